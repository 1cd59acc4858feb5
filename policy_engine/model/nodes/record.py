"""The declared shape of a snapshot."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.base.text import Text
from policy_engine.model.nodes.conditions import Condition
from policy_engine.values.types import Value, ValueType


@dataclass(frozen=True, slots=True)
class Field:
    """A field. ``evidence`` is fact, reaction or need; ``spellings`` maps declared values to further spellings."""

    name: str
    evidence: str
    type: ValueType
    label: Text | None
    column: str
    column_declared: bool
    format: str | None
    spellings: tuple[tuple[str, tuple[str, ...]], ...]
    dated_by: str | None
    denied_by: tuple[Value, ...]
    unknown_when: tuple[str, ...]
    empty_means: Value | None
    filled_by: str | None
    fresh_days: int | None
    because: Text | None
    see: str | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Key:
    """The key of the record or of people; ``column`` defaults to the name."""

    name: str
    column: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """The record's block, joined over all used files. ``kind`` is lead, account, opportunity or customer."""

    kind: str
    label: Text | None
    key: Key | None
    fields: tuple[Field, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class People:
    """The people's block; ``column`` is the JSON entry's name."""

    label: Text | None
    key: Key | None
    fields: tuple[Field, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an event."""

    name: str
    type: ValueType
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """One event type; derived when ``sources`` is not empty."""

    name: str
    evidence: str
    label: Text | None
    recorded_as: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    sources: tuple[str, ...]
    condition: Condition | None
    owners: tuple[str, ...]
    because: Text | None
    see: str | None
    until: int | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class EventColumns:
    """The source's names of an event's parts."""

    type: str = "type"
    at: str = "at"
    key: str = "id"
    person: str = "person"
    record: str | None = None


@dataclass(frozen=True, slots=True)
class SpeaksAgainst:
    """A rejection contradicts a criterion for ``days``."""

    criterion: str
    days: int
    until_new_need: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class OnHold:
    """An outcome puts on hold for ``days``."""

    days: int
    until_new_need: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Disqualifies:
    """An outcome disqualifies for ever."""

    span: Span = field(compare=False)


Consequence = SpeaksAgainst | OnHold | Disqualifies


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome. ``kind`` as in the tree: decided for us, decided against us, no decision, rejected."""

    name: str
    kind: str
    label: Text | None
    recorded_as: tuple[str, ...]
    consequences: tuple[Consequence, ...]
    span: Span = field(compare=False)
