"""What stands on the sides of a comparison. Every operand has a value or is unknown."""

from dataclasses import dataclass

from policy_engine.values.types import Scope, Value, ValueType


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record, of the person in question, or an attribute of the event in question."""

    scope: Scope
    name: str
    type: ValueType


@dataclass(frozen=True, slots=True)
class Literal:
    """A value in its inner form. ``setting`` names the setting it came from; it has no meaning of its own."""

    value: Value
    type: ValueType
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting by a picklist of the record: unknown while ``by`` is; ``otherwise`` for all values not in ``arms``.

    INVARIANT: no value stands in two arms. ``otherwise`` None: an uncovered value leaves the operand unknown.
    Values are scalars, or tuples of picklist values or texts where a list is wanted. ``type`` None is a duration
    (days as integers).
    """

    setting: str
    by: Field
    arms: tuple[tuple[str, Value], ...]
    otherwise: Value | None
    type: ValueType | None


@dataclass(frozen=True, slots=True)
class Today:
    """The day for which is decided, an ordinal."""


@dataclass(frozen=True, slots=True)
class Percent:
    """``percent`` hundredths of ``of``; compared by multiplying the other side by 100, never by dividing."""

    percent: int
    of: "Field | Literal | Choice"


Operand = Field | Literal | Choice | Today | Percent
Stretch = int | Choice
"""A number of days, or a setting that gives one."""
