"""A value in an example becomes an inner value by its field's type."""

from typing import assert_never

from policy_engine.base.codes import examples as codes
from policy_engine.base.diagnostic import Edit
from policy_engine.base.source import Span
from policy_engine.model.examples.desk import Desk, advice
from policy_engine.model.nodes.record import Field
from policy_engine.syntax.tree.atoms import Day, Label, Name, Number, Scalar, String, Today, YesNo
from policy_engine.values.numbers import integer, scaled
from policy_engine.values.picklists import pick, spelling_table
from policy_engine.values.texts import clean, match_form
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    Other,
    PicklistType,
    SeveralType,
    TextType,
    Value,
    ValueType,
    YesNoType,
)


def field_value(desk: Desk, field: Field, written: Scalar, day: int) -> Value | None:
    """Return a field's value, ``today`` being the example's ``day``; None having reported why it is none."""
    if isinstance(written, String) and field.empty_means is not None and not clean(written.text):
        return field.empty_means
    if _is_read_as_unknown(desk, field, written):
        return None
    if isinstance(field.type, PicklistType) and isinstance(written, Name | String):
        return picked(desk, field, written)
    return scalar(desk, field.name, field.type, written, day)


def picked(desk: Desk, field: Field, label: Label) -> str | Other | None:
    """Return a picklist's value. Unquoted it is a declared one; quoted also a spelling of one, or an *other*."""
    assert isinstance(field.type, PicklistType | SeveralType)
    if isinstance(label, String):
        table = spelling_table((*((value, ()) for value in field.type.values), *field.spellings))
        return pick(table, label.text)
    return _declared(desk, field.name, field.type.values, label)


def members(desk: Desk, field: Field, labels: tuple[Label, ...]) -> Value | None:
    """Return the value of a ``several of`` field; None having reported every stranger."""
    found = [None if _is_read_as_unknown(desk, field, label) else picked(desk, field, label) for label in labels]
    sound = tuple(dict.fromkeys(value for value in found if value is not None))
    return None if None in found else sound


def scalar(desk: Desk, name: str, kind: ValueType, written: Scalar, day: int) -> Value | None:
    """Return a value of a type; None having reported why it is none."""
    match kind, written:
        case PicklistType(values=values), Name():
            return _declared(desk, name, values, written)
        case PicklistType(values=values), String():
            return pick(spelling_table((value, ()) for value in values), written.text)
        case TextType(), String():
            return clean(written.text)
        case YesNoType(), YesNo():
            return written.value
        case DateType(), Today():
            return day
        case DateType(), Day():
            return calendar_day(written)
        case ((IntegerType() | NumberType()), Number()):
            return _number(desk, name, kind, written)
        case _:
            _wrong_type(desk, name, kind, written)
            return None


def calendar_day(written: Day) -> int | None:
    """Return a day's ordinal; None where no calendar has it, which the parser has reported."""
    return written.ordinal if written.ordinal > 0 else None


def _declared(desk: Desk, name: str, values: tuple[str, ...], label: Name) -> str | None:
    value = clean(label.text)
    if value in values:
        return value
    quoted = f'a value that is not declared is quoted: `"{value}"`'
    near = advice(value, values)
    help_ = quoted if not near else f"{near} {quoted}" if near.endswith("?") else f"{near}; {quoted}"
    desk.report(codes.UNDECLARED_VALUE, label.span, value=value, name=name, help=help_)
    return None


def _is_read_as_unknown(desk: Desk, field: Field, written: Scalar) -> bool:
    """Report a value that reading would take for unknown."""
    match written:
        case String(text=text) | Name(text=text) | Day(text=text):
            form, shown = match_form(text), text
        case Number(digits=digits):
            form = shown = digits
        case YesNo() | Today():
            return False
        case _:
            assert_never(written)
    own = {match_form(text) for text in field.unknown_when}
    if form and form not in own and form not in desk.names.unknown_everywhere:
        return False
    fix = _unknown_fix(field, written.span)
    desk.report(codes.READ_AS_UNKNOWN, written.span, fix=fix, value=shown, name=field.name)
    return True


def _unknown_fix(field: Field, span: Span) -> list[Edit]:
    return [] if isinstance(field.type, SeveralType) else [Edit(span, "unknown")]


def _number(desk: Desk, name: str, kind: IntegerType | NumberType, written: Number) -> int | None:
    unit = kind.unit if isinstance(kind, NumberType) else None
    if written.unit != unit:
        _wrong_unit(desk, name, unit, written)
        return None
    if isinstance(kind, IntegerType) and written.digits.partition(".")[2].strip("0"):
        _wrong_type(desk, name, kind, written)
        return None
    value = scaled(written.digits) if isinstance(kind, NumberType) else integer(written.digits)
    if value is None:
        desk.report(codes.OUT_OF_RANGE, written.span, value=written.digits, name=name)
    return value


def _wrong_unit(desk: Desk, name: str, unit: str | None, written: Number) -> None:
    right = written.digits if unit is None else f"{written.digits} {unit}"
    desk.report(
        codes.WRONG_UNIT,
        written.span,
        fix=[Edit(written.span, right)] if written.unit is None else (),
        name=name,
        expected="without a unit" if unit is None else f"in {unit}",
        unit="without a unit" if written.unit is None else f"in {written.unit}",
        help=f"write `{right}`",
    )


def _wrong_type(desk: Desk, name: str, kind: ValueType, written: Scalar) -> None:
    expected, fitting = _EXPECTED[type(kind)]
    if isinstance(kind, PicklistType):
        fitting = advice("", kind.values) or fitting
    desk.report(codes.WRONG_TYPE, written.span, name=name, expected=expected, value=_told(written), help=fitting)


_EXPECTED: dict[type[ValueType], tuple[str, str]] = {
    TextType: ("a text", "texts are quoted"),
    IntegerType: ("an integer", "write a whole number such as `20`"),
    NumberType: ("a number", "write a number such as `20` or `0.5`"),
    YesNoType: ("a yes/no field", "write `yes`, `no` or `unknown`"),
    DateType: ("a date", "write a day such as `2026-04-15`"),
    PicklistType: ("a picklist", "write one of its values"),
    SeveralType: ("a list of several values", "write `includes a and b`, or `includes nothing`"),
}
"""What each type is called, and what to write."""


def _told(written: Scalar) -> str:
    match written:
        case String():
            return f'`"{written.text}"`'
        case Name() | Day():
            return f"`{written.text}`"
        case Number():
            return f"`{written.digits} {written.unit}`" if written.unit else f"`{written.digits}`"
        case YesNo():
            return "`yes`" if written.value else "`no`"
        case Today():
            return "`today`"
        case _:
            assert_never(written)
