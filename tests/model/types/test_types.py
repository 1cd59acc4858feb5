"""Every code of types: its exact findings, and silence when the fault is mended."""

import pytest

from policy_engine.base.codes import ALL
from tests.model.names.support import Case, cases, findings, shown

CASES = cases(__file__)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_fault_is_told_exactly(case: Case) -> None:
    assert shown(case.text) == list(case.found)
    assert {d.code.id for d in findings(case.text)} == {case.code}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_mended_text_is_clean(case: Case) -> None:
    assert shown(case.good) == []


def test_every_code_has_a_case() -> None:
    in_examples = {"T026"}
    assert {case.code for case in CASES} | in_examples == {code for code in ALL if code[0] == "T"}
