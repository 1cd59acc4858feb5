"""The stage function: two-valued, disqualifiers and holds first, and out as soon as the stage is settled.

The stages' conditions become a tree of questions about dimensions and criteria: each question is asked once on a way,
and only if its answer still matters. Policies whose rules name each other so often that this would grow too large get
a function that works out all states in order instead.
"""

import ast
from collections.abc import Iterator, Mapping

from policy_engine.backends.python.frame import Frame, Mode, Module, Names
from policy_engine.backends.python.states import ODD, rules_body, state_locals
from policy_engine.backends.python.template import block, both, expr, negation
from policy_engine.backends.python.truths import answered, pure
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Condition,
    CriterionState,
    DimensionState,
    Not,
    Or,
)
from policy_engine.ir.nodes.policy import Blocker
from policy_engine.ir.walk import everything
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD

MOST_PARTS = 600
"""Conditions with more parts than this, rules they name included, are not written out in place."""
MOST_QUESTIONS = 24
"""A tree with more questions than this is not written out."""

Answers = Mapping[tuple[Condition, Mode], bool]
Question = tuple[Condition, Mode]


def add_stage(module: Module, names: Names, *, any_day: bool = False) -> str:
    """Add the stage function and return its name; with ``any_day`` it looks its day up in the table ``days``."""
    body = [*(block("day = days[day]") if any_day else []), *block(ODD)]
    if _small(names):
        frame = Frame(module, names)
        body.extend(_blocked(frame))
        body.extend(_decided(frame, {}))
    else:
        frame = Frame(module, names, state_locals(names))
        body.extend(rules_body(frame))
        body.extend(_blocked(frame))
        body.extend(_in_turn(frame))
    return module.add("stage", ("s", "day"), body)


def _small(names: Names) -> bool:
    sizes = _sizes(names)
    blockers = sum(_size(b.condition, sizes) for b in names.policy.blockers)
    stages = sum(_size(s.condition, sizes) for s in names.policy.stages if s.condition is not None)
    return blockers + stages <= MOST_PARTS and _questions(names, {}, MOST_QUESTIONS) <= MOST_QUESTIONS


def _sizes(names: Names) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for rule in names.policy.order:
        made = names.criteria.get(rule) or names.dimensions[rule]
        sizes[rule] = _size(made.condition, sizes)
    return sizes


def _size(condition: Condition, sizes: Mapping[str, int]) -> int:
    return sum(
        sizes[part.name] if isinstance(part, CriterionState | DimensionState) else 1 for part in everything(condition)
    )


def _blocked(frame: Frame) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    for disqualifies, given in ((True, DISQUALIFIED), (False, ON_HOLD)):
        asked = [_in_effect(frame, b) for b in frame.names.policy.blockers if b.disqualifies == disqualifies]
        leave = ast.Return(frame.module.constant(given))
        for before, holds in sorted(asked, key=lambda pair: len(pair[0]) > 0):
            made.extend([*before, ast.If(holds, [leave], [])])
    return made


def _in_effect(frame: Frame, blocker: Blocker) -> tuple[list[ast.stmt], ast.expr]:
    """With ``unless`` a blocker is in effect where its condition does not surely hold."""
    before, holds = answered(frame, blocker.condition, Mode.SURE, "r")
    if blocker.unless:
        holds = negation(holds)
    if blocker.until is not None:
        holds = both([expr("day <= N", N=blocker.until), holds])
    return before, holds


def _decided(frame: Frame, answers: Answers) -> list[ast.stmt]:
    """Return statements that return the stage, given what was already answered."""
    question, given = _next(frame.names, answers)
    if question is None:
        return [ast.Return(frame.module.constant(given))]
    condition, mode = question
    yes = _decided(frame, _with(answers, question, True))
    no = _decided(frame, _with(answers, question, False))
    if isinstance(no[0], ast.Return):
        return [*_demanded(frame, condition, mode, no), *yes]
    before, holds = answered(frame, condition, mode, "r")
    return [*before, ast.If(holds, yes, []), *no]


