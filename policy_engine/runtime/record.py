"""A cleaned record: every value read, nothing decided yet.

Reading does not know ``as_of``. Each field keeps all that was ever said of it (its *history*); which entry counts,
what is stale and what is not yet seen is settled later, with a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policy_engine.values.types import Value


class Reason(StrEnum):
    """Why a value is unknown."""

    MISSING = "missing"
    """Absent, null, blank, or listed by ``unknown when``."""
    INVALID = "invalid"
    """Not of its type."""
    STALE = "stale"
    """Older than ``fresh for`` allows."""
    UNDATED = "undated"
    """``fresh for`` needs a date, and there is none."""
    UNSEEN = "later than as_of"
    """Everything known of it is dated after ``as_of``."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time in the policy's time zone.

    ``day`` is the ordinal of its calendar day; ``micros`` the microseconds since that day's midnight; a date
    without a time has 0.
    """

    day: int
    micros: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said of a field: a value (or None with the reason), and when it was observed, if that is known.

    ``timeless``: made by ``empty means``; freshness does not apply, and it is never new need.
    """

    value: Value | None
    reason: Reason | None = None
    at: Moment | None = None
    timeless: bool = False


History = tuple[Entry, ...]
"""What was said of one field, in the order given. Empty means that nothing was."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event or outcome of a declared recorded type, with a valid moment.

    ``attributes`` maps each declared attribute to its value or None. ``person`` is the key of whoever did it, as
    written, whether or not such a person is among the people. ``key`` is None when the source gives none.
    """

    type: str
    at: Moment
    person: str | None
    key: str | None
    attributes: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Person:
    """One person; ``key`` is None when people have no key."""

    key: str | None
    fields: Mapping[str, History]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the data: ``kind`` is one of the kinds listed in the data guide, such as ``invalid``, ``other``.

    ``field`` is the policy's name of the field, ``event.attribute``, ``people.field``, or a part of the record.
    ``shown`` is the offending raw value shortened, and only shown where lead values may be shown; ``near`` the
    nearest declared spelling of an *other* value.
    """

    field: str
    kind: str
    shown: str | None = None
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A cleaned record. ``people`` or ``events`` None means that nothing is known of them; empty means there are none.

    Outcomes stand among the events. A record whose ``error`` is set cannot be decided (no key, two people of one
    key): it is reported, and never raises.
    """

    key: str
    fields: Mapping[str, History]
    people: tuple[Person, ...] | None
    events: tuple[Event, ...] | None
    problems: tuple[Problem, ...] = ()
    error: str | None = None
    undeclared: Mapping[str, int] = field(default_factory=dict)
    """Event types that the policy does not declare, with how often each occurred."""
    events_known: bool = True
    """False: the events are outcomes only, and nothing is known of what else happened."""


def when(moment: Moment | None) -> tuple[int, int]:
    """Return a moment's place in time for comparison; without a moment it is before all others."""
    return (0, 0) if moment is None else (moment.day, moment.micros)
