"""The sample policy written by hand in Python, to win: it leaves early and knows only this policy.

It works on the same read snapshots as the generated functions, three-valued like them, and sees odd ones through the
same view. Slots: f0 country, f1 employees, f2 consent, f3 competitor, f4 and f5 open project and its day, f6 and f7
budget, f8 and f9 pain, f10 and f11 decision date; e2 pricing views, e3 and e4 requests, e5 calls, e9 no budget,
e10 not reached.
"""

from typing import Any

from tests.benchmarks.leads import evaluator

LEAST = (None, 50, 20, 20, 100, 100)
_as_seen = evaluator().maker.as_seen


def stage(s: Any, day: int) -> str:
    """Return the stage."""
    if s.odd:
        s = _as_seen(s, day)
    if s.f3 == 2:
        return "disqualified"
    if s.f2 != 2:
        return "on_hold"
    if s.e10:
        for d in s.e10:
            if 0 <= day - d <= 60:
                return "on_hold"
    country = s.f0
    if not 1 <= country <= 3:
        return "watching"
    employees = s.f1
    if employees is None or employees < LEAST[country]:
        return "watching"
    for person in s.people:
        if person[0] == 1:
            break
    else:
        return "watching"
    if not (timing := s.f11 <= day and 0 <= s.f10 - day <= 90):
        for d in s.e3:
            if 0 <= day - d <= 30:
                timing = True
                break
        else:
            for d in s.e4:
                if 0 <= day - d <= 30:
                    timing = True
                    break
    motives = 0
    if 0 <= day - s.f7 <= 90 and 1 <= s.f6 <= 2 and not (s.e9 and _no_budget(s, day)):
        motives = 1
    if s.f8 is not None and 0 <= day - s.f9 <= 180:
        motives += 1
    if motives == 2 or (motives == 1 and _evaluating(s, day)):
        return "ready" if timing else "developing"
    return "developing" if timing else "watching"


def _evaluating(s: Any, day: int) -> bool:
    if s.f4 != 2 or s.f5 > day or len(s.e2) < 3:
        return False
    return len({d for d in s.e2 if 0 <= day - d <= 14}) >= 3


def _no_budget(s: Any, day: int) -> bool:
    since = 0
    for d in s.e9:
        if since < d <= day:
            since = d
    return since > 0 and day - since <= 90 and not _new_need(s, since, day)


def _new_need(s: Any, since: int, day: int) -> bool:
    for days in (s.e3, s.e4, s.e5, s.e2 if s.f4 == 2 and s.f5 <= day else ()):
        for d in days:
            if since < d <= day:
                return True
    return (
        (s.f4 == 2 and since < s.f5 <= day)
        or (s.f6 not in (0, 3) and since < s.f7 <= day)
        or (s.f8 is not None and since < s.f9 <= day)
        or (s.f10 != 0 and since < s.f11 <= day)
    )


def states(s: Any, day: int) -> tuple[object, ...]:
    """Return stage, would be, criteria, dimensions, blockers and contradictions."""
    if s.odd:
        s = _as_seen(s, day)
    country, employees = s.f0, s.f1
    if country > 3:
        market = 0
    elif country and employees is not None:
        market = 3 if employees >= LEAST[country] else 0
    else:
        market = 1
    decider = 0 if s.people_known else 1
    for person in s.people:
        if person[0] == 1:
            decider = 3
            break
        if not person[0]:
            decider = 1
    near = (3 if 0 <= s.f10 - day <= 90 else 0) if s.f10 and s.f11 <= day else 1
    asked = 0 if s.events_known else 1
    for d in s.e3:
        if 0 <= day - d <= 30:
            asked = 3
            break
    else:
        for d in s.e4:
            if 0 <= day - d <= 30:
                asked = 3
                break
    against = "no_budget" if s.e9 and _no_budget(s, day) else None
    if against is not None:
        budget = 0
    elif s.f6 and 0 <= day - s.f7 <= 90:
        budget = 3 if s.f6 <= 2 else 0
    else:
        budget = 1
    pain = 3 if s.f8 is not None and 0 <= day - s.f9 <= 180 else 0
    project = (3 if s.f4 == 2 else 0) if s.f4 and s.f5 <= day else 1
    if not project:
        evaluating = 0
    elif not s.events_known:
        evaluating = 1
    elif len(s.e2) >= 3 and len({d for d in s.e2 if 0 <= day - d <= 14}) >= 3:
        evaluating = project
    else:
        evaluating = 0
    context, timing = market & decider, near | asked
    sure = (budget >> 1) + (pain >> 1) + (evaluating >> 1)
    motivation = 3 if sure >= 2 else 1 if (budget & 1) + (pain & 1) + (evaluating & 1) >= 2 else 0
    consent = (0 if s.f2 == 2 else 3) if s.f2 else 1
    rival = (3 if s.f3 == 2 else 0) if s.f3 else 1
    unreached = 0
    if s.e10:
        for d in s.e10:
            if 0 <= day - d <= 60:
                unreached = 3
    if context == 3 and timing == 3 and motivation == 3:
        given = "ready"
    elif context == 3 and (timing == 3 or motivation == 3):
        given = "developing"
    else:
        given = "watching"
    would_be = None
    if rival == 3:
        given = "disqualified"
    elif consent or unreached == 3:
        given, would_be = "on_hold", given
    return (
        given,
        would_be,
        (market, decider, near, asked, budget, pain, evaluating),
        (context, timing, motivation),
        (consent, rival, unreached),
        (None, None, None, None, against, None, None),
    )


def states_with_values(s: Any, day: int) -> tuple[object, ...]:
    """Return what ``states`` returns, and the values behind each criterion, hold and disqualifier, with their days."""
    result = states(s, day)
    if s.odd:
        s = _as_seen(s, day)
    asked = [d for days in (s.e3, s.e4) for d in days if 0 <= day - d <= 30]
    views = {d for d in s.e2 if 0 <= day - d <= 14}
    values = (
        (("country", s.f0), ("employees", s.f1)),
        (("people", sum(person[0] == 1 for person in s.people)),),
        (("decision_date", s.f10, s.f11),),
        (("demo_request, quote_request", len(asked), max(asked, default=None)),),
        (("budget", s.f6, s.f7),) if result[5][4] is None else (("no_budget", max(s.e9)),),  # type: ignore[index]
        (("pain", s.f8, s.f9),),
        (("active_evaluation", len(views), max(views, default=None)),),
        (("competitor", s.f3),),
        (("consent", s.f2),),
        (("not_reached", max(s.e10, default=None)),),
    )
    return (*result, values)
