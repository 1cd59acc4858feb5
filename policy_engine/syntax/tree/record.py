"""What a snapshot consists of: the record, its fields, people, events, outcomes."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.syntax.tree.atoms import Day, Duration, Label, Name, Scalar, String, Words
from policy_engine.syntax.tree.conditions import Condition


@dataclass(frozen=True, slots=True)
class TypeExpr:
    """A type as written: ``keyword`` is text, integer, number, yes/no, date, one of, several of.

    ``unit`` only with number, ``values`` only with the picklists.
    """

    keyword: str
    unit: str | None
    values: tuple[Label, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """``column "X" as "DD.MM.YYYY"``."""

    name: String
    format: String | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One value of a ``values`` clause and the source's spellings of it."""

    value: Label
    spellings: tuple[String, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Because:
    """``because "…" see "…"``."""

    text: Words
    see: String | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record or of a person. ``evidence`` is fact, reaction or need.

    A clause that was not written is None or empty. A clause written twice is a syntax error.
    """

    evidence: str
    name: Name
    type: TypeExpr
    label: Words | None
    column: Column | None
    values: tuple[Spelling, ...]
    dated_by: String | None
    denied_by: tuple[Scalar, ...]
    unknown_when: tuple[String, ...]
    empty_means: Scalar | None
    filled_by: Name | None
    fresh_for: Duration | None
    because: Because | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Key:
    """``key company column "Company ID"``."""

    name: Name
    column: Column | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """``everywhere unknown when "n/a", "-"``."""

    spellings: tuple[String, ...]
    span: Span = field(compare=False)


RecordItem = Key | Field | Everywhere


@dataclass(frozen=True, slots=True)
class Record:
    """The record's block; ``kind`` is lead, account, opportunity or customer."""

    kind: str
    label: Words | None
    items: tuple[RecordItem, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class People:
    """The people's block."""

    label: Words | None
    items: tuple[RecordItem, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class EventColumn:
    """``column at "Date"``: ``role`` is type, at, key, person or record."""

    role: str
    name: String
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of an event."""

    name: Name
    type: TypeExpr
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """One declaration of events: one or more names of one class, recorded or derived."""

    evidence: str
    names: tuple[Name, ...]
    attributes: tuple[Attribute, ...]
    label: Words | None
    recorded_as: tuple[String, ...]
    sources: tuple[Name, ...]
    """What a derived event is made ``from``; empty for a recorded one."""
    condition: Condition | None
    """What follows ``while``."""
    owners: tuple[Name, ...]
    because: Because | None
    until: Day | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Events:
    """The events' block."""

    items: tuple[EventColumn | Event, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class SpeaksAgainst:
    """``speaks against c for 90 days or until new need``."""

    criterion: Name
    duration: Duration
    until_new_need: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class OnHold:
    """``on hold for 60 days``."""

    duration: Duration
    until_new_need: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Disqualifies:
    """``disqualifies``."""

    span: Span = field(compare=False)


Consequence = SpeaksAgainst | OnHold | Disqualifies


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome; ``kind`` is ``decided for us``, ``decided against us``, ``no decision`` or ``rejected``."""

    kind: str
    name: Name
    label: Words | None
    recorded_as: tuple[String, ...]
    consequences: tuple[Consequence, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes' block."""

    items: tuple[EventColumn | Outcome, ...]
    span: Span = field(compare=False)
