"""What a case can expect of a decision: one function for each key of a case's table."""

from collections.abc import Callable
from datetime import date
from typing import Any

from policy_engine.runtime.decision import BlockerResult, Change, CriterionResult, Evidence, PlainDecision

Answer = Callable[[PlainDecision, Any], object]


def _states(results: dict[str, CriterionResult] | dict[str, BlockerResult], wanted: dict[str, str]) -> dict[str, str]:
    return {name: results[name].state for name in wanted}


def _in_effect(decision: PlainDecision, wanted: list[str]) -> list[str]:
    blockers = {**decision.holds, **decision.disqualifiers}
    found = [name for name, result in blockers.items() if result.in_effect]
    return sorted(found, key=lambda name: (wanted.index(name) if name in wanted else len(wanted), name))


def _reasons(decision: PlainDecision, wanted: dict[str, str]) -> dict[str, str | None]:
    return {
        name: next((e.reason for e in decision.criteria[name].because_of if e.reason is not None), None)
        for name in wanted
    }


def _evidence(evidence: Evidence) -> str:
    if evidence.value is None:
        return f"{evidence.what} unknown: {evidence.reason} ({evidence.evidence_class})"
    return f"{evidence.what} = {evidence.value} ({evidence.evidence_class})"


def _because_of(decision: PlainDecision, wanted: dict[str, str]) -> dict[str, str]:
    return {name: "; ".join(_evidence(e) for e in decision.criteria[name].because_of) for name in wanted}


def _contradicted(decision: PlainDecision, wanted: dict[str, str]) -> dict[str, str]:
    found = {}
    for name in wanted:
        effect = decision.criteria[name].contradicted
        found[name] = "no" if effect is None else f"{effect.outcome} {date.fromordinal(effect.on)}"
    return found


def _not_contradicted(decision: PlainDecision, wanted: list[str]) -> list[str]:
    return [name for name in wanted if decision.criteria[name].contradicted is None]


def _next_steps(decision: PlainDecision) -> list[str]:
    return [f"{way.gives}: {' + '.join(step.name for step in way.steps)}" for way in decision.next_steps]


def _among(found: list[str], wanted: list[str]) -> list[str]:
    return [item for item in wanted if item in found]


def _carrying(decision: PlainDecision, part: str) -> list[str]:
    return sorted({step.name for way in decision.next_steps for step in way.steps if getattr(step, part) is not None})


def _route(decision: PlainDecision) -> str:
    if decision.route is None:
        return ""
    parts = [decision.route.kind, decision.route.to]
    if decision.route.answer_within_days is not None:
        parts.append(str(decision.route.answer_within_days))
    return " ".join(parts)


def _change(change: Change | None) -> str:
    return "never" if change is None else f"{date.fromordinal(change.day)} {change.stage}"


def _causes(decision: PlainDecision) -> list[str]:
    return [] if decision.changes_on is None else [f"{c.kind} {c.what}" for c in decision.changes_on.why]


def _problems(decision: PlainDecision) -> list[str]:
    return [f"{problem.field} {problem.kind}" for problem in decision.problems]


ANSWERS: dict[str, Answer] = {
    "stage": lambda d, _: d.stage,
    "key": lambda d, _: d.key,
    "would_be": lambda d, _: d.would_be or "",
    "alias": lambda d, _: d.alias or "",
    "route": lambda d, _: _route(d),
    "dimensions": lambda d, wanted: {name: d.dimensions[name] for name in wanted},
    "criteria": lambda d, wanted: _states(d.criteria, wanted),
    "holds": lambda d, wanted: _states(d.holds, wanted),
    "disqualifiers": lambda d, wanted: _states(d.disqualifiers, wanted),
    "in_effect": _in_effect,
    "reasons": _reasons,
    "because_of": _because_of,
    "contradicted": _contradicted,
    "not_contradicted": _not_contradicted,
    "within_reach": lambda d, _: list(d.within_reach),
    "within_reach_has": lambda d, wanted: _among(list(d.within_reach), wanted),
    "next_steps": lambda d, _: _next_steps(d),
    "next_steps_has": lambda d, wanted: _among(_next_steps(d), wanted),
    "next_steps_count": lambda d, _: len(d.next_steps),
    "next_steps_complete": lambda d, _: d.next_steps_complete,
    "asks": lambda d, _: _carrying(d, "ask"),
    "offers": lambda d, _: _carrying(d, "offer"),
    "changes_on": lambda d, _: _change(d.changes_on),
    "causes": lambda d, _: _causes(d),
    "problems": lambda d, _: _problems(d),
    "problems_at_least": lambda d, wanted: min(len(d.problems), wanted),
}
"""For each expectation, what the decision says. The second argument is what was expected: it may choose the names."""

ABOUT_THE_CASE = {"title", "rule", "as_of", "lead", "table", "number", "example", "on", "error"}
"""Keys of a case that expect nothing of a decision."""


def differences(decision: PlainDecision, expected: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Return each expectation that the decision does not fulfil: (expected, given)."""
    found = {}
    for key, wanted in expected.items():
        if key in ABOUT_THE_CASE:
            continue
        given = ANSWERS[key](decision, wanted)
        if given != wanted:
            found[key] = (wanted, given)
    return found
