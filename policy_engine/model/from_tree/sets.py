"""Tests against several values: ``is one of``, ``includes``, ``mentions``; and settings that are lists."""

from policy_engine.base.codes import names as name_codes
from policy_engine.base.codes import types as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context, SettingKind, SettingShape
from policy_engine.model.from_tree.describe import describe
from policy_engine.model.from_tree.literals import picked_all, texts
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.model.from_tree.operands import KIND_NAMES
from policy_engine.model.nodes import conditions as model
from policy_engine.model.nodes.values import FieldRef, SettingRef
from policy_engine.syntax.tree import conditions as tree
from policy_engine.syntax.tree.atoms import Label, Name, String
from policy_engine.values.texts import clean
from policy_engine.values.types import PicklistType, SeveralType, TextType, ValueType
from policy_engine.values.words import words


def one_of(ctx: Context, subject: FieldRef, test: tree.IsOneOf, span: Span) -> model.OneOf | None:
    """Return ``is one of``; the field is a picklist or a text."""
    setting = _list_setting(ctx, subject, test.values)
    if setting is not None:
        return model.OneOf(subject, setting, test.negated, span) if _members_fit(ctx, subject, setting) else None
    values = _members(ctx, subject, test.values)
    return model.OneOf(subject, values, test.negated, span) if values is not None else None


def includes(ctx: Context, subject: FieldRef, test: tree.Includes, span: Span) -> model.Includes | None:
    """Return ``includes any of`` and ``includes all of``; the field holds several values."""
    setting = _list_setting(ctx, subject, test.values)
    if setting is not None:
        return model.Includes(subject, test.all_of, setting, span) if _members_fit(ctx, subject, setting) else None
    values = _members(ctx, subject, test.values)
    return model.Includes(subject, test.all_of, values, span) if values is not None else None


def mentions(ctx: Context, subject: FieldRef, test: tree.Mentions, span: Span) -> model.Mentions | None:
    """Return ``mentions``, its phrases split into words."""
    phrases = _phrases(ctx, test.phrases)
    but_not = _phrases(ctx, test.but_not)
    if phrases is None or but_not is None:
        return None
    return model.Mentions(subject, phrases, but_not, span)


def _phrases(ctx: Context, phrases: tuple[String, ...]) -> tuple[tuple[str, ...], ...] | None:
    """Return the words of each phrase, or None having reported those without any."""
    split = tuple(words(phrase.text) for phrase in phrases)
    for phrase, found in zip(phrases, split, strict=True):
        if not found:
            ctx.report(codes.NO_WORD, phrase.span, phrase=phrase.text)
    return split if all(split) else None


def _members(ctx: Context, subject: FieldRef, labels: tuple[Label, ...]) -> tuple[str, ...] | None:
    """Return the values that are written out."""
    if isinstance(subject.type, TextType):
        return texts(ctx, labels, subject.type, subject.name)
    candidates = _values_of(subject.type)
    if len(labels) == 1 and isinstance(labels[0], Name) and labels[0].text not in candidates:
        _stranger(ctx, subject, labels[0], candidates)
        return None
    return picked_all(ctx, labels, candidates, subject.name)


def _stranger(ctx: Context, subject: FieldRef, name: Name, values: tuple[str, ...]) -> None:
    """Report a single name that is neither a value nor a list setting."""
    lists = [n for n, shape in ctx.settings.items() if shape is not None and shape.kind is SettingKind.LIST]
    help_ = ctx.advice(name.text, [*values, *lists])
    ctx.report(name_codes.NOT_A_VALUE, name.span, value=name.text, field=subject.name, help=help_)


def _list_setting(ctx: Context, subject: FieldRef, labels: tuple[Label, ...]) -> SettingRef | None:
    """Return the setting that stands alone in place of a list; a value of the field goes before it."""
    if len(labels) != 1 or not isinstance(labels[0], Name) or labels[0].text in _values_of(subject.type):
        return None
    name = labels[0]
    return SettingRef(name.text, name.span) if ctx.kind_of(name.text) is Kind.SETTING else None


def _members_fit(ctx: Context, subject: FieldRef, setting: SettingRef) -> bool:
    """Tell whether a setting is a list of the field's values; report it where not."""
    shape = ctx.settings[setting.name]
    if shape is None:
        return False
    if shape.kind is not SettingKind.LIST:
        ctx.report(
            codes.WRONG_SETTING,
            setting.span,
            name=setting.name,
            actual=KIND_NAMES[shape.kind],
            wanted="a list",
            help="declare the setting as a list: `is one of a, b`",
        )
        return False
    faulty = [label for label in members(shape) if not _is_member(label, subject.type)]
    for label in faulty:
        _report_member(ctx, subject, setting, label)
    ctx.setting_types.setdefault(setting.name, subject.type)
    return not faulty


def members(shape: SettingShape) -> list[Label]:
    """Return all labels of a list setting, those of its arms included."""
    values = [shape.tree.value, *(arm.value for arm in shape.tree.arms)]
    return [label for value in values if isinstance(value, tuple) for label in value]


def _is_member(label: Label, type_: ValueType) -> bool:
    """Tell whether a label of a list setting is a value of the type."""
    if isinstance(type_, TextType):
        return isinstance(label, String)
    return clean(label.text) in _values_of(type_)


def _report_member(ctx: Context, subject: FieldRef, setting: SettingRef, label: Label) -> None:
    """Report a member of a list setting that is no value of the field it is compared with."""
    labels = [(setting.span, f"`{setting.name}` is compared with `{subject.name}` here")]
    if isinstance(subject.type, TextType):
        ctx.report(
            codes.WRONG_VALUE,
            label.span,
            labels=labels,
            name=subject.name,
            type=describe(subject.type),
            value=f"`{label.text}`",
            help=f'texts are quoted: `"{label.text}"`',
        )
        return
    help_ = ctx.advice(label.text, _values_of(subject.type))
    ctx.report(name_codes.NOT_A_VALUE, label.span, labels=labels, value=label.text, field=subject.name, help=help_)


def _values_of(type_: ValueType) -> tuple[str, ...]:
    """Return the declared values of a picklist; other types have none."""
    return type_.values if isinstance(type_, PicklistType | SeveralType) else ()
