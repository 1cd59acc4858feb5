"""Which stage is given."""

from policy_engine.ir.interpret.conditions import blocker_state, blocks, truth
from policy_engine.ir.interpret.situation import Situation
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD
from policy_engine.values.truth import MET, NOT_MET, Truth


def stage(at: Situation) -> str:
    """Return the stage given: disqualified, on hold, or the first whose condition surely holds."""
    if any(b.disqualifies and blocks(b, at) for b in at.policy.blockers):
        return DISQUALIFIED
    if any(not b.disqualifies and blocks(b, at) for b in at.policy.blockers):
        return ON_HOLD
    return without_holds(at)


def without_holds(at: Situation) -> str:
    """Return the stage that the conditions give, whatever blocks."""
    return next(s.name for s in at.policy.stages if s.condition is None or truth(s.condition, at) == MET)


def rank(name: str, at: Situation) -> int:
    """Return a stage's rank, 0 the best; below all stand on hold and then disqualified."""
    return [*(s.name for s in at.policy.stages), ON_HOLD, DISQUALIFIED].index(name)


def _stage_truth(index: int, at: Situation) -> Truth:
    condition = at.policy.stages[index].condition
    return MET if condition is None else truth(condition, at)


def within_reach(at: Situation) -> tuple[str, ...]:
    """Return the better stages that some answer to what is unknown would give, best first.

    None while something blocks surely, or the lead is disqualified. A stage below one that holds whatever the answers
    cannot be given.
    """
    given, learning = stage(at), at.reading_learnably()
    if given == DISQUALIFIED or any(blocker_state(b, learning) == MET for b in at.policy.blockers):
        return ()
    reachable: list[str] = []
    for index, candidate in enumerate(at.policy.stages[: rank(given, at)]):
        state = _stage_truth(index, learning)
        if state != NOT_MET:
            reachable.append(candidate.name)
        if state == MET:
            break
    return tuple(reachable)
