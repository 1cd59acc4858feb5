"""Each promise of the ir is broken on purpose, and the checker names it."""

from dataclasses import replace

import pytest

from policy_engine.base.text import Text
from policy_engine.ir.invariants import INVARIANTS, broken
from policy_engine.ir.nodes.conditions import (
    And,
    Bound,
    Compare,
    Condition,
    Count,
    CriterionState,
    DimensionState,
    Known,
    People,
    Relation,
    Source,
)
from policy_engine.ir.nodes.operands import Choice, Field, Literal
from policy_engine.ir.nodes.policy import Criterion, Dimension, Policy, Stage
from policy_engine.runtime.plan import EventColumns, EventPlan, FieldPlan, ReadingPlan
from policy_engine.values.types import IntegerType, PicklistType, Scope

COUNTRIES = PicklistType(("DE", "AT"))
COUNTRY = Field(Scope.RECORD, "country", COUNTRIES)
EMPLOYEES = Field(Scope.RECORD, "employees", IntegerType())
COLUMNS = EventColumns("type", "at", "id", "person", None)


def field_plan(field: Field) -> FieldPlan:
    return FieldPlan(
        field.name, field.type, "fact", None, field.name, False, None, (), frozenset(), None, None, None, (), None
    )


READING = ReadingPlan(
    "lead",
    None,
    None,
    (field_plan(COUNTRY), field_plan(EMPLOYEES)),
    None,
    (EventPlan("demo_request", "need", False, None, ("demo_request",), ()),),
    COLUMNS,
    COLUMNS,
    "UTC",
    frozenset(),
)


def criterion(name: str, condition: Condition) -> Criterion:
    return Criterion(name, "context", Text(name), (), condition, (), None, None, None)


def sound() -> Policy:
    members = (CriterionState("big"),)
    return Policy(
        name="p",
        title=Text("P"),
        goal=None,
        goal_days=None,
        owners=("marketing", "sales"),
        meaning_hash="",
        reading=READING,
        derived=(),
        criteria=(criterion("big", Known(EMPLOYEES)),),
        dimensions=(Dimension("context", Text("Context"), (), And(members)),),
        blockers=(),
        stages=(
            Stage("ready", Text("Ready"), None, True, "sales", None, DimensionState("context")),
            Stage("watching", Text("Watching"), None, False, "marketing", None, None),
        ),
        outcomes=(),
        order=("big", "context"),
        durations=(),
        days=(),
    )


def with_condition(condition: Condition) -> Policy:
    return replace(sound(), criteria=(criterion("big", condition),))


CHOICE = Choice("least", COUNTRY, (("DE", 50), ("DE", 60)), None, IntegerType())
EVENTS = (Source("demo_request"),)

FAULTS = {
    "names_are_unique": replace(sound(), criteria=sound().criteria * 2),
    "otherwise_is_last": replace(sound(), stages=sound().stages[::-1]),
    "order_respects_names": replace(sound(), order=("context", "big")),
    "counts_are_bounded_sensibly": with_condition(Count(Bound.AT_LEAST, 0, ("demo_request",), EVENTS, None, None)),
    "fields_are_declared": with_condition(Known(Field(Scope.RECORD, "country", IntegerType()))),
    "people_name_no_criteria": with_condition(People(Bound.AT_LEAST, 1, People(Bound.AT_LEAST, 1, Known(COUNTRY)))),
    "choices_are_by_the_record": with_condition(Compare(Relation.EQUAL, EMPLOYEES, CHOICE)),
}


def test_a_sound_policy_breaks_nothing() -> None:
    assert broken(sound()) == []


@pytest.mark.parametrize("promise", INVARIANTS, ids=lambda promise: promise.__name__)
def test_a_broken_promise_is_named(promise) -> None:
    faults = broken(FAULTS[promise.__name__])
    assert faults
    assert {fault.split(":")[0] for fault in faults} == {promise.__name__}


def test_a_literal_of_the_right_type_is_no_fault() -> None:
    assert broken(with_condition(Compare(Relation.EQUAL, EMPLOYEES, Literal(5, IntegerType())))) == []
