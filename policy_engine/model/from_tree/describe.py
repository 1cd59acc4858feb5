"""How messages call types and values."""

from typing import assert_never

from policy_engine.syntax.tree.atoms import Day, Duration, Name, Number, PercentOf, String, Today, YesNo
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    SeveralType,
    TextType,
    ValueType,
    YesNoType,
)


def describe(type_: ValueType) -> str:
    """Return a type with its article."""
    match type_:
        case TextType():
            return "a text"
        case IntegerType():
            return "an integer"
        case NumberType(unit=unit):
            return f"a number in {unit}" if unit is not None else "a number"
        case YesNoType():
            return "a yes/no field"
        case DateType():
            return "a date"
        case PicklistType():
            return "a picklist"
        case SeveralType():
            return "a list of several values"
        case _:
            assert_never(type_)


def written(value: Name | String | Number | Day | YesNo | Today | Duration | PercentOf) -> str:
    """Return a value as the writer wrote it, in backticks."""
    match value:
        case Name() | Day():
            return f"`{value.text}`"
        case String():
            return f'`"{value.text}"`'
        case Number(digits=digits, unit=unit):
            return f"`{digits} {unit}`" if unit is not None else f"`{digits}`"
        case YesNo():
            return "`yes`" if value.value else "`no`"
        case Today():
            return "`today`"
        case Duration():
            return f"`{duration(value.days, value.weeks)}`"
        case PercentOf():
            return f"`{value.percent} % of {value.name.text}`"
        case _:
            assert_never(value)


def duration(days: int, weeks: bool) -> str:
    """Return a duration in the unit it was written in."""
    number = days // 7 if weeks else days
    unit = "week" if weeks else "day"
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def listed(names: tuple[str, ...]) -> str:
    """Return names in backticks, the last joined by *and*."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"