def _demanded(frame: Frame, condition: Condition, mode: Mode, leave: list[ast.stmt]) -> list[ast.stmt]:
    """Return statements that leave as soon as one of the parts that must all hold does not."""
    asked = [answered(frame, part, mode, "r") for part in _all_of(frame, condition)]
    made: list[ast.stmt] = []
    cheap = [holds for before, holds in asked if not before]
    if cheap:
        made.append(ast.If(negation(both(cheap)), leave, []))
    for before, holds in asked:
        if before:
            made.extend([*before, ast.If(negation(holds), leave, [])])
    return made


def _all_of(frame: Frame, condition: Condition) -> Iterator[Condition]:
    """Yield the parts that must all hold, those of named rules included."""
    match condition:
        case And(operands=operands):
            for operand in operands:
                yield from _all_of(frame, operand)
        case DimensionState(name=rule):
            yield from _all_of(frame, frame.names.dimensions[rule].condition)
        case CriterionState(name=rule) if not frame.names.criteria[rule].contradicted_by:
            yield from _all_of(frame, frame.names.criteria[rule].condition)
        case _:
            yield condition


def _next(names: Names, answers: Answers) -> tuple[Question | None, str]:
    """Return the next question that matters, or None and the stage."""
    for stage in names.policy.stages:
        if stage.condition is None:
            return None, stage.name
        known = _known(stage.condition, Mode.SURE, answers)
        if known is True:
            return None, stage.name
        if known is None:
            return _first_open(stage.condition, Mode.SURE, answers), stage.name
    raise AssertionError("the last stage has no condition")


def _questions(names: Names, answers: Answers, most: int) -> int:
    """Return how many questions the tree asks, or more than ``most``."""
    question, _ = _next(names, answers)
    if question is None:
        return 0
    asked = 1 + _questions(names, _with(answers, question, True), most) if most > 0 else 1
    if asked > most:
        return most + 1
    return asked + _questions(names, _with(answers, question, False), most - asked)


def _with(answers: Answers, question: Question, holds: bool) -> Answers:
    """What is surely true is possibly true; what is not even possibly true is not surely so."""
    condition, mode = question
    more = {**answers, question: holds}
    if holds == (mode is Mode.SURE):
        more[(condition, mode.flipped)] = holds
    return more


def _known(condition: Condition, mode: Mode, answers: Answers) -> bool | None:
    match condition:
        case Not(operand=operand):
            inside = _known(operand, mode.flipped, answers)
            return None if inside is None else not inside
        case And(operands=operands):
            return _settled([_known(o, mode, answers) for o in operands], len(operands))
        case Or(operands=operands):
            return _settled([_known(o, mode, answers) for o in operands], 1)
        case AtLeast(number=number, operands=operands):
            return _settled([_known(o, mode, answers) for o in operands], number)
        case _:
            return answers.get((condition, mode))


def _settled(known: list[bool | None], number: int) -> bool | None:
    if known.count(True) >= number:
        return True
    return False if len(known) - known.count(False) < number else None


def _first_open(condition: Condition, mode: Mode, answers: Answers) -> Question:
    match condition:
        case Not(operand=operand):
            return _first_open(operand, mode.flipped, answers)
        case And(operands=operands) | Or(operands=operands) | AtLeast(operands=operands):
            operand = next(o for o in operands if _known(o, mode, answers) is None)
            return _first_open(operand, mode, answers)
        case _:
            return condition, mode


def _in_turn(frame: Frame) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    for stage in frame.names.policy.stages:
        given = ast.Return(frame.module.constant(stage.name))
        if stage.condition is None:
            return [*made, given]
        sure = pure(frame, stage.condition, Mode.SURE)
        assert sure is not None, "stages name dimensions and criteria only"
        made.append(ast.If(sure, [given], []))
    raise AssertionError("the last stage has no condition")
