"""Resolved conditions, still in the language's own forms; ``ir`` has fewer."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.model.nodes.values import FieldRef, Operand, SettingRef, Stretch
from policy_engine.syntax.tree.conditions import Count, Order
from policy_engine.values.types import Value


@dataclass(frozen=True, slots=True)
class Equals:
    """``is v``, ``is on d``; a bare yes/no field is ``is yes``."""

    subject: FieldRef
    value: Operand
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """``is one of``: literal values of a picklist or text, or a list setting."""

    subject: FieldRef
    values: tuple[Value, ...] | SettingRef
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Known:
    """``is known``, negated ``is unknown``."""

    subject: FieldRef
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """An ordering of numbers, integers or dates; ``is before`` and ``is after`` come here as well."""

    subject: FieldRef
    order: Order
    amount: Operand
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Between:
    """Both ends included."""

    subject: FieldRef
    low: Operand
    high: Operand
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Includes:
    """``includes any of``, ``includes all of``."""

    subject: FieldRef
    all_of: bool
    values: tuple[str, ...] | SettingRef
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Phrases as tuples of words (see ``values.words``), any of the first and none of the second."""

    subject: FieldRef
    phrases: tuple[tuple[str, ...], ...]
    but_not: tuple[tuple[str, ...], ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class DateWithin:
    """A date field's distance from today in whole days.

    ``future``: distance = date − today, else today − date. ``low`` and ``high`` are included, ``high`` None means
    no bound; ``low_add``/``high_add`` (−1, 0, 1) make *more than* and *less than* of a stretch exact.
    """

    subject: FieldRef
    future: bool
    low: Stretch | None
    high: Stretch | None
    low_add: int
    high_add: int
    negated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """Ages of events from ``low`` to ``high`` days, both included."""

    low: int
    high: Stretch
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class EventCount:
    """A count of events, recorded and derived ones by their declared names.

    ``by_person`` is set inside people's parentheses: only the events by that person.
    """

    count: Count
    number: int
    events: tuple[str, ...]
    where: "Condition | None"
    different_days: bool
    period: Period | None
    by_person: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """A count of people for whom ``condition`` holds."""

    count: Count
    number: int
    condition: "Condition"
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class CriterionRef:
    """A criterion's state."""

    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class DimensionRef:
    """A dimension's state."""

    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    operand: "Condition"
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """Conjunction; ``all of`` comes here as well."""

    operands: tuple["Condition", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """Disjunction; ``any of`` comes here as well."""

    operands: tuple["Condition", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class AtLeastOf:
    """``at least 2 of`` bullets."""

    number: int
    operands: tuple["Condition", ...]
    span: Span = field(compare=False)


FieldTest = Equals | OneOf | Known | Compared | Between | Includes | Mentions | DateWithin
Condition = FieldTest | EventCount | PeopleCount | CriterionRef | DimensionRef | Not | And | Or | AtLeastOf
