"""Snapshots: one record, read, in the slots of its policy. Odd records are kept whole and seen with a day.

A record is *odd* when its slots cannot say all of it: a field with a history, a repeated event key, a value in an
unusual place. Then the snapshot holds the ``Record``, and ``as_seen`` lays out what is seen on a day.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from policy_engine.runtime.layout import EventSlot, FieldSlot, Layout, coder, known_words
from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.read import record_reader
from policy_engine.runtime.record import Entry, Event, Problem, Record
from policy_engine.runtime.view import View, seen

ReadRecord = Callable[[Mapping[str, object], int, bool], Record]
"""Reads a raw record exactly: the raw mapping, its number, and whether it is a row of a table."""


class Snapshot:
    """A record that was read. ``odd``: decided through a view of ``full``; ``key`` names it."""

    __slots__ = ("_full", "_raw", "events_known", "key", "last_view", "odd", "people", "people_known")

    key: str
    odd: bool
    events_known: bool
    people_known: bool
    people: "list[tuple[int | str | None, ...]] | tuple[()]"
    last_view: "tuple[int, Snapshot] | None"
    _full: Record | None
    _raw: tuple[Mapping[str, object], int, bool] | None
    read_again: ClassVar[ReadRecord]

    @property
    def full(self) -> Record:
        """The record with everything that was said; a plainly read one is read again, exactly, when first asked."""
        if self._full is None:
            assert self._raw is not None, "a snapshot has its record, or what it was read from"
            self._full = type(self).read_again(*self._raw)
        return self._full

    def told(self, raw: Mapping[str, object], number: int, table: bool) -> None:
        """Note what the snapshot was read from, for reading it again."""
        self._raw = (raw, number, table)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the data."""
        return self.full.problems

    @property
    def error(self) -> str | None:
        """Why the record cannot be decided, if so."""
        return self.full.error if self.odd else None


def snapshot_class(layout: Layout, read_again: ReadRecord) -> type[Snapshot]:
    """Return the class of a policy's snapshots."""
    parts = {"__slots__": layout.slots, "__module__": __name__, "read_again": staticmethod(read_again)}
    return type("PolicySnapshot", (Snapshot,), parts)


class SnapshotMaker:
    """Lays out records and views in the slots of one policy."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.read_exactly: ReadRecord = record_reader(layout.plan).read
        self.made = snapshot_class(layout, self.read_exactly)
        self._codes = {id(f): coder(f.plan.type) for f in self._all_slots()}

    def _all_slots(self) -> list[FieldSlot]:
        slots = [*self.layout.fields, *self.layout.people_fields]
        for event in self.layout.events:
            slots.extend(event.attributes)
        return slots

    def of_record(self, record: Record) -> Snapshot:
        """Return a snapshot that holds a whole record and is seen through views."""
        snapshot = self.made()
        snapshot.key = record.key
        snapshot.odd = True
        snapshot.last_view = None
        snapshot._full = record
        snapshot._raw = None
        return snapshot

    def as_seen(self, snapshot: Snapshot, day: int) -> Snapshot:
        """Return a plain snapshot of what is seen of an odd one on a day."""
        last = snapshot.last_view
        if last is not None and last[0] == day:
            return last[1]
        record = snapshot.full
        view = self.of_view(record, seen(record, self.layout.plan, day))
        snapshot.last_view = (day, view)
        return view

    def of_view(self, record: Record, view: View) -> Snapshot:
        """Return a plain snapshot of a view. Nothing in it is later than the view's day."""
        snapshot = self.made()
        snapshot.key = record.key
        snapshot.odd = False
        snapshot.last_view = None
        snapshot._full = record
        snapshot._raw = None
        places: list[int | str | None] = [None] * self.layout.places
        self._fill(places, self.layout.fields, view.fields)
        for place, value in enumerate(places):
            setattr(snapshot, f"f{place}", value)
        self._add_people(snapshot, view)
        self._add_events(snapshot, view)
        return snapshot

    def _add_people(self, snapshot: Snapshot, view: View) -> None:
        snapshot.people_known = view.people is not None
        width = sum(1 + (f.words is not None) + (f.day is not None) for f in self.layout.people_fields)
        people: list[tuple[int | str | None, ...]] = []
        for person in view.people or ():
            places: list[int | str | None] = [None] * width
            self._fill(places, self.layout.people_fields, person.fields)
            people.append(tuple(places))
        snapshot.people = people

    def _add_events(self, snapshot: Snapshot, view: View) -> None:
        snapshot.events_known = view.events is not None and view.events_known
        persons = {p.key: index for index, p in enumerate(view.people or ()) if p.key is not None}
        by_type: dict[str, list[Event]] = {}
        for event in view.events or ():
            by_type.setdefault(event.type, []).append(event)
        for kept in self.layout.events:
            events = by_type.get(kept.plan.name, [])
            listed = [self._event(kept, event, persons) for event in events]
            setattr(snapshot, f"e{kept.place}", listed)

    def _event(self, kept: EventSlot, event: Event, persons: Mapping[str, int]) -> object:
        if kept.plain:
            return event.at.day
        parts: list[int | str | None] = [event.at.day]
        if kept.person:
            parts.append(-1 if event.person is None else persons.get(event.person, -1))
        for attribute in kept.attributes:
            value = event.attributes.get(attribute.plan.name)
            parts.append(self._codes[id(attribute)](value))
            if attribute.words is not None:
                parts.append(known_words(value if isinstance(value, str) else None))
        return tuple(parts)

    def _fill(self, places: list[int | str | None], slots: tuple[FieldSlot, ...], entries: Mapping[str, Entry]) -> None:
        for kept in slots:
            entry = entries[kept.plan.name]
            value = None if undated(entry, kept.plan) else entry.value
            places[kept.value] = self._codes[id(kept)](value)
            if kept.words is not None:
                places[kept.words] = known_words(value if isinstance(value, str) else None)
            if kept.day is not None:
                places[kept.day] = 0 if entry.at is None or entry.timeless else entry.at.day


def undated(entry: Entry, plan: FieldPlan) -> bool:
    """Tell whether a value does not count on any day, since freshness needs a date and it has none."""
    return plan.fresh_days is not None and entry.at is None and not entry.timeless
