"""The agreement run notices classic faults: each is planted, and must be found within a part of the run."""

import pytest

from tests.agreement.cases import Case, Difference, cases_of, compare, subject_of
from tests.agreement.faults import FAULTS, Change, planted
from tests.agreement.policytext.whole import policy_text
from tests.agreement.report import shown
from tests.agreement.shrink import shrink
from tests.support.policies import NotAcceptedError, checked

SEEDS = 400
QUICK = FAULTS[:4]


def cases_until_found(fault: Change) -> int | None:
    """Return after how many cases a fault is found; None if it is not."""
    number = 0
    for seed in range(SEEDS):
        text = policy_text(seed)
        policy = checked(text).ir
        if planted(policy, fault) == policy:
            continue
        subject = subject_of(text, lambda whole: planted(whole, fault))
        states_only = (Case(case.raw, case.day, whole=False) for case in cases_of(policy, seed))
        for difference in compare(subject, states_only, seed):
            number += 1
            if difference is not None and not difference.generated.startswith("'raised"):
                return number
    return None


@pytest.mark.parametrize("fault", QUICK, ids=lambda fault: fault.__name__)
def test_a_fault_is_found(fault: Change) -> None:
    assert cases_until_found(fault) is not None


def test_a_difference_is_made_smaller_and_told() -> None:
    fault = FAULTS[0]

    def still(text: str, raw: object, day: int, table: bool) -> Difference | None:
        try:
            subject = subject_of(text, lambda whole: planted(whole, fault))
        except NotAcceptedError:
            return None
        return next(compare(subject, iter([Case(raw, day, table=table)])))

    text = policy_text(1)
    subject = subject_of(text, lambda whole: planted(whole, fault))
    found = next(d for d in compare(subject, cases_of(subject.policy, 1), 1) if d is not None)
    small = shrink(found, still)
    assert small.text.count("\n") < text.count("\n") / 2
    assert "python -m tests.agreement.replay 1" in shown(small)
    assert small.interpreted != small.generated


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS[4:], ids=lambda fault: fault.__name__)
def test_a_rarer_fault_is_found(fault: Change) -> None:
    assert cases_until_found(fault) is not None
