"""What to settle so that a better stage is given: every smallest set, found by trying sets by size.

Obvious and slow on purpose; generated evaluators search more cleverly and are compared with this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import assert_never

from policy_engine.ir.interpret.conditions import blocker_state, blocks, criterion_state, truth
from policy_engine.ir.interpret.outcomes import in_effect
from policy_engine.ir.interpret.situation import Situation
from policy_engine.ir.interpret.stages import rank, stage, within_reach, without_holds
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
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
from policy_engine.ir.nodes.policy import Criterion
from policy_engine.runtime.decision import DISQUALIFIED, MOST_SETS, ON_HOLD, NextStep, NextSteps
from policy_engine.values.truth import MET, NOT_MET, OPEN


@dataclass(frozen=True, slots=True)
class Found:
    """The sets found, and whether they are all there are."""

    sets: tuple[NextSteps, ...]
    complete: bool


def next_steps(at: Situation) -> Found:
    """Return the smallest sets for each stage within reach and the next above, best stage first."""
    given = stage(at)
    if given == DISQUALIFIED:
        return Found((), True)
    holder = {s.name: s.to for s in at.policy.stages}[without_holds(at)]
    sets: list[NextSteps] = []
    complete = True
    for target in _targets(given, at):
        found = list(islice(_sets_for(target, at), MOST_SETS + 1))
        complete = complete and len(found) <= MOST_SETS
        sets.extend(NextSteps(target, holder, tuple(_step(name, at) for name in names)) for names in found[:MOST_SETS])
    return Found(tuple(sets), complete)


def _targets(given: str, at: Situation) -> list[str]:
    wanted = set(within_reach(at))
    if given == ON_HOLD:
        wanted.add(without_holds(at))
    elif rank(given, at) > 0:
        wanted.add(at.policy.stages[rank(given, at) - 1].name)
    return sorted(wanted, key=lambda name: rank(name, at))


def _sets_for(target: str, at: Situation) -> Iterator[tuple[str, ...]]:
    switches = [*_criteria_to_settle(at), *_holds_to_settle(at)]
    found: list[frozenset[str]] = []
    for size in range(1, len(switches) + 1):
        for names in combinations(switches, size):
            chosen = frozenset(names)
            if any(smaller <= chosen for smaller in found):
                continue
            if rank(stage(at.settling(chosen)), at) <= rank(target, at):
                found.append(chosen)
                yield names


def _criteria_to_settle(at: Situation) -> Iterator[str]:
    for criterion in at.policy.criteria:
        final = any(in_effect(e, at, truth) and not e.until_new_need for e in criterion.contradicted_by)
        if criterion_state(criterion.name, at) != MET and not final and not only_follows(criterion.condition):
            yield criterion.name


def _holds_to_settle(at: Situation) -> Iterator[str]:
    for blocker in at.policy.blockers:
        if not blocker.disqualifies and blocker.outcome is None and blocks(blocker, at):
            yield blocker.name


def only_follows(condition: Condition) -> bool:
    """Tell whether a condition speaks of nothing but other criteria and dimensions, and so follows them."""
    match condition:
        case CriterionState() | DimensionState():
            return True
        case Not(operand=operand):
            return only_follows(operand)
        case And(operands=operands) | Or(operands=operands) | AtLeast(operands=operands):
            return all(only_follows(o) for o in operands)
        case (
            Compare()
            | OneOf()
            | Known()
            | Includes()
            | Mentions()
            | Within()
            | Until()
            | Count()
            | People()
            | InEffect()
        ):
            return False
        case _:
            assert_never(condition)


def _step(name: str, at: Situation) -> NextStep:
    """Ask where the answer can be learnt, offer where it is not met."""
    learning = at.reading_learnably()
    if name in at.names.criteria:
        criterion = at.names.criteria[name]
        ask = criterion.ask if _learnable(criterion, at) else None
        return NextStep(name, "criterion", ask, criterion.offer if criterion_state(name, at) == NOT_MET else None)
    hold = at.names.blockers[name]
    ask = hold.ask if blocker_state(hold, learning) == OPEN else None
    return NextStep(name, "hold", ask, hold.offer if blocker_state(hold, at) == MET else None)


def _learnable(criterion: Criterion, at: Situation) -> bool:
    return criterion_state(criterion.name, at.reading_learnably()) == OPEN
