"""Events and outcomes: attributes, sources of derived events, columns, consequences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from policy_engine.base.codes import names as name_codes
from policy_engine.base.codes import types as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.conditions import condition
from policy_engine.model.from_tree.context import Context, Place, PlaceKind
from policy_engine.model.from_tree.counts import event as event_named
from policy_engine.model.from_tree.fields import shared_attributes, wrong_kind
from policy_engine.model.from_tree.literals import day, length
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.model.from_tree.spellings import own_names_known
from policy_engine.model.from_tree.texts import because, optional_text, owners, strings
from policy_engine.model.from_tree.types import value_type
from policy_engine.model.nodes import record as model
from policy_engine.syntax.tree import record as tree
from policy_engine.syntax.tree.atoms import Name
from policy_engine.values.texts import fold, match_form
from policy_engine.values.types import ValueType

WHILE = Place(PlaceKind.RECORD, "`while`")
"""That it names no criteria and rests on no reactions is one of the checks of the policy, which know the way."""


def attribute_types(ctx: Context, items: Iterable[tree.Event]) -> dict[str, dict[str, ValueType]]:
    """Return the attributes of each recorded event, having checked their names and types."""
    tables: dict[str, dict[str, ValueType]] = {}
    refused = {match_form(text) for text in ctx.unknown_everywhere}
    for item in items:
        table: dict[str, ValueType] = {}
        for attribute in item.attributes:
            type_ = value_type(ctx, attribute.type)
            own_names_known(ctx, attribute.type, refused)
            if _attribute_name(ctx, attribute.name, table):
                table[attribute.name.text] = type_
        for name in item.names:
            if ctx.kind_of(name.text) is Kind.EVENT:
                tables.setdefault(name.text, table)
    return tables


def derived_attributes(ctx: Context, items: Sequence[tree.Event], order: Iterable[str]) -> None:
    """Give each derived event what all its sources declare alike; ``order`` lists sources first."""
    sources = {name.text: item.sources for item in items if item.sources for name in item.names}
    for name in order:
        if name in sources:
            tables = [ctx.attributes.get(source.text, {}) for source in sources[name]]
            ctx.attributes[name] = shared_attributes(tables)


def events(ctx: Context, items: Iterable[tree.Event]) -> tuple[model.Event, ...]:
    """Return all events, a declaration of several names giving several."""
    result: dict[str, model.Event] = {}
    for item in items:
        shared = _event(ctx, item)
        for name in item.names:
            if ctx.kind_of(name.text) is Kind.EVENT:
                result.setdefault(name.text, replace(shared, name=name.text))
    return tuple(result.values())


def outcomes(ctx: Context, items: Iterable[tree.Outcome]) -> tuple[model.Outcome, ...]:
    """Return all outcomes with what they do."""
    result: dict[str, model.Outcome] = {}
    for item in items:
        effects = tuple(effect for part in item.consequences if (effect := _consequence(ctx, part)) is not None)
        outcome = model.Outcome(
            item.name.text, item.kind, optional_text(item.label), strings(item.recorded_as), effects, item.span
        )
        result.setdefault(item.name.text, outcome)
    return tuple(result.values())


def columns(ctx: Context, items: Iterable[tree.EventColumn]) -> model.EventColumns:
    """Return the source's names of an event's parts; a part named twice is reported."""
    result = model.EventColumns()
    first: dict[str, Span] = {}
    for item in items:
        if item.role in first:
            there = [(first[item.role], "given here before")]
            ctx.report(name_codes.COLUMN_TWICE, item.span, labels=there, role=item.role)
            continue
        first[item.role] = item.span
        result = _with_column(result, item.role, item.name.text)
    return result


def _with_column(columns: model.EventColumns, role: str, name: str) -> model.EventColumns:
    """Return the columns with another name for one part."""
    match role:
        case "type":
            return replace(columns, type=name)
        case "at":
            return replace(columns, at=name)
        case "key":
            return replace(columns, key=name)
        case "person":
            return replace(columns, person=name)
        case "record":
            return replace(columns, record=name)
        case other:
            raise AssertionError(f"the grammar knows no column of {other!r}")


def _attribute_name(ctx: Context, name: Name, table: dict[str, ValueType]) -> bool:
    """Tell whether an attribute's name is free; report it where not."""
    columns = ctx.event_columns
    parts = {columns.type: "type", columns.at: "moment", columns.key: "key", columns.person: "person"}
    entry = ctx.names.clash(name.text)
    if entry is not None and entry.kind in (Kind.FIELD, Kind.PERSON_FIELD, Kind.SETTING):
        there = [(entry.span, f"`{entry.name}` is declared here as {entry.kind}")]
        ctx.report(name_codes.ATTRIBUTE_CLASHES, name.span, labels=there, name=name.text, other=str(entry.kind))
    elif name.text in parts:
        ctx.report(name_codes.ATTRIBUTE_IS_COLUMN, name.span, name=name.text, role=parts[name.text])
    elif name.text in table:
        ctx.report(name_codes.DEFINED_TWICE, name.span, name=name.text, how="")
    elif (other_name := _same_but_case(name.text, table)) is not None:
        ctx.report(name_codes.ONLY_CASE_DIFFERS, name.span, name=name.text, other=other_name)
    else:
        return True
    return False


