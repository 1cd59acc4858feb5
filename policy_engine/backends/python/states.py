"""The states function: every state as a code, what contradicts, and the stage; one pass in the order of the rules."""

import ast

from policy_engine.backends.python.codes import code, code_expression
from policy_engine.backends.python.effects import effect_test
from policy_engine.backends.python.frame import Frame, Mode, Module, Names
from policy_engine.backends.python.template import any_of, block, constant, expr, name
from policy_engine.backends.python.truths import pure, test
from policy_engine.ir.nodes.policy import Blocker, Criterion
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD

ODD = "if s.odd:\n    s = as_seen(s, day)"
"""How every entry begins: an odd snapshot is replaced by what is seen of it."""


def add_states(module: Module, names: Names, *, learn: bool) -> str:
    """Add the states function and return its name.

    It gives (stage, would be, criteria, dimensions, blockers, contradicted); in the learnable reading (criteria,
    dimensions, blockers, stages) as codes.
    """
    frame = Frame(module, names, state_locals(names), learn)
    body = block(ODD)
    body.extend(rules_body(frame))
    for index, blocker in enumerate(names.policy.blockers):
        body.extend(_blocker(frame, blocker, f"b{index}"))
    body.extend(_stage_codes(frame) if learn else _stage(frame))
    return module.add("learnable" if learn else "states", ("s", "day"), body)


def state_locals(names: Names) -> dict[str, str]:
    """Return the locals that hold the codes of criteria and dimensions."""
    found = {c.name: f"c{index}" for index, c in enumerate(names.policy.criteria)}
    found.update({d.name: f"d_{index}" for index, d in enumerate(names.policy.dimensions)})
    return found


def rules_body(frame: Frame) -> list[ast.stmt]:
    """Return statements that leave the codes of criteria and dimensions in their locals."""
    assert frame.states is not None, "states are kept in locals"
    names = frame.names
    places = {c.name: index for index, c in enumerate(names.policy.criteria)}
    made: list[ast.stmt] = []
    for rule in names.policy.order:
        if rule in places:
            made.extend(_criterion(frame, names.criteria[rule], places[rule]))
        else:
            made.extend(code(frame, names.dimensions[rule].condition, frame.states[rule]))
    return made


def _criterion(frame: Frame, criterion: Criterion, index: int) -> list[ast.stmt]:
    answer = f"c{index}"
    if not criterion.contradicted_by:
        return code(frame, criterion.condition, answer)
    against: ast.expr = constant(None)
    for effect in reversed(criterion.contradicted_by):
        outcome = frame.module.constant(effect.outcome)
        against = expr("N if T else O", N=outcome, T=effect_test(frame, effect, test), O=against)
    made = block("X = V", X=f"x_{index}", V=against)
    whole = code_expression(frame, criterion.condition)
    if whole is not None:
        return [*made, *block("R = 0 if X is not None else V", R=answer, X=f"x_{index}", V=whole)]
    asked = code(frame, criterion.condition, answer)
    return [*made, *block("if X is None:\n    BODY\nelse:\n    R = 0", R=answer, X=f"x_{index}", BODY=asked)]


def _blocker(frame: Frame, blocker: Blocker, answer: str) -> list[ast.stmt]:
    made = code(frame, blocker.condition, answer)
    if blocker.unless:
        made.extend(block("R = C[R]", R=answer, C=constant((3, 1, 1, 0))))
    if blocker.until is not None:
        made.extend(block("if day > N:\n    R = 0", R=answer, N=blocker.until))
    return made


def _stage(frame: Frame) -> list[ast.stmt]:
    policy = frame.names.policy
    made: list[ast.stmt] = []
    given = [(s.condition, frame.module.constant(s.name)) for s in policy.stages]
    decided: list[ast.stmt] = block("stage = V", V=given[-1][1])
    for condition, stage in given[:-1]:
        assert condition is not None, "only the last stage has no condition"
        sure = pure(frame, condition, Mode.SURE)
        assert sure is not None, "stages name dimensions and criteria only"
        pattern = "if stage is None and T:\n    stage = V" if made else "stage = V if T else None"
        made.extend(block(pattern, T=sure, V=stage))
    if made:
        made.extend(block("if stage is None:\n    BODY", BODY=decided))
    else:
        made = decided
    made.extend(block("would_be = None"))
    held = _blocking(policy.blockers, False, ON_HOLD, frame)
    disqualified = _blocking(policy.blockers, True, DISQUALIFIED, frame)
    ended = block("return stage, would_be, C, D, B, X", **_parts(frame))
    return [*made, *held, *disqualified, *ended]


def _blocking(blockers: tuple[Blocker, ...], disqualifies: bool, given: str, frame: Frame) -> list[ast.stmt]:
    tests = [
        expr("B != 0" if blocker.unless else "B == 3", B=f"b{index}")
        for index, blocker in enumerate(blockers)
        if blocker.disqualifies == disqualifies
    ]
    if not tests:
        return []
    stage = frame.module.constant(given)
    if disqualifies:
        return block("if T:\n    stage = V\n    would_be = None", T=any_of(tests), V=stage)
    return block("if T:\n    would_be = stage\n    stage = V", T=any_of(tests), V=stage)


def _stage_codes(frame: Frame) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    stages = frame.names.policy.stages
    for index, stage in enumerate(stages):
        if stage.condition is None:
            made.extend(block("R = 3", R=f"z_{index}"))
        else:
            made.extend(code(frame, stage.condition, f"z_{index}"))
    codes = _tuple([name(f"z_{index}") for index in range(len(stages))])
    return [*made, *block("return C, D, B, Z", **{**_parts(frame), "Z": codes})]


def _parts(frame: Frame) -> dict[str, ast.expr]:
    policy = frame.names.policy
    against = [
        name(f"x_{index}") if criterion.contradicted_by else constant(None)
        for index, criterion in enumerate(policy.criteria)
    ]
    return {
        "C": _tuple([name(f"c{index}") for index in range(len(policy.criteria))]),
        "D": _tuple([name(f"d_{index}") for index in range(len(policy.dimensions))]),
        "B": _tuple([name(f"b{index}") for index in range(len(policy.blockers))]),
        "X": _tuple(against),
    }


def _tuple(parts: list[ast.expr]) -> ast.expr:
    return ast.Tuple(parts, ast.Load())
