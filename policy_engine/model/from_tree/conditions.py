"""Conditions: boolean structure and bare names; a part with a fault gives no node and is reported once."""

from collections.abc import Iterable
from typing import assert_never

from policy_engine.base.codes import names as name_codes
from policy_engine.base.codes import types as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context, Place, PlaceKind
from policy_engine.model.from_tree.counts import happened, persons
from policy_engine.model.from_tree.describe import describe
from policy_engine.model.from_tree.fields import RULES, field_named, shared_attributes, subject
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.model.from_tree.tests import field_test
from policy_engine.model.nodes import conditions as model
from policy_engine.model.nodes.rules import When
from policy_engine.model.nodes.values import FieldRef, Literal
from policy_engine.syntax.tree import conditions as tree
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.conditions import Quantity
from policy_engine.values.types import ValueType, YesNoType


def when(ctx: Context, node: tree.When, place: Place) -> When | None:
    """Return ``when …`` or ``unless …``."""
    condition = body(ctx, node.body, place)
    return When(condition, node.unless, node.span) if condition is not None else None


def body(ctx: Context, node: tree.Body, place: Place) -> model.Condition | None:
    """Return what follows ``when``: a condition or bullets."""
    return _bullets(ctx, node, place) if isinstance(node, tree.Bullets) else condition(ctx, node, place)


def condition(ctx: Context, node: tree.Condition, place: Place) -> model.Condition | None:
    """Return a resolved condition, or None having reported every fault in it."""
    match node:
        case tree.Named():
            return _bare(ctx, node.name, place)
        case tree.Comparison():
            found = subject(ctx, node.subject, place)
            return field_test(ctx, found, node.test, place, node.span) if found is not None else None
        case tree.Happened():
            return happened(ctx, node, place, condition)
        case tree.Persons():
            return persons(ctx, node, place, condition)
        case tree.Not():
            return _negated(ctx, node, place)
        case tree.And():
            operands = _all(ctx, node.operands, place)
            return model.And(operands, node.span) if operands is not None else None
        case tree.Or():
            operands = _all(ctx, node.operands, place)
            return model.Or(operands, node.span) if operands is not None else None
        case _:
            assert_never(node)


def _all(ctx: Context, nodes: Iterable[tree.Condition], place: Place) -> tuple[model.Condition, ...] | None:
    """Return all operands, or None when one of them is faulty; all are looked at."""
    found = [condition(ctx, node, place) for node in nodes]
    sound = tuple(operand for operand in found if operand is not None)
    return sound if len(sound) == len(found) else None


def _bullets(ctx: Context, node: tree.Bullets, place: Place) -> model.Condition | None:
    """Return bullets as one condition."""
    operands = _all(ctx, node.bullets, place)
    if node.quantity is Quantity.AT_LEAST and not quorum(ctx, node.number, len(node.bullets), "bullets", node.span):
        return None
    if operands is None:
        return None
    if len(operands) == 1:
        return operands[0]
    match node.quantity:
        case Quantity.ALL:
            return model.And(operands, node.span)
        case Quantity.ANY:
            return model.Or(operands, node.span)
        case Quantity.AT_LEAST:
            return model.AtLeastOf(node.number, operands, node.span)
        case _:
            assert_never(node.quantity)


def _negated(ctx: Context, node: tree.Not, place: Place) -> model.Condition | None:
    """Return a negation; ``not`` before a bare field is refused with the words that say what is meant.

    Before parentheses, which lie inside the negation's span and outside its operand's, everything may stand.
    """
    if isinstance(node.operand, tree.Named) and node.span.end == node.operand.span.end:
        found = _yes_no_field(ctx, node.operand.name, place)
        if found is not None:
            ctx.report(codes.NOT_OF_A_FIELD, node.span, name=found.name)
            return None
    operand = condition(ctx, node.operand, place)
    return model.Not(operand, node.span) if operand is not None else None


