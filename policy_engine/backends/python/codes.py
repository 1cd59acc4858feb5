"""Conditions as truth codes: 0 not met, 1 open, 3 met, so that *and* is ``&`` and *or* is ``|``."""

import ast

from policy_engine.backends.python.frame import Frame, Mode
from policy_engine.backends.python.leaves import leaf_code
from policy_engine.backends.python.loops import guards_by_event
from policy_engine.backends.python.template import balanced, block, constant, expr, name, slot
from policy_engine.backends.python.truths import pure, test
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Bound,
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

_NEGATED = (3, 1, 1, 0)


def code_expression(frame: Frame, condition: Condition) -> ast.expr | None:
    """Return a condition's truth code as one expression, or None where a loop is needed."""
    match condition:
        case CriterionState(name=rule) | DimensionState(name=rule):
            if frame.states is None or rule not in frame.states:
                return None
            return name(frame.states[rule])
        case Compare() | OneOf() | Known() | Includes() | Mentions() | Within() | Until():
            return leaf_code(frame, condition)
        case InEffect():
            sure = pure(frame, condition, Mode.SURE)
            assert sure is not None, "effects are asked of helper functions"
            return expr("3 if T else 0", T=sure)
        case Count() | People():
            return None
        case Not(operand=operand):
            inside = code_expression(frame, operand)
            return None if inside is None else expr("C[V]", C=constant(_NEGATED), V=inside)
        case And() | Or() | AtLeast():
            return _combined(frame, condition)


def _combined(frame: Frame, condition: And | Or | AtLeast) -> ast.expr | None:
    """Combine the codes of named rules and of what is counted; ask others twice.

    To ask whether it is sure, and only if not, whether it is possible, most often takes one question.
    """
    named = all(isinstance(o, CriterionState | DimensionState) for o in condition.operands)
    if named or isinstance(condition, AtLeast):
        parts: list[ast.expr] = []
        for operand in condition.operands:
            part = code_expression(frame, operand)
            if part is None:
                return None
            parts.append(part)
        if isinstance(condition, AtLeast):
            return _enough(parts, condition.number)
        if not parts:
            return constant(3 if isinstance(condition, And) else 0)
        return balanced(ast.BitAnd() if isinstance(condition, And) else ast.BitOr(), parts)
    sure, possible = pure(frame, condition, Mode.SURE), pure(frame, condition, Mode.POSSIBLE)
    if sure is None or possible is None:
        return None
    return expr("3 if S else 1 if P else 0", S=sure, P=possible)


def _enough(parts: list[ast.expr], number: int) -> ast.expr:
    if not parts:
        return constant(3 if number <= 0 else 0)
    if all(isinstance(part, ast.Name) for part in parts):
        sure = balanced(ast.Add(), [expr("C >> 1", C=part) for part in parts])
        possible = balanced(ast.Add(), [expr("C & 1", C=part) for part in parts])
        return expr("3 if S >= N else 1 if P >= N else 0", S=sure, P=possible, N=number)
    pairs = balanced(ast.Add(), [expr("C[V]", C=constant((0, 1, 0, 65537)), V=part) for part in parts])
    return expr("3 if (X := S) >> 16 >= N else 1 if X & 65535 >= N else 0", X="pairs", S=pairs, N=number)


def code(frame: Frame, condition: Condition, answer: str) -> list[ast.stmt]:
    """Return statements that leave a condition's truth code in the local ``answer``."""
    whole = code_expression(frame, condition)
    if whole is not None:
        return block("R = V", R=answer, V=whole)
    match condition:
        case Not(operand=operand):
            return [*code(frame, operand, answer), *block("R = C[R]", C=constant(_NEGATED), R=answer)]
        case And(operands=operands):
            return _in_turn(frame, operands, answer, And, "if R:\n    BODY\n    R &= T")
        case Or(operands=operands):
            return _in_turn(frame, operands, answer, Or, "if R != 3:\n    BODY\n    R |= T")
        case AtLeast(number=number, operands=operands):
            return _at_least(frame, number, operands, answer)
        case Count():
            return _count(frame, condition, answer)
        case _:
            return _sure_then_possible(frame, condition, answer)


def _in_turn(
    frame: Frame, operands: tuple[Condition, ...], answer: str, kind: type[And] | type[Or], step: str
) -> list[ast.stmt]:
    cheap = tuple(o for o in operands if code_expression(frame, o) is not None)
    loops = [o for o in operands if code_expression(frame, o) is None]
    part = frame.local("t")
    first = code_expression(frame, kind(cheap) if len(cheap) != 1 else cheap[0])
    assert first is not None, "its parts are expressions"
    made = block("R = V", R=answer, V=first)
    for operand in loops:
        made.extend(block(step, R=answer, T=part, BODY=code(frame.inner(), operand, part)))
    return made


def _at_least(frame: Frame, number: int, operands: tuple[Condition, ...], answer: str) -> list[ast.stmt]:
    sure, possible, part = frame.local("j"), frame.local("k"), frame.local("t")
    made = block("A = B = 0", A=sure, B=possible)
    for operand in operands:
        made.extend(code(frame.inner(), operand, part))
        made.extend(block("A += T >> 1\nB += T & 1", A=sure, B=possible, T=part))
    ended = block("R = 3 if A >= N else 1 if B >= N else 0", R=answer, A=sure, B=possible, N=number)
    return [*made, *ended]


def _count(frame: Frame, count: Count, answer: str) -> list[ast.stmt]:
    """Count once where only the events' being unknown, or the one guard, can leave the answer open."""
    guards = guards_by_event(count)
    fixed_window = count.window is None or isinstance(count.window.high, int)
    if count.bound is not Bound.AT_LEAST or count.where is not None or not fixed_window:
        return _sure_then_possible(frame, count, answer)
    if all(guard is None for guard in guards.values()):
        counted = test(frame, count, Mode.SURE, answer)
        known = slot("s", "events_known")
        return [*counted, *block("R = 3 if R else 0 if E else 1", R=answer, E=known)]
    (guard, *others) = guards.values()
    if others or guard is None:
        return _sure_then_possible(frame, count, answer)
    bare = Count(
        count.bound, count.number, count.names, tuple(type(s)(s.event) for s in count.sources), None,
        count.window, count.different_days, count.by_person,
    )  # fmt: skip
    guarded = frame.local("g")
    counted = test(frame.inner(), bare, Mode.SURE, answer)
    ended = block("R = G if R else 0 if E else 1", R=answer, G=guarded, E=slot("s", "events_known"))
    asked = code(frame.inner(), guard, guarded)
    stated = block("R = 0\nif G:\n    BODY", R=answer, G=guarded, BODY=[*counted, *ended])
    return [*asked, *stated]


def _sure_then_possible(frame: Frame, condition: Condition, answer: str) -> list[ast.stmt]:
    sure = test(frame, condition, Mode.SURE, answer)
    possible = test(frame, condition, Mode.POSSIBLE, answer)
    again = [*possible, *block("R = 1 if R else 0", R=answer)]
    return [*sure, *block("if R:\n    R = 3\nelse:\n    BODY", R=answer, BODY=again)]
