"""The day on which a stage changes by itself is exact: trying every day finds no other."""

from collections import Counter

import pytest

from policy_engine.ir.interpret.changes import changes_on
from policy_engine.ir.interpret.decide import situation_of
from policy_engine.ir.interpret.stages import stage
from policy_engine.runtime.read import read_record
from tests.laws.material import BASE, Material, materials

RECORDS = 2
AHEAD = 400
"""Days that are tried one by one."""


def check(made: Material, seen: Counter[bool]) -> None:
    """Check the law on a few records of one policy."""
    policy = made.subject.policy
    for raw in made.raws(RECORDS):
        record = read_record(policy.reading, raw, 1)
        if record.error is not None:
            continue
        at = situation_of(policy, record, BASE)
        given = stage(at)
        first = next((day for day in range(BASE + 1, BASE + AHEAD) if stage(at.on_day(day)) != given), None)
        change = changes_on(at)
        found = None if change is None or change.day >= BASE + AHEAD else change.day
        assert found == first, f"{made.subject.text}\n{raw}"
        if change is not None:
            assert change.stage == stage(at.on_day(change.day))
            assert change.why, f"{made.subject.text}\n{raw}"
        seen[first is not None] += 1


def test_changes_are_exact() -> None:
    seen: Counter[bool] = Counter()
    for made in materials(20):
        check(made, seen)
    assert min(seen[True], seen[False]) >= 2


@pytest.mark.slow
def test_changes_of_many_are_exact() -> None:
    seen: Counter[bool] = Counter()
    for made in materials(200):
        check(made, seen)
    assert seen[True] >= 30
