"""Literal values: what is written becomes a value in its inner form, by the type it is compared with."""

from collections.abc import Iterable
from typing import assert_never

from policy_engine.base.codes import names as name_codes
from policy_engine.base.codes import types as codes
from policy_engine.base.diagnostic import Edit
from policy_engine.model.from_tree.context import Context
from policy_engine.model.from_tree.describe import describe, duration, written
from policy_engine.syntax.tree.atoms import Day, Duration, Label, Name, Number, Scalar, String, YesNo
from policy_engine.values.days import LAST_DAY
from policy_engine.values.numbers import integer, scaled
from policy_engine.values.texts import clean
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    SeveralType,
    TextType,
    Value,
    ValueType,
    YesNoType,
)


def literal(ctx: Context, value: Scalar, type_: ValueType, name: str) -> Value | None:
    """Return a literal's inner form, or None having reported why it is no value of ``name``.

    Names are picklist values here; settings and fields were tried before. A value of a ``several of`` field gives
    the tuple of this one value.
    """
    match type_, value:
        case (PicklistType(values=values), Name() | String()):
            return picked(ctx, value, values, name)
        case (SeveralType(values=values), Name() | String()):
            one = picked(ctx, value, values, name)
            return (one,) if one is not None else None
        case (TextType(), String()):
            return clean(value.text)
        case ((IntegerType() | NumberType()), Number()):
            return number(ctx, value, type_, name)
        case (YesNoType(), YesNo()):
            return value.value
        case (DateType(), Day()):
            return day(ctx, value)
        case _:
            ctx.report(
                codes.WRONG_VALUE,
                value.span,
                name=name,
                type=describe(type_),
                value=written(value),
                help=_what_fits(ctx, type_, value),
            )
            return None


def picked(ctx: Context, label: Label, values: tuple[str, ...], name: str) -> str | None:
    """Return the declared value that a label names, or None having reported it."""
    value = clean(label.text)
    if value in values:
        return value
    ctx.report(name_codes.NOT_A_VALUE, label.span, value=value, field=name, help=ctx.advice(value, values))
    return None


def picked_all(ctx: Context, labels: Iterable[Label], values: tuple[str, ...], name: str) -> tuple[str, ...] | None:
    """Return the declared values that labels name, each once, or None having reported every stranger."""
    found = [picked(ctx, label, values, name) for label in labels]
    sound = [value for value in found if value is not None]
    return tuple(dict.fromkeys(sound)) if len(sound) == len(found) else None


def texts(ctx: Context, labels: Iterable[Label], type_: TextType, name: str) -> tuple[str, ...] | None:
    """Return quoted texts, each once, or None having reported every unquoted one."""
    found = [literal(ctx, label, type_, name) for label in labels]
    sound = [value for value in found if isinstance(value, str)]
    return tuple(dict.fromkeys(sound)) if len(sound) == len(found) else None


def day(ctx: Context, value: Day) -> int | None:
    """Return a day's ordinal, or None where the calendar does not have it; the parser has reported that."""
    if value.ordinal > 0:
        return value.ordinal
    ctx.is_broken = True
    return None


def length(ctx: Context, value: Duration) -> int:
    """Return a duration's days; one that is longer than the calendar is reported."""
    if value.days > LAST_DAY:
        shown = duration(value.days, value.weeks)
        ctx.report(codes.TOO_LONG, value.span, written=shown, days=f"{LAST_DAY:,}")
    return value.days


def number(ctx: Context, value: Number, type_: IntegerType | NumberType, name: str) -> int | None:
    """Return a number's inner form, having checked unit, wholeness and range."""
    unit = type_.unit if isinstance(type_, NumberType) else None
    if value.unit != unit:
        _wrong_unit(ctx, value, type_, unit, name)
        return None
    inner = scaled(value.digits)
    if isinstance(type_, NumberType):
        if inner is None:
            ctx.report(codes.TOO_LARGE, value.span, value=value.digits, type=describe(type_))
        return inner
    return _integer(ctx, value, name)


def is_whole(value: Number) -> bool:
    """Tell whether nothing but zeros follows the point."""
    return not value.digits.partition(".")[2].strip("0")


def _integer(ctx: Context, value: Number, name: str) -> int | None:
    """Return a whole number, or None having reported it."""
    if not is_whole(value):
        ctx.report(codes.NOT_WHOLE, value.span, name=name, value=value.digits)
        return None
    whole = integer(value.digits)
    if whole is None:
        ctx.report(codes.TOO_LARGE, value.span, value=value.digits, type="an integer")
    return whole


def _wrong_unit(ctx: Context, value: Number, type_: IntegerType | NumberType, unit: str | None, name: str) -> None:
    """Report a unit that is missing, too much or another one."""
    actual = f"in {value.unit}" if value.unit is not None else "without a unit"
    fixed = f"{value.digits} {unit}" if unit is not None else value.digits
    ctx.report(
        codes.WRONG_UNIT,
        value.span,
        fix=[Edit(value.span, fixed)] if value.unit is None else (),
        name=name,
        type=describe(type_) if unit is not None else f"{describe(type_)} without a unit",
        value=written(value),
        actual=actual,
        help=f"write `{fixed}`",
    )


def _what_fits(ctx: Context, type_: ValueType, value: Scalar) -> str:
    """Say what could stand there instead."""
    match type_:
        case TextType():
            return f'texts are quoted: `"{value.text}"`' if isinstance(value, Name) else "write a quoted text"
        case IntegerType():
            return "write a whole number, or name a setting or a field that is an integer"
        case NumberType(unit=unit):
            sample = f"1000 {unit}" if unit is not None else "0.5"
            return f"write a number such as `{sample}`, or name a setting or a field of that type"
        case YesNoType():
            return "write `yes` or `no`"
        case DateType():
            return "write a day such as `2026-04-15`, or `today`"
        case PicklistType(values=values) | SeveralType(values=values):
            shown = value.text if isinstance(value, Name | String | Day) else ""
            return ctx.advice(shown, values) or "write one of its declared values"
        case _:
            assert_never(type_)
