"""What the sides of a comparison are worth: a value, or None while unknown."""

from typing import assert_never

from policy_engine.ir.interpret.situation import Situation
from policy_engine.ir.nodes.conditions import Relation
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Percent, Stretch, Today
from policy_engine.values.truth import OPEN, Truth, truth_of
from policy_engine.values.types import Other, Value


def value_of(operand: Operand, at: Situation) -> Value | None:
    """Return the operand's value; of a percentage, that of the whole (see ``compare``)."""
    match operand:
        case Literal(value=value):
            return value
        case Field():
            return at.entry(operand).value
        case Choice():
            return chosen(operand, at)
        case Today():
            return at.day
        case Percent(of=whole):
            return value_of(whole, at)
        case _:
            assert_never(operand)


def chosen(choice: Choice, at: Situation) -> Value | None:
    """Return what a setting by a picklist gives; unknown while the picklist is, or where nothing covers its value."""
    picked = at.entry(choice.by).value
    if picked is None:
        return None
    for spelling, value in choice.arms:
        if picked == spelling:
            return value
    return choice.otherwise


def stretch_of(stretch: Stretch, at: Situation) -> int | None:
    """Return a number of days."""
    if isinstance(stretch, int):
        return stretch
    days = chosen(stretch, at)
    assert days is None or isinstance(days, int), "durations are whole days"
    return days


def compare(relation: Relation, left: Operand, right: Operand, at: Situation) -> Truth:
    """Compare two operands. A percentage multiplies the other side by 100 instead of dividing."""
    one, two = value_of(left, at), value_of(right, at)
    if one is None or two is None:
        return OPEN
    if relation is Relation.EQUAL and not isinstance(one, int):
        return truth_of(one == two and not isinstance(one, Other))
    assert isinstance(one, int) and isinstance(two, int), "ordered values are integers inside"
    one, two = one * _share(left), two * _share(right)
    if isinstance(left, Percent) != isinstance(right, Percent):
        one, two = (one, two * 100) if isinstance(left, Percent) else (one * 100, two)
    return truth_of(_holds(relation, one, two))


def _share(operand: Operand) -> int:
    return operand.percent if isinstance(operand, Percent) else 1


def _holds(relation: Relation, one: int, two: int) -> bool:
    match relation:
        case Relation.EQUAL:
            return one == two
        case Relation.LESS:
            return one < two
        case Relation.LESS_OR_EQUAL:
            return one <= two
        case Relation.GREATER:
            return one > two
        case Relation.GREATER_OR_EQUAL:
            return one >= two
        case _:
            assert_never(relation)
