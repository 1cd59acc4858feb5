"""The generated evaluator says what the interpreter says, of plain and odd records, read fast or exactly."""

from dataclasses import fields

import pytest

from policy_engine.backends.python.compile import compile_policy
from policy_engine.ir.interpret import decide, states
from policy_engine.ir.nodes.policy import Policy
from tests.agreement.policytext.whole import policy_text
from tests.backends.python.policies import lowered, policy
from tests.backends.python.random_records import TODAY, Dice, random_record


def assert_agrees(ir: Policy, seed: int, cases: int) -> int:
    """Try random records; return how many of them were read the fast way."""
    evaluator = compile_policy(ir)
    rng = Dice(seed)
    plain = 0
    for _ in range(cases):
        raw = random_record(ir.reading, rng)
        day = TODAY + rng.choice([0, 0, -3, 10])
        record = evaluator.maker.read_exactly(raw, 1, False)
        if record.error is not None:
            assert evaluator.read(raw, 1).error == record.error
            continue
        expected, expected_states = decide(ir, record, day), states(ir, record, day)
        read = evaluator.read(raw, 1)
        plain += not read.odd
        for snapshot in (read, evaluator.from_record(record)):
            assert evaluator.stage(snapshot, day) == expected.stage
            assert evaluator.states(snapshot, day) == expected_states
            decision = evaluator.decide(snapshot, day).plain()
            for part in fields(expected):
                assert getattr(decision, part.name) == getattr(expected, part.name), (part.name, raw, day)
    return plain


@pytest.mark.parametrize("name", ["dach_new_business", "corners"])
def test_agrees_on_a_policy(name: str) -> None:
    plain = assert_agrees(policy(name), seed=len(name), cases=60)
    assert plain > 20, "most random records are plain enough to be read fast"


@pytest.mark.parametrize("seed", range(12))
def test_agrees_on_random_policies(seed: int) -> None:
    assert_agrees(lowered(policy_text(seed)), seed, 4)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 1200, 20))
def test_agrees_on_many_random_policies(first: int) -> None:
    for seed in range(first, first + 20):
        assert_agrees(lowered(policy_text(seed)), seed, 10)
