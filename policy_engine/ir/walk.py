"""Ways through a condition: its parts, everything inside it, the operands and lengths of time it names."""

from collections.abc import Iterator
from typing import assert_never

from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Compare,
    Condition,
    Count,
    CriterionState,
    DimensionState,
    Includes,
    InEffect,
    Known,
    Mentions,
    Not,
    OneOf,
    Or,
    People,
    Until,
    Within,
)
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Percent, Stretch, Today
from policy_engine.ir.nodes.policy import Policy


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside a condition, guards and ``where`` included."""
    match condition:
        case And(operands=operands) | Or(operands=operands) | AtLeast(operands=operands):
            return operands
        case Not(operand=operand):
            return (operand,)
        case People(condition=inner):
            return (inner,)
        case Count(sources=sources, where=where):
            guards = tuple(source.guard for source in sources if source.guard is not None)
            return guards if where is None else (*guards, where)
        case (
            Compare()
            | OneOf()
            | Known()
            | Includes()
            | Mentions()
            | Within()
            | Until()
            | CriterionState()
            | DimensionState()
            | InEffect()
        ):
            return ()
        case _:
            assert_never(condition)


def everything(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all inside it, outermost first; without recursion, so that none is too deep."""
    waiting = [condition]
    while waiting:
        inner = waiting.pop()
        yield inner
        waiting.extend(reversed(parts(inner)))


def operands(condition: Condition) -> tuple[Operand, ...]:
    """Return the operands that a condition itself names, those of its parts left out."""
    match condition:
        case Compare(left=left, right=right):
            return (left, right)
        case OneOf(field=field, values=values) | Includes(field=field, values=values):
            return (field, values) if isinstance(values, Choice) else (field,)
        case Known(field=field) | Mentions(field=field):
            return (field,)
        case Within(field=field, low=low, high=high):
            return (field, *(stretch for stretch in (low, high) if isinstance(stretch, Choice)))
        case Count(window=window):
            return (window.high,) if window is not None and isinstance(window.high, Choice) else ()
        case _:
            return ()


def fields(operand: Operand) -> Iterator[Field]:
    """Yield the fields that an operand reads; a setting reads the picklist that chooses it."""
    match operand:
        case Field():
            yield operand
        case Choice(by=by):
            yield by
        case Percent(of=whole):
            yield from fields(whole)
        case Literal() | Today():
            return
        case _:
            assert_never(operand)


def fields_read(condition: Condition) -> Iterator[Field]:
    """Yield the fields that a condition itself reads, in the order of its operands."""
    for operand in operands(condition):
        yield from fields(operand)


def stretches(condition: Condition) -> Iterator[Stretch]:
    """Yield the lengths of time that a condition itself names."""
    match condition:
        case Within(low=low, high=high):
            yield low
            if high is not None:
                yield high
        case Count(window=window) if window is not None:
            yield window.low
            yield window.high
        case InEffect(days=days) if days is not None:
            yield days
        case _:
            return


def conditions_of(policy: Policy) -> Iterator[Condition]:
    """Yield every condition of a policy, with all inside it."""
    roots: list[Condition] = [c.condition for c in policy.criteria]
    roots += [effect for c in policy.criteria for effect in c.contradicted_by]
    roots += [d.condition for d in policy.dimensions]
    roots += [b.condition for b in policy.blockers]
    roots += [s.condition for s in policy.stages if s.condition is not None]
    roots += [s.guard for d in policy.derived for s in d.sources if s.guard is not None]
    for root in roots:
        yield from everything(root)
