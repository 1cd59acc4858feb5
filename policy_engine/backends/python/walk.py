"""Walking conditions."""

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
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Percent, Today
from policy_engine.ir.nodes.policy import Policy


def conditions_of(policy: Policy) -> Iterator[Condition]:
    """Yield every condition of a policy with all that stands in it, in the order of its lists."""
    for criterion in policy.criteria:
        yield from parts_of(criterion.condition)
        yield from criterion.contradicted_by
    for dimension in policy.dimensions:
        yield from parts_of(dimension.condition)
    for blocker in policy.blockers:
        yield from parts_of(blocker.condition)
    for stage in policy.stages:
        if stage.condition is not None:
            yield from parts_of(stage.condition)
    for derived in policy.derived:
        for source in derived.sources:
            if source.guard is not None:
                yield from parts_of(source.guard)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all conditions in it, ``where``, guards and people's conditions included."""
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        yield part
        match part:
            case And(operands=operands) | Or(operands=operands) | AtLeast(operands=operands):
                waiting.extend(reversed(operands))
            case Not(operand=operand):
                waiting.append(operand)
            case People(condition=inner):
                waiting.append(inner)
            case Count(where=where, sources=sources):
                waiting.extend(s.guard for s in sources if s.guard is not None)
                if where is not None:
                    waiting.append(where)
            case _:
                pass


def fields_read(condition: Condition) -> tuple[Field, ...]:
    """Return the fields that one test reads itself, in the order of its parts; of a setting what chooses it."""
    match condition:
        case Compare(left=left, right=right):
            return (*_of_operand(left), *_of_operand(right))
        case Known(field=field) | Mentions(field=field):
            return (field,)
        case OneOf(field=field, values=values) | Includes(field=field, values=values):
            return (field, values.by) if isinstance(values, Choice) else (field,)
        case Within(field=field, low=low, high=high):
            return (field, *(stretch.by for stretch in (low, high) if isinstance(stretch, Choice)))
        case Count(window=window):
            high_end = None if window is None else window.high
            return (high_end.by,) if isinstance(high_end, Choice) else ()
        case Until() | People() | CriterionState() | DimensionState() | InEffect() | Not() | And() | Or() | AtLeast():
            return ()
        case _:
            assert_never(condition)


def _of_operand(operand: Operand) -> tuple[Field, ...]:
    match operand:
        case Field():
            return (operand,)
        case Choice(by=by):
            return (by,)
        case Percent(of=whole):
            return _of_operand(whole)
        case Literal() | Today():
            return ()
        case _:
            assert_never(operand)
