"""Settings: first their shapes, which their uses need; then their values, once it is known what they are used for."""

from collections.abc import Iterable
from typing import assert_never

from policy_engine.base.codes import types as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context, SettingKind, SettingShape
from policy_engine.model.from_tree.describe import describe, written
from policy_engine.model.from_tree.fields import wrong_kind
from policy_engine.model.from_tree.literals import day, is_whole, length, number, picked
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.model.from_tree.texts import owners, text
from policy_engine.model.nodes import rules as model
from policy_engine.syntax.tree import rules as tree
from policy_engine.syntax.tree.atoms import Day, Duration, Name, Number, String, Today, YesNo
from policy_engine.values.numbers import integer, scaled
from policy_engine.values.texts import clean
from policy_engine.values.types import DateType, IntegerType, NumberType, PicklistType, TextType, Value, ValueType

Shape = tuple[SettingKind, ValueType | None]


def shapes(ctx: Context, settings: Iterable[tree.Setting]) -> dict[str, SettingShape | None]:
    """Return of each setting what its uses need to know; None where it is faulty."""
    found: dict[str, SettingShape | None] = {}
    for setting in settings:
        shape = _shape(ctx, setting)
        if ctx.kind_of(setting.name.text) is Kind.SETTING:
            found.setdefault(setting.name.text, shape)
    return found


def resolved(ctx: Context) -> tuple[model.Setting, ...]:
    """Return the sound settings, typed by the fields that they are compared with."""
    return tuple(_setting(ctx, name, shape) for name, shape in ctx.settings.items() if shape is not None)


def _shape(ctx: Context, setting: tree.Setting) -> SettingShape | None:
    """Return a setting's shape, or None having reported its faults."""
    owners(ctx, setting.owners)
    arms_sound = _check_arms(ctx, setting)
    first: Shape | None = None
    all_sound = arms_sound
    for value, span in _values(setting):
        shape = _shape_of(ctx, setting, value)
        if shape is None:
            all_sound = False
        elif first is None:
            first = shape
        else:
            joined = _joined(first, shape)
            if joined is None:
                ctx.report(codes.ARMS_DIFFER, span, actual=_called(shape), first=_called(first))
                all_sound = False
            else:
                first = joined
    if first is None or not all_sound or not _values_fit(ctx, setting, first):
        return None
    return SettingShape(first[0], first[1], setting)


def _values(setting: tree.Setting) -> list[tuple[tree.SettingValue, Span]]:
    """Return all values that are written, with their places."""
    if setting.value is not None:
        return [(setting.value, _place(setting.value))]
    return [(arm.value, _place(arm.value)) for arm in setting.arms]


def _place(value: tree.SettingValue) -> Span:
    """Return where a value stands; a list reaches from its first to its last member."""
    return value[0].span.to(value[-1].span) if isinstance(value, tuple) else value.span


def _shape_of(ctx: Context, setting: tree.Setting, value: tree.SettingValue) -> Shape | None:
    """Return kind and type of one value, or None having reported that no setting can be this."""
    match value:
        case Duration():
            return SettingKind.DURATION, None
        case tuple():
            return SettingKind.LIST, None
        case Number(unit=None) if is_whole(value) and "." not in value.digits:
            return SettingKind.SCALAR, IntegerType()
        case Number():
            return SettingKind.SCALAR, NumberType(value.unit)
        case Day():
            return SettingKind.SCALAR, DateType()
        case Name() | String() | YesNo() | Today():
            shown = "a, b" if isinstance(value, YesNo | Today) else written(value).strip("`")
            help_ = f"a setting is a number, a date, a duration such as `30 days`, or a list: `is one of {shown}`"
            ctx.report(codes.NOT_A_SETTING, value.span, value=written(value), help=help_)
            return None
        case _:
            assert_never(value)


def _joined(first: Shape, second: Shape) -> Shape | None:
    """Return what both values are; whole numbers join with numbers that have no unit."""
    if first == second:
        return first
    numbers = (IntegerType(), NumberType())
    if first[0] is SettingKind.SCALAR and first[1] in numbers and second[1] in numbers:
        return SettingKind.SCALAR, NumberType()
    return None


