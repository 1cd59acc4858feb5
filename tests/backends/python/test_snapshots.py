"""Reading into slots: what is plain, what is odd, and that both are the same record."""

from datetime import date

import pytest

from policy_engine.backends.python.compile import compile_policy
from tests.backends.python.policies import policy

EVALUATOR = compile_policy(policy("dach_new_business"))
DAY = date(2026, 2, 20).toordinal()
LEAD = {
    "Company ID": "c-1",
    "Country/Region": "Deutschland",
    "No. of Employees": "120",
    "consent": "ja",
    "open_project": True,
    "Budget status": "confirmed",
    "Budget status changed on": "2026-02-20",
    "pain": {"value": "Late deliveries", "at": "2026-02-20"},
    "decision_date": "2026-04-15",
    "people": [{"contact": "anna", "role": "economic_buyer"}],
    "events": [{"type": "requirements_call", "at": "2026-02-02T10:00:00Z", "person": "anna", "id": "e1"}],
}


def test_a_plain_record_stands_in_slots() -> None:
    snapshot = EVALUATOR.read(LEAD)
    assert not snapshot.odd
    assert snapshot.key == "c-1"
    assert EVALUATOR.stage(snapshot, DAY) == "ready"


@pytest.mark.parametrize(
    "change",
    [
        {"events": [{"type": "demo_request", "at": f"2026-02-0{day}", "id": "e1"} for day in (2, 3)]},
        {"Budget status": [{"value": "confirmed", "at": "2026-02-20"}]},
        {"consent": {"value": True, "at": "2026-02-20"}},
        {"people": [{"contact": " anna ", "role": "economic_buyer"}]},
        {"people": [{"contact": "ärna", "role": "economic_buyer"}]},
        {"people": [None, {"contact": "anna", "role": "economic_buyer"}]},
    ],
)
def test_an_odd_record_is_set_apart_and_decided_alike(change: dict[str, object]) -> None:
    snapshot = EVALUATOR.read({**LEAD, **change})
    assert snapshot.odd
    assert EVALUATOR.stage(snapshot, DAY) == "ready"


def test_an_event_told_twice_counts_once_and_is_not_odd() -> None:
    views = [{"type": "pricing_page_view", "at": f"2026-02-1{day}", "id": f"v{day}"} for day in (7, 8, 8)]
    snapshot = EVALUATOR.read({**LEAD, "events": views})
    assert not snapshot.odd
    assert len(snapshot.full.events or ()) == 3, "what was said is kept"
    assert snapshot.e2 == [day.toordinal() for day in (date(2026, 2, 17), date(2026, 2, 18))]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-02-17T22:59:59Z", 17),
        ("2026-02-17T23:00:00Z", 18),
        ("2026-02-17T23:30:00", 17),
        ("2026-02-17T10:00:00-05:30", 17),
        ("2026-02-17T17:29:59-05:30", 17),
        ("2026-02-17T17:30:00-05:30", 18),
        ("2026-02-17T23:10:00.5Z", 18),
        (" 2026-02-17T23:10:00Z ", 18),
        ("2026-02-17t23:10:00z", 18),
        ("2026-02-17T24:00:00", 18),
        ("2026-02-17T25:00:00Z", None),
        ("2026-02-30T10:00:00Z", None),
    ],
)
def test_moments_are_brought_to_the_zone(written: str, day: int | None) -> None:
    snapshot = EVALUATOR.read({**LEAD, "events": [{"type": "demo_request", "at": written}]})
    expected = [] if day is None else [date(2026, 2, day).toordinal()]
    assert not snapshot.odd
    assert snapshot.e3 == expected  # type: ignore[attr-defined]


def test_records_that_cannot_be_decided_say_so() -> None:
    assert EVALUATOR.read({**LEAD, "Company ID": " "}).error == "no key"
    assert EVALUATOR.read({**LEAD, "people": [{"contact": "a"}, {"contact": "a"}]}).error == "two people of one key"
    assert EVALUATOR.read([1]).error == "not an object"  # type: ignore[arg-type]
    assert EVALUATOR.read(LEAD).error is None


def test_problems_are_found_when_asked_for() -> None:
    problems = EVALUATOR.read({**LEAD, "No. of Employees": "many", "Country/Region": "Germani"}).problems
    assert [(p.field, p.kind) for p in problems] == [("country", "other"), ("employees", "invalid")]


@pytest.mark.parametrize("raw", [True, 1, 1.0, "1"])
def test_equal_raw_values_of_different_kinds_are_not_taken_for_one_another(raw: object) -> None:
    for other in (1, 1.0, True, "1"):
        EVALUATOR.read({**LEAD, "No. of Employees": other, "Country/Region": other})
    snapshot = EVALUATOR.read({**LEAD, "No. of Employees": raw})
    assert snapshot.f1 == (None if raw is True else 1)  # type: ignore[attr-defined]


def test_memos_stay_bounded() -> None:
    for number in range(10_000):
        snapshot = EVALUATOR.read({**LEAD, "Country/Region": f"Land {number}"})
        assert snapshot.f0 == 5  # type: ignore[attr-defined]


def test_tables_have_no_dotted_paths() -> None:
    row = {column: value for column, value in LEAD.items() if column != "No. of Employees"}
    row["No"] = {" of Employees": 120}
    assert EVALUATOR.read(row).f1 == 120  # type: ignore[attr-defined]
    assert EVALUATOR.read(row, table=True).f1 is None  # type: ignore[attr-defined]


def test_the_view_of_an_odd_record_follows_the_day() -> None:
    history = [{"value": "refused", "at": "2026-01-10"}, {"value": "planned", "at": "2026-02-10"}]
    snapshot = EVALUATOR.read({**LEAD, "Budget status": history})
    place = [c.name for c in EVALUATOR.engine.rules.criteria].index("budget_in_sight")
    days = [date(2026, 1, 5), date(2026, 2, 1), date(2026, 2, 10), date(2026, 6, 1), date(2026, 2, 1)]
    states = [EVALUATOR.states(snapshot, day.toordinal()).criteria[place] for day in days]
    assert states == [1, 0, 3, 1, 0]
