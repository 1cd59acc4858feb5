"""Next steps of large policies: quick, minimal, and saying so when they are not all."""

import pytest

from policy_engine.backends.python.compile import compile_policy
from policy_engine.runtime.decision import NextSteps
from tests.backends.python.policies import lowered
from tests.backends.python.random_records import TODAY


def steps_of(number: int, needed: int) -> tuple[tuple[NextSteps, ...], bool]:
    fields = "\n".join(f"  fact f{i} yes/no" for i in range(number))
    criteria = "\n".join(f'  criterion c{i} "C"\n    when f{i} is yes' for i in range(number))
    met = "any is met" if needed == 1 else f"at least {needed} are met" if needed < number else "all are met"
    text = f"""
policy p "P"
goal "G" within 9 days
owners a, b
account
  key id
{fields}
dimension d "D"
  met when {met}
{criteria}
stage up "Up"
  keep with a
  when d
stage low "Low"
  keep with b
  otherwise
"""
    evaluator = compile_policy(lowered(text))
    decision = evaluator.decide(evaluator.read({"id": "k"}), TODAY)
    assert decision.within_reach == ("up",)
    return decision.next_steps, decision.next_steps_complete


def test_all_of_many_is_one_large_set() -> None:
    sets, complete = steps_of(60, 60)
    assert complete
    assert [step.name for step in sets[0].steps] == [f"c{i}" for i in range(60)]
    assert (len(sets), sets[0].gives, sets[0].to) == (1, "up", "b")


def test_sixteen_are_complete_and_more_are_not() -> None:
    for number, complete in ((16, True), (17, False)):
        sets, all_of_them = steps_of(number, 1)
        assert all_of_them is complete
        assert [steps.steps[0].name for steps in sets] == [f"c{i}" for i in range(16)]


@pytest.mark.parametrize(("number", "needed"), [(12, 6), (40, 20)])
def test_far_too_many_to_try_still_gives_minimal_ones(number: int, needed: int) -> None:
    sets, complete = steps_of(number, needed)
    assert not complete
    assert len(sets) == 16
    assert {len(steps.steps) for steps in sets} == {needed}


def test_days_as_callers_write_them() -> None:
    evaluator = compile_policy(lowered('policy p "P"\ngoal "G" within 9 days\nowners a, b\naccount\n  key id\n'
        '  fact f yes/no\ndimension d "D"\n  met when all are met\n  criterion c "C"\n    when f is yes\n'
        'stage up "Up"\n  keep with a\n  when d\nstage low "Low"\n  keep with b\n  otherwise\n'))  # fmt: skip
    stage = evaluator.stage_by(lambda text: {"today": TODAY}[str(text)])
    snapshot = evaluator.read({"id": "k", "f": True})
    assert (stage(snapshot, "today"), stage(snapshot, "today")) == ("up", "up")
    with pytest.raises(KeyError):
        stage(snapshot, "someday")
