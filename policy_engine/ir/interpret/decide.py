"""A whole decision, worked out at once."""

from policy_engine.ir.interpret.changes import changes_on
from policy_engine.ir.interpret.conditions import blocker_state, blocks, criterion_state, dimension_state, truth
from policy_engine.ir.interpret.evidence import condition_evidence, criterion_evidence
from policy_engine.ir.interpret.outcomes import contradiction, newest_day
from policy_engine.ir.interpret.situation import Names, Situation
from policy_engine.ir.interpret.stages import stage, within_reach, without_holds
from policy_engine.ir.interpret.steps import next_steps
from policy_engine.ir.nodes.policy import Blocker, Criterion, Policy
from policy_engine.runtime.decision import (
    DISQUALIFIED,
    ON_HOLD,
    BlockerResult,
    Contradiction,
    CriterionResult,
    PlainDecision,
    Route,
    States,
)
from policy_engine.runtime.record import Record
from policy_engine.runtime.view import seen
from policy_engine.values.truth import STATE_NAMES


def situation_of(policy: Policy, record: Record, as_of: int) -> Situation:
    """Return the circumstances of deciding about a record on a day (an ordinal)."""
    return Situation(Names(policy), seen(record, policy.reading, as_of), as_of)


def states(policy: Policy, record: Record, as_of: int) -> States:
    """Return the stage and every state of a record on a day (an ordinal)."""
    at = situation_of(policy, record, as_of)
    given = stage(at)
    effects = [contradiction(c, at, truth) for c in policy.criteria]
    return States(
        stage=given,
        would_be=without_holds(at) if given == ON_HOLD else None,
        criteria=tuple(criterion_state(c.name, at) for c in policy.criteria),
        dimensions=tuple(dimension_state(d.name, at) for d in policy.dimensions),
        blockers=tuple(blocker_state(b, at) for b in policy.blockers),
        contradicted=tuple(None if e is None else e.outcome for e in effects),
    )


def decide(policy: Policy, record: Record, as_of: int) -> PlainDecision:
    """Return the whole decision about a record on a day (an ordinal)."""
    at = situation_of(policy, record, as_of)
    given = stage(at)
    steps = next_steps(at)
    chosen = {s.name: s for s in policy.stages}.get(given)
    return PlainDecision(
        key=record.key,
        as_of=as_of,
        stage=given,
        would_be=without_holds(at) if given == ON_HOLD else None,
        alias=None if chosen is None else chosen.alias,
        route=_route(given, policy),
        dimensions={d.name: STATE_NAMES[dimension_state(d.name, at)] for d in policy.dimensions},
        criteria={c.name: _criterion(c, at) for c in policy.criteria},
        holds={b.name: _blocker(b, at) for b in policy.blockers if not b.disqualifies},
        disqualifiers={b.name: _blocker(b, at) for b in policy.blockers if b.disqualifies},
        within_reach=within_reach(at),
        next_steps=steps.sets,
        next_steps_complete=steps.complete,
        changes_on=changes_on(at),
        problems=record.problems,
    )


def _route(given: str, policy: Policy) -> Route | None:
    if given in (ON_HOLD, DISQUALIFIED):
        return None
    chosen = next(s for s in policy.stages if s.name == given)
    return Route("hand over" if chosen.hands_over else "keep", chosen.to, chosen.answer_within)


def _criterion(criterion: Criterion, at: Situation) -> CriterionResult:
    effect = contradiction(criterion, at, truth)
    on = None if effect is None else newest_day(effect.outcome, at)
    return CriterionResult(
        state=STATE_NAMES[criterion_state(criterion.name, at)],
        owners=criterion.owners or at.policy.owners,
        because_of=criterion_evidence(criterion, at),
        contradicted=None if effect is None or on is None else Contradiction(effect.outcome, on),
    )


def _blocker(blocker: Blocker, at: Situation) -> BlockerResult:
    ended = blocker.until is not None and at.day > blocker.until
    return BlockerResult(
        state=STATE_NAMES[blocker_state(blocker, at)],
        in_effect=blocks(blocker, at),
        owners=blocker.owners or at.policy.owners,
        because_of=() if ended else condition_evidence(blocker.condition, at),
    )
