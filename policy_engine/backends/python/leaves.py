"""Tests of fields as Python: each is a test that may be used while its operands are known."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from policy_engine.backends.python.fields import (
    Reading,
    choose,
    chosen_values,
    coded_constant,
    member_codes,
    read_field,
    read_operand,
    several_mask,
)
from policy_engine.backends.python.frame import Frame, Mode
from policy_engine.backends.python.template import any_of, both, constant, expr, name, negation
from policy_engine.ir.nodes.conditions import Compare, Includes, Known, Mentions, OneOf, Relation, Until, Within
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Percent
from policy_engine.runtime.layout import Code
from policy_engine.values.types import IntegerType, PicklistType, ValueType

Leaf = Compare | OneOf | Known | Includes | Mentions | Within | Until


@dataclass(frozen=True, slots=True)
class Test:
    """``holds`` tells the truth where all of ``known`` hold; elsewhere the test is open.

    ``enough``: those of ``known`` that must be asked before ``holds`` when only surely true matters.
    """

    known: tuple[ast.expr, ...]
    holds: ast.expr
    enough: tuple[ast.expr, ...]


def leaf_test(frame: Frame, leaf: Leaf) -> Test:
    """Return the test of a leaf."""
    match leaf:
        case Compare():
            return _compare(frame, leaf)
        case OneOf():
            return _one_of(frame, leaf)
        case Known(field=field):
            reading = read_field(frame, field, frame.local("x"))
            if frame.learn:
                return Test(reading.known, constant(True), reading.known)
            return Test((), both(reading.known), ())
        case Includes():
            return _includes(frame, leaf)
        case Mentions():
            return _mentions(frame, leaf)
        case Within():
            return _within(frame, leaf)
        case Until(day=day):
            return Test((), expr("day <= N", N=day), ())
        case _:
            assert_never(leaf)


def leaf_truth(frame: Frame, leaf: Leaf, mode: Mode) -> ast.expr:
    """Return whether a leaf surely, or possibly, holds."""
    test = leaf_test(frame, leaf)
    if mode is Mode.SURE:
        return both([*test.enough, test.holds])
    if not test.known:
        return test.holds
    return any_of([negation(both(test.known)), test.holds])


def leaf_code(frame: Frame, leaf: Leaf) -> ast.expr:
    """Return a leaf's truth code."""
    test = leaf_test(frame, leaf)
    if not test.known:
        return expr("3 if T else 0", T=test.holds)
    return expr("(3 if T else 0) if K else 1", T=test.holds, K=both(test.known))


def _compare(frame: Frame, leaf: Compare) -> Test:
    as_type = _compared_type(leaf.left, leaf.right)
    left = read_operand(frame, leaf.left, as_type, frame.local("x"))
    right = read_operand(frame, leaf.right, as_type, frame.local("y"))
    known = (*left.known, *right.known)
    if isinstance(as_type, PicklistType):
        return _same_picklist_value(leaf, as_type, left, right, known)
    one, two = _scaled(leaf.left, left.value), _scaled(leaf.right, right.value)
    if isinstance(leaf.left, Percent) != isinstance(leaf.right, Percent):
        if isinstance(leaf.left, Percent):
            two = expr("V * 100", V=two)
        else:
            one = expr("V * 100", V=one)
    holds = expr(f"A {_SYMBOLS[leaf.relation]} B", A=one, B=two)
    bare = leaf.relation is Relation.EQUAL and isinstance(leaf.right, Literal) and left.zero_unknown
    return Test(known, holds, left.visible if bare else known)


_SYMBOLS = {
    Relation.EQUAL: "==",
    Relation.LESS: "<",
    Relation.LESS_OR_EQUAL: "<=",
    Relation.GREATER: ">",
    Relation.GREATER_OR_EQUAL: ">=",
}


def _same_picklist_value(
    leaf: Compare, as_type: PicklistType, left: Reading, right: Reading, known: tuple[ast.expr, ...]
) -> Test:
    """An *other* value equals none, not even an equal *other*."""
    if isinstance(leaf.right, Literal) or isinstance(leaf.left, Literal):
        field = right if isinstance(leaf.left, Literal) else left
        literal = left if isinstance(leaf.left, Literal) else right
        return Test(known, expr("A == B", A=field.value, B=literal.value), field.visible)
    other = len(as_type.values) + 1
    return Test(known, expr("A == B and A != N", A=left.value, B=right.value, N=other), known)


def _compared_type(left: Operand, right: Operand) -> ValueType:
    for operand in (left, right):
        whole = operand.of if isinstance(operand, Percent) else operand
        if isinstance(whole, Field):
            return whole.type
    for operand in (left, right):
        whole = operand.of if isinstance(operand, Percent) else operand
        if isinstance(whole, Literal | Choice) and whole.type is not None:
            return whole.type
    return IntegerType()


