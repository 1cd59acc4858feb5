"""Beginners' mistakes: each gives one error, and following its help makes the policy check."""

import pytest

from policy_engine.driver.fixing import fixed
from tests.syntax.beginners import NAME, PAGE, TODAY, Case, cases, checked, policy, printed, replaced, rewritten

TEXT = PAGE.read_text(encoding="utf-8")
CASES = cases(TEXT)


def test_the_policy_of_the_page_has_no_error() -> None:
    assert checked(policy(TEXT)).ok


def test_the_page_shows_what_is_printed() -> None:
    assert rewritten(TEXT) == TEXT, "if this is meant: python -m tests.syntax.beginners"


def test_there_are_enough_of_them_and_each_has_a_title_of_its_own() -> None:
    assert len({case.title for case in CASES}) == len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_mistake_gives_one_error_and_its_help_puts_it_right(case: Case) -> None:
    wrong, right = (replaced(TEXT, case.line, lines) for lines in (case.wrong, case.right))
    assert len([each for each in checked(wrong).diagnostics if each.is_error]) == 1
    assert printed(right) == "\n"
    result = fixed(NAME, wrong.encode(), today=TODAY)
    assert result.data.decode() == (right if result.fixes else wrong)
    assert result.checked.ok == bool(result.fixes)