def _same_but_case(name: str, table: dict[str, ValueType]) -> str | None:
    """Return the attribute that differs from ``name`` only in capital letters."""
    return next((other for other in table if fold(other) == fold(name)), None)


def _event(ctx: Context, item: tree.Event) -> model.Event:
    """Return what is common to the names of one declaration; the name is put in by the caller."""
    _check_clauses(ctx, item)
    reason, see = because(item.because)
    found = [event_named(ctx, source) for source in item.sources]
    attributes = {a.name.text: ctx.attributes.get(item.names[0].text, {}).get(a.name.text) for a in item.attributes}
    return model.Event(
        name=item.names[0].text,
        evidence=item.evidence,
        label=optional_text(item.label),
        recorded_as=strings(item.recorded_as),
        attributes=tuple(
            model.Attribute(a.name.text, type_, a.span)
            for a in item.attributes
            if (type_ := attributes[a.name.text]) is not None
        ),
        sources=tuple(dict.fromkeys(source for source in found if source is not None)),
        condition=condition(ctx, item.condition, WHILE) if item.condition is not None else None,
        owners=owners(ctx, item.owners),
        because=reason,
        see=see,
        until=day(ctx, item.until) if item.until is not None else None,
        span=item.span,
    )


def _check_clauses(ctx: Context, item: tree.Event) -> None:
    """Report clauses that only recorded events have."""
    name = item.names[0].text
    if item.sources and item.attributes:
        span = item.attributes[0].span.to(item.attributes[-1].span)
        help_ = "`where` sees the attributes that all its sources declare alike"
        ctx.report(codes.NOT_FOR_DERIVED, span, name=name, what="attributes of its own", help=help_)
    if item.sources and item.recorded_as:
        span = item.recorded_as[0].span.to(item.recorded_as[-1].span)
        help_ = "put `recorded as` under the event that the source records"
        ctx.report(codes.NOT_FOR_DERIVED, span, name=name, what="`recorded as`", help=help_)


def _consequence(ctx: Context, part: tree.Consequence) -> model.Consequence | None:
    """Return one effect of an outcome, or None having reported its criterion."""
    match part:
        case tree.SpeaksAgainst():
            if ctx.kind_of(part.criterion.text) is not Kind.CRITERION:
                wrong_kind(ctx, part.criterion, "criterion", ctx.names.named(Kind.CRITERION))
                return None
            return model.SpeaksAgainst(part.criterion.text, length(ctx, part.duration), part.until_new_need, part.span)
        case tree.OnHold():
            return model.OnHold(length(ctx, part.duration), part.until_new_need, part.span)
        case tree.Disqualifies():
            return model.Disqualifies(part.span)
