"""Outcomes and what they do: how long a rejection speaks, and the new need that ends it."""

from collections.abc import Mapping

from policy_engine.ir.interpret.counts import Judge
from policy_engine.ir.interpret.situation import Situation
from policy_engine.ir.nodes.conditions import InEffect
from policy_engine.ir.nodes.policy import Criterion
from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.record import Entry
from policy_engine.values.truth import MET


def newest_day(outcome: str, at: Situation) -> int | None:
    """Return the day of the newest occurrence of an outcome; without events there are no outcomes."""
    days = [e.at.day for e in at.view.events or () if e.type == outcome and e.at.day <= at.day]
    return max(days, default=None)


def in_effect(effect: InEffect, at: Situation, truth: Judge) -> bool:
    """Tell whether an outcome's effect runs."""
    since = newest_day(effect.outcome, at)
    if since is None or (effect.days is not None and at.day - since > effect.days):
        return False
    return not (effect.until_new_need and new_need_after(since, at, truth))


def contradiction(criterion: Criterion, at: Situation, truth: Judge) -> InEffect | None:
    """Return the first effect that contradicts a criterion, or None."""
    return next((e for e in criterion.contradicted_by if in_effect(e, at, truth)), None)


def new_need_after(since: int, at: Situation, truth: Judge) -> bool:
    """Tell whether need was shown on a day after ``since``: an event, or a value that does not deny it."""
    return _new_need_event(since, at, truth) or _new_need_value(since, at)


def _new_need_event(since: int, at: Situation, truth: Judge) -> bool:
    later = {e.type for e in at.view.events or () if since < e.at.day <= at.day}
    if any(at.names.events[t].evidence == "need" and not at.names.events[t].is_outcome for t in later):
        return True
    return any(
        source.event in later and (source.guard is None or truth(source.guard, at) == MET)
        for derived in at.policy.derived
        if derived.evidence == "need"
        for source in derived.sources
    )


def _new_need_value(since: int, at: Situation) -> bool:
    if _any_new(since, at.names.fields, at.view.fields):
        return True
    return any(_any_new(since, at.names.people_fields, person.fields) for person in at.view.people or ())


def _any_new(since: int, plans: Mapping[str, FieldPlan], entries: Mapping[str, Entry]) -> bool:
    return any(plan.evidence == "need" and _is_new(since, plan, entries[name]) for name, plan in plans.items())


def _is_new(since: int, plan: FieldPlan, entry: Entry) -> bool:
    """Whether the value is fresh does not matter: that need was shown on that day stays true."""
    if entry.value is None or entry.timeless or entry.at is None:
        return False
    return entry.at.day > since and entry.value not in plan.denied_by
