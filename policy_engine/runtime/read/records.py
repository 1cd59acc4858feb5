"""Reading one record: its key, fields, people and events. It never raises on data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from policy_engine.runtime.plan import PeoplePlan, ReadingPlan
from policy_engine.runtime.read.events import EventsReader, events_reader
from policy_engine.runtime.read.histories import FieldReader, field_reader
from policy_engine.runtime.read.joined import Joined
from policy_engine.runtime.read.lookup import given, shown
from policy_engine.runtime.read.values import INVALID_VALUE, key_of, moment_reader
from policy_engine.runtime.record import History, Moment, Person, Problem, Record

NO_OBJECT: Final = "not an object"
NO_KEY: Final = "no key"
TWO_PEOPLE: Final = "two people of one key"
KEY_REPEATED: Final = "key repeated"
"""The errors that keep a record from being decided."""

PERSON_WITHOUT_KEY: Final = "person without key"
_PEOPLE: Final = "people"


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads records by one plan."""

    key_column: str | None
    fields: tuple[FieldReader, ...]
    people: PeoplePlan | None
    people_fields: tuple[FieldReader, ...]
    events: EventsReader

    def read(self, raw: object, number: int, table: bool = False) -> Record:
        """Return the cleaned record; ``number`` is its place, and its key where the policy has none."""
        if not isinstance(raw, Mapping):
            return Record(str(number), {field.plan.name: () for field in self.fields}, None, None, error=NO_OBJECT)
        problems: list[Problem] = []
        undeclared: dict[str, int] = {}
        key, error = self._key(raw, number, table)
        fields = self._fields(raw, table, problems)
        known = raw.events_known if isinstance(raw, Joined) else True
        people = self._people(raw.get(_PEOPLE), table, problems)
        events = self.events.read(raw.get("events"), table, problems, undeclared, known)
        if error is None and people is not None and _repeated(people):
            error = TWO_PEOPLE
        return Record(key, fields, people, events, tuple(problems), error, undeclared, known)

    def _fields(self, raw: Mapping[str, object], table: bool, problems: list[Problem]) -> dict[str, History]:
        observed = raw.observed if isinstance(raw, Joined) else {}
        return {
            field.plan.name: field.joined(raw, table, observed[field.plan.name], problems)
            if field.plan.name in observed
            else field.history(raw, table, problems)
            for field in self.fields
        }

    def _key(self, raw: Mapping[str, object], number: int, table: bool) -> tuple[str, str | None]:
        if self.key_column is None:
            return str(number), None
        key = key_of(given(raw, self.key_column, not table))
        return (str(number), NO_KEY) if key is None else (key, None)

    def _people(self, raw: object, table: bool, problems: list[Problem]) -> tuple[Person, ...] | None:
        """Return the people, or None where nothing is known of them or the policy does not ask."""
        if raw is None or self.people is None:
            return None
        if not isinstance(raw, list | tuple):
            if not table:
                problems.append(Problem(_PEOPLE, INVALID_VALUE, shown(raw)))
            return None
        people: list[Person] = []
        for one in raw:
            if isinstance(one, Mapping):
                people.append(self._person(one, self.people, table, problems))
            elif one is not None:
                problems.append(Problem(_PEOPLE, INVALID_VALUE, shown(one)))
        return tuple(people)

    def _person(self, raw: Mapping[str, object], plan: PeoplePlan, table: bool, problems: list[Problem]) -> Person:
        key: str | None = None
        if plan.key_column is not None:
            key = key_of(given(raw, plan.key_column, not table))
            if key is None:
                problems.append(Problem(_PEOPLE, PERSON_WITHOUT_KEY))
        return Person(key, {field.plan.name: field.history(raw, table, problems) for field in self.people_fields})


def _repeated(people: tuple[Person, ...]) -> bool:
    keys = [person.key for person in people if person.key is not None]
    return len(keys) != len(set(keys))


def record_reader(plan: ReadingPlan) -> RecordReader:
    """Return the reader of a plan; it can be kept and used for any number of records."""
    moment: Callable[[object], Moment | None] = moment_reader(plan.time_zone)
    people = plan.people
    return RecordReader(
        plan.key_column,
        tuple(field_reader(field, moment) for field in plan.fields),
        people,
        tuple(field_reader(field, moment, f"{_PEOPLE}.") for field in people.fields) if people else (),
        events_reader(plan, moment),
    )


class _Kept:
    """The reader made last, so that reading records one by one does not make it anew each time."""

    last: tuple[ReadingPlan, RecordReader] | None = None


def read_record(plan: ReadingPlan, raw: object, number: int, table: bool = False) -> Record:
    """Return a raw JSON-like object or a table's row as a cleaned record.

    ``number`` counts records from 1. In a table (``table``) columns are exact names, never paths, and unequal
    observations of one moment are invalid. Nothing raises: what is wrong stands in ``problems`` and ``error``.
    """
    kept = _Kept.last
    if kept is None or kept[0] is not plan:
        kept = (plan, record_reader(plan))
        _Kept.last = kept
    return kept[1].read(raw, number, table)
