"""Counting events and outcomes of all records, by declared type."""

from collections.abc import Iterable

from policy_engine.report.field_tally import FieldTally
from policy_engine.report.findings import EventsReport, TypeReport, Whose
from policy_engine.report.rules import Asked
from policy_engine.report.spellings import Tally, loose
from policy_engine.runtime.plan import EventPlan, ReadingPlan
from policy_engine.runtime.record import Record


class TypeTally:
    """Counts the events of one declared type. ``asked_by_person``: some rule asks for such events by a person."""

    __slots__ = (
        "asked_by_person", "attributes", "by_nobody", "by_strangers", "events", "later", "moments", "near_people",
        "plan",
    )  # fmt: skip

    def __init__(self, plan: EventPlan, asked_by_person: bool, attributes: tuple[tuple[str, FieldTally], ...]) -> None:
        self.plan = plan
        self.asked_by_person = asked_by_person
        self.attributes = attributes
        self.events = self.later = self.by_nobody = self.by_strangers = self.near_people = 0
        self.moments = Tally()

    def told(self) -> TypeReport:
        """Return what was counted."""
        return TypeReport(
            name=self.plan.name,
            is_outcome=self.plan.is_outcome,
            events=self.events,
            no_moment=self.moments.total,
            later=self.later,
            by_strangers=self.by_strangers,
            near_people=self.near_people,
            by_nobody=self.by_nobody,
            moments=self.moments.told(),
        )


class EventsTally:
    """Counts the events of all records."""

    def __init__(self, plan: ReadingPlan, asked: Asked, as_of: int) -> None:
        self._as_of = as_of
        self.asked = self.records = self.without_type = 0
        self.undeclared = Tally()
        self.types: dict[str, TypeTally] = {}
        self.attributes: dict[str, FieldTally] = {}
        for kind in plan.events:
            tallies = []
            for attribute in kind.attributes:
                name = f"{kind.name}.{attribute.name}"
                tally = FieldTally(attribute, name, Whose.EVENT, as_of, asked.texts_of_event(kind.name, attribute.name))
                self.attributes[name] = tally
                tallies.append((attribute.name, tally))
            self.types[kind.name] = TypeTally(kind, kind.name in asked.by_person, tuple(tallies))
        self._has_people = plan.people is not None and plan.people.key_column is not None

    def add(self, record: Record) -> None:
        """Count the events of one record."""
        self.asked += 1
        if record.events is None:
            return
        self.records += record.events_known
        for name, times in record.undeclared.items():
            self.undeclared.add(name, times)
        as_of, types = self._as_of, self.types
        has_people = self._has_people and record.people is not None
        keys = frozenset([person.key for person in record.people or ()])
        for event in record.events:
            tally = types[event.type]
            tally.events += 1
            if event.at.day > as_of:
                tally.later += 1
            if event.person is None:
                if tally.asked_by_person:
                    tally.by_nobody += 1
            elif has_people and event.person not in keys:
                tally.by_strangers += 1
                if _is_near(event.person, keys):
                    tally.near_people += 1
            for name, attribute in tally.attributes:
                attribute.add_value(event.attributes.get(name))

    def told(self) -> EventsReport:
        """Return what was counted."""
        declared = {way: kind.plan.name for kind in self.types.values() for way in kind.plan.recorded_as}
        return EventsReport(
            asked=self.asked,
            records=self.records,
            types=tuple(kind.told() for kind in self.types.values()),
            undeclared=self.undeclared.told(declared),
            without_type=self.without_type,
        )


def _is_near(name: str, keys: Iterable[str | None]) -> bool:
    form = loose(name)
    return any(key is not None and loose(key) == form for key in keys)
