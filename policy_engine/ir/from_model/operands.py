"""Operands and lengths of time: settings are worked in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from policy_engine.ir.nodes import operands as ir
from policy_engine.model.nodes import values as model
from policy_engine.model.nodes.record import Event
from policy_engine.model.nodes.rules import Setting
from policy_engine.values.types import Scope, Value, ValueType


@dataclass(frozen=True, slots=True)
class Known:
    """What lowering looks up: settings, events, the types of the record's fields."""

    settings: Mapping[str, Setting]
    events: Mapping[str, Event]
    field_types: Mapping[str, ValueType]


def lower_field(ref: model.FieldRef) -> ir.Field:
    """Lower a reference to a field or attribute."""
    return ir.Field(ref.scope, ref.name, ref.type)


def lower_operand(operand: model.Operand, known: Known) -> ir.Operand:
    """Lower one side of a comparison."""
    match operand:
        case model.Literal(value=value, type=type_):
            return ir.Literal(value, type_)
        case model.FieldRef():
            return lower_field(operand)
        case model.SettingRef(name=name):
            return lower_setting(known.settings[name], known)
        case model.TodayRef():
            return ir.Today()
        case model.PercentRef(percent=percent, of=of):
            whole = lower_field(of) if isinstance(of, model.FieldRef) else lower_setting(known.settings[of.name], known)
            return ir.Percent(percent, whole)
        case _:
            assert_never(operand)


def lower_setting(setting: Setting, known: Known) -> ir.Literal | ir.Choice:
    """Lower a setting of one value, plain or by a picklist."""
    if setting.by is None:
        assert setting.value is not None and setting.type is not None, "a plain setting has a value and a type"
        return ir.Literal(setting.value, setting.type, setting.name)
    return lower_choice(setting, setting.by, known)


def lower_choice(setting: Setting, by: str, known: Known) -> ir.Choice:
    """Lower a setting by a picklist of the record."""
    return ir.Choice(
        setting=setting.name,
        by=ir.Field(Scope.RECORD, by, known.field_types[by]),
        arms=tuple((value, arm.value) for arm in setting.arms for value in arm.when),
        otherwise=setting.otherwise,
        type=setting.type,
    )


def lower_stretch(stretch: model.Stretch, known: Known) -> ir.Stretch:
    """Lower a length of time to days, or to a choice of days."""
    match stretch:
        case model.Days(days=days):
            return days
        case model.SettingRef(name=name):
            setting = known.settings[name]
            if setting.by is not None:
                return lower_choice(setting, setting.by, known)
            assert isinstance(setting.value, int), "a plain duration is a number of days"
            return setting.value
        case _:
            assert_never(stretch)


def lower_list(
    values: tuple[Value, ...] | model.SettingRef, known: Known
) -> tuple[tuple[Value, ...] | ir.Choice, str | None]:
    """Lower a list of values; the second part names the plain setting it came from."""
    if not isinstance(values, model.SettingRef):
        return values, None
    setting = known.settings[values.name]
    if setting.by is not None:
        return lower_choice(setting, setting.by, known), None
    assert isinstance(setting.value, tuple), "a plain list setting has a tuple of values"
    return setting.value, setting.name
