"""Counts as intervals: what surely matches, what may match."""

from collections.abc import Callable
from dataclasses import dataclass

from policy_engine.ir.interpret.operands import stretch_of
from policy_engine.ir.interpret.situation import Situation
from policy_engine.ir.nodes.conditions import Condition, Count, People
from policy_engine.runtime.record import Event
from policy_engine.values.truth import MET, NOT_MET, OPEN, Truth, either

Judge = Callable[[Condition, Situation], Truth]
"""What gives a condition's truth; handed in, since conditions count and counts have conditions."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Between ``sure`` and ``possible`` things match; ``possible`` None means without limit.

    ``newest`` is the newest day among them, ``doubt`` why the two differ.
    """

    sure: int
    possible: int | None
    newest: int | None = None
    doubt: str | None = None


NOTHING = Tally(0, 0)


def tally_events(count: Count, at: Situation, truth: Judge) -> Tally:
    """Count the events, or the different days with such an event."""
    guards = {source.event: _guard(count, source.event, at, truth) for source in count.sources}
    if at.view.events is None or not at.view.events_known:
        possible = any(guard != NOT_MET for guard in guards.values())
        return Tally(0, None, None, "events unknown") if possible else NOTHING
    window = _window(count, at)
    sure: list[int] = []
    possible_days: list[int] = []
    doubts: set[str] = set()
    for event in at.view.events:
        guard = guards.get(event.type, NOT_MET)
        if guard == NOT_MET or not _by_whom(count, event, at) or not _in_window(event, window, at):
            continue
        where = MET if count.where is None else truth(count.where, at.of_event(event))
        if where == NOT_MET:
            continue
        possible_days.append(event.at.day)
        if window is not None and guard == MET and where == MET:
            sure.append(event.at.day)
        if window is None:
            doubts.add("setting unknown")
        if where == OPEN:
            doubts.add("attribute unknown")
        if guard == OPEN:
            doubts.add("condition open")
    return _sum_up(count, sure, possible_days, doubts)


def _sum_up(count: Count, sure: list[int], possible: list[int], doubts: set[str]) -> Tally:
    low, high = (len(set(sure)), len(set(possible))) if count.different_days else (len(sure), len(possible))
    doubt = next((d for d in ("setting unknown", "attribute unknown", "condition open") if d in doubts), None)
    return Tally(low, high, max(possible, default=None), doubt if low != high else None)


def _guard(count: Count, event: str, at: Situation, truth: Judge) -> Truth:
    """Return whether events of this type count: the best of the ways by which they are named."""
    sources = [source for source in count.sources if source.event == event]
    return either(MET if source.guard is None else truth(source.guard, at) for source in sources)


def _by_whom(count: Count, event: Event, at: Situation) -> bool:
    if not count.by_person:
        return True
    return at.person is not None and at.person.key is not None and event.person == at.person.key


def _window(count: Count, at: Situation) -> tuple[int, int | None] | None:
    """Return the ages that count, without an upper end if None stands there; None when a setting leaves it open."""
    if count.window is None:
        return 0, None
    high = stretch_of(count.window.high, at)
    return None if high is None else (count.window.low, high)


def _in_window(event: Event, window: tuple[int, int | None] | None, at: Situation) -> bool:
    age = at.day - event.at.day
    if window is None:
        return age >= 0
    low, high = window
    return age >= max(low, 0) and (high is None or age <= high)


def tally_people(people: People, at: Situation, truth: Judge) -> Tally:
    """Count the people for whom the condition holds."""
    if at.view.people is None:
        return Tally(0, None, None, "people unknown")
    truths = [truth(people.condition, at.of_person(person)) for person in at.view.people]
    sure, possible = truths.count(MET), len(truths) - truths.count(NOT_MET)
    return Tally(sure, possible, None, "condition open" if sure != possible else None)
