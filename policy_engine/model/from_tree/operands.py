"""Right sides: literals, settings, other fields, percentages; and lengths of time."""

from typing import assert_never

from policy_engine.base.codes import names as name_codes
from policy_engine.base.codes import types as codes
from policy_engine.model.from_tree.context import Context, Place, PlaceKind, SettingKind, SettingShape
from policy_engine.model.from_tree.describe import describe
from policy_engine.model.from_tree.fields import field_named
from policy_engine.model.from_tree.literals import length, literal
from policy_engine.model.from_tree.namespace import Kind
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
from policy_engine.syntax.tree.atoms import Amount, Duration, Name, PercentOf, Scalar, Today
from policy_engine.syntax.tree.atoms import Stretch as TreeStretch
from policy_engine.values.types import DateType, IntegerType, NumberType, ValueType

MOST_PERCENT = 1000
KIND_NAMES = {SettingKind.SCALAR: "a value", SettingKind.DURATION: "a duration", SettingKind.LIST: "a list"}


def amount(ctx: Context, value: Amount, subject: FieldRef, place: Place) -> Operand | None:
    """Return the right side of an ordering: a number, a setting, a field or a percentage of one."""
    if isinstance(value, PercentOf):
        return _percent(ctx, value, subject, place)
    return scalar(ctx, value, subject, place)


def scalar(ctx: Context, value: Scalar, subject: FieldRef, place: Place) -> Operand | None:
    """Return a right side; only numbers and dates may be compared with settings and fields."""
    if isinstance(value, Name) and isinstance(subject.type, IntegerType | NumberType | DateType):
        return reference(ctx, value, subject, place)
    if isinstance(value, Today) and isinstance(subject.type, DateType):
        return TodayRef(value.span)
    inner = literal(ctx, value, subject.type, subject.name)
    return Literal(inner, subject.type, value.span) if inner is not None else None


def reference(ctx: Context, name: Name, subject: FieldRef, place: Place) -> FieldRef | SettingRef | None:
    """Return a setting or a field of the subject's type and unit, or None having reported it."""
    kind = ctx.kind_of(name.text)
    if kind is Kind.SETTING:
        return _setting(ctx, name, subject)
    found = field_named(ctx, name, Kind.FIELD)
    if found is None and place.kind is PlaceKind.PERSON:
        found = field_named(ctx, name, Kind.PERSON_FIELD)
    if found is None:
        _no_reference(ctx, name, subject, place)
        return None
    if found.type != subject.type:
        _different(ctx, name, subject, found.type)
        return None
    return found


def stretch(ctx: Context, value: TreeStretch) -> Stretch | None:
    """Return a length of time: written out, or a setting that is a duration."""
    if isinstance(value, Duration):
        return Days(length(ctx, value), value.span)
    durations = [name for name, shape in ctx.settings.items() if shape and shape.kind is SettingKind.DURATION]
    kind = ctx.kind_of(value.text)
    if kind is None:
        help_ = ctx.advice(value.text, durations) or "write a duration such as `30 days`"
        ctx.report(name_codes.UNDECLARED, value.span, name=value.text, wanted="setting", help=help_)
    elif kind is not Kind.SETTING:
        ctx.report(codes.NOT_A_LENGTH, value.span, name=value.text, actual=str(kind))
    elif (shape := ctx.settings[value.text]) is not None:
        if shape.kind is SettingKind.DURATION:
            return SettingRef(value.text, value.span)
        ctx.report(
            codes.WRONG_SETTING,
            value.span,
            name=value.text,
            actual=f"{KIND_NAMES[shape.kind]}, not a duration",
            wanted="a length of time",
            help="give the setting a duration such as `30 days`",
        )
    return None


