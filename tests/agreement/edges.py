"""The values at which a policy's conditions turn, collected from its ir."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from policy_engine.ir.nodes.conditions import Compare, Mentions, OneOf, Window, Within
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Percent
from policy_engine.ir.nodes.policy import Policy
from policy_engine.values.types import TextType


@dataclass(frozen=True)
class Edges:
    """Inner values by field name (numbers with their neighbours), ages in days at which windows turn, and days."""

    values: dict[str, tuple[int | str, ...]]
    ages: tuple[int, ...]
    days: tuple[int, ...]
    words: tuple[str, ...]


def nodes(root: object) -> Iterator[object]:
    """Yield every dataclass below ``root``, itself included."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            stack.extend(node)
        elif is_dataclass(node):
            yield node
            stack.extend(getattr(node, field.name) for field in fields(node))


def constants(operand: object) -> list[object]:
    """Return the constants that an operand may stand for."""
    match operand:
        case Literal(value=value):
            return [value]
        case Choice(arms=arms, otherwise=otherwise):
            return [value for _, value in arms] + ([] if otherwise is None else [otherwise])
        case Percent(percent=percent, of=of):
            return [v * percent // 100 for v in constants(of) if isinstance(v, int)]
        case _:
            return []


def edges_of(policy: Policy) -> Edges:
    """Collect the edges of a policy."""
    found: dict[str, dict[int | str, None]] = {}
    ages: dict[int, None] = dict.fromkeys([0, *policy.durations])
    words: dict[str, None] = {}

    def note(field: object, values: list[object]) -> None:
        if not isinstance(field, Field):
            return
        into = found.setdefault(field.name, {})
        for value in values:
            if isinstance(value, int) and not isinstance(value, bool):
                into.update(dict.fromkeys([value, value - 1, value + 1]))
            elif isinstance(field.type, TextType) and isinstance(value, str):
                into[value] = None

    parts = (policy.criteria, policy.dimensions, policy.blockers, policy.stages, policy.derived)
    for node in nodes(parts):
        match node:
            case Compare(left=left, right=right):
                note(left, constants(right))
                note(right, constants(left))
            case OneOf(field=field, values=values) if isinstance(values, tuple):
                note(field, list(values))
            case Mentions(phrases=phrases, but_not=but_not):
                words.update(dict.fromkeys(" ".join(phrase) for phrase in (*phrases, *but_not)))
            case Window(low=low, high=high) | Within(low=low, high=high):
                numbers = [low, high, *constants(low), *constants(high)]
                ages.update(dict.fromkeys(n for n in numbers if isinstance(n, int)))
            case _:
                pass
    return Edges(
        {name: tuple(values) for name, values in found.items()},
        tuple(sorted({age + step for age in ages for step in (-1, 0, 1)})),
        policy.days,
        tuple(words),
    )
