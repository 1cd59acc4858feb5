"""The record's and the people's blocks: joined over all files, their fields resolved."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from policy_engine.base.codes import names as name_codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree import clauses
from policy_engine.model.from_tree.context import Context
from policy_engine.model.from_tree.literals import length
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.model.from_tree.spellings import field_spellings
from policy_engine.model.from_tree.texts import because, optional_text, owner, strings
from policy_engine.model.from_tree.types import value_type
from policy_engine.model.nodes import record as model
from policy_engine.syntax.tree import record as tree
from policy_engine.values.texts import fold
from policy_engine.values.types import ValueType

NO_BLOCK = "lead"
"""What the record is called where no block says it."""

Item = TypeVar("Item", tree.Key, tree.Field)
Blocks = Sequence[tree.Record] | Sequence[tree.People]


def field_types(ctx: Context, blocks: Blocks, kind: Kind) -> dict[str, ValueType]:
    """Return the types of all fields of some blocks; of a name defined twice, that of the first."""
    types: dict[str, ValueType] = {}
    for item in _items(blocks, tree.Field):
        type_ = value_type(ctx, item.type)
        if ctx.kind_of(item.name.text) is kind:
            types.setdefault(item.name.text, type_)
    return types


def everywhere(blocks: Iterable[tree.Record | tree.People]) -> tuple[str, ...]:
    """Return what ``everywhere unknown when`` lists, each text once."""
    lists = [item.spellings for block in blocks for item in block.items if isinstance(item, tree.Everywhere)]
    return tuple(dict.fromkeys(text.text for texts in lists for text in texts))


def record(ctx: Context, blocks: Sequence[tree.Record], start: Span) -> model.Record:
    """Return the joined record; blocks of two kinds are reported."""
    if not blocks:
        return model.Record(NO_BLOCK, None, None, (), start)
    first = blocks[0]
    for block in blocks[1:]:
        if block.kind != first.kind:
            there = [(first.span, f"called `{first.kind}` here")]
            ctx.report(name_codes.OTHER_KIND_OF_RECORD, block.span, labels=there, kind=block.kind, other=first.kind)
    label = next((block.label for block in blocks if block.label is not None), None)
    key = _key(ctx, blocks, "the record")
    fields = _fields(ctx, blocks, ctx.record_fields, key)
    return model.Record(first.kind, optional_text(label), key, fields, first.span)


def people(ctx: Context, blocks: Sequence[tree.People]) -> model.People | None:
    """Return the joined people's block, if there is one."""
    if not blocks:
        return None
    label = next((block.label for block in blocks if block.label is not None), None)
    key = _key(ctx, blocks, "people")
    fields = _fields(ctx, blocks, ctx.person_fields, key)
    return model.People(optional_text(label), key, fields, blocks[0].span)


def has_key(blocks: Blocks) -> bool:
    """Tell whether some block declares a key."""
    return any(True for _ in _items(blocks, tree.Key))


def _items(blocks: Blocks, kind: type[Item]) -> list[Item]:
    """Return the items of one sort, in the order of the files."""
    return [item for block in blocks for item in block.items if isinstance(item, kind)]


def _key(ctx: Context, blocks: Blocks, whose: str) -> model.Key | None:
    """Return the key; a second one is reported."""
    keys = _items(blocks, tree.Key)
    for key in keys[1:]:
        there = [(keys[0].span, "the first key")]
        ctx.report(name_codes.SECOND_KEY, key.span, labels=there, whose=whose, other=keys[0].name.text)
    if not keys:
        return None
    column = keys[0].column.name.text if keys[0].column is not None else keys[0].name.text
    return model.Key(keys[0].name.text, column, keys[0].span)


def _fields(
    ctx: Context, blocks: Blocks, types: dict[str, ValueType], key: model.Key | None
) -> tuple[model.Field, ...]:
    """Return the fields of some blocks, each name once."""
    fields: dict[str, model.Field] = {}
    for item in _items(blocks, tree.Field):
        type_ = types.get(item.name.text)
        if type_ is None or item.name.text in fields:
            continue
        if key is not None and fold(key.name) == fold(item.name.text):
            there = [(key.span, "the key")]
            ctx.report(
                name_codes.DEFINED_TWICE,
                item.name.span,
                labels=there,
                name=item.name.text,
                how=": as the key and as a field",
            )
        fields[item.name.text] = _field(ctx, item, type_)
    return tuple(fields.values())


def _field(ctx: Context, item: tree.Field, type_: ValueType) -> model.Field:
    """Return one field with its clauses."""
    own_unknown = strings(item.unknown_when)
    reason, see = because(item.because)
    return model.Field(
        name=item.name.text,
        evidence=item.evidence,
        type=type_,
        label=optional_text(item.label),
        column=item.column.name.text if item.column is not None else item.name.text,
        column_declared=item.column is not None,
        format=clauses.column_format(ctx, item, type_),
        spellings=field_spellings(ctx, item, type_, (*own_unknown, *ctx.unknown_everywhere)),
        dated_by=item.dated_by.text if item.dated_by is not None else None,
        denied_by=clauses.denied_by(ctx, item, type_),
        unknown_when=own_unknown,
        empty_means=clauses.empty_means(ctx, item, type_),
        filled_by=owner(ctx, item.filled_by) if item.filled_by is not None else None,
        fresh_days=length(ctx, item.fresh_for) if item.fresh_for is not None else None,
        because=reason,
        see=see,
        span=item.span,
    )
