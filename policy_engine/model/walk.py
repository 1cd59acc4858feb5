"""A generic way through conditions: what stands inside one, and what it reads.

Nothing here recurses, so that no policy is too deep for it.
"""

from collections.abc import Iterator
from typing import assert_never

from policy_engine.model.nodes.conditions import (
    And,
    AtLeastOf,
    Between,
    Compared,
    Condition,
    CriterionRef,
    DateWithin,
    DimensionRef,
    Equals,
    EventCount,
    Includes,
    Known,
    Mentions,
    Not,
    OneOf,
    Or,
    PeopleCount,
)
from policy_engine.model.nodes.values import (
    Days,
    FieldRef,
    Literal,
    Operand,
    PercentRef,
    SettingRef,
    Stretch,
    TodayRef,
)


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside one: operands, a count's ``where``, what people must be."""
    match condition:
        case And() | Or() | AtLeastOf():
            return condition.operands
        case Not():
            return (condition.operand,)
        case PeopleCount():
            return (condition.condition,)
        case EventCount():
            return () if condition.where is None else (condition.where,)
        case CriterionRef() | DimensionRef():
            return ()
        case Equals() | OneOf() | Known() | Compared() | Between() | Includes() | Mentions() | DateWithin():
            return ()
        case _:
            assert_never(condition)


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all inside it, in the order of writing; names are not followed."""
    stack = [condition]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(parts(current)))


def read_by(condition: Condition) -> tuple[FieldRef | SettingRef, ...]:
    """Return the fields and settings that one condition reads itself, those of its parts left out."""
    match condition:
        case Equals():
            return (condition.subject, *_of_operand(condition.value))
        case OneOf() | Includes():
            values = condition.values
            return (condition.subject, values) if isinstance(values, SettingRef) else (condition.subject,)
        case Known() | Mentions():
            return (condition.subject,)
        case Compared():
            return (condition.subject, *_of_operand(condition.amount))
        case Between():
            return (condition.subject, *_of_operand(condition.low), *_of_operand(condition.high))
        case DateWithin():
            return (condition.subject, *_of_stretch(condition.low), *_of_stretch(condition.high))
        case EventCount():
            return () if condition.period is None else _of_stretch(condition.period.high)
        case PeopleCount() | CriterionRef() | DimensionRef() | Not() | And() | Or() | AtLeastOf():
            return ()
        case _:
            assert_never(condition)


def _of_operand(operand: Operand) -> tuple[FieldRef | SettingRef, ...]:
    match operand:
        case FieldRef() | SettingRef():
            return (operand,)
        case PercentRef():
            return (operand.of,)
        case Literal() | TodayRef():
            return ()
        case _:
            assert_never(operand)


def _of_stretch(stretch: Stretch | None) -> tuple[SettingRef, ...]:
    match stretch:
        case SettingRef():
            return (stretch,)
        case Days() | None:
            return ()
        case _:
            assert_never(stretch)
