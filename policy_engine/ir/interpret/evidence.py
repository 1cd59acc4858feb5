"""What made a state so: the values, with their days and reasons."""

from collections.abc import Iterator

from policy_engine.ir.interpret.conditions import truth
from policy_engine.ir.interpret.counts import Tally, tally_events, tally_people
from policy_engine.ir.interpret.outcomes import contradiction, newest_day
from policy_engine.ir.interpret.situation import Situation
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Condition,
    Count,
    CriterionState,
    DimensionState,
    InEffect,
    Not,
    Or,
    People,
    Until,
)
from policy_engine.ir.nodes.operands import Field
from policy_engine.ir.nodes.policy import Criterion
from policy_engine.ir.walk import fields_read
from policy_engine.runtime.decision import Evidence
from policy_engine.values.show import show
from policy_engine.values.types import Scope


def criterion_evidence(criterion: Criterion, at: Situation) -> tuple[Evidence, ...]:
    """Return what made a criterion's state so, each thing once."""
    return tuple(dict.fromkeys(_of_criterion(criterion, at)))


def condition_evidence(condition: Condition, at: Situation) -> tuple[Evidence, ...]:
    """Return what made a condition's truth so, each thing once."""
    return tuple(dict.fromkeys(_of(condition, at)))


def _of_criterion(criterion: Criterion, at: Situation) -> Iterator[Evidence]:
    effect = contradiction(criterion, at, truth)
    if effect is None:
        yield from _of(criterion.condition, at)
    else:
        yield _of_outcome(effect, at)


def _of(condition: Condition, at: Situation) -> Iterator[Evidence]:
    match condition:
        case And(operands=operands) | Or(operands=operands) | AtLeast(operands=operands):
            result = truth(condition, at)
            for operand in operands:
                if truth(operand, at) == result:
                    yield from _of(operand, at)
        case Not(operand=operand):
            yield from _of(operand, at)
        case CriterionState(name=name):
            yield from _of_criterion(at.names.criteria[name], at)
        case DimensionState(name=name):
            yield from _of(at.names.dimensions[name].condition, at)
        case InEffect():
            yield _of_outcome(condition, at)
        case Count():
            yield _of_count(condition, at)
        case People():
            tally = tally_people(condition, at, truth)
            yield Evidence("people", _interval(tally), None, "mixed", tally.doubt)
        case Until():
            return
        case _:
            for field in fields_read(condition):
                yield _of_field(field, at)


def _of_field(field: Field, at: Situation) -> Evidence:
    entry = at.entry(field)
    plan = (at.names.fields if field.scope is Scope.RECORD else at.names.people_fields)[field.name]
    return Evidence(
        what=field.name,
        value=None if entry.value is None else show(entry.value, field.type),
        at=None if entry.at is None else entry.at.day,
        evidence_class=plan.evidence,
        reason=None if entry.reason is None else entry.reason.value,
    )


def _of_outcome(effect: InEffect, at: Situation) -> Evidence:
    return Evidence(effect.outcome, None, newest_day(effect.outcome, at), "outcome", None)


def _of_count(count: Count, at: Situation) -> Evidence:
    tally = tally_events(count, at, truth)
    return Evidence(", ".join(count.names), _interval(tally), tally.newest, _class_of(count, at), tally.doubt)


def _interval(tally: Tally) -> str | None:
    if tally.possible is None:
        return None
    return str(tally.sure) if tally.sure == tally.possible else f"{tally.sure} to {tally.possible}"


def _class_of(count: Count, at: Situation) -> str:
    derived = {d.name: d.evidence for d in at.policy.derived}
    classes = {derived.get(name) or at.names.events[name].evidence for name in count.names}
    return classes.pop() if len(classes) == 1 else "mixed"
