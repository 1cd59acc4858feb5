"""Conditions as two-valued Python: is this surely true, or (under a negation) possibly true?

``pure`` gives one expression where a condition needs no loop. ``test`` gives statements that leave the answer in a
local; what needs a loop comes last, and only while the answer is not settled.
"""

import ast
from typing import assert_never

from policy_engine.backends.python.effects import contradiction_test, effect_test
from policy_engine.backends.python.frame import Frame, Mode
from policy_engine.backends.python.leaves import leaf_truth
from policy_engine.backends.python.loops import test_events, test_people
from policy_engine.backends.python.template import any_of, balanced, block, both, constant, expr, name, negation
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


def pure(frame: Frame, condition: Condition, mode: Mode) -> ast.expr | None:
    """Return the answer as one expression, or None where a loop is needed."""
    match condition:
        case Not(operand=operand):
            inside = pure(frame, operand, mode.flipped)
            return None if inside is None else negation(inside)
        case And(operands=operands) | Or(operands=operands):
            parts = _all_pure(frame, operands, mode)
            if parts is None:
                return None
            return both(parts) if isinstance(condition, And) else any_of(parts)
        case AtLeast(number=number, operands=operands):
            parts = _all_pure(frame, operands, mode)
            return None if parts is None else expr("V >= N", V=_how_many(parts), N=number)
        case CriterionState(name=rule) | DimensionState(name=rule):
            return _pure_state(frame, condition, rule, mode)
        case InEffect():
            return effect_test(frame, condition, test)
        case Count() | People():
            return None
        case Compare() | OneOf() | Known() | Includes() | Mentions() | Within() | Until():
            return leaf_truth(frame, condition, mode)
        case _:
            assert_never(condition)


def _all_pure(frame: Frame, operands: tuple[Condition, ...], mode: Mode) -> list[ast.expr] | None:
    parts: list[ast.expr] = []
    for operand in operands:
        part = pure(frame, operand, mode)
        if part is None:
            return None
        parts.append(part)
    return parts


def _how_many(parts: list[ast.expr]) -> ast.expr:
    if not parts:
        return constant(0)
    return balanced(ast.Add(), [expr("1 if T else 0", T=part) for part in parts])


def _pure_state(frame: Frame, condition: CriterionState | DimensionState, rule: str, mode: Mode) -> ast.expr | None:
    if frame.states is not None and rule in frame.states:
        return expr("C == 3" if mode is Mode.SURE else "C != 0", C=frame.states[rule])
    if isinstance(condition, DimensionState):
        return pure(frame, frame.names.dimensions[rule].condition, mode)
    criterion = frame.names.criteria[rule]
    inside = pure(frame, criterion.condition, mode)
    if inside is None or not criterion.contradicted_by:
        return inside
    return expr("not C and T", C=contradiction_test(frame, criterion, test), T=inside)


def test(frame: Frame, condition: Condition, mode: Mode, answer: str) -> list[ast.stmt]:
    """Return statements that leave a true or false value in the local ``answer``."""
    whole = pure(frame, condition, mode)
    if whole is not None:
        return block("R = V", R=answer, V=whole)
    match condition:
        case Not(operand=operand):
            return [*test(frame, operand, mode.flipped, answer), *block("R = not R", R=answer)]
        case And(operands=operands):
            return _in_turn(frame, operands, mode, answer, joined=both, go_on="R")
        case Or(operands=operands):
            return _in_turn(frame, operands, mode, answer, joined=any_of, go_on="not R")
        case AtLeast(number=number, operands=operands):
            return _at_least(frame, number, operands, mode, answer)
        case CriterionState(name=rule):
            return _criterion(frame, rule, mode, answer)
        case DimensionState(name=rule):
            return test(frame, frame.names.dimensions[rule].condition, mode, answer)
        case Count():
            return test_events(frame, condition, mode, answer, test)
        case People():
            return test_people(frame, condition, mode, answer, test)
        case _:
            raise AssertionError("all other conditions are expressions")


def _in_turn(
    frame: Frame, operands: tuple[Condition, ...], mode: Mode, answer: str, *, joined: object, go_on: str
) -> list[ast.stmt]:
    """Ask the operands in turn, those without loops first, while the answer is not settled."""
    cheap, loops = _parted(frame, operands, mode)
    made = block("R = V", R=answer, V=joined(cheap)) if cheap else []  # type: ignore[operator]
    for operand in loops:
        asked = test(frame, operand, mode, answer)
        made.extend(block(f"if {go_on}:\n    BODY", R=answer, BODY=asked) if made else asked)
    return made


def _parted(frame: Frame, operands: tuple[Condition, ...], mode: Mode) -> tuple[list[ast.expr], list[Condition]]:
    cheap: list[ast.expr] = []
    loops: list[Condition] = []
    for operand in operands:
        part = pure(frame, operand, mode)
        if part is None:
            loops.append(operand)
        else:
            cheap.append(part)
    return cheap, loops


def _at_least(frame: Frame, number: int, operands: tuple[Condition, ...], mode: Mode, answer: str) -> list[ast.stmt]:
    """Count what holds, those without loops first; stop when enough hold, or too few are left."""
    cheap, loops = _parted(frame, operands, mode)
    held = frame.local("h")
    made = block("H = V", H=held, V=_how_many(cheap))
    inner = frame.inner()
    if len(loops) == 1:
        asked = test(inner, loops[0], mode, answer)
        settled = block("R = H >= N\nif H == M:\n    BODY", R=answer, H=held, N=number, M=number - 1, BODY=asked)
        return [*made, *settled]
    for index, operand in enumerate(loops):
        asked = [*test(inner, operand, mode, answer), *block("if R:\n    H += 1", R=answer, H=held)]
        needed = number - (len(loops) - index)
        made.extend(block("if A <= H < N:\n    BODY", A=needed, H=held, N=number, BODY=asked))
    return [*made, *block("R = H >= N", R=answer, H=held, N=number)]


def _criterion(frame: Frame, rule: str, mode: Mode, answer: str) -> list[ast.stmt]:
    criterion = frame.names.criteria[rule]
    asked = test(frame, criterion.condition, mode, answer)
    if not criterion.contradicted_by:
        return asked
    free = negation(contradiction_test(frame, criterion, test))
    return [*block("R = V", R=answer, V=free), *block("if R:\n    BODY", R=answer, BODY=asked)]


def answered(frame: Frame, condition: Condition, mode: Mode, answer: str) -> tuple[list[ast.stmt], ast.expr]:
    """Return statements to run first, and then an expression that is the answer."""
    whole = pure(frame, condition, mode)
    if whole is not None:
        return [], whole
    return test(frame, condition, mode, answer), name(answer)