def _scaled(operand: Operand, value: ast.expr) -> ast.expr:
    return expr("V * N", V=value, N=operand.percent) if isinstance(operand, Percent) else value


def _one_of(frame: Frame, leaf: OneOf) -> Test:
    reading = read_field(frame, leaf.field, frame.local("x"))
    if isinstance(leaf.values, Choice):
        sets = tuple(
            None if values is None else member_codes(None, leaf.field.type, values)  # type: ignore[arg-type]
            for values in chosen_values(frame, leaf.values)
        )
        chosen = expr("(X := V) is not None", X=frame.local("y"), V=choose(frame, leaf.values, sets))
        known = (*reading.known, chosen)
        return Test(known, expr("V in X", V=reading.value, X=frame.local("y")), known)
    codes = member_codes(None, leaf.field.type, leaf.values)
    enough = reading.visible if reading.zero_unknown else reading.known
    return Test(reading.known, _among(frame, reading.value, codes), enough)


def _among(frame: Frame, value: ast.expr, codes: frozenset[Code]) -> ast.expr:
    numbers = sorted(c for c in codes if isinstance(c, int))
    if len(numbers) < len(codes):
        return expr("V in C", V=value, C=frame.module.constant(codes))
    if len(numbers) == 1:
        return expr("V == N", V=value, N=numbers[0])
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return expr("A <= V <= B", V=value, A=numbers[0], B=numbers[-1])
    return expr("V in C", V=value, C=constant(tuple(numbers)))


def _includes(frame: Frame, leaf: Includes) -> Test:
    reading = read_field(frame, leaf.field, frame.local("x"))
    if isinstance(leaf.values, Choice):
        masks = tuple(
            None if values is None else several_mask(leaf.field.type, values)  # type: ignore[arg-type]
            for values in chosen_values(frame, leaf.values)
        )
        chosen = expr("(X := V) is not None", X=frame.local("y"), V=choose(frame, leaf.values, masks))
        known = (*reading.known, chosen)
        return Test(known, _bits(leaf, reading.value, name(frame.local("y"))), known)
    mask = constant(several_mask(leaf.field.type, leaf.values))
    return Test(reading.known, _bits(leaf, reading.value, mask), reading.known)


def _bits(leaf: Includes, value: ast.expr, mask: ast.expr) -> ast.expr:
    return expr("V & M == M" if leaf.all_of else "V & M", V=value, M=mask)


def _mentions(frame: Frame, leaf: Mentions) -> Test:
    reading = read_field(frame, leaf.field, frame.local("x"))
    said = frame.words(leaf.field)
    wanted = any_of(_phrases(frame, leaf.phrases, said))
    if leaf.but_not:
        wanted = both([wanted, negation(any_of(_phrases(frame, leaf.but_not, said)))])
    return Test(reading.known, wanted, reading.visible)


def _phrases(frame: Frame, phrases: Sequence[tuple[str, ...]], said: ast.expr) -> list[ast.expr]:
    return [expr("C in W", C=coded_constant(frame, f" {' '.join(phrase)} "), W=said) for phrase in phrases if phrase]


def _within(frame: Frame, leaf: Within) -> Test:
    reading = read_field(frame, leaf.field, frame.local("x"))
    distance = expr("V - day" if leaf.future else "day - V", V=reading.value)
    known = list(reading.known)
    low, high = leaf.low, leaf.high
    if isinstance(low, Choice):
        at_least: ast.expr | None = name(frame.local("y"))
        known.append(_stretch(frame, low, frame.local("y")))
        least = 0
    else:
        at_least, least = None, max(0, low + leaf.low_add)
    if isinstance(high, Choice):
        known.append(_stretch(frame, high, frame.local("z")))
        most: ast.expr = expr("Z + N", Z=frame.local("z"), N=leaf.high_add)
        holds = expr("N <= D <= Z", N=least, D=distance, Z=most)
    elif high is None:
        holds = expr("N <= D", N=least, D=distance)
    else:
        holds = expr("N <= D <= Z", N=least, D=distance, Z=high + leaf.high_add)
    if at_least is not None:
        holds = both([holds, expr("D >= Y + N", D=distance, Y=at_least, N=leaf.low_add)])
    settings = tuple(known[len(reading.known) :])
    enough = (*reading.visible, *settings) if leaf.future else tuple(known)
    return Test(tuple(known), holds, enough)


def _stretch(frame: Frame, stretch: Choice, local: str) -> ast.expr:
    days = chosen_values(frame, stretch)
    return expr("(X := V) is not None", X=local, V=choose(frame, stretch, days))
