"""Records with joined tables: outcomes without events, and observations, in both engines."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from policy_engine.backends.python.compile import compile_policy
from policy_engine.ir import interpret
from policy_engine.runtime.decision import PlainDecision
from policy_engine.runtime.read import read_record
from policy_engine.runtime.read.joined import Joined
from policy_engine.runtime.record import Entry, Moment, Problem, Reason
from tests.agreement.cases import Case, compare, subject_of
from tests.agreement.policytext.whole import policy_text
from tests.agreement.snapshots import BASE, Maker
from tests.reading.plans import ACCOUNT, BUDGET, COMPETITOR, plan
from tests.support.policies import checked

TEXT = """policy joined "Joined tables"
goal "They decide" within 60 days
owners marketing, sales

account
  key company
  fact employees integer
  need budget one of confirmed, planned, refused
    dated by "Budget changed on"
    denied by refused
    fresh for 90 days
    because "Money is meant"

events
  need demo_request
    because "They asked"
  reaction webinar

outcomes
  decided against us lost "Lost"
    recorded as "Closed lost"
  rejected not_now "Not now"
    speaks against funded for 60 days or until new need

dimension motivation "Why?"
  met when any is met
  criterion funded "funded"
    owner sales
    when budget is confirmed
  criterion asked "asked"
    owner marketing
    when at least 1 demo_request in the last 30 days
  criterion quiet "quiet"
    owner marketing
    when no webinar in the last 30 days

stage ready "Ready"
  hand over to sales
  when motivation
stage waiting "Waiting"
  keep with marketing
  otherwise
