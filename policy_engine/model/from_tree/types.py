"""Types as written become value types; picklists are checked."""

from collections.abc import Sequence

from policy_engine.base.codes import types as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context
from policy_engine.model.from_tree.lookalikes import look_alikes
from policy_engine.syntax.tree.atoms import Label, Name
from policy_engine.syntax.tree.record import TypeExpr
from policy_engine.values.texts import clean, fold
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

REFUSED_VALUES = ("unknown", "known", "open", "met")
"""After ``is`` these would read like a test."""


def value_type(ctx: Context, written: TypeExpr) -> ValueType:
    """Return the type that was written; a faulty picklist keeps its sound values."""
    match written.keyword:
        case "text":
            return TextType()
        case "integer":
            return IntegerType()
        case "number":
            return NumberType(written.unit)
        case "yes/no":
            return YesNoType()
        case "date":
            return DateType()
        case "one of":
            return PicklistType(_declared_values(ctx, written.values))
        case "several of":
            return SeveralType(_declared_values(ctx, written.values))
        case other:
            raise AssertionError(f"the grammar knows no type {other!r}")


def _declared_values(ctx: Context, labels: Sequence[Label]) -> tuple[str, ...]:
    """Return the values of a picklist, having checked each."""
    ctx.diagnostics += look_alikes(label for label in labels if isinstance(label, Name))
    seen: dict[str, tuple[str, Span]] = {}
    for label in labels:
        value = clean(label.text)
        folded = fold(value)
        if not value:
            ctx.report(codes.EMPTY_VALUE, label.span)
        elif folded in REFUSED_VALUES:
            ctx.report(codes.VALUE_REFUSED, label.span, value=value)
            seen.setdefault(folded, (value, label.span))
        elif folded in seen:
            first, span = seen[folded]
            there = [(span, f"`{first}` stands here")]
            ctx.report(codes.ONE_SPELLING, label.span, labels=there, spelling=value, first=first, second=value)
        else:
            seen[folded] = (value, label.span)
    return tuple(value for value, _ in seen.values())
