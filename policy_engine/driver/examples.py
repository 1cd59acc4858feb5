"""Running a policy's examples: what was expected, what came, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from policy_engine.base.source import Span
from policy_engine.driver.compiling import Compiled
from policy_engine.ir.from_examples import records
from policy_engine.model.nodes.examples import (
    Example,
    Expected,
    ExpectedBlock,
    ExpectedChange,
    ExpectedNoChange,
    ExpectedStage,
    ExpectedState,
)
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD, BlockerResult, CriterionResult, PlainDecision
from policy_engine.sentences import Wording, decisions
from policy_engine.values.days import day_text


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation: the day (an ordinal), what was expected, what came (both in the policy's names), and why."""

    day: int
    expected: str
    got: str
    passed: bool
    why: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example with its expectations in order."""

    title: str
    span: Span
    outcomes: tuple[Outcome, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came as expected."""
        return all(outcome.passed for outcome in self.outcomes)


def run_examples(compiled: Compiled, language: str = "en") -> tuple[ExampleResult, ...]:
    """Run every example of a policy, in the order of the file."""
    wording = Wording(compiled.ir, language)
    return tuple(_run(compiled, example, wording) for example in compiled.model.examples)


def _run(compiled: Compiled, example: Example, wording: Wording) -> ExampleResult:
    outcomes: list[Outcome] = []
    for day, record, expectations in records(compiled.ir, example):
        if not expectations:
            continue
        decision = compiled.evaluator.decide(compiled.evaluator.from_record(record), day).plain()
        outcomes.extend(_judge(expected, decision, day, wording) for expected in expectations)
    return ExampleResult(example.title.within(wording.language), example.span, tuple(outcomes))


def _judge(expected: Expected, decision: PlainDecision, day: int, wording: Wording) -> Outcome:
    wanted, got, passed, about = _compare(expected, decision)
    why = () if passed else tuple(_why(about, decision, wording))
    return Outcome(day, wanted, got, passed, why, expected.span)


def _compare(expected: Expected, decision: PlainDecision) -> tuple[str, str, bool, str]:
    """What was wanted, what came, whether it is the same, and the rule or stage that it is about."""
    match expected:
        case ExpectedStage(stage):
            return stage, stage_text(decision), decision.stage == stage, decision.stage
        case ExpectedState(name, state):
            got = _state_of(name, decision)
            return f"{name} {state}", f"{name} {got}", got == state, name
        case ExpectedBlock():
            return _compare_block(expected, decision)
        case ExpectedChange(day, stage):
            change = decision.changes_on
            passed = change is not None and (change.day, change.stage) == (day, stage)
            return _change_text(day, stage), change_text(decision), passed, ""
        case ExpectedNoChange():
            return "no change", change_text(decision), decision.changes_on is None, ""
    assert_never(expected)


def _compare_block(expected: ExpectedBlock, decision: PlainDecision) -> tuple[str, str, bool, str]:
    built_in = DISQUALIFIED if expected.disqualified else ON_HOLD
    results = decision.disqualifiers if expected.disqualified else decision.holds
    wanted = "disqualified" if expected.disqualified else "on hold"
    passed = decision.stage == built_in
    if expected.by is not None:
        wanted += f" by {expected.by}"
        passed = passed and expected.by in results and results[expected.by].in_effect
    if expected.otherwise is not None:
        wanted += f", else {expected.otherwise}"
        passed = passed and decision.would_be == expected.otherwise
    return wanted, stage_text(decision), passed, expected.by or decision.stage


def _change_text(day: int, stage: str) -> str:
    return f"changes on {day_text(day)} to {stage}"


def change_text(decision: PlainDecision) -> str:
    """``changes on 2026-04-16 to watching``, or ``no change``."""
    change = decision.changes_on
    return "no change" if change is None else _change_text(change.day, change.stage)


def in_effect(results: dict[str, BlockerResult]) -> list[str]:
    """The names of the holds or disqualifiers in effect."""
    return [name for name, result in results.items() if result.in_effect]


def stage_text(decision: PlainDecision) -> str:
    """The stage as examples write it: ``on hold by no_consent, else ready``."""
    if decision.stage == DISQUALIFIED:
        return f"disqualified by {' and '.join(in_effect(decision.disqualifiers))}"
    if decision.stage == ON_HOLD:
        by = " and ".join(in_effect(decision.holds))
        return f"on hold by {by}" + (f", else {decision.would_be}" if decision.would_be else "")
    return decision.stage


def _state_of(name: str, decision: PlainDecision) -> str:
    results: CriterionResult | BlockerResult | None = (
        decision.criteria.get(name) or decision.holds.get(name) or decision.disqualifiers.get(name)
    )
    return results.state if results is not None else decision.dimensions[name]


def _why(about: str, decision: PlainDecision, wording: Wording) -> Iterator[str]:
    """Why it came so. ``about``: a rule (its evidence), a stage (what is not met), or nothing (what changes)."""
    blockers = decision.holds | decision.disqualifiers
    if about in decision.criteria:
        yield from evidence_texts(decision.criteria[about], wording, decision.as_of)
    elif about in blockers:
        yield from evidence_texts(blockers[about], wording, decision.as_of)
    elif about in decision.dimensions:
        yield from _unmet([c.name for c in wording.policy.criteria if c.dimension == about], decision, wording)
    elif about:
        for name in in_effect(blockers):
            yield f"{name} is in effect ({', '.join(evidence_texts(blockers[name], wording, decision.as_of))})"
        yield from _unmet(list(decision.criteria), decision, wording)
    elif decision.changes_on is not None:
        yield decisions.change(decision.changes_on, wording)


def _unmet(names: list[str], decision: PlainDecision, wording: Wording) -> Iterator[str]:
    for name in names:
        result = decision.criteria[name]
        if result.state != "met":
            reasons = ", ".join(evidence_texts(result, wording, decision.as_of))
            yield f"{name} is {result.state}" + (f" ({reasons})" if reasons else "")


def evidence_texts(result: CriterionResult | BlockerResult, wording: Wording, as_of: int) -> Iterator[str]:
    """What made a state so: ``budget is older than 90 days``, ``country is PL``."""
    if isinstance(result, CriterionResult) and result.contradicted is not None:
        yield f"contradicted by {result.contradicted.outcome} on {day_text(result.contradicted.on)}"
        return
    for evidence in result.because_of:
        if evidence.reason is not None:
            yield f"{evidence.what} {decisions.reason(str(evidence.reason), wording, evidence.what, as_of)}"
        else:
            yield f"{evidence.what} is {evidence.value}"
