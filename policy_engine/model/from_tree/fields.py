"""What stands on the left: which field or attribute a name is at its place."""

from policy_engine.base.codes import names as codes
from policy_engine.model.from_tree.context import Context, Place, PlaceKind
from policy_engine.model.from_tree.describe import listed
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.model.nodes.values import FieldRef
from policy_engine.syntax.tree.atoms import Name
from policy_engine.values.types import Scope, ValueType

RULES = (Kind.CRITERION, Kind.DIMENSION)


def subject(ctx: Context, name: Name, place: Place) -> FieldRef | None:
    """Return the field that is tested, or None having reported why there is none."""
    if place.kind is PlaceKind.STAGE:
        kind = ctx.kind_of(name.text)
        if kind is not None and kind not in RULES:
            ctx.report(codes.ONLY_RULES_HERE, name.span, what=f"{kind} (`{name.text}`)")
            return None
    if place.kind is PlaceKind.WHERE:
        return _attribute(ctx, name, place)
    if place.kind is PlaceKind.PERSON:
        return _field(ctx, name, Kind.PERSON_FIELD)
    return _field(ctx, name, Kind.FIELD)


def field_named(ctx: Context, name: Name, wanted: Kind) -> FieldRef | None:
    """Return a field of the record, or of people, by its name without any report."""
    types = ctx.record_fields if wanted is Kind.FIELD else ctx.person_fields
    scope = Scope.RECORD if wanted is Kind.FIELD else Scope.PERSON
    type_ = types.get(name.text)
    if type_ is None or ctx.kind_of(name.text) is not wanted:
        return None
    return FieldRef(scope, name.text, type_, name.span)


def wrong_kind(ctx: Context, name: Name, wanted: str, candidates: list[str], instead: str = "") -> None:
    """Report a name that is undeclared, or stands for something else; ``instead`` says what to write for that."""
    kind = ctx.kind_of(name.text)
    if kind is None:
        help_ = ctx.advice(name.text, candidates) or "declare it, or name something that is declared"
        ctx.report(codes.UNDECLARED, name.span, name=name.text, wanted=wanted, help=help_)
        return
    with_article = wanted if wanted.startswith(("a ", "an ")) else ("an " if wanted[0] in "aeiou" else "a ") + wanted
    ctx.report(
        codes.WRONG_KIND,
        name.span,
        name=name.text,
        actual=str(kind),
        wanted=with_article,
        help=instead or ctx.advice(name.text, candidates),
    )


def _instead(kind: Kind | None, name: str) -> str:
    """Say how an event or a rule is named in a condition; an empty text for other names."""
    if kind is Kind.EVENT:
        return f"events are counted: `at least 1 {name}`"
    return f"{kind} stands alone: `{name}`, or `not {name}`" if kind in RULES else ""


def _field(ctx: Context, name: Name, wanted: Kind) -> FieldRef | None:
    """Return a field, or report what the name is instead."""
    found = field_named(ctx, name, wanted)
    if found is not None:
        return found
    kind = ctx.kind_of(name.text)
    if wanted is Kind.FIELD and kind is Kind.PERSON_FIELD:
        ctx.report(codes.FIELD_OF_PEOPLE, name.span, name=name.text)
    elif wanted is Kind.PERSON_FIELD and kind is Kind.FIELD:
        ctx.report(codes.NOT_OF_THE_PERSON, name.span, name=name.text)
    else:
        called = "field" if wanted is Kind.FIELD else "field of people"
        wrong_kind(ctx, name, called, ctx.names.named(wanted), _instead(kind, name.text))
    return None


def _attribute(ctx: Context, name: Name, place: Place) -> FieldRef | None:
    """Return an attribute that all the counted events declare alike, or report why it is none."""
    tables = [ctx.attributes.get(event, {}) for event in place.events]
    found = [table.get(name.text) for table in tables]
    first = found[0] if found else None
    if first is not None and all(type_ == first for type_ in found):
        return FieldRef(Scope.ATTRIBUTE, name.text, first, name.span)
    if len(set(place.events)) > 1 and any(type_ is not None for type_ in found):
        ctx.report(codes.NOT_DECLARED_ALIKE, name.span, name=name.text, events=listed(place.events))
    elif ctx.kind_of(name.text) is not None:
        ctx.report(codes.ONLY_ATTRIBUTES, name.span, what=f"{ctx.kind_of(name.text)} (`{name.text}`)")
    else:
        help_ = ctx.advice(name.text, shared_attributes(tables)) or "declare it after the event by `with`"
        ctx.report(codes.NO_SUCH_ATTRIBUTE, name.span, event=place.events[0], name=name.text, help=help_)
    return None


def shared_attributes(tables: list[dict[str, ValueType]]) -> dict[str, ValueType]:
    """Return the attributes that stand in every table with the same type."""
    if not tables:
        return {}
    first, *others = tables
    return {name: type_ for name, type_ in first.items() if all(table.get(name) == type_ for table in others)}
