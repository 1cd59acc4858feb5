"""M4: where no condition asks what is known, learning something never changes what was settled before."""

from collections.abc import Iterator
from random import Random

import pytest

from policy_engine.ir import interpret
from policy_engine.ir.nodes.policy import Policy
from policy_engine.runtime.read import read_record
from policy_engine.values.truth import OPEN
from tests.agreement.policytext.shapes import draw_features
from tests.agreement.policytext.whole import pieces_with
from tests.agreement.raw_values import day_text, valid
from tests.agreement.snapshots import BASE, Maker
from tests.support.policies import checked

ASKING = {"known", "new need", "empty means", "speaks against", "on hold", "disqualifies"}
"""Features by which a policy asks what is known: a value put in place of an empty one is known before, and where events
are unknown there are no outcomes, which is definite.
"""
RECORDS = 6


def policy_of(seed: int) -> str:
    """Return a policy that asks nowhere what is known."""
    rng = Random(f"learning {seed}")
    return "\n".join(pieces_with(rng, seed, draw_features(rng) - ASKING))


def learnt(rng: Random, maker: Maker, raw: dict[str, object]) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Yield pairs of records: one that lacks something, and the same with it."""
    reading = maker.policy.reading
    for plan in reading.fields:
        gone = {plan.column, plan.dated_by, plan.column.partition(".")[0]}
        less = {name: value for name, value in raw.items() if name not in gone}
        at = {plan.dated_by: day_text(BASE)} if plan.dated_by else {}
        yield less, {**less, plan.column: valid(rng, plan, maker.edges, BASE), **at}
    for part in ("events", "people"):
        if isinstance(raw.get(part), list):
            yield {name: value for name, value in raw.items() if name != part}, raw
    events = raw.get("events")
    for index, event in enumerate(events if isinstance(events, list) else []):
        for plan in next((e.attributes for e in reading.events if event[reading.columns.type] in e.recorded_as), ()):
            less_event = {name: value for name, value in event.items() if name != plan.column}
            more_event = {**less_event, plan.column: valid(rng, plan, maker.edges, BASE)}
            before, after = [*events[:index]], [*events[index + 1 :]]
            yield (
                {**raw, "events": [*before, less_event, *after]},
                {**raw, "events": [*before, more_event, *after]},
            )


def settled(policy: Policy, raw: dict[str, object]) -> tuple[int, ...] | None:
    """Return all states of a record, or None when it cannot be decided."""
    record = read_record(policy.reading, raw, 1)
    if record.error is not None:
        return None
    states = interpret.states(policy, record, BASE)
    return (*states.criteria, *states.dimensions, *states.blockers)


def check(seed: int) -> int:
    """Check the law on one policy; return how many pairs were compared."""
    text = policy_of(seed)
    policy = checked(text).ir
    maker, rng = Maker.of(policy), Random(f"learnt {seed}")
    pairs = 0
    for _ in range(RECORDS):
        for less, more in learnt(rng, maker, maker.record(rng, BASE)):
            before, after = settled(policy, less), settled(policy, more)
            if before is None or after is None:
                continue
            pairs += 1
            flipped = [(b, a) for b, a in zip(before, after, strict=True) if b not in (OPEN, a)]
            assert not flipped, f"{text}\nless: {less}\nmore: {more}\n{before} -> {after}"
    return pairs


def test_learning_unsettles_nothing() -> None:
    assert sum(check(seed) for seed in range(25)) >= 500


@pytest.mark.slow
def test_learning_unsettles_nothing_in_many() -> None:
    assert sum(check(seed) for seed in range(25, 200)) >= 5000
