"""A decision as plain data for JSON, in the published order of keys (``docs/decision.schema.json``).

Dates are ISO. Values of the lead stand in it only when asked to explain.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from policy_engine.ir.nodes.policy import Policy
from policy_engine.runtime.decision import (
    LANGUAGE_VERSION,
    BlockerResult,
    Change,
    CriterionResult,
    Evidence,
    NextStep,
    NextSteps,
    PlainDecision,
    Route,
)
from policy_engine.runtime.lazy import Decision
from policy_engine.runtime.record import Problem
from policy_engine.sentences import Wording, decisions, rule_sentences
from policy_engine.values.days import day_text

Json = dict[str, object]

Decided = Decision | PlainDecision
"""A decision, worked out or not; both have the same attributes."""

iso = lru_cache(maxsize=4096)(day_text)
"""The ISO form of an ordinal; few days, asked for often."""


@dataclass(frozen=True)
class Teller:
    """What all decisions of a policy share in one language; made once."""

    policy: Policy
    wording: Wording
    sentences: Mapping[str, str]
    explain: bool

    @classmethod
    def of(cls, policy: Policy, explain: bool = False, language: str = "en") -> "Teller":
        """Prepare for a policy. ``explain``: show the lead's values, and sentences."""
        return cls(policy, Wording(policy, language), rule_sentences(policy, language), explain)


def decision_json(decision: Decided, teller: Teller) -> Json:
    """Return a decision as dicts, lists, texts, numbers, bools and None."""
    change = decision.changes_on
    told: Json = {
        "key": decision.key,
        "as_of": iso(decision.as_of),
        "policy": teller.policy.name,
        "hash": teller.policy.meaning_hash,
        "language_version": LANGUAGE_VERSION,
        "stage": decision.stage,
        "as": decision.alias,
        "would_be": decision.would_be,
        "route": None if decision.route is None else _route(decision.route),
        "dimensions": dict(decision.dimensions),
        "criteria": {name: _criterion(name, result, teller) for name, result in decision.criteria.items()},
        "holds": _blockers(decision.holds, teller),
        "disqualifiers": _blockers(decision.disqualifiers, teller),
        "within_reach": list(decision.within_reach),
        "next_steps": [_steps(steps, teller) for steps in decision.next_steps],
        "next_steps_complete": decision.next_steps_complete,
        "changes_on": None if change is None else _change(change, decision, teller),
        "problems": [problem_json(problem, teller.explain) for problem in decision.problems],
    }
    return told


def _route(route: Route) -> Json:
    return {"kind": route.kind, "to": route.to, "answer_within_days": route.answer_within_days}


def _evidence(found: Iterable[Evidence], explain: bool) -> list[Json]:
    told = []
    for evidence in found:
        one: Json = {"what": evidence.what}
        if explain:
            one["value"] = evidence.value
        one["at"] = None if evidence.at is None else iso(evidence.at)
        one["class"] = evidence.evidence_class
        if evidence.reason is not None:
            one["reason"] = str(evidence.reason)
        told.append(one)
    return told


def _criterion(name: str, result: CriterionResult, teller: Teller) -> Json:
    told: Json = {"state": result.state, "owners": list(result.owners)}
    if teller.explain:
        told["sentence"] = teller.sentences[name]
    told["because_of"] = _evidence(result.because_of, teller.explain)
    if result.contradicted is not None:
        told["contradicted"] = {"outcome": result.contradicted.outcome, "on": iso(result.contradicted.on)}
    return told


def _blockers(results: Mapping[str, BlockerResult], teller: Teller) -> Json:
    told: Json = {}
    for name, result in results.items():
        one: Json = {"state": result.state, "in_effect": result.in_effect, "owners": list(result.owners)}
        if teller.explain:
            one["sentence"] = teller.sentences[name]
        one["because_of"] = _evidence(result.because_of, teller.explain)
        told[name] = one
    return told


def _steps(steps: NextSteps, teller: Teller) -> Json:
    return {"gives": steps.gives, "for": steps.to, "set": [_step(step, teller.wording) for step in steps.steps]}


def _step(step: NextStep, wording: Wording) -> Json:
    told: Json = {"name": step.name, "kind": step.kind}
    if step.ask is not None:
        told["ask"] = wording.text(step.ask)
    if step.offer is not None:
        told["offer"] = wording.text(step.offer)
    return told


def dates_behind(decision: Decided) -> dict[str, str]:
    """The date values that criteria, holds and disqualifiers rest on, by field; for the causes of ``changes_on``."""
    found = [evidence for result in decision.criteria.values() for evidence in result.because_of]
    for blockers in (decision.holds, decision.disqualifiers):
        found += [evidence for result in blockers.values() for evidence in result.because_of]
    return {evidence.what: evidence.value for evidence in found if evidence.value is not None}


def _change(change: Change, decision: Decided, teller: Teller) -> Json:
    why: list[Json] = [{"kind": c.kind, "what": c.what, "rules": list(c.rules)} for c in change.why]
    told: Json = {"day": iso(change.day), "stage": change.stage, "why": why}
    if teller.explain:
        told["sentence"] = decisions.change(change, teller.wording, dates_behind(decision))
    return told


def problem_json(problem: Problem, explain: bool) -> Json:
    """A data problem; the offending value only where lead values may be shown."""
    told: Json = {"field": problem.field, "kind": problem.kind}
    if explain and problem.shown is not None:
        told["shown"] = problem.shown
        if problem.near is not None:
            told["near"] = problem.near
    return told
