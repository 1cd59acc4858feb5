"""The interpreter and the generated evaluator give the same results: on kept cases, then on random ones."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.agreement.cases import CASES, Case, compare, subject_of
from tests.agreement.policytext.shapes import FEATURES, draw_features
from tests.agreement.policytext.whole import policy_text
from tests.agreement.report import shown
from tests.agreement.run import Tally, run
from tests.agreement.shrink import shrink
from tests.support.policies import checked

KEPT = sorted((Path(__file__).parent / "kept").glob("*.json"))
FEW, MANY = 100, 1_000


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_kept_cases_agree(path: Path) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    case = Case(kept["record"], date.fromisoformat(kept["as_of"]).toordinal(), table=kept["table"])
    found = next(compare(subject_of("\n".join(kept["policy"])), iter([case])))
    assert found is None, shown(found)


def judge(tally: Tally, tell: Callable[[str], None], least: int) -> None:
    tell(tally.line())
    assert not tally.first, "\n\n".join([tally.line(), shown(shrink(tally.first[0]))])
    assert tally.cases >= least


def test_random_cases_agree(tell: Callable[[str], None]) -> None:
    judge(run(range(FEW)), tell, FEW * CASES)


@pytest.mark.slow
def test_many_random_cases_agree(tell: Callable[[str], None]) -> None:
    judge(run(range(FEW, FEW + MANY)), tell, 100_000)


def test_random_policies_are_accepted_and_repeatable() -> None:
    for seed in range(0, 3000, 100):
        text = policy_text(seed)
        assert text == policy_text(seed)
        checked(text)


def test_every_feature_is_used_by_some_policy() -> None:
    drawn = [draw_features(Random(seed)) for seed in range(FEW)]
    assert frozenset().union(*drawn) == frozenset(FEATURES)
