"""Actions of the tests of a field, and of stretches of days."""

from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Edit
from policy_engine.base.source import Span
from policy_engine.syntax.actions.registry import Action, action
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.conditions import (
    Ago,
    AgoRange,
    AheadRange,
    Between,
    Includes,
    Is,
    IsKnown,
    IsOneOf,
    IsWithin,
    Last,
    Mentions,
    Next,
    OnDay,
    Order,
    Ordered,
)


@action("last")
def last(builder: Builder, kids: list[Any], span: Span) -> Last:
    """``in the last 30 days``."""
    return Last(kids[0], span)


@action("next")
def next_(builder: Builder, kids: list[Any], span: Span) -> Next:
    """``in the next 30 days``."""
    return Next(kids[0], span)


def _low(kids: list[Any]) -> int:
    return int(kids[0].digits) * (7 if kids[1].weeks else 1)


@action("ago_range")
def ago_range(builder: Builder, kids: list[Any], span: Span) -> AgoRange:
    """``10 to 60 days ago``."""
    return AgoRange(_low(kids), kids[1], span)


@action("ahead_range")
def ahead_range(builder: Builder, kids: list[Any], span: Span) -> AheadRange:
    """``10 to 60 days from today``."""
    return AheadRange(_low(kids), kids[1], span)


def _is(negated: bool) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> Is:
        value = kids[0]
        if builder.suspects and isinstance(value, Name):
            opposite = builder.opposites.get(value.text)
            if negated and opposite is not None and builder.suspects.pop(value.span.start, None) is not None:
                fix = [Edit(span, " ".join([*builder.source.slice(span).split()[:1], opposite]))]
                builder.report(codes.NOT_KNOWN, span, fix=fix, state=value.text, opposite=opposite)
            elif value.text not in builder.states:
                builder.value(kids)
        return Is(value, negated, span)

    return make


action("is_")(_is(False))
action("is_not")(_is(True))


def _is_one_of(negated: bool) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> IsOneOf:
        return IsOneOf(kids[0], negated, span)

    return make


action("is_one_of")(_is_one_of(False))
action("is_not_one_of")(_is_one_of(True))


@action("is_known")
def is_known(builder: Builder, kids: list[Any], span: Span) -> IsKnown:
    """``is known``."""
    return IsKnown(False, span)


@action("is_unknown")
def is_unknown(builder: Builder, kids: list[Any], span: Span) -> IsKnown:
    """``is unknown``."""
    return IsKnown(True, span)


def _ordered(order: Order) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> Ordered:
        return Ordered(order, kids[0], span)

    return make


def _ago(order: Order) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> Ago:
        return Ago(order, kids[0], span)

    return make


for _order in Order:
    _words = _order.value.replace(" ", "_")
    action(f"is_{_words}")(_ordered(_order))
    action(f"is_{_words}_ago")(_ago(_order))


@action("is_between")
def is_between(builder: Builder, kids: list[Any], span: Span) -> Between:
    """``is between a and b``."""
    return Between(kids[0], kids[1], span)


@action("includes_any")
def includes_any(builder: Builder, kids: list[Any], span: Span) -> Includes:
    """``includes any of a, b``."""
    return Includes(False, kids[0], span)


@action("includes_all")
def includes_all(builder: Builder, kids: list[Any], span: Span) -> Includes:
    """``includes all of a, b``."""
    return Includes(True, kids[0], span)


@action("mentions")
def mentions(builder: Builder, kids: list[Any], span: Span) -> Mentions:
    """``mentions "a" but not "b"``."""
    return Mentions(kids[0], kids[1] if len(kids) > 1 else (), span)


@action("is_within")
def is_within(builder: Builder, kids: list[Any], span: Span) -> IsWithin:
    """``is in the last 30 days``."""
    return IsWithin(kids[0], False, span)


@action("is_not_within")
def is_not_within(builder: Builder, kids: list[Any], span: Span) -> IsWithin:
    """``is not in the last 30 days``."""
    return IsWithin(kids[0], True, span)


def _on_day(relation: str) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> OnDay:
        return OnDay(relation, kids[0], span)

    return make


for _relation in ("on", "before", "after"):
    action(f"is_{_relation}")(_on_day(_relation))