"""
DAY = date(2026, 3, 1).toordinal()


def at(text: str) -> Moment:
    return Moment(date.fromisoformat(text).toordinal(), 0)


def decided(raw: dict[str, object]) -> PlainDecision:
    """Decide by both engines, which must agree in everything."""
    subject = subject_of(TEXT)
    for table in (False, True):
        for difference in compare(subject, iter([Case(raw, DAY, True, table)])):
            assert difference is None
    return interpret.decide(subject.policy, read_record(subject.policy.reading, raw, 1), DAY)


OUTCOME = {"type": "not_now", "at": "2026-02-20"}


def test_known_outcomes_leave_conditions_on_events_open() -> None:
    known = {"company": "c1", "events": [OUTCOME]}
    assert {name: one.state for name, one in decided(known).criteria.items()} == {
        "funded": "not met",
        "asked": "not met",
        "quiet": "met",
    }
    alone = decided(Joined(known, {}, events_known=False))
    assert {name: one.state for name, one in alone.criteria.items()} == {
        "funded": "not met",
        "asked": "open",
        "quiet": "open",
    }
    assert alone.criteria["funded"].contradicted is not None


def test_events_among_outcomes_alone_are_not_read() -> None:
    raw = {"company": "c1", "events": [OUTCOME, {"type": "demo_request", "at": "2026-02-25"}]}
    assert decided(raw).criteria["funded"].contradicted is None
    alone = decided(Joined(raw, {}, events_known=False))
    assert alone.criteria["funded"].contradicted is not None
    assert alone.criteria["asked"].state == "open"


def test_observations_end_a_rejection_by_new_need() -> None:
    raw = {"company": "c1", "events": [OUTCOME]}
    seen = [{"value": "confirmed", "at": "2026-02-25"}]
    found = decided(Joined(raw, {"budget": seen}, events_known=True)).criteria["funded"]
    assert (found.state, found.contradicted) == ("met", None)


@pytest.mark.parametrize(
    ("own", "on", "rows", "state"),
    [
        ("refused", "2026-01-10", [("confirmed", "2026-02-10")], "met"),
        ("confirmed", "2026-02-20", [("refused", "2026-02-10")], "met"),
        ("confirmed", "2026-02-20", [("refused", "2026-03-02")], "met"),
        ("", "", [("confirmed", "2026-02-10")], "met"),
        ("", "2026-02-20", [("confirmed", "2026-02-10")], "open"),
        ("confirmed", "", [("refused", "2026-02-10")], "not met"),
        ("confirmed", "2026-02-10", [("refused", "2026-02-10")], "open"),
        ("confirmed", "2026-02-10", [("Confirmed ", "2026-02-10")], "met"),
        ("", "", [("confirmed", "2026-02-10"), ("refused", "2026-02-10")], "open"),
        ("", "", [("confirmed", "2026-02-10"), ("what?", "2026-02-11")], "not met"),
        ("", "", [("confirmed", "2025-02-10")], "open"),
    ],
)
def test_observations_are_further_history(own: str, on: str, rows: list[tuple[str, str]], state: str) -> None:
    raw = {"company": "c1", "events": [], "budget": own, "Budget changed on": on}
    seen = [{"value": value, "at": moment} for value, moment in rows]
    assert decided(Joined(raw, {"budget": seen}, True)).criteria["funded"].state == state


READING = plan(BUDGET, COMPETITOR, key_column="company")


def history(name: str, own: object, *rows: tuple[object, object]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    column = next(field.column for field in READING.fields if field.name == name)
    seen = [{"value": value, "at": moment} for value, moment in rows]
    record = read_record(READING, Joined({"company": "c", column: own}, {name: seen}, True), 1)
    return record.fields[name], record.problems


def test_both_engines_agree_on_joined_records() -> None:
    for seed in range(8):
        subject = subject_of(policy_text(seed))
        maker, rng = Maker.of(subject.policy), Random(seed)
        for _ in range(12):
            raw = maker.record(rng, BASE)
            fields = rng.sample(subject.policy.reading.fields, min(2, len(subject.policy.reading.fields)))
            observed = {
                field.name: [maker.dated(rng, field, BASE) for _ in range(rng.randint(1, 3))] for field in fields
            }
            joined = Joined(raw, observed if rng.random() < 0.7 else {}, rng.random() < 0.5)
            cases = [Case(joined, day, rng.random() < 0.2) for day in maker.days(rng, BASE, 3)]
            assert [one for one in compare(subject, iter(cases), seed) if one is not None] == []


def test_a_records_own_history_has_an_order_and_rows_have_none() -> None:
    own = [{"value": "refused", "at": "2026-01-01"}, {"value": "confirmed", "at": "2026-01-01"}]
    entries, problems = history("budget", own, ("confirmed", "2026-01-01"))
    assert (entries, problems) == ((Entry("confirmed", None, at("2026-01-01")),), ())
    entries, problems = history("budget", own, ("refused", "2026-01-01"))
    assert entries == (Entry(None, Reason.INVALID, at("2026-01-01")),)
    assert [problem.kind for problem in problems] == ["contradictory"]


def test_what_is_blank_and_undated_says_nothing() -> None:
    assert history("competitor", "", ("yes", ""))[0] == (Entry(True),)
    assert history("competitor", None, ("", "")) == ((), ())
    assert history("budget", "", (None, "2026-01-01"))[0] == (Entry(None, Reason.MISSING, at("2026-01-01")),)


def test_an_observation_with_an_odd_date_is_reported() -> None:
    _, problems = history("budget", "", ("confirmed", "yesterday"))
    assert [problem.kind for problem in problems] == ["invalid date"]


def test_an_observed_field_may_share_its_column_with_another() -> None:
    twice = plan(BUDGET, replace(BUDGET, name="again"), key_column="company")
    record = read_record(
        twice, Joined({"company": "c"}, {"again": [{"value": "refused", "at": "2026-01-01"}]}, True), 1
    )
    assert record.fields["budget"] == ()
    assert len(record.fields["again"]) == 1


def test_a_joined_record_is_read_the_same_again() -> None:
    policy = checked(TEXT).ir
    raw = Joined({"company": "c1", "events": [OUTCOME]}, {}, False)
    snapshot = compile_policy(policy).read(raw)
    assert snapshot.full == read_record(policy.reading, raw, 1)
    assert not snapshot.full.events_known


def test_all_else_of_a_joined_record_is_read_as_ever() -> None:
    raw = {"company": "c1", "Country/Region": "Germany", "people": [{"contact": "anna"}], "events": []}
    assert read_record(ACCOUNT, Joined(raw, {}, True), 1) == read_record(ACCOUNT, raw, 1)
