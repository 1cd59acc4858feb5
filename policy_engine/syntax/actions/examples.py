"""Actions of examples: what became known on a day, what is expected."""

from dataclasses import replace
from typing import Any

from policy_engine.base.source import Span
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD
from policy_engine.syntax.actions.record import clause
from policy_engine.syntax.actions.registry import Action, action, constant
from policy_engine.syntax.builder import Builder, Clause
from policy_engine.syntax.tree.atoms import Name, Number, String
from policy_engine.syntax.tree.examples import (
    Example,
    ExpectChange,
    ExpectDisqualified,
    ExpectNoChange,
    ExpectOnHold,
    ExpectStage,
    ExpectState,
    Given,
    GivenEvent,
    GivenField,
    GivenNoData,
    GivenPerson,
    GivenSet,
    Step,
)

_UNDATED = "undated"
constant(_UNDATED, _UNDATED)
for _rule in ("like", "given_by", "expect_by", "expect_else"):
    action(_rule)(clause(_rule))


@action("given_value")
def given_value(builder: Builder, kids: list[Any], span: Span) -> GivenField:
    """``budget is confirmed undated``."""
    builder.value(kids[1:])
    return GivenField(None, kids[0], kids[1], len(kids) > 2, span)


@action("given_unknown")
def given_unknown(builder: Builder, kids: list[Any], span: Span) -> GivenField:
    """``budget is unknown``."""
    return GivenField(None, kids[0], None, False, span)


@action("given_set", "given_empty_set")
def given_set(builder: Builder, kids: list[Any], span: Span) -> GivenSet:
    """``interests includes crm and erp``, ``interests includes nothing``."""
    values = tuple(kid for kid in kids[1:] if isinstance(kid, Name | String))
    builder.value(values)
    return GivenSet(None, kids[0], values, kids[-1] is _UNDATED, span)


@action("given_person")
def given_person(builder: Builder, kids: list[Any], span: Span) -> GivenPerson | GivenField | GivenSet:
    """``person "anna" role is user``, ``person "anna"``."""
    if len(kids) == 1:
        return GivenPerson(kids[0], span)
    given: GivenField | GivenSet = kids[1]
    return replace(given, person=kids[0], span=span)


def _no_data(people: bool) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> GivenNoData:
        return GivenNoData(people, span)

    return make


action("given_no_events")(_no_data(False))
action("given_no_people")(_no_data(True))


@action("given_attributes")
def given_attributes(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``with minutes 40 and kind demo``."""
    return Clause("given_attributes", tuple(kids), span)


@action("given_attribute")
def given_attribute(builder: Builder, kids: list[Any], span: Span) -> tuple[Any, ...]:
    """``minutes 40``."""
    builder.value(kids[1:])
    return tuple(kids)


@action("given_event")
def given_event(builder: Builder, kids: list[Any], span: Span) -> GivenEvent:
    """``2 requirements_call by "anna" with minutes 40``."""
    number = 1
    if isinstance(kids[0], Number):
        number = int(kids[0].digits)
        kids = kids[1:]
    said = {kid.kind: kid.value for kid in kids[1:]}
    return GivenEvent(number, kids[0], said.get("given_by"), said.get("given_attributes", ()), span)


@action("fact_line")
def fact_line(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """One bullet of facts."""
    facts: tuple[Given, ...] = tuple(kids)
    return Clause("facts", facts, span)


@action("expect_stage")
def expect_stage(builder: Builder, kids: list[Any], span: Span) -> ExpectStage:
    """``expect ready``."""
    return ExpectStage(kids[0], span)


def _state(state: str) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> ExpectState:
        return ExpectState(kids[0], state, span)

    return make


for _words in ("met", "not met", "open"):
    action(f"expect_{_words.replace(' ', '_')}")(_state(_words))


@action("expect_disqualified")
def expect_disqualified(builder: Builder, kids: list[Any], span: Span) -> ExpectDisqualified:
    """``expect disqualified by x``."""
    return ExpectDisqualified(kids[0].value if kids else None, span)


@action("expect_on_hold")
def expect_on_hold(builder: Builder, kids: list[Any], span: Span) -> ExpectOnHold:
    """``expect on hold by x, else ready``."""
    said = {kid.kind: kid.value for kid in kids}
    return ExpectOnHold(said.get("expect_by"), said.get("expect_else"), span)


@action("expect_change")
def expect_change(builder: Builder, kids: list[Any], span: Span) -> ExpectChange:
    """``expect changes on 2026-04-16 to watching``."""
    return ExpectChange(kids[0], kids[1], span)


@action("becomes_disqualified")
def becomes_disqualified(builder: Builder, kids: list[Any], span: Span) -> Name:
    """``disqualified``, the built-in stage."""
    return Name(DISQUALIFIED, span)


@action("becomes_on_hold")
def becomes_on_hold(builder: Builder, kids: list[Any], span: Span) -> Name:
    """``on hold``, the built-in stage."""
    return Name(ON_HOLD, span)


@action("expect_no_change")
def expect_no_change(builder: Builder, kids: list[Any], span: Span) -> ExpectNoChange:
    """``expect no change``."""
    return ExpectNoChange(span)


@action("step")
def step(builder: Builder, kids: list[Any], span: Span) -> Step:
    """One day."""
    builder.statement(span)
    facts = tuple(kid.value for kid in kids[1:] if isinstance(kid, Clause))
    expected = tuple(kid for kid in kids[1:] if not isinstance(kid, Clause))
    return Step(kids[0], facts, expected, span)


@action("example")
def example(builder: Builder, kids: list[Any], span: Span) -> Example:
    """A titled way through the days."""
    builder.statement(span)
    like = next((kid.value for kid in kids[1:] if isinstance(kid, Clause)), None)
    return Example(kids[0], like, tuple(kid for kid in kids[1:] if isinstance(kid, Step)), span)
