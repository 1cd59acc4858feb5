"""Which truth a condition has."""

from typing import assert_never

from policy_engine.ir.interpret.counts import Tally, tally_events, tally_people
from policy_engine.ir.interpret.operands import chosen, compare, stretch_of
from policy_engine.ir.interpret.outcomes import contradiction, in_effect
from policy_engine.ir.interpret.situation import Situation
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Bound,
    Compare,
    Condition,
    Count,
    CriterionState,
    DimensionState,
    Includes,
    InEffect,
    Known,
    Mentions,
    Not,
    OneOf,
    Or,
    People,
    Until,
    Within,
)
from policy_engine.ir.nodes.operands import Choice
from policy_engine.ir.nodes.policy import Blocker
from policy_engine.values.truth import MET, NEGATED, NOT_MET, OPEN, Truth, at_least, either, every, truth_of
from policy_engine.values.types import Value
from policy_engine.values.words import mentions, words


def truth(condition: Condition, at: Situation) -> Truth:
    """Return the truth of a condition in the circumstances ``at``."""
    match condition:
        case Not(operand=operand):
            return NEGATED[truth(operand, at)]
        case And(operands=operands):
            return every(truth(o, at) for o in operands)
        case Or(operands=operands):
            return either(truth(o, at) for o in operands)
        case AtLeast(number=number, operands=operands):
            truths = [truth(o, at) for o in operands]
            return at_least(number, truths.count(MET), len(truths) - truths.count(NOT_MET))
        case CriterionState(name=name):
            return criterion_state(name, at)
        case DimensionState(name=name):
            return dimension_state(name, at)
        case InEffect():
            return truth_of(in_effect(condition, at, truth))
        case Count(bound=bound, number=number):
            return _bounded(bound, number, tally_events(condition, at, truth))
        case People(bound=bound, number=number):
            return _bounded(bound, number, tally_people(condition, at, truth))
        case Until(day=day):
            return truth_of(at.day <= day)
        case _:
            return _field_test(condition, at)


def _field_test(condition: Compare | OneOf | Known | Includes | Mentions | Within, at: Situation) -> Truth:
    match condition:
        case Compare(relation=relation, left=left, right=right):
            return compare(relation, left, right, at)
        case Known(field=field):
            if at.entry(field).value is not None:
                return MET
            return OPEN if at.learnable else NOT_MET
        case OneOf(field=field, values=values):
            value, allowed = at.entry(field).value, _listed(values, at)
            return OPEN if value is None or allowed is None else truth_of(value in allowed)
        case Includes(field=field, all_of=all_of, values=values):
            value, wanted = at.entry(field).value, _listed(values, at)
            if value is None or wanted is None:
                return OPEN
            assert isinstance(value, tuple), "includes is for several-of fields"
            return truth_of((all if all_of else any)(w in value for w in wanted))
        case Mentions(field=field):
            value = at.entry(field).value
            return OPEN if value is None else truth_of(_mentions(condition, str(value)))
        case Within():
            return _within(condition, at)
        case _:
            assert_never(condition)


def _listed(values: tuple[Value, ...] | Choice, at: Situation) -> tuple[Value, ...] | None:
    if not isinstance(values, Choice):
        return values
    listed = chosen(values, at)
    assert listed is None or isinstance(listed, tuple), "a list is wanted"
    return listed


def _mentions(condition: Mentions, text: str) -> bool:
    said = words(text)
    wanted = any(mentions(said, phrase) for phrase in condition.phrases)
    return wanted and not any(mentions(said, phrase) for phrase in condition.but_not)


def _within(condition: Within, at: Situation) -> Truth:
    date = at.entry(condition.field).value
    low = stretch_of(condition.low, at)
    high = None if condition.high is None else stretch_of(condition.high, at)
    if date is None or low is None or (high is None and condition.high is not None):
        return OPEN
    assert isinstance(date, int), "dates are ordinals inside"
    distance = date - at.day if condition.future else at.day - date
    inside = distance >= low + condition.low_add and (high is None or distance <= high + condition.high_add)
    return truth_of(distance >= 0 and inside)


def _bounded(bound: Bound, number: int, tally: Tally) -> Truth:
    """Compare a count that lies in an interval; without a limit it may reach any number."""
    needed = number if bound is Bound.AT_LEAST else number + 1
    possible = needed if tally.possible is None else tally.possible
    reached = at_least(needed, tally.sure, possible)
    return reached if bound is Bound.AT_LEAST else NEGATED[reached]


def criterion_state(name: str, at: Situation) -> Truth:
    """Return a criterion's state: settled, contradicted, or as its condition says."""
    if name not in at.known_states:
        at.known_states[name] = _criterion_state(name, at)
    return at.known_states[name]


def _criterion_state(name: str, at: Situation) -> Truth:
    if name in at.settled:
        return MET
    criterion = at.names.criteria[name]
    if contradiction(criterion, at, truth) is not None:
        return NOT_MET
    return truth(criterion.condition, at)


def dimension_state(name: str, at: Situation) -> Truth:
    """Return a dimension's state."""
    if name not in at.known_states:
        at.known_states[name] = truth(at.names.dimensions[name].condition, at)
    return at.known_states[name]


def blocker_state(blocker: Blocker, at: Situation) -> Truth:
    """Return the truth of what blocks: the condition of ``when``, the negation of that of ``unless``."""
    if blocker.until is not None and at.day > blocker.until:
        return NOT_MET
    blocks = truth(blocker.condition, at)
    return NEGATED[blocks] if blocker.unless else blocks


def blocks(blocker: Blocker, at: Situation) -> bool:
    """Tell whether a hold or disqualifier is in effect: surely, or with ``unless`` perhaps."""
    if blocker.name in at.settled:
        return False
    state = blocker_state(blocker, at)
    return state == MET or (blocker.unless and state == OPEN)
