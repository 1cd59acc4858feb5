"""Outcomes' effects and new need, as helper functions: they are rare, so only a recorded outcome calls them."""

import ast
from collections.abc import Callable

from policy_engine.backends.python.frame import Frame, Mode
from policy_engine.backends.python.loops import Asker, loop_target
from policy_engine.backends.python.template import any_of, block, both, expr, slot
from policy_engine.ir.nodes.conditions import Condition, InEffect
from policy_engine.ir.nodes.policy import Criterion
from policy_engine.runtime.layout import EventSlot, FieldSlot, code_of


def effect_test(frame: Frame, effect: InEffect, ask: Asker) -> ast.expr:
    """Return whether an outcome's effect runs."""
    occurred = slot("s", f"e{frame.names.events[effect.outcome].place}")
    return expr("E and F(s, day)", E=occurred, F=_effect_function(frame, effect, ask))


def contradiction_test(frame: Frame, criterion: Criterion, ask: Asker) -> ast.expr:
    """Return whether any rejection speaks against a criterion."""
    return any_of([effect_test(frame, effect, ask) for effect in criterion.contradicted_by])


def _effect_function(frame: Frame, effect: InEffect, ask: Asker) -> str:
    shared = frame.module.shared
    if effect not in shared:
        kept = frame.names.events[effect.outcome]
        target, _ = loop_target(frame, kept)
        newest = block("if m < d <= day:\n    m = d")
        body = [*block("m = 0"), ast.For(target, slot("s", f"e{kept.place}"), newest, [])]
        ended = [expr("not m")]
        if effect.days is not None:
            ended.append(expr("day - m > N", N=effect.days))
        if effect.until_new_need:
            ended.append(expr("F(s, day, m)", F=_new_need_function(frame, ask)))
        body.extend([*block("if T:\n    return False", T=any_of(ended)), *block("return True")])
        shared[effect] = frame.module.add("effect", ("s", "day"), body)
    return shared[effect]


def _new_need_function(frame: Frame, ask: Asker) -> str:
    """A function that tells whether need was shown on a day after ``m``."""
    shared = frame.module.shared
    if "new need" not in shared:
        plain = Frame(frame.module, frame.names)
        body: list[ast.stmt] = []
        for kept, guard in _need_events(frame):
            loop = _any_later(plain, kept)
            if guard is not None:
                loop = [*ask(plain, guard, Mode.SURE, "g"), *block("if g:\n    BODY", BODY=loop)]
            body.extend(loop)
        for field in frame.names.layout.fields:
            body.extend(_if_new(field, lambda place: slot("s", f"f{place}")))
        in_people = [
            statement
            for field in frame.names.layout.people_fields
            for statement in _if_new(field, lambda place: expr("p[N]", N=place))
        ]
        if in_people:
            body.append(ast.For(ast.Name("p", ast.Store()), slot("s", "people"), in_people, []))
        shared["new need"] = frame.module.add("new_need", ("s", "day", "m"), [*body, *block("return False")])
    return shared["new need"]


def _need_events(frame: Frame) -> list[tuple[EventSlot, Condition | None]]:
    events = frame.names.events
    found: list[tuple[EventSlot, Condition | None]] = [
        (kept, None) for kept in events.values() if kept.plan.evidence == "need" and not kept.plan.is_outcome
    ]
    sure = {kept.plan.name for kept, _ in found}
    for derived in frame.names.policy.derived:
        if derived.evidence == "need":
            found.extend((events[s.event], s.guard) for s in derived.sources if s.event not in sure)
    return found


def _any_later(frame: Frame, kept: EventSlot) -> list[ast.stmt]:
    target, _ = loop_target(frame, kept)
    return [ast.For(target, slot("s", f"e{kept.place}"), block("if m < d <= day:\n    return True"), [])]


def _if_new(field: FieldSlot, place_of: Callable[[int], ast.expr]) -> list[ast.stmt]:
    """Return True where a need value was observed later and does not deny; freshness does not matter."""
    if field.plan.evidence != "need" or field.day is None:
        return []
    value: ast.expr = place_of(field.value)
    tests = [expr("m < T <= day", T=place_of(field.day)), expr("V is not None and V != 0", V=value)]
    if code_of(None, field.plan.type) is None:
        tests[1] = expr("V is not None", V=value)
    tests.extend(
        expr("V != N", V=value, N=code)
        for code in (code_of(v, field.plan.type) for v in field.plan.denied_by)
        if isinstance(code, int)
    )
    return block("if T:\n    return True", T=both(tests))
