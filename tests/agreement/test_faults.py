"""The agreement run notices classic faults: each is planted, and must be found within a part of the run."""

import pytest

from tests.agreement.cases import Case, cases_of, compare, subject_of
from tests.agreement.faults import FAULTS, Change, planted
from tests.agreement.policytext.whole import policy_text
from tests.support.policies import checked

SEEDS = 400
RECORDS = 6
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
        states_only = (Case(case.raw, case.day, whole=False) for case in cases_of(policy, seed, RECORDS))
        for difference in compare(subject, states_only, seed):
            number += 1
            if difference is not None:
                return number
    return None


@pytest.mark.parametrize("fault", QUICK, ids=lambda fault: fault.__name__)
def test_a_fault_is_found(fault: Change) -> None:
    assert cases_until_found(fault) is not None


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS[4:], ids=lambda fault: fault.__name__)
def test_a_rarer_fault_is_found(fault: Change) -> None:
    assert cases_until_found(fault) is not None
