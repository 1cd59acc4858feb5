"""The sample policy's stages in three rule engines that can be called from Python.

Each gets the lead as a read snapshot in its own form, days as integers, unknown as null, so that only deciding is
measured. They give the stage alone; unknowns are asked for by hand, since none of them is three-valued.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import rule_engine
import zen
from cel_expr_python import cel

from policy_engine.runtime.snapshot import Snapshot
from tests.benchmarks.leads import DAY, evaluator

Engine = Callable[[dict[str, Any]], str]


def facts(snapshot: Snapshot, day: int) -> dict[str, Any]:
    """Return a snapshot as the engines want it; what is not visible on the day is left out."""
    s: Any = evaluator().maker.as_seen(snapshot, day) if snapshot.odd else snapshot
    least = (None, 50, 20, 20, 100, 100)[s.f0]
    return {
        "day": day,
        "country": s.f0,
        "employees": -1 if s.f1 is None else s.f1,
        "least": 10**9 if least is None else least,
        "consent": s.f2,
        "competitor": s.f3,
        "project": s.f4 if s.f5 <= day else 0,
        "budget": s.f6 if s.f7 <= day else 0,
        "budget_at": s.f7,
        "pain": s.f8 is not None,
        "pain_at": s.f9,
        "decision": s.f10 if s.f11 <= day else 0,
        "roles": [person[0] for person in s.people],
        "views": list(s.e2),
        "requests": [*s.e3, *s.e4],
        "no_budget": [d for d in s.e9 if d <= day],
        "not_reached": [d for d in s.e10 if d <= day],
        "needs": _needs(s, day),
    }


def _needs(s: Any, day: int) -> list[int]:
    """Return the days on which need was shown, which end a rejection."""
    days = [*s.e3, *s.e4, *s.e5, *(s.e2 if s.f4 == 2 and s.f5 <= day else ())]
    dated = ((s.f4 == 2, s.f5), (s.f6 in (1, 2, 4), s.f7), (s.f8 is not None, s.f9), (s.f10, s.f11))
    return [d for d in (*days, *(at for shown, at in dated if shown)) if d <= day]


@cache
def zen_engine() -> Engine:
    """Return zen-engine's, with one compiled expression."""
    recent = "some(requests, day - # >= 0 and day - # <= 30)"
    timing = f"((decision - day >= 0 and decision - day <= 90) or {recent})"
    context = "(country >= 1 and country <= 3 and employees >= least and some(roles, # == 1))"
    rejected = "some(no_budget, day - # <= 90 and (len(needs) == 0 or max(needs) <= #))"
    money = f"((budget == 1 or budget == 2) and day - budget_at <= 90 and not {rejected})"
    views = "(project == 2 and len(keys(map(filter(views, day - # >= 0 and day - # <= 14), string(#)))) >= 3)"
    told = "(pain and day - pain_at >= 0 and day - pain_at <= 180)"
    motivation = f"(({money} ? 1 : 0) + ({told} ? 1 : 0) + ({views} ? 1 : 0) >= 2)"
    text = (
        "competitor == 2 ? 'disqualified' : "
        "consent != 2 or some(not_reached, day - # <= 60) ? 'on_hold' : "
        f"not {context} ? 'watching' : {timing} ? ({motivation} ? 'ready' : 'developing') : "
        f"({motivation} ? 'developing' : 'watching')"
    )
    compiled = zen.compile_expression(text)
    return lambda lead: str(compiled.evaluate(lead))


@cache
def rule_engine_engine() -> Engine:
    """Return rule-engine's, with one rule."""
    recent = "[d for d in requests if day - d >= 0 and day - d <= 30].length > 0"
    timing = f"((decision - day >= 0 and decision - day <= 90) or {recent})"
    context = "(country >= 1 and country <= 3 and employees >= least and 1 in roles)"
    rejected = "([d for d in no_budget if day - d <= 90 and [n for n in needs if n > d].length == 0].length > 0)"
    money = f"((budget == 1 or budget == 2) and day - budget_at <= 90 and not {rejected})"
    inside = "day - {0} >= 0 and day - {0} <= 14"
    third = f"[c for c in views if c > b and {inside.format('c')}].length > 0"
    second = f"[b for b in views if b > a and {inside.format('b')} and {third}].length > 0"
    views = f"(project == 2 and [a for a in views if {inside.format('a')} and {second}].length > 0)"
    told = "(pain and day - pain_at >= 0 and day - pain_at <= 180)"
    motivation = f"(({money} ? 1 : 0) + ({told} ? 1 : 0) + ({views} ? 1 : 0) >= 2)"
    text = (
        "competitor == 2 ? 'disqualified' : "
        "(consent != 2 or [d for d in not_reached if day - d <= 60].length > 0) ? 'on_hold' : "
        f"(not {context}) ? 'watching' : ({timing} ? ({motivation} ? 'ready' : 'developing') : "
        f"({motivation} ? 'developing' : 'watching'))"
    )
    rule = rule_engine.Rule(text)
    return lambda lead: str(rule.evaluate(lead))


@cache
def cel_engine() -> Engine:
    """Return CEL's, with one compiled expression."""
    integer, many = cel.Type.INT, cel.Type.List(cel.Type.INT)
    lists = {"roles", "views", "requests", "no_budget", "not_reached", "needs"}
    names = facts(evaluator().read({"Company ID": "c"}), DAY)
    types = {name: many if name in lists else cel.Type.BOOL if name == "pain" else integer for name in names}
    recent = "requests.exists(d, day - d >= 0 && day - d <= 30)"
    timing = f"((decision - day >= 0 && decision - day <= 90) || {recent})"
    context = "(country >= 1 && country <= 3 && employees >= least && roles.exists(r, r == 1))"
    rejected = "no_budget.exists(d, day - d <= 90 && !needs.exists(n, n > d))"
    money = f"((budget == 1 || budget == 2) && day - budget_at <= 90 && !{rejected})"
    inside = "day - {0} >= 0 && day - {0} <= 14"
    first, second, third = (inside.format(v) for v in "abc")
    views = (
        f"(project == 2 && views.exists(a, {first} && views.exists(b, b > a && {second} && "
        f"views.exists(c, c > b && {third}))))"
    )
    told = "(pain && day - pain_at >= 0 && day - pain_at <= 180)"
    motivation = f"(({money} ? 1 : 0) + ({told} ? 1 : 0) + ({views} ? 1 : 0) >= 2)"
    text = (
        "competitor == 2 ? 'disqualified' : "
        "consent != 2 || not_reached.exists(d, day - d <= 60) ? 'on_hold' : "
        f"!{context} ? 'watching' : {timing} ? ({motivation} ? 'ready' : 'developing') : "
        f"({motivation} ? 'developing' : 'watching')"
    )
    compiled = cel.NewEnv(variables=types).compile(text)
    return lambda lead: str(compiled.eval(data=lead).value())


ENGINES: dict[str, Callable[[], Engine]] = {
    "zen-engine": zen_engine,
    "rule-engine": rule_engine_engine,
    "cel-expr-python": cel_engine,
}
