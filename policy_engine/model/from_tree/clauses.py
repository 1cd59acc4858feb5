"""The clauses of a field whose fitness depends on its type."""

from policy_engine.base.codes import types as codes
from policy_engine.model.from_tree.context import Context
from policy_engine.model.from_tree.describe import describe
from policy_engine.model.from_tree.literals import literal
from policy_engine.syntax.tree.atoms import Today
from policy_engine.syntax.tree.record import Field
from policy_engine.values.numbers import format_problem
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    Value,
    ValueType,
    YesNoType,
)


def column_format(ctx: Context, item: Field, type_: ValueType) -> str | None:
    """Return the format of the column; only dates and numbers have one."""
    written = item.column.format if item.column is not None else None
    if written is None:
        return None
    if not isinstance(type_, DateType | NumberType | IntegerType):
        ctx.report(
            codes.CLAUSE_DOES_NOT_FIT,
            written.span,
            clause="as",
            name=item.name.text,
            type=describe(type_),
            help="only dates and numbers are read by a format",
        )
    elif format_problem(type_, written.text):
        help_ = (
            "write the parts of a day, such as `DD.MM.YYYY` or `M/D/YYYY`"
            if isinstance(type_, DateType)
            else "write the number 1234.56 as the source would, such as `1.234,56`"
        )
        ctx.report(codes.UNKNOWN_FORMAT, written.span, format=written.text, type=describe(type_), help=help_)
    return written.text


def denied_by(ctx: Context, item: Field, type_: ValueType) -> tuple[Value, ...]:
    """Return the values that deny a need; a yes/no need is denied by ``no`` unless it says otherwise."""
    if not item.denied_by:
        return (False,) if item.evidence == "need" and isinstance(type_, YesNoType) else ()
    place = item.denied_by[0].span.to(item.denied_by[-1].span)
    if item.evidence != "need":
        ctx.report(codes.ONLY_NEEDS, place, name=item.name.text, evidence=f"`{item.evidence}`")
        return ()
    if not isinstance(type_, PicklistType | YesNoType):
        ctx.report(
            codes.CLAUSE_DOES_NOT_FIT,
            place,
            clause="denied by",
            name=item.name.text,
            type=describe(type_),
            help="only picklists and yes/no fields can deny a need",
        )
        return ()
    found = [literal(ctx, value, type_, item.name.text) for value in item.denied_by]
    return tuple(dict.fromkeys(value for value in found if value is not None))


def empty_means(ctx: Context, item: Field, type_: ValueType) -> Value | None:
    """Return the value that stands in for nothing."""
    if item.empty_means is None:
        return None
    if isinstance(item.empty_means, Today) and isinstance(type_, DateType):
        ctx.report(
            codes.WRONG_VALUE,
            item.empty_means.span,
            name=item.name.text,
            type=describe(type_),
            value="`today`, which moves every day,",
            help="write a day such as `2026-04-15`",
        )
        return None
    return literal(ctx, item.empty_means, type_, item.name.text)