def _yes_no_field(ctx: Context, name: Name, place: Place) -> FieldRef | None:
    """Return the yes/no field or attribute of this name, if it is one at this place."""
    match place.kind:
        case PlaceKind.RECORD:
            found = field_named(ctx, name, Kind.FIELD)
        case PlaceKind.PERSON:
            found = field_named(ctx, name, Kind.PERSON_FIELD)
        case PlaceKind.WHERE:
            found = subject(ctx, name, place) if name.text in _attributes(ctx, place) else None
        case PlaceKind.STAGE:
            found = None
        case _:
            assert_never(place.kind)
    return found if found is not None and isinstance(found.type, YesNoType) else None


def _attributes(ctx: Context, place: Place) -> dict[str, ValueType]:
    """Return the attributes that can be tested at a place: none outside ``where``."""
    return shared_attributes([ctx.attributes.get(event, {}) for event in place.events])


def _bare(ctx: Context, name: Name, place: Place) -> model.Condition | None:
    """Return a bare name: a yes/no field, a criterion or a dimension."""
    kind = ctx.kind_of(name.text)
    if kind in RULES and name.text not in _attributes(ctx, place):
        return _rule(ctx, name, place)
    if kind is None and place.kind is not PlaceKind.WHERE:
        wanted, candidates = _what_may_stand_alone(ctx, place)
        help_ = ctx.advice(name.text, candidates) or "declare it, or name something that is declared"
        ctx.report(name_codes.UNDECLARED, name.span, name=name.text, wanted=wanted, help=help_)
        return None
    if kind is Kind.EVENT and place.kind in (PlaceKind.RECORD, PlaceKind.PERSON):
        ctx.report(name_codes.BARE_EVENT, name.span, name=name.text)
        return None
    found = subject(ctx, name, place)
    if found is None:
        return None
    if not isinstance(found.type, YesNoType):
        help_ = f"say what is tested, such as `{name.text} is known`"
        ctx.report(codes.NOT_YES_NO, name.span, name=name.text, type=describe(found.type), help=help_)
        return None
    return model.Equals(found, Literal(True, YesNoType(), name.span), False, name.span)


def _rule(ctx: Context, name: Name, place: Place) -> model.CriterionRef | model.DimensionRef | None:
    """Return a criterion or dimension by name, where these may be named."""
    kind = ctx.kind_of(name.text)
    if not place.rules_allowed:
        ctx.report(
            name_codes.NO_RULES_HERE,
            name.span,
            name=name.text,
            actual=str(kind),
            place=place.what,
            help="name fields and events instead",
        )
        return None
    if kind is Kind.CRITERION:
        return model.CriterionRef(name.text, name.span)
    return model.DimensionRef(name.text, name.span)


def _what_may_stand_alone(ctx: Context, place: Place) -> tuple[str, list[str]]:
    """Return how a message calls what may stand alone here, and the names of that sort."""
    rules = ctx.names.named(*RULES)
    match place.kind:
        case PlaceKind.STAGE:
            return "criterion or dimension", rules
        case PlaceKind.PERSON:
            return "yes/no field of people", _yes_no(ctx.names.named(Kind.PERSON_FIELD), ctx, Kind.PERSON_FIELD)
        case PlaceKind.RECORD | PlaceKind.WHERE:
            fields = _yes_no(ctx.names.named(Kind.FIELD), ctx, Kind.FIELD)
            if not place.rules_allowed:
                return "yes/no field", fields
            return "yes/no field, criterion or dimension", fields + rules
        case _:
            assert_never(place.kind)


def _yes_no(names: list[str], ctx: Context, kind: Kind) -> list[str]:
    """Keep the yes/no fields among some names."""
    types = ctx.record_fields if kind is Kind.FIELD else ctx.person_fields
    return [name for name in names if types.get(name) == YesNoType()]


def quorum(ctx: Context, number: int, available: int, of: str, span: Span) -> bool:
    """Tell whether "at least ``number`` of" can be reached and says something; report it where not."""
    if number < 1:
        help_ = "write at least 1"
        ctx.report(codes.COUNT_OF_NONE, span, written="at least 0", says="is always the case", help=help_)
    elif number > available:
        ctx.report(codes.TOO_FEW, span, number=number, of=f"{available} {of}")
    return 1 <= number <= available
