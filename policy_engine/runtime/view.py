"""What is seen of a record on a day.

A record keeps all that was ever said. ``seen`` picks, with ``as_of``, what counts: the newest entry of each field, the
events that have happened, repeats of a key once. What is dated later is not seen, so nobody can look ahead. Whether a
seen value is still fresh is another question (``fresh``), asked for the day that is decided for: a view made today can
be asked about tomorrow, with nothing new learnt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy_engine.runtime.plan import FieldPlan, ReadingPlan
from policy_engine.runtime.record import Entry, Event, History, Reason, Record, when

_MISSING = Entry(None, Reason.MISSING)
_UNSEEN = Entry(None, Reason.UNSEEN)


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person as seen; ``fields`` has an entry for every declared field."""

    key: str | None
    fields: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class View:
    """A record as seen; ``people`` or ``events`` None means that nothing is known of them.

    ``events_known`` False: the events are outcomes only, and nothing is known of what else happened.
    """

    fields: Mapping[str, Entry]
    people: tuple[PersonView, ...] | None
    events: tuple[Event, ...] | None
    events_known: bool = True


def seen(record: Record, plan: ReadingPlan, as_of: int) -> View:
    """Return what of ``record`` is seen at the end of the day ``as_of`` (an ordinal)."""
    people = None
    if record.people is not None and plan.people is not None:
        people = tuple(
            PersonView(person.key, _fields(plan.people.fields, person.fields, as_of)) for person in record.people
        )
    events = None if record.events is None else _without_repeats(e for e in record.events if e.at.day <= as_of)
    return View(_fields(plan.fields, record.fields, as_of), people, events, record.events_known)


def _fields(plans: tuple[FieldPlan, ...], histories: Mapping[str, History], as_of: int) -> dict[str, Entry]:
    return {plan.name: newest(histories.get(plan.name, ()), plan, as_of) for plan in plans}


def newest(history: History, plan: FieldPlan, as_of: int) -> Entry:
    """Return the entry that counts: the newest not after ``as_of``; at one moment the later listed."""
    best: Entry | None = None
    for entry in history:
        if entry.at is not None and entry.at.day > as_of:
            continue
        if best is None or when(entry.at) >= when(best.at):
            best = entry
    if best is not None:
        return best
    if plan.empty_means is not None:
        return Entry(plan.empty_means, timeless=True)
    return _UNSEEN if history else _MISSING


def _without_repeats(events: Iterable[Event]) -> tuple[Event, ...]:
    """Keep, of events with one type and key, the newest, then the last listed, at the place of the first."""
    kept: dict[object, Event] = {}
    for index, event in enumerate(events):
        identity: object = index if event.key is None else (event.type, event.key)
        earlier = kept.get(identity)
        if earlier is None or when(event.at) >= when(earlier.at):
            kept[identity] = event
    return tuple(kept.values())


def fresh(entry: Entry, plan: FieldPlan, day: int) -> Entry:
    """Return the entry as it counts on ``day``: unknown when it is stale, or needs a date and has none."""
    if entry.value is None or plan.fresh_days is None or entry.timeless:
        return entry
    if entry.at is None:
        return Entry(None, Reason.UNDATED)
    if day - entry.at.day > plan.fresh_days:
        return Entry(None, Reason.STALE, entry.at)
    return entry
