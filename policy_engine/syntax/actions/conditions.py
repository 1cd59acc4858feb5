"""Actions of conditions: boolean structure, counts of events and people, bullets."""

from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.source import Span
from policy_engine.syntax.actions.registry import Action, action
from policy_engine.syntax.builder import Builder, Clause
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.conditions import (
    AgoRange,
    And,
    Bullets,
    Comparison,
    Condition,
    Count,
    Happened,
    Is,
    Last,
    Named,
    Next,
    Not,
    Or,
    Period,
    Persons,
    Quantity,
    When,
)


@action("named")
def named(builder: Builder, kids: list[Any], span: Span) -> Named:
    """A bare name."""
    return Named(kids[0], span)


@action("comparison")
def comparison(builder: Builder, kids: list[Any], span: Span) -> Comparison:
    """A name and its test."""
    if builder.suspects and isinstance(kids[1], Is) and isinstance(kids[1].value, Name):
        value = kids[1].value
        if value.text in builder.states and builder.suspects.pop(value.span.start, None) is not None:
            builder.report(codes.STATE_AS_VALUE, span, state=value.text, name=kids[0].text)
    return Comparison(kids[0], kids[1], span)


@action("and_")
def and_(builder: Builder, kids: list[Any], span: Span) -> And:
    """``a and b``."""
    return And(tuple(kids), span)


@action("or_")
def or_(builder: Builder, kids: list[Any], span: Span) -> Or:
    """``a or b``."""
    return Or(tuple(kids), span)


@action("not_")
def not_(builder: Builder, kids: list[Any], span: Span) -> Not:
    """``not (a)``, ``not a``."""
    return Not(kids[0], span)


@action("where")
def where(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``where …``."""
    return Clause("where", kids[0], span)


def _narrowed(kids: list[Any]) -> tuple[Condition | None, Period | None]:
    where_: Condition | None = None
    period: Period | None = None
    for kid in kids:
        if isinstance(kid, Clause):
            where_ = kid.value
        elif isinstance(kid, Last | Next | AgoRange):
            period = kid
    return where_, period


@action("counted")
def counted(builder: Builder, kids: list[Any], span: Span) -> tuple[Any, ...]:
    """One event with what narrows it."""
    return ((kids[0],), *_narrowed(kids[1:]), False)


@action("listed")
def listed(builder: Builder, kids: list[Any], span: Span) -> tuple[Any, ...]:
    """``of a, b`` with what narrows them."""
    return (kids[0], *_narrowed(kids[1:]), True)


def _events(count: Count) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> Happened:
        events, where_, period, of = kids[1]
        return Happened(count, int(kids[0].digits), events, where_, False, period, of, span)

    return make


action("at_least_events")(_events(Count.AT_LEAST))
action("at_most_events")(_events(Count.AT_MOST))


@action("no_events")
def no_events(builder: Builder, kids: list[Any], span: Span) -> Happened:
    """``no a, b in the last 30 days``."""
    where_, period = _narrowed(kids[1:])
    return Happened(Count.NONE, 0, kids[0], where_, False, period, False, span)


@action("on_days")
def on_days(builder: Builder, kids: list[Any], span: Span) -> Happened:
    """``a on at least 3 different days``."""
    where_, period = _narrowed(kids[1:])
    number = next(kid for kid in kids[1:] if hasattr(kid, "digits"))
    return Happened(Count.AT_LEAST, int(number.digits), (kids[0],), where_, True, period, False, span)


@action("in_period")
def in_period(builder: Builder, kids: list[Any], span: Span) -> Happened:
    """``a in the last 30 days``."""
    where_, period = _narrowed(kids[1:])
    return Happened(Count.SOME, 1, (kids[0],), where_, False, period, False, span)


@action("some_person")
def some_person(builder: Builder, kids: list[Any], span: Span) -> Persons:
    """``some person (…)``."""
    return Persons(Count.SOME, 1, kids[0], span)


@action("no_person")
def no_person(builder: Builder, kids: list[Any], span: Span) -> Persons:
    """``no person (…)``."""
    return Persons(Count.NONE, 0, kids[0], span)


@action("at_least_people")
def at_least_people(builder: Builder, kids: list[Any], span: Span) -> Persons:
    """``at least 2 people (…)``."""
    return Persons(Count.AT_LEAST, int(kids[0].digits), kids[1], span)


@action("at_most_people")
def at_most_people(builder: Builder, kids: list[Any], span: Span) -> Persons:
    """``at most 2 people (…)``."""
    return Persons(Count.AT_MOST, int(kids[0].digits), kids[1], span)


@action("bullet")
def bullet(builder: Builder, kids: list[Any], span: Span) -> Condition:
    """One bullet's condition."""
    condition: Condition = kids[0]
    return condition


@action("all_of")
def all_of(builder: Builder, kids: list[Any], span: Span) -> Bullets:
    """``all of`` bullets."""
    return Bullets(Quantity.ALL, 0, tuple(kids), span)


@action("any_of")
def any_of(builder: Builder, kids: list[Any], span: Span) -> Bullets:
    """``any of`` bullets."""
    return Bullets(Quantity.ANY, 0, tuple(kids), span)


@action("at_least_of")
def at_least_of(builder: Builder, kids: list[Any], span: Span) -> Bullets:
    """``at least 2 of`` bullets."""
    return Bullets(Quantity.AT_LEAST, int(kids[0].digits), tuple(kids[1:]), span)


@action("when")
def when(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``when …``."""
    return Clause("when", When(kids[0], False, span), span)


@action("unless")
def unless(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``unless …``."""
    return Clause("when", When(kids[0], True, span), span)
