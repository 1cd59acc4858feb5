"""Counts of events and of people."""

from collections.abc import Callable

from policy_engine.base.codes import names as name_codes
from policy_engine.base.codes import types as codes
from policy_engine.model.from_tree.context import Context, Place, PlaceKind
from policy_engine.model.from_tree.dates import event_period
from policy_engine.model.from_tree.fields import wrong_kind
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.model.nodes import conditions as model
from policy_engine.syntax.tree import conditions as tree
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.conditions import Count

Resolver = Callable[[Context, tree.Condition, Place], model.Condition | None]
"""What resolves the conditions inside a count."""


def happened(ctx: Context, node: tree.Happened, place: Place, inner: Resolver) -> model.EventCount | None:
    """Return a count of events, or None having reported what is wrong with it."""
    if not _allowed(ctx, node, place):
        return None
    names = [event(ctx, name) for name in node.events]
    sound = tuple(dict.fromkeys(name for name in names if name is not None))
    all_found = len([name for name in names if name is not None]) == len(names)
    all_sound = _number_makes_sense(ctx, node) and all_found
    where = None
    if node.where is not None and all_found:
        where = inner(ctx, node.where, Place(PlaceKind.WHERE, "`where`", False, sound, place.in_people))
        all_sound = all_sound and where is not None
    period = None
    if node.period is not None:
        period = event_period(ctx, node.period)
        all_sound = all_sound and period is not None
    if not all_sound:
        return None
    return model.EventCount(
        node.count, node.number, sound, where, node.different_days, period, place.in_people, node.span
    )


def event(ctx: Context, name: Name) -> str | None:
    """Return an event's name, or None having reported that there is none."""
    if ctx.kind_of(name.text) is Kind.EVENT:
        return name.text
    wrong_kind(ctx, name, "event", ctx.names.named(Kind.EVENT))
    return None


def persons(ctx: Context, node: tree.Persons, place: Place, inner: Resolver) -> model.PeopleCount | None:
    """Return a count of people, or None having reported what is wrong with it."""
    if place.kind is PlaceKind.STAGE:
        ctx.report(name_codes.ONLY_RULES_HERE, node.span, what="people")
        return None
    if place.kind is PlaceKind.WHERE:
        ctx.report(name_codes.ONLY_ATTRIBUTES, node.span, what="people")
        return None
    if place.in_people:
        ctx.report(name_codes.NO_NESTED_PEOPLE, node.span)
        return None
    if not ctx.has_people:
        ctx.report(name_codes.NO_PEOPLE, node.span)
        return None
    makes_sense = _people_number_makes_sense(ctx, node)
    condition = inner(ctx, node.condition, Place(PlaceKind.PERSON, "people's parentheses", False, (), True))
    if condition is None or not makes_sense:
        return None
    return model.PeopleCount(node.count, node.number, condition, node.span)


def _allowed(ctx: Context, node: tree.Happened, place: Place) -> bool:
    """Tell whether events may be counted at this place; report it where not."""
    if place.kind is PlaceKind.STAGE:
        ctx.report(name_codes.ONLY_RULES_HERE, node.span, what="events")
        return False
    if place.kind is PlaceKind.WHERE:
        ctx.report(name_codes.ONLY_ATTRIBUTES, node.span, what="other events")
        return False
    if place.in_people and not ctx.people_have_key:
        ctx.report(name_codes.EVENTS_WITHOUT_KEY, node.span)
        return False
    if node.count is Count.SOME and node.period is None and not node.different_days:
        ctx.report(name_codes.BARE_EVENT, node.span, name=node.events[0].text)
        return False
    return True


def _number_makes_sense(ctx: Context, node: tree.Happened) -> bool:
    """Refuse ``at least 0`` and ``at most 0``."""
    names = ", ".join(name.text for name in node.events)
    if node.number > 0 or node.count in (Count.NONE, Count.SOME):
        return True
    if node.count is Count.AT_MOST:
        ctx.report(codes.COUNT_OF_NONE, node.span, written="at most 0", says="means none", help=f"write `no {names}`")
    else:
        ctx.report(
            codes.COUNT_OF_NONE,
            node.span,
            written="at least 0",
            says="is always the case",
            help="write at least 1, or take the condition out",
        )
    return False


def _people_number_makes_sense(ctx: Context, node: tree.Persons) -> bool:
    """Refuse ``at least 0 people`` and ``at most 0 people``."""
    if node.number > 0 or node.count in (Count.NONE, Count.SOME):
        return True
    if node.count is Count.AT_MOST:
        ctx.report(
            codes.COUNT_OF_NONE,
            node.span,
            written="at most 0 people",
            says="means none",
            help="write `no person (…)`",
        )
    else:
        ctx.report(
            codes.COUNT_OF_NONE,
            node.span,
            written="at least 0 people",
            says="is always the case",
            help="write `some person (…)`, or take the condition out",
        )
    return False
