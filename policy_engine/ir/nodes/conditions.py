"""The conditions of the ir. Each has one of three truths (see ``values.truth``)."""

from dataclasses import dataclass
from enum import StrEnum

from policy_engine.ir.nodes.operands import Choice, Field, Operand, Stretch
from policy_engine.values.types import Value


class Relation(StrEnum):
    """How two ordered operands, or two equal-typed ones, are compared."""

    EQUAL = "="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


class Bound(StrEnum):
    """Which way a count is bounded."""

    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Compare:
    """Compare two operands; open while either is unknown.

    EQUAL is for every type but ``several of``; an *other* picklist value equals none. The rest is for ordered types.
    """

    relation: Relation
    left: Operand
    right: Operand


@dataclass(frozen=True, slots=True)
class OneOf:
    """A picklist or text field has one of the values; open while it, or the choosing setting, is unknown."""

    field: Field
    values: tuple[Value, ...] | Choice
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The field has a value. Always definite, but open in the learnable reading while it has none."""

    field: Field


@dataclass(frozen=True, slots=True)
class Includes:
    """A ``several of`` field has any, or all, of the values."""

    field: Field
    all_of: bool
    values: tuple[str, ...] | Choice
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """The words of a text contain any phrase of the first, and none of the second."""

    field: Field
    phrases: tuple[tuple[str, ...], ...]
    but_not: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A date's distance from today lies between ``low`` and ``high`` days, both included.

    ``future``: distance = date − today, else today − date. ``high`` None means no bound. ``low_add`` and
    ``high_add`` are added to the bounds (for *more than* and *less than*). A negative distance is never within.
    Open while the date or a bound is unknown.
    """

    field: Field
    future: bool
    low: Stretch
    high: Stretch | None
    low_add: int = 0
    high_add: int = 0


@dataclass(frozen=True, slots=True)
class Until:
    """Today is not after ``day`` (an ordinal)."""

    day: int


@dataclass(frozen=True, slots=True)
class Source:
    """Recorded events that count.

    Direct when ``through`` is empty, else by way of the derived events named there (outermost first), and then only
    while ``guard`` holds. Several sources of one count may name one event: it counts once, surely if any guard
    surely holds.
    """

    event: str
    through: tuple[str, ...] = ()
    guard: "Condition | None" = None


@dataclass(frozen=True, slots=True)
class Window:
    """Ages of events in days, both ends included."""

    low: int
    high: Stretch


@dataclass(frozen=True, slots=True)
class Count:
    """The number of events, or of different days with such an event, is bounded by ``number``.

    ``names`` are the declared names as written (for readers and evidence). ``by_person``: only events by the person
    in question. ``window`` None: any age from 0. INVARIANT: ``number`` >= 1 for AT_LEAST, >= 0 for AT_MOST.
    """

    bound: Bound
    number: int
    names: tuple[str, ...]
    sources: tuple[Source, ...]
    where: "Condition | None"
    window: Window | None
    different_days: bool = False
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """The number of people for whom ``condition`` holds is bounded by ``number``."""

    bound: Bound
    number: int
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class CriterionState:
    """The state of a criterion, contradiction included."""

    name: str


@dataclass(frozen=True, slots=True)
class DimensionState:
    """The state of a dimension."""

    name: str


@dataclass(frozen=True, slots=True)
class InEffect:
    """An outcome's effect runs: 0 <= age of its newest occurrence <= ``days`` (None: for ever). Always definite.

    ``until_new_need``: ended by new need on a later day.
    """

    outcome: str
    days: int | None
    until_new_need: bool


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    operand: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """Conjunction of any number of operands; of none it is met."""

    operands: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Disjunction of any number of operands; of none it is not met."""

    operands: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least ``number`` of the operands hold."""

    number: int
    operands: tuple["Condition", ...]


Condition = (
    Compare
    | OneOf
    | Known
    | Includes
    | Mentions
    | Within
    | Until
    | Count
    | People
    | CriterionState
    | DimensionState
    | InEffect
    | Not
    | And
    | Or
    | AtLeast
)
