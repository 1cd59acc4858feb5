"""Conditions: boolean structure, tests of a field, counts of events, counts of people."""

from dataclasses import dataclass, field
from enum import StrEnum

from policy_engine.base.source import Span
from policy_engine.syntax.tree.atoms import Amount, DayPoint, Duration, Label, Name, Scalar, Stretch, String


class Order(StrEnum):
    """The four orderings of an amount."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"


# ---- stretches of days


@dataclass(frozen=True, slots=True)
class Last:
    """``in the last 30 days``."""

    stretch: Stretch
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Next:
    """``in the next 90 days``."""

    stretch: Stretch
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class AgoRange:
    """``30 to 60 days ago``; weeks are already days (``low`` in the unit that ``high`` was written in)."""

    low: int
    high: Duration
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class AheadRange:
    """``10 to 60 days from today``."""

    low: int
    high: Duration
    span: Span = field(compare=False)


Period = Last | Next | AgoRange | AheadRange


# ---- tests of a field


@dataclass(frozen=True, slots=True)
class Is:
    """``is v`` and ``is not v``."""

    value: Scalar
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """``is one of a, b`` and ``is not one of a, b``; one name may be a list setting."""

    values: tuple[Label, ...]
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class IsKnown:
    """``is known``, or ``is unknown`` when negated."""

    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ordered:
    """``is at least 20`` and its kind."""

    order: Order
    amount: Amount
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Between:
    """``is between a and b``, both ends included."""

    low: Amount
    high: Amount
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Includes:
    """``includes any of a, b`` and ``includes all of a, b``."""

    all_of: bool
    values: tuple[Label, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Mentions:
    """``mentions "a", "b" but not "c"``."""

    phrases: tuple[String, ...]
    but_not: tuple[String, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class IsWithin:
    """``is in the last 30 days``, ``is 10 to 60 days from today``; ``is not …`` when negated."""

    period: Period
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ago:
    """``is at least 14 days ago`` and its kind."""

    order: Order
    duration: Stretch
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class OnDay:
    """``is on d``, ``is before d``, ``is after d``: ``relation`` is one of these three words."""

    relation: str
    day: DayPoint
    span: Span = field(compare=False)


Test = Is | IsOneOf | IsKnown | Ordered | Between | Includes | Mentions | IsWithin | Ago | OnDay


# ---- conditions


@dataclass(frozen=True, slots=True)
class Named:
    """A bare name: a yes/no field, a criterion or a dimension."""

    name: Name
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A field, or inside ``where`` an attribute, and its test."""

    subject: Name
    test: Test
    span: Span = field(compare=False)


class Count(StrEnum):
    """How a number of events or people is bounded."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    NONE = "no"
    SOME = "some"
    """``demo_request in the last 30 days``, ``some person``: at least one."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A count of events. ``different_days`` counts days instead of events. ``number`` is 1 for SOME, 0 for NONE.

    ``listed`` tells that ``of`` was written (``at least 1 of a, b``).
    """

    count: Count
    number: int
    events: tuple[Name, ...]
    where: "Condition | None"
    different_days: bool
    period: Period | None
    listed: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Persons:
    """A count of people for whom a condition holds."""

    count: Count
    number: int
    condition: "Condition"
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """``not (…)`` or ``not name``."""

    operand: "Condition"
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """Two or more operands joined by ``and``."""

    operands: tuple["Condition", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """Two or more operands joined by ``or``."""

    operands: tuple["Condition", ...]
    span: Span = field(compare=False)


Condition = Named | Comparison | Happened | Persons | Not | And | Or


class Quantity(StrEnum):
    """How many of the bullets must hold."""

    ALL = "all of"
    ANY = "any of"
    AT_LEAST = "at least"


@dataclass(frozen=True, slots=True)
class Bullets:
    """``all of``, ``any of`` or ``at least 2 of``, and one condition a bullet. ``number`` only with AT_LEAST."""

    quantity: Quantity
    number: int
    bullets: tuple[Condition, ...]
    span: Span = field(compare=False)


Body = Condition | Bullets


@dataclass(frozen=True, slots=True)
class When:
    """``when …``, or ``unless …``."""

    body: Body
    unless: bool
    span: Span = field(compare=False)
