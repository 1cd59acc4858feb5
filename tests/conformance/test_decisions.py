"""The hand-written decisions, on the interpreter and on the generated evaluator."""

import pytest

from policy_engine.ir.interpret import decide
from policy_engine.syntax.grammar import keyword_table
from tests.conformance.cases import Case, all_cases, compiled, evaluator_of, record_of
from tests.conformance.expectations import ABOUT_THE_CASE, ANSWERS, differences

CASES = all_cases()
LANGUAGES = {"german": "de"}
"""Files of cases whose keywords are not English."""
RULES_IN_DECISIONS = (
    *range(1, 15), 19, 20, 24, 25, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36, 37, 40, 41, 45,
)  # fmt: skip
"""Rules that a decision can show; the others are about the text of policies, and tested there."""


def _need_keywords(case: Case) -> None:
    language = LANGUAGES.get(case.file)
    if language is not None and keyword_table(language) is None:
        pytest.skip(f"there is no keyword table for {language!r}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_interpreter(case: Case) -> None:
    _need_keywords(case)
    record = record_of(case)
    assert (record.error is not None) == case.expected.get("error", False), record.error
    if record.error is None:
        assert differences(decide(compiled(case.policy).policy, record, case.as_of), case.expected) == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_generated_evaluator(case: Case) -> None:
    _need_keywords(case)
    record = record_of(case)
    if record.error is not None:
        assert case.expected["error"]
        return
    evaluator = evaluator_of(case.policy)
    decision = evaluator.decide(evaluator.from_record(record), case.as_of).plain()
    assert differences(decision, case.expected) == {}


def test_each_case_expects_something_and_nothing_unheard_of() -> None:
    for case in CASES:
        keys = set(case.expected)
        assert keys <= ABOUT_THE_CASE | ANSWERS.keys(), case.name
        assert keys & ANSWERS.keys() or case.expected.get("error"), case.name
        assert case.expected["rule"], case.name


def test_case_names_are_unique() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


def test_every_rule_about_decisions_has_a_case() -> None:
    covered = {case.expected["rule"] for case in CASES}
    assert [rule for rule in RULES_IN_DECISIONS if str(rule) not in covered] == []


def test_negative_cases_are_many() -> None:
    """Unknown, invalid and contradicted values are where evaluators go wrong: at least two in five cases."""

    def negative(case: Case) -> bool:
        said = case.expected
        states = [state for part in ("criteria", "holds", "dimensions") for state in said.get(part, {}).values()]
        return bool(
            said.get("error") or said.get("problems") or said.get("reasons") or said.get("contradicted")
            or "open" in states or (states and "met" not in states)
        )  # fmt: skip

    assert sum(map(negative, CASES)) >= 0.4 * len(CASES) >= 60
