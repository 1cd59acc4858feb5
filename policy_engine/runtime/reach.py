"""Which better stages some answer to what is unknown would give."""

from policy_engine.runtime.circumstances import Circumstances
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD
from policy_engine.values.truth import MET, NOT_MET


def rank(stage: str, at: Circumstances) -> int:
    """Return a stage's rank, 0 the best; below all stand on hold and then disqualified."""
    return [*(s.name for s in at.engine.rules.stages), ON_HOLD, DISQUALIFIED].index(stage)


def within_reach(at: Circumstances) -> tuple[str, ...]:
    """Return the better stages within reach, best first; none while something blocks surely.

    A stage below one that holds whatever the answers cannot be given.
    """
    given = rank(at.states[0], at)
    _, _, blockers, stages = at.learnable
    if at.states[0] == DISQUALIFIED or MET in blockers:
        return ()
    reachable: list[str] = []
    for rule, state in zip(at.engine.rules.stages[:given], stages[:given], strict=True):
        if state != NOT_MET:
            reachable.append(rule.name)
        if state == MET:
            break
    return tuple(reachable)