def _percent(ctx: Context, value: PercentOf, subject: FieldRef, place: Place) -> PercentRef | None:
    """Return a percentage of a setting or field of the subject's type."""
    percent = int(value.percent) if value.percent.isdecimal() and len(value.percent) <= len(str(MOST_PERCENT)) else 0
    in_range = 1 <= percent <= MOST_PERCENT
    if not in_range:
        ctx.report(codes.PERCENT_RANGE, value.span, percent=value.percent, help="write for example `80 % of …`")
    if isinstance(subject.type, DateType):
        ctx.report(
            codes.WRONG_VALUE,
            value.span,
            name=subject.name,
            type=describe(subject.type),
            value="a percentage",
            help="percentages are for numbers",
        )
        return None
    of = reference(ctx, value.name, subject, place)
    return PercentRef(percent, of, value.span) if of is not None and in_range else None


def _setting(ctx: Context, name: Name, subject: FieldRef) -> SettingRef | None:
    """Return a setting whose value is of the subject's type; take down with what it is compared."""
    shape = ctx.settings[name.text]
    if shape is None:
        return None
    if shape.kind is not SettingKind.SCALAR or shape.type is None:
        ctx.report(
            codes.WRONG_SETTING,
            name.span,
            name=name.text,
            actual=KIND_NAMES[shape.kind],
            wanted=describe(subject.type),
            help="name a setting that is a single value",
        )
        return None
    if not _fits(shape, subject.type):
        _different(ctx, name, subject, shape.type, _with_unit(name, subject.type, shape.type))
        return None
    before = ctx.setting_types.setdefault(name.text, subject.type)
    if before != subject.type:
        ctx.report(codes.TWO_TYPES_OF_USE, name.span, name=name.text)
        return None
    return SettingRef(name.text, name.span)


def _fits(shape: SettingShape, type_: ValueType) -> bool:
    """Tell whether a setting's values can be of a type; a whole number without unit is a number as well."""
    return shape.type == type_ or (shape.type == IntegerType() and type_ == NumberType())


def _with_unit(name: Name, wanted: ValueType, actual: ValueType) -> str | None:
    """Return the help for a setting that only lacks the unit."""
    if isinstance(wanted, NumberType) and wanted.unit and actual in (IntegerType(), NumberType()):
        return f"give the values of `{name.text}` the unit: `1000 {wanted.unit}`"
    return None


def _different(ctx: Context, name: Name, subject: FieldRef, actual: ValueType, help_: str | None = None) -> None:
    """Report two sides of different types or units."""
    ctx.report(
        codes.NOT_THE_SAME_TYPE,
        name.span,
        name=subject.name,
        type=describe(subject.type),
        other=name.text,
        actual=describe(actual),
        help=help_,
    )


def _no_reference(ctx: Context, name: Name, subject: FieldRef, place: Place) -> None:
    """Report a name on the right that is no setting and no field."""
    kind = ctx.kind_of(name.text)
    fitting = _fitting(ctx, subject, place)
    if kind is None:
        ctx.report(
            name_codes.UNDECLARED,
            name.span,
            name=name.text,
            wanted="setting or field",
            help=ctx.advice(name.text, fitting) or "write a value, or declare a setting",
        )
        return
    match kind:
        case Kind.PERSON_FIELD:
            ctx.report(name_codes.FIELD_OF_PEOPLE, name.span, name=name.text)
        case Kind.FIELD | Kind.SETTING:
            raise AssertionError("fields and settings were found before")
        case Kind.EVENT | Kind.CRITERION | Kind.DIMENSION | Kind.HOLD | Kind.DISQUALIFIER | Kind.STAGE | Kind.OUTCOME:
            ctx.report(
                name_codes.WRONG_KIND,
                name.span,
                name=name.text,
                actual=str(kind),
                wanted="a value, a setting or a field",
                help=ctx.advice(name.text, fitting),
            )
        case _:
            assert_never(kind)


def _fitting(ctx: Context, subject: FieldRef, place: Place) -> list[str]:
    """Return the settings and fields that could stand on the right, by their type."""
    settings = [n for n, s in ctx.settings.items() if s and s.kind is SettingKind.SCALAR and _fits(s, subject.type)]
    fields = [n for n, type_ in ctx.record_fields.items() if type_ == subject.type]
    people = [n for n, type_ in ctx.person_fields.items() if type_ == subject.type]
    own = people if place.kind is PlaceKind.PERSON else []
    return [n for n in settings + fields + own if n != subject.name]
