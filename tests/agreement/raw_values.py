"""Raw values of one field as sources spell them: valid at the edges, unknown, other, invalid."""

from collections.abc import Sequence
from datetime import date
from random import Random

from policy_engine.runtime.plan import FieldPlan
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    SeveralType,
    TextType,
    YesNoType,
)
from tests.agreement.edges import Edges

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
YES = ("yes", "Y", "true", True, 1, "1", "Ja", "t", " yes ", "TRUE", 1.0)
NO = ("no", "N", "false", False, 0, "0", "nein", "f", "No", 0.0)
INVALID: dict[type, tuple[object, ...]] = {
    IntegerType: ("x", "12.5", True, [1], "1_000", "0x10", "٣", 1.5, 2**53, "NaN", {"a": 1}, "--1", "1e3"),
    NumberType: ("x", "1,000", False, ["2"], "1e5", "Infinity", "1000000000000", "½", ".5", "5."),
    DateType: ("2023-02-29", "31.12.2025", 20260301, "today", True, "0000-01-01", ["2026-01-01"], "2026-3-1"),
    YesNoType: ("maybe", 2, -1, [], "yess", 0.5, "x"),
    TextType: (True, 1.5, ["a"], {"b": 2}),
    PicklistType: (True, ["DE"], {"v": 1}, 2.5),
    SeveralType: (True, {"v": 1}, 2.5),
}
OTHERS = ("Narnia", "others", 7, "DE, AT", "straße x")


def day_text(day: int) -> str:
    """Return a day as ISO text; days out of range become the first or last one."""
    return date.fromordinal(min(max(day, FIRST), LAST)).isoformat()


def decimal_text(inner: int) -> str:
    """Return a number's inner value (times 1000) as plain decimal text."""
    whole, rest = divmod(abs(inner), 1000)
    text = f"{whole}.{rest:03}".rstrip("0").rstrip(".")
    return f"-{text}" if inner < 0 else text


def formatted(plan: FieldPlan, text: str) -> str:
    """Return a date or number as the field's format spells it."""
    if plan.format is None:
        return text
    if isinstance(plan.type, DateType):
        year, month, day = text.split("-")
        return f"{day}.{month}.{year}"
    return text.replace(".", ",")


def ordered(rng: Random, plan: FieldPlan, edges: Edges, as_of: int) -> object:
    """Return an integer, number or date, mostly at an edge."""
    pool = list(edges.values.get(plan.name, ()))
    numbers = [value for value in pool if isinstance(value, int)]
    if isinstance(plan.type, DateType):
        near = [as_of + sign * age for age in edges.ages for sign in (-1, 1)]
        day = rng.choice(numbers if numbers and rng.random() < 0.4 else near)
        text = day_text(day)
        if plan.format is None and rng.random() < 0.15:
            return rng.choice((f"{text}T00:00:00Z", f"{text}T23:30:00+02:00", f"{text} 10:15"))
        return formatted(plan, text)
    inner = rng.choice(numbers or [0])
    if isinstance(plan.type, IntegerType):
        inner = inner if rng.random() < 0.9 else rng.randint(-5, 200)
        if rng.random() < 0.5:
            return inner
        return formatted(
            plan, rng.choice((str(inner), f" {inner} ", f"{inner}.0" if plan.format is None else str(inner)))
        )
    inner = inner if rng.random() < 0.8 else rng.randint(-2000, 200_000)
    if rng.random() < 0.5:
        return float(decimal_text(inner)) if inner % 1000 else inner // 1000
    return formatted(plan, decimal_text(inner))


def spelled(rng: Random, plan: FieldPlan) -> str:
    """Return some spelling of some picklist value."""
    _, spellings = rng.choice(plan.spellings)
    text = rng.choice(spellings)
    return rng.choice((text, text, text.upper(), text.lower(), f" {text} "))


def valid(rng: Random, plan: FieldPlan, edges: Edges, as_of: int) -> object:
    """Return a raw value that is valid for the field; picklists may be *other*."""
    match plan.type:
        case IntegerType() | NumberType() | DateType():
            return ordered(rng, plan, edges, as_of)
        case YesNoType():
            return rng.choice(rng.choice((YES, NO)))
        case PicklistType():
            return rng.choice(OTHERS) if rng.random() < 0.12 else spelled(rng, plan)
        case SeveralType():
            members: list[object] = [spelled(rng, plan) for _ in range(rng.choice((0, 1, 1, 2, 3)))]
            members += [rng.choice((None, "Narnia"))] if rng.random() < 0.2 else []
            as_text = members and None not in members and rng.random() < 0.4
            return ";".join(str(member) for member in members) if as_text else members
        case TextType():
            return text(rng, plan, edges)


def text(rng: Random, plan: FieldPlan, edges: Edges) -> object:
    """Return a text: a literal of the policy, words that it asks for, or something near."""
    literals: Sequence[int | str] = edges.values.get(plan.name) or ("Acme",)
    words: Sequence[str] = edges.words or ("cto",)
    some = rng.choice(words)
    return rng.choice((
        rng.choice(literals), rng.choice(literals), f" {rng.choice(literals)} ", some, some.upper(),
        f"unser {some}, {rng.choice(words)}.", f"x{some}", f"{some}-{rng.choice(words)}", "Mu\u0308ller GmbH", 42,
        f"{rng.choice(words)} {rng.choice(words)}",
    ))  # fmt: skip


def raw_value(rng: Random, plan: FieldPlan, edges: Edges, as_of: int, *, odd: bool) -> object:
    """Return one raw value of a field: valid, unknown or invalid; lists and objects are among these only if ``odd``."""
    chance = rng.random()
    if chance < 0.06:
        return None
    if chance < 0.11:
        return rng.choice(("", "  ", "\t"))
    if chance < 0.16 and plan.unknown_when:
        listed = rng.choice(sorted(plan.unknown_when))
        return rng.choice((listed, listed.upper(), f" {listed}"))
    if chance < 0.23:
        invalid = INVALID[type(plan.type)]
        return rng.choice(invalid if odd else [value for value in invalid if not isinstance(value, (list, dict))])
    return valid(rng, plan, edges, as_of)
