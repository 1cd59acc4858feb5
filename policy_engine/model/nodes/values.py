"""Typed values and references."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.values.types import Scope, Value, ValueType


@dataclass(frozen=True, slots=True)
class FieldRef:
    """A field of the record, of the person in question, or an attribute of the event in question."""

    scope: Scope
    name: str
    type: ValueType
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Literal:
    """A value in its inner form (see ``values.types``)."""

    value: Value
    type: ValueType
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class SettingRef:
    """A setting in place of a literal, a duration or a list."""

    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class TodayRef:
    """The day of ``as_of``."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PercentRef:
    """``percent`` (1 to 1000) of a field or setting."""

    percent: int
    of: FieldRef | SettingRef
    span: Span = field(compare=False)


Operand = Literal | FieldRef | SettingRef | TodayRef | PercentRef


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days written out."""

    days: int
    span: Span = field(compare=False)


Stretch = Days | SettingRef