def _called(shape: Shape) -> str:
    """Return how a message calls a value."""
    kind, type_ = shape
    if type_ is not None:
        return describe(type_)
    return "a duration" if kind is SettingKind.DURATION else "a list"


def _values_fit(ctx: Context, setting: tree.Setting, shape: Shape) -> bool:
    """Check numbers for their range and days for their calendar."""
    fits = True
    for value, _ in _values(setting):
        if isinstance(value, Day):
            fits = day(ctx, value) is not None and fits
        elif isinstance(value, Duration):
            length(ctx, value)
        elif isinstance(value, Number):
            type_ = IntegerType() if shape[1] == IntegerType() else NumberType(value.unit)
            fits = number(ctx, value, type_, setting.name.text) is not None and fits
    return fits


def _check_arms(ctx: Context, setting: tree.Setting) -> bool:
    """Check the field that a setting goes by, and that each of its values has one arm."""
    if setting.by is None:
        return True
    values = _picklist(ctx, setting.by)
    sound = values is not None
    seen: dict[str, Span] = {}
    for arm in setting.arms:
        labels = [(clean(label.text), label) for label in arm.values]
        for _, label in labels:
            if values is not None and picked(ctx, label, values, setting.by.text) is None:
                sound = False
        for name, span in [(n, label.span) for n, label in labels] or [("otherwise", arm.span)]:
            if name in seen:
                ctx.report(codes.ARM_TWICE, span, labels=[(seen[name], "stands here before")], value=name)
                sound = False
            seen.setdefault(name, span)
    return sound


def _picklist(ctx: Context, by: Name) -> tuple[str, ...] | None:
    """Return the values of the record's picklist that a setting goes by, or None having reported it."""
    picklists = [name for name, type_ in ctx.record_fields.items() if isinstance(type_, PicklistType)]
    kind = ctx.kind_of(by.text)
    if kind is None:
        wrong_kind(ctx, by, "picklist of the record", picklists)
        return None
    type_ = ctx.record_fields.get(by.text) if kind is Kind.FIELD else None
    if isinstance(type_, PicklistType):
        return type_.values
    actual = describe(type_) if type_ is not None else str(kind)
    ctx.report(codes.NOT_A_PICKLIST, by.span, name=by.text, actual=actual, help=ctx.advice(by.text, picklists))
    return None


def _setting(ctx: Context, name: str, shape: SettingShape) -> model.Setting:
    """Return a sound setting with its values in their inner form."""
    setting = shape.tree
    type_ = _final_type(ctx, name, shape)
    arms = tuple(
        model.SettingArm(tuple(dict.fromkeys(clean(v.text) for v in arm.values)), _inner(arm.value, type_), arm.span)
        for arm in setting.arms
        if arm.values
    )
    otherwise = next((_inner(arm.value, type_) for arm in setting.arms if not arm.values), None)
    return model.Setting(
        name=name,
        label=text(setting.label),
        owners=tuple(dict.fromkeys(owner.text for owner in setting.owners)),
        kind=shape.kind.value,
        type=type_,
        value=_inner(setting.value, type_) if setting.value is not None else None,
        by=setting.by.text if setting.by is not None else None,
        arms=arms,
        otherwise=otherwise,
        span=setting.span,
    )


def _final_type(ctx: Context, name: str, shape: SettingShape) -> ValueType | None:
    """Return the type of the field that a setting is compared with, else what it looks like."""
    if shape.kind is SettingKind.DURATION:
        return None
    used_with = ctx.setting_types.get(name)
    if used_with is not None:
        return used_with
    return shape.type if shape.kind is SettingKind.SCALAR else TextType()


def _inner(value: tree.SettingValue, type_: ValueType | None) -> Value:
    """Return the inner form of a value that was found sound."""
    match value:
        case Duration():
            return value.days
        case Day():
            return value.ordinal
        case Number():
            inner = integer(value.digits) if isinstance(type_, IntegerType) else scaled(value.digits)
            if inner is None:
                raise AssertionError("numbers out of range were reported before")
            return inner
        case tuple():
            return tuple(dict.fromkeys(clean(label.text) for label in value))
        case Name() | String() | YesNo() | Today():
            raise AssertionError("no setting is this; it was reported before")
        case _:
            assert_never(value)
