"""People, events and outcomes; keys; records that cannot be decided."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from policy_engine.runtime.plan import EventColumns
from policy_engine.runtime.read import read_record
from policy_engine.runtime.record import Entry, Event, Moment, Person, Problem, Record
from tests.reading.plans import ACCOUNT, COUNTRY, plan


def read(raw: dict[str, Any], table: bool = False) -> Record:
    return read_record(ACCOUNT, {"company": "c1", **raw}, 1, table)


def at(text: str) -> Moment:
    return Moment(date.fromisoformat(text).toordinal(), 0)


def test_no_entry_is_unknown_and_an_empty_list_is_none() -> None:
    assert (read({}).people, read({}).events) == (None, None)
    assert (read({"people": None}).people, read({"events": None}).events) == (None, None)
    assert (read({"people": []}).people, read({"events": []}).events) == ((), ())


def test_people_are_read_like_records() -> None:
    record = read({"people": [{"contact": " anna ", "role": "Champion"}, None, {"contact": 7, "role": "boss"}]})
    assert record.people == (
        Person("anna", {"role": (Entry("champion"),)}),
        Person("7", {"role": record.people[1].fields["role"]}),
    )
    assert record.problems == (Problem("people.role", "other", "boss"),)


def test_a_person_without_a_key_is_kept_and_reported() -> None:
    record = read({"people": [{"role": "user"}, {"role": "user"}]})
    assert record.error is None
    assert [person.key for person in record.people or ()] == [None, None]
    assert [problem.kind for problem in record.problems] == ["person without key", "person without key"]


def test_two_people_of_one_key_make_the_record_an_error() -> None:
    assert read({"people": [{"contact": "anna"}, {"contact": "anna "}]}).error == "two people of one key"
    assert read({"people": [{"contact": "anna"}, {"contact": "Anna"}]}).error is None


def test_people_are_passed_over_where_the_policy_has_none() -> None:
    assert read_record(plan(COUNTRY), {"people": [1]}, 1).people is None


def test_events_and_outcomes() -> None:
    record = read(
        {
            "events": [
                {"type": "page view: /PRICING", "at": "2026-02-01", "person": "anna", "id": 12},
                {"type": "requirements_call", "at": "2026-02-03", "minutes": "40"},
                {"type": "Closed: budget", "at": "2026-02-02", "id": " "},
            ]
        }
    )
    assert record.events == (
        Event("pricing_page_view", at("2026-02-01"), "anna", "12", {}),
        Event("requirements_call", at("2026-02-03"), None, None, {"minutes": 40_000}),
        Event("no_budget", at("2026-02-02"), None, None, {}),
    )
    assert record.problems == ()


def test_undeclared_types_are_counted() -> None:
    record = read(
        {"events": [{"type": "ad click", "at": "?"}, {"type": "ad click "}, {"type": 5}, {"at": "2026-01-01"}]}
    )
    assert record.events == ()
    assert record.undeclared == {"ad click": 2, "5": 1}
    assert record.problems == (Problem("events", "no type"),)


@pytest.mark.parametrize("raw", [None, "", "01.02.2026", 1767225600, "2026-02-30", {"value": "2026-02-01"}])
def test_an_event_without_a_valid_moment_is_not_seen_and_reported(raw: object) -> None:
    record = read({"events": [{"type": "pricing_page_view", "at": raw}]})
    assert record.events == ()
    assert [(problem.field, problem.kind) for problem in record.problems] == [("pricing_page_view", "no valid moment")]


def test_a_missing_or_invalid_attribute_is_unknown() -> None:
    record = read(
        {"events": [{"type": "requirements_call", "at": "2026-02-03", "minutes": raw} for raw in ("long", "n/a", None)]}
    )
    assert [event.attributes for event in record.events or ()] == [{"minutes": None}] * 3
    assert record.problems == (Problem("requirements_call.minutes", "invalid", "long"),)


def test_repeated_events_are_all_kept() -> None:
    one = {"type": "pricing_page_view", "at": "2026-02-01", "id": "e1"}
    assert len(read({"events": [one, one]}).events or ()) == 2


def test_outcomes_may_have_columns_of_their_own() -> None:
    own = replace(ACCOUNT, outcome_columns=EventColumns("result", "closed", "deal", "who", None))
    events = [
        {"result": "no_budget", "closed": "2026-02-01", "deal": "d1"},
        {"type": "pricing_page_view", "at": "2026-02-02"},
    ]
    record = read_record(own, {"company": "c1", "events": events}, 1)
    assert record.events == (
        Event("no_budget", at("2026-02-01"), None, "d1", {}),
        Event("pricing_page_view", at("2026-02-02"), None, None, {}),
    )


@pytest.mark.parametrize("raw", ["x", 1, True, {}, {"a": 1}])
def test_people_and_events_of_a_wrong_shape_are_unknown_and_reported(raw: object) -> None:
    record = read({"people": raw, "events": raw})
    assert (record.people, record.events) == (None, None)
    assert [(problem.field, problem.kind) for problem in record.problems] == [
        ("people", "invalid"),
        ("events", "invalid"),
    ]
    assert [problem.kind for problem in read({"people": [raw], "events": [raw]}).problems].count("invalid") <= 2


def test_a_table_may_have_columns_called_people_and_events() -> None:
    assert read({"people": "7", "events": ""}, table=True).problems == ()


@pytest.mark.parametrize("raw", [None, "", " ", True, 1.5, [], {}, "\ud800", 2**60])
def test_a_record_without_a_key_is_an_error(raw: object) -> None:
    record = read_record(ACCOUNT, {"company": raw, "pain": "late"}, 7)
    assert (record.key, record.error) == ("7", "no key")


def test_keys_are_texts_or_the_digits_of_integers() -> None:
    assert [read_record(ACCOUNT, {"company": raw}, 7).key for raw in ("A ", "01", 12, 12.0)] == ["A", "01", "12", "12"]


def test_without_a_key_records_are_numbered() -> None:
    record = read_record(plan(COUNTRY), {"company": "c1"}, 3)
    assert (record.key, record.error) == ("3", None)


@pytest.mark.parametrize("raw", [None, [], "x", 5, True])
def test_what_is_no_object_is_an_error(raw: object) -> None:
    assert read_record(ACCOUNT, raw, 3).error == "not an object"
