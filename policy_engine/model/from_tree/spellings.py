"""The source's spellings of picklist values and of events: each belongs to one, and none of them means unknown."""

from collections.abc import Iterable

from policy_engine.base.codes import names as name_codes
from policy_engine.base.codes import types as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context
from policy_engine.model.from_tree.describe import describe
from policy_engine.model.from_tree.literals import picked
from policy_engine.syntax.tree.atoms import Label, String
from policy_engine.syntax.tree.record import Event, Field, Outcome, TypeExpr
from policy_engine.values.texts import clean, match_form
from policy_engine.values.types import PicklistType, SeveralType, ValueType

Spellings = tuple[tuple[str, tuple[str, ...]], ...]


def field_spellings(ctx: Context, item: Field, type_: ValueType, unknown: Iterable[str]) -> Spellings:
    """Return the further spellings of a picklist's values, in the order of the values."""
    if not isinstance(type_, PicklistType | SeveralType):
        if item.values:
            ctx.report(
                codes.CLAUSE_DOES_NOT_FIT,
                item.values[0].span.to(item.values[-1].span),
                clause="values",
                name=item.name.text,
                type=describe(type_),
                help="only picklists have spellings of values",
            )
        return ()
    refused = {match_form(text) for text in unknown}
    own_names_known(ctx, item.type, refused)
    further: dict[str, list[str]] = {}
    taken = {match_form(label.text): (clean(label.text), label.span) for label in reversed(item.type.values)}
    for entry in item.values:
        value = picked(ctx, entry.value, type_.values, item.name.text)
        if value is None:
            continue
        sound = [text for text in entry.spellings if _take(ctx, text, value, taken, refused)]
        further.setdefault(value, []).extend(text.text for text in sound)
    return tuple((value, tuple(further[value])) for value in type_.values if value in further)


def own_names_known(ctx: Context, type_: TypeExpr, refused: set[str]) -> None:
    """Report declared values that ``unknown when`` lists."""
    for label in type_.values:
        if match_form(label.text) in refused:
            ctx.report(codes.SPELLING_UNKNOWN, label.span, spelling=label.text, value=clean(label.text))


def _take(ctx: Context, text: String, value: str, taken: dict[str, tuple[str, Span]], refused: set[str]) -> bool:
    """Take in one spelling of a value; report one that is empty, unknown or another value's."""
    form = match_form(text.text)
    if not form:
        ctx.report(codes.EMPTY_VALUE, text.span)
        return False
    if form in refused:
        ctx.report(codes.SPELLING_UNKNOWN, text.span, spelling=text.text, value=value)
        return False
    first, span = taken.setdefault(form, (value, text.span))
    if first != value:
        there = [(span, f"stands for `{first}` here")]
        ctx.report(codes.ONE_SPELLING, text.span, labels=there, spelling=text.text, first=first, second=value)
        return False
    return True


def event_spellings(ctx: Context, recorded: Iterable[Event], outcomes: Iterable[Outcome]) -> None:
    """Report spellings that stand for two events or outcomes; own names are spellings as well."""
    taken: dict[str, tuple[str, Span]] = {}
    named: list[tuple[str, Label]] = []
    spelled: list[tuple[str, Label]] = []
    for event in recorded:
        named += [(name.text, name) for name in event.names]
        spelled += [(name.text, text) for name in event.names for text in event.recorded_as]
    for outcome in outcomes:
        named.append((outcome.name.text, outcome.name))
        spelled += [(outcome.name.text, text) for text in outcome.recorded_as]
    for owner, name in named:
        taken.setdefault(match_form(name.text), (owner, name.span))
    for owner, text in spelled:
        form = match_form(text.text)
        if not form:
            ctx.report(codes.EMPTY_VALUE, text.span)
            continue
        first, span = taken.setdefault(form, (owner, text.span))
        if first != owner:
            there = [(span, f"stands for `{first}` here")] if span != text.span else []
            ctx.report(
                name_codes.SPELLING_OF_TWO_EVENTS,
                text.span,
                labels=there,
                spelling=text.text,
                first=first,
                second=owner,
            )
