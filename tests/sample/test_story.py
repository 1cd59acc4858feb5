"""What is made up is of use: every stage occurs, criteria are met, not met and open, and events spread over a year."""

from collections import Counter
from pathlib import Path

import pytest

import policy_engine
from policy_engine.sample.table import KEY
from policy_engine.values.days import parse_day
from tests.sample.samples import AS_OF, make, records, rows

POLICY = Path(__file__).parents[2] / "policies" / "dach_new_business.policy"

NEVER_OPEN = {"pain_named", "recent_request"}
"""Whether a pain is known is always known, and so is how many requests there were, of whoever has events."""


@pytest.fixture(scope="module", params=["messy", "clean"])
def decisions(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[policy_engine.Decision]:
    folder = make(tmp_path_factory.mktemp("sample"), 1000, "jsonl", clean=request.param == "clean")
    policy = policy_engine.load(POLICY)
    snapshots = [policy.read(record) for record in records(folder)]
    return [policy.evaluate(snapshot, as_of="2026-03-01") for snapshot in snapshots if snapshot.error is None]


def test_every_stage_occurs(decisions: list[policy_engine.Decision]) -> None:
    stages = Counter(decision.stage for decision in decisions)
    assert set(stages) == {"ready", "developing", "watching", "on_hold", "disqualified"}
    assert min(stages.values()) >= 5
    assert stages["watching"] > stages["developing"] > stages["ready"]


def test_every_criterion_is_met_not_met_and_open(decisions: list[policy_engine.Decision]) -> None:
    states: dict[str, set[str]] = {}
    for decision in decisions:
        for name, criterion in decision.criteria.items():
            states.setdefault(name, set()).add(str(criterion.state))
    assert len(states) == 7
    for name, seen in states.items():
        assert seen == ({"met", "not met"} if name in NEVER_OPEN else {"met", "not met", "open"}), name


def test_rejections_contradict_and_hold(decisions: list[policy_engine.Decision]) -> None:
    assert any(decision.criteria["budget_in_sight"].contradicted for decision in decisions)
    assert any(str(decision.holds["not_reached"].state) == "met" for decision in decisions)


def test_accounts_have_ten_events_two_people_two_observations_and_few_outcomes(tmp_path: Path) -> None:
    folder = make(tmp_path, 5000, clean=True)
    events = Counter(row[KEY] for row in rows(folder, "events"))
    assert 9 < events.total() / 5000 < 11
    assert 0.05 < 1 - len(events) / 5000 < 0.15, "some accounts have no event"
    assert 100 < max(events.values()) <= 200
    assert 1.8 < len(rows(folder, "people")) / 5000 < 2.2
    assert 1.6 < len(rows(folder, "observations")) / 5000 < 2.4
    assert 0.18 < len(rows(folder, "outcomes")) / 5000 < 0.24


@pytest.mark.parametrize("table", ["events", "outcomes"])
def test_what_happened_spreads_over_the_year_before_and_a_little_after(tmp_path: Path, table: str) -> None:
    ages = [AS_OF - (parse_day(row["at"][:10]) or 0) for row in rows(make(tmp_path, 3000, clean=True), table)]
    assert min(ages) < 0 < 300 < max(ages) < 365
    assert sum(age < 0 for age in ages) < len(ages) / 50
    for month in range(12):
        assert sum(30 * month <= age < 30 * month + 30 for age in ages) > len(ages) / 60


def test_people_of_events_are_among_the_people(tmp_path: Path) -> None:
    folder = make(tmp_path, 500, clean=True)
    people = {(row[KEY], row["contact"]) for row in rows(folder, "people")}
    by = {(row[KEY], row["person"]) for row in rows(folder, "events") if row["person"]}
    assert by
    assert by <= people
