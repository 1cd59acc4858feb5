"""M5: for every record a condition is met, not met or open; its negation mirrors it; what is classical is not a law."""

from collections import Counter
from random import Random

import pytest

from policy_engine.ir import interpret
from policy_engine.runtime.read import read_record
from policy_engine.values.truth import MET, NEGATED, NOT_MET, OPEN
from tests.agreement.cases import subject_of
from tests.agreement.policytext import rules_part, snapshot_part
from tests.agreement.policytext.conditions import Conditions, record_scope
from tests.agreement.policytext.shapes import OWNERS, Draft, draw_features
from tests.agreement.snapshots import BASE, Maker

RECORDS = 10


def policy_of(seed: int) -> str:
    """Return a policy whose four criteria are p, not p, p or not p, p and not p."""
    rng = Random(f"truths {seed}")
    draft = Draft(rng, draw_features(rng) | {"not"}, OWNERS[:2])
    draft.add(f'policy truths_{seed} "Truths"', 'goal "Decided" within 90 days', "owners marketing, sales")
    snapshot_part.add_record(draft)
    snapshot_part.add_settings(draft)
    snapshot_part.add_people(draft)
    snapshot_part.add_events(draft)
    p = Conditions(draft).condition(record_scope(draft), 3)
    p = f"{p} is yes" if " " not in p else p
    draft.add('dimension everything "Everything"\n  met when all are met')
    for name, text in (("p", p), ("q", f"not ({p})"), ("r", f"({p}) or not ({p})"), ("s", f"({p}) and not ({p})")):
        draft.add(f'  criterion criterion_{name} "It is so"\n    when {text}')
    draft.dimensions.append("everything")
    rules_part.add_stages(draft)
    return "\n".join(draft.pieces)


def check(seed: int, seen: Counter[int]) -> None:
    """Check the law on one condition."""
    subject = subject_of(policy_of(seed))
    maker, rng = Maker.of(subject.policy), Random(f"records {seed}")
    for _ in range(RECORDS):
        raw = maker.record(rng, BASE)
        record = read_record(subject.policy.reading, raw, 1)
        if record.error is not None:
            continue
        states = interpret.states(subject.policy, record, BASE).criteria
        assert subject.evaluator.states(subject.evaluator.read(raw), BASE).criteria == states, subject.text
        p, negated, either, both = states
        assert p in (NOT_MET, OPEN, MET)
        assert negated == NEGATED[p], f"{subject.text}\n{raw}"
        assert either == p | negated
        assert both == p & negated
        seen[p] += 1


def test_a_condition_and_its_negation_part_all_records() -> None:
    seen: Counter[int] = Counter()
    for seed in range(60):
        check(seed, seen)
    assert min(seen[truth] for truth in (NOT_MET, OPEN, MET)) > 20


@pytest.mark.slow
def test_many_conditions_and_their_negations_part_all_records() -> None:
    seen: Counter[int] = Counter()
    for seed in range(60, 360):
        check(seed, seen)
    assert sum(seen.values()) > 1000
