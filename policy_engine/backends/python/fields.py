"""Operands as Python: what reads them, and what tells that they are known."""

import ast
from dataclasses import dataclass

from policy_engine.backends.python.frame import Frame
from policy_engine.backends.python.template import both, constant, expr, name
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Percent, Today
from policy_engine.runtime.layout import Code, FieldSlot, code_of
from policy_engine.values.types import (
    IntegerType,
    NumberType,
    PicklistType,
    SeveralType,
    TextType,
    Value,
    ValueType,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An operand: ``value`` may be used where all of ``known`` hold. ``known`` may bind the locals ``value`` reads.

    ``zero_unknown``: an unknown value is 0 there, so a test that no 0 passes needs no guard for it. ``visible``: the
    rest of ``known``, what freshness demands.
    """

    value: ast.expr
    known: tuple[ast.expr, ...] = ()
    visible: tuple[ast.expr, ...] = ()
    zero_unknown: bool = False


def read_field(frame: Frame, ref: Field, local: str) -> Reading:
    """Return how a field is read; ``local`` is a temporary that may be used for it."""
    value = frame.value(ref)
    visible = visible_tests(frame, ref)
    if isinstance(ref.type, TextType | IntegerType | NumberType):
        if not isinstance(value, ast.Name):
            return Reading(name(local), (expr("(X := V) is not None", X=local, V=value), *visible), visible)
        return Reading(value, (expr("V is not None", V=value), *visible), visible)
    return Reading(value, (value, *visible), visible, zero_unknown=True)


def visible_tests(frame: Frame, ref: Field) -> tuple[ast.expr, ...]:
    """Return what must hold for a value to count on the day: it was observed by then, and is fresh."""
    observed = frame.observed(ref)
    if observed is None:
        return ()
    plan = frame.slot_of(ref).plan
    if plan.fresh_days is None:
        return (expr("T <= day", T=observed),)
    test = expr("0 <= day - T <= N", T=observed, N=plan.fresh_days)
    if plan.empty_means is None:
        return (test,)
    return (expr("A or not T", A=test, T=observed),)


def read_operand(frame: Frame, operand: Operand, as_type: ValueType, local: str) -> Reading:
    """Return how an operand is read, coded as values of ``as_type`` are."""
    match operand:
        case Field(type=PicklistType() as own) if own != as_type and isinstance(as_type, PicklistType):
            return _recoded(frame, operand, own, as_type, local)
        case Field():
            return read_field(frame, operand, local)
        case Literal(value=value):
            return Reading(coded_constant(frame, code_of(value, as_type)))
        case Choice():
            codes = tuple(code_of(v, as_type) if v is not None else None for v in chosen_values(frame, operand))
            return Reading(name(local), (expr("(X := V) is not None", X=local, V=choose(frame, operand, codes)),))
        case Today():
            return Reading(name("day"))
        case Percent(of=whole):
            return read_operand(frame, whole, as_type, local)


def _recoded(frame: Frame, ref: Field, own: PicklistType, as_type: PicklistType, local: str) -> Reading:
    """Read a picklist field in the codes of another picklist; values that the other lacks match nothing there."""
    codes = (0, *(code_of(v, as_type) if v in as_type.values else -1 for v in own.values), -1)
    plain = read_field(frame, ref, local)
    value = expr("C[V]", C=frame.module.constant(codes), V=plain.value)
    return Reading(value, plain.known, plain.visible, zero_unknown=True)


def coded_constant(frame: Frame, code: Code) -> ast.expr:
    """Return a coded constant; texts stand in the table of constants."""
    return frame.module.constant(code) if isinstance(code, str) else constant(code)


def chosen_values(frame: Frame, choice: Choice) -> tuple[Value | None, ...]:
    """Return what a setting gives for each code of what chooses it: unknown, each declared value, *other*."""
    arms = dict(choice.arms)
    picklist = choice.by.type
    assert isinstance(picklist, PicklistType), "settings are chosen by picklists"
    return (None, *(arms.get(value, choice.otherwise) for value in picklist.values), choice.otherwise)


def choose(frame: Frame, choice: Choice, by_code: tuple[object, ...]) -> ast.expr:
    """Return the entry of a table that what chooses the setting picks; the first one while that is unknown."""
    reading = read_field(frame, choice.by, frame.local("u"))
    index = reading.value
    if reading.visible:
        index = expr("V if SEEN else 0", V=index, SEEN=both(reading.visible))
    return expr("C[V]", C=frame.module.constant(by_code), V=index)


def member_codes(slot: FieldSlot | None, value_type: ValueType, values: tuple[Value, ...]) -> frozenset[Code]:
    """Return the codes of listed values."""
    return frozenset(code_of(v, value_type) for v in values)


def several_mask(value_type: ValueType, values: tuple[Value, ...]) -> int:
    """Return the bits of listed values of a several-of field, without the bit that says it is known."""
    assert isinstance(value_type, SeveralType), "includes is for several-of fields"
    return sum(1 << (value_type.values.index(v) + 1) for v in dict.fromkeys(values) if v in value_type.values)
