"""Random comparisons of one field."""

from typing import TYPE_CHECKING

from tests.agreement.policytext.literals import (
    DAYS,
    DURATIONS_SHORT,
    PHRASES,
    duration,
    literal,
    ordered_pair,
    quoted,
)
from tests.agreement.policytext.shapes import DURATIONS, Draft, FieldShape

if TYPE_CHECKING:
    from tests.agreement.policytext.conditions import Scope


def comparison(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return a comparison of a field by its type, or a test of whether it is known."""
    if draft.on("known", 0.15):
        return f"{shape.name} is {draft.rng.choice(('known', 'unknown'))}"
    match shape.kind:
        case "integer" | "number":
            return f"{shape.name} {amount_test(draft, shape, scope)}"
        case "date":
            return f"{shape.name} {date_test(draft, shape, scope)}"
        case "yes/no":
            return flag(draft, shape, scope)
        case "text":
            return f"{shape.name} {text_test(draft, shape)}"
        case "one of":
            return f"{shape.name} {pick_test(draft, shape, scope)}"
        case _:
            return f"{shape.name} {several_test(draft, shape, scope)}"


def amount(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return the right side of an ordering of numbers."""
    rng = draft.rng
    fields = [f.name for f in scope.right if (f.kind, f.unit) == (shape.kind, shape.unit) and f.name != shape.name]
    settings = [s.name for s in scope.settings if (s.kind, s.unit) == (shape.kind, shape.unit)]
    if (fields or settings) and draft.on("percent", 0.3):
        return f"{rng.choice((1, 50, 80, 125, 1000))} % of {rng.choice(fields + settings)}"
    if settings and rng.random() < 0.6:
        return rng.choice(settings)
    if fields and draft.on("fields right", 0.5):
        return rng.choice(fields)
    return literal(rng, shape)


def amount_test(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return a test of a number or integer."""
    rng = draft.rng
    order = rng.choice(("at least", "at most", "more than", "less than", "is", "is not", "between"))
    if order == "between":
        low, high = ordered_pair(rng, shape)
        if rng.random() < 0.3:
            high = amount(draft, shape, scope)
            return f"is between {high} and {high}" if "%" not in high else f"is at most {high}"
        return f"is between {low} and {high}"
    if order in ("is", "is not"):
        return f"{order} {literal(rng, shape)}"
    return f"is {order} {amount(draft, shape, scope)}"


def day_point(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return a day: a date, today, or a date field or setting."""
    rng = draft.rng
    named = [f.name for f in scope.right if f.kind == "date" and f.name != shape.name]
    named += [s.name for s in scope.settings if s.kind == "date"]
    if draft.on("today", 0.4):
        return "today"
    if named and draft.on("fields right", 0.5):
        return rng.choice(named)
    return rng.choice(DAYS)


def date_test(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return a test of a date."""
    rng = draft.rng
    if "date tests" not in draft.features or rng.random() < 0.4:
        return f"is {rng.choice(('on', 'before', 'after'))} {day_point(draft, shape, scope)}"
    stretch = duration(rng, rng.choice(DURATIONS))
    if rng.random() < 0.4 and any(setting.kind == "duration" for setting in scope.settings):
        stretch = "attention"
    low, high = sorted(rng.sample((0, *DURATIONS), 2))
    return rng.choice((
        f"is in the last {stretch}", f"is in the next {stretch}", f"is not in the last {stretch}",
        f"is not in the next {stretch}", f"is {low} to {high} days ago", f"is {low} to {high} days from today",
        f"is not {low} to {high} days ago", f"is at least {high} days ago", f"is at most {high} days ago",
        f"is more than {high} days ago", f"is less than {duration(rng, rng.choice(DURATIONS_SHORT))} ago",
    ))  # fmt: skip


def flag(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return a test of a yes/no field, perhaps bare."""
    rng = draft.rng
    if rng.random() < 0.3 and not scope.in_where:
        return shape.name
    return f"{shape.name} {rng.choice(('is', 'is not'))} {rng.choice(('yes', 'no'))}"


def text_test(draft: Draft, shape: FieldShape) -> str:
    """Return a test of a text."""
    rng = draft.rng
    if draft.on("mentions", 0.7):
        phrases = [quoted(phrase) for phrase in rng.sample(PHRASES, 3)]
        return f"mentions {', '.join(phrases[:2])}" + (f" but not {phrases[2]}" if rng.random() < 0.4 else "")
    if draft.on("one of", 0.4):
        return f'{rng.choice(("is one of", "is not one of"))} {literal(rng, shape)}, "Acme AG"'
    return f"{rng.choice(('is', 'is not'))} {literal(rng, shape)}"


def pick_test(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return a test of a picklist."""
    rng = draft.rng
    if draft.on("one of", 0.7):
        verb = rng.choice(("is one of", "is not one of"))
        lists = [s.name for s in scope.settings if s.kind == "list" and s.of == shape]
        if lists and rng.random() < 0.7:
            return f"{verb} {rng.choice(lists)}"
        return f"{verb} {', '.join(rng.sample(shape.values, rng.randint(1, min(3, len(shape.values)))))}"
    return f"{rng.choice(('is', 'is not'))} {literal(rng, shape)}"


def several_test(draft: Draft, shape: FieldShape, scope: "Scope") -> str:
    """Return a test of a field that can have several values."""
    rng = draft.rng
    verb = rng.choice(("includes any of", "includes all of"))
    lists = [s.name for s in scope.settings if s.kind == "list" and s.of == shape]
    if lists and rng.random() < 0.7:
        return f"{verb} {rng.choice(lists)}"
    return f"{verb} {', '.join(rng.sample(shape.values, rng.randint(1, min(3, len(shape.values)))))}"
