"""Resolved examples: ``like`` is worked in, days stand in order."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.base.text import Text
from policy_engine.values.types import Value


@dataclass(frozen=True, slots=True)
class FieldGiven:
    """A value learnt; ``value`` None takes it back. ``person`` None means the record's own field.

    ``undated``: the value has no observation date and replaces what earlier days gave.
    """

    person: str | None
    name: str
    value: Value | None
    undated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PersonGiven:
    """A person joined; nothing else is said."""

    person: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class NoDataGiven:
    """Events (or people) are unknown from this day on."""

    people: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class EventGiven:
    """``number`` events (or outcomes) of one type on this day."""

    number: int
    name: str
    person: str | None
    attributes: tuple[tuple[str, Value], ...]
    span: Span = field(compare=False)


Given = FieldGiven | PersonGiven | NoDataGiven | EventGiven


@dataclass(frozen=True, slots=True)
class ExpectedStage:
    """The stage given."""

    stage: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectedState:
    """The state of a criterion, dimension, hold or disqualifier: met, not met, open."""

    name: str
    state: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectedBlock:
    """Disqualified or on hold, perhaps by a named rule or outcome, perhaps ``else`` a stage."""

    disqualified: bool
    by: str | None
    otherwise: str | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectedChange:
    """The stage changes by itself on ``day`` (an ordinal)."""

    day: int
    stage: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectedNoChange:
    """The stage never changes by itself."""

    span: Span = field(compare=False)


Expected = ExpectedStage | ExpectedState | ExpectedBlock | ExpectedChange | ExpectedNoChange


@dataclass(frozen=True, slots=True)
class Day:
    """One day (an ordinal) of an example: what became known, what is expected at its end."""

    day: int
    given: tuple[Given, ...]
    expected: tuple[Expected, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """An example; its title is the record's key."""

    title: Text
    days: tuple[Day, ...]
    span: Span = field(compare=False)
