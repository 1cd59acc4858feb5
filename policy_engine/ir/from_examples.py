"""From an example to records: for each of its days, what is known by then.

Each fact is observed on the day under which it stands. Events and people are complete: what is not given did not
happen, who is not given is not there. Fields that are never given are unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from policy_engine.ir.nodes.policy import Policy
from policy_engine.model.nodes.examples import (
    EventGiven,
    Example,
    Expected,
    FieldGiven,
    Given,
    NoDataGiven,
    PersonGiven,
)
from policy_engine.runtime.record import Entry, Event, History, Moment, Person, Reason, Record


@dataclass(slots=True)
class _Story:
    """What has become known so far."""

    fields: dict[str, History] = field(default_factory=dict)
    people: dict[str, dict[str, History]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    events_unknown: bool = False
    people_unknown: bool = False

    def learn(self, given: Given, day: int, policy: Policy) -> None:
        """Add one fact."""
        match given:
            case FieldGiven(person=person):
                fields = self.fields if person is None else self.people.setdefault(person, {})
                _remember(fields, given, day)
            case PersonGiven(person=person):
                self.people.setdefault(person, {})
            case NoDataGiven(people=True):
                self.people_unknown = True
            case NoDataGiven():
                self.events_unknown = True
            case EventGiven():
                if given.person is not None:
                    self.people.setdefault(given.person, {})
                self.events.extend([_event(given, day, policy)] * given.number)
            case _:
                assert_never(given)

    def record(self, key: str) -> Record:
        """Return what is known by now."""
        return Record(
            key=key,
            fields=dict(self.fields),
            people=None if self.people_unknown else tuple(Person(k, dict(f)) for k, f in self.people.items()),
            events=None if self.events_unknown else tuple(self.events),
        )


def _remember(fields: dict[str, History], given: FieldGiven, day: int) -> None:
    reason = Reason.MISSING if given.value is None else None
    if given.undated:
        fields[given.name] = (Entry(given.value, reason),)
    else:
        fields[given.name] = (*fields.get(given.name, ()), Entry(given.value, reason, Moment(day, 0)))


def _event(given: EventGiven, day: int, policy: Policy) -> Event:
    declared = next(e for e in policy.reading.events if e.name == given.name)
    told = dict(given.attributes)
    attributes = {attribute.name: told.get(attribute.name) for attribute in declared.attributes}
    return Event(given.name, Moment(day, 0), given.person, None, attributes)


def records(policy: Policy, example: Example) -> Iterator[tuple[int, Record, tuple[Expected, ...]]]:
    """Yield each day of an example (an ordinal), the record as known by its end, and what is expected."""
    story = _Story()
    for day in example.days:
        for given in day.given:
            story.learn(given, day.day, policy)
        yield day.day, story.record(example.title.default), day.expected
