"""The reading plan: which columns are read, and how each raw value becomes a value."""

from dataclasses import dataclass

from policy_engine.base.text import Text
from policy_engine.values.types import Value, ValueType


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How one field (or attribute) is read.

    ``spellings``: every accepted spelling of each picklist value, its own first. ``unknown_when`` holds the field's
    own list and *everywhere*'s, trimmed and folded. ``denied_by`` holds inner values. ``dotted`` tells that
    ``column`` may be a path in JSON. ``needs_words``: some condition asks what the text mentions.
    """

    name: str
    type: ValueType
    evidence: str
    label: Text | None
    column: str
    dotted: bool
    format: str | None
    spellings: tuple[tuple[str, tuple[str, ...]], ...]
    unknown_when: frozenset[str]
    empty_means: Value | None
    dated_by: str | None
    fresh_days: int | None
    denied_by: tuple[Value, ...]
    filled_by: str | None
    needs_words: bool = False


@dataclass(frozen=True, slots=True)
class EventPlan:
    """One recorded event type or outcome. ``is_outcome`` tells which; ``recorded_as`` includes the own name first."""

    name: str
    evidence: str
    is_outcome: bool
    label: Text | None
    recorded_as: tuple[str, ...]
    attributes: tuple[FieldPlan, ...]


@dataclass(frozen=True, slots=True)
class EventColumns:
    """The source's names of an event's parts; ``record`` None: the record's key column."""

    type: str
    at: str
    key: str
    person: str
    record: str | None


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """How people are read; ``key_column`` None: they have no key, hence no events."""

    key_column: str | None
    fields: tuple[FieldPlan, ...]
    label: Text | None


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """How one record is read. ``key_column`` None: records are numbered. ``everywhere_unknown`` is folded."""

    kind: str
    label: Text | None
    key_column: str | None
    fields: tuple[FieldPlan, ...]
    people: PeoplePlan | None
    events: tuple[EventPlan, ...]
    columns: EventColumns
    outcome_columns: EventColumns
    time_zone: str
    everywhere_unknown: frozenset[str]
