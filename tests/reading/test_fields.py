"""Fields of a record: columns, blank and listed values, shapes, dates, problems."""

from datetime import date
from typing import Any

import pytest

from policy_engine.runtime.read import read_record
from policy_engine.runtime.record import Entry, History, Moment, Problem, Reason, Record
from policy_engine.values.types import IntegerType, Other, PicklistType
from tests.reading.plans import ACCOUNT, COMPETITOR, EVERYWHERE, INTERESTS, PAIN, field, plan


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def read(raw: dict[str, Any], table: bool = False) -> Record:
    return read_record(ACCOUNT, {"company": "c1", **raw}, 1, table)


def history(name: str, raw: dict[str, Any], table: bool = False) -> History:
    return read(raw, table).fields[name]


def test_the_exact_key_comes_before_the_path() -> None:
    nested = {"No": {" of Employees": 7}}
    assert history("employees", {"No. of Employees": 120, **nested}) == (Entry(120),)
    assert history("employees", nested) == (Entry(7),)
    assert history("employees", nested, table=True) == ()


def test_with_a_column_the_own_name_is_not_read() -> None:
    assert history("employees", {"employees": 120}) == ()


@pytest.mark.parametrize("raw", [None, "", "  ", "\u00a0"])
def test_blank_is_unknown_or_what_empty_means(raw: object) -> None:
    assert history("pain", {"pain": raw}) == ()
    assert history("competitor", {"competitor": raw}) == (Entry(False, timeless=True),)
    assert history("competitor", {}) == (Entry(False, timeless=True),)


@pytest.mark.parametrize("raw", ["Select", " N/A ", "-"])
def test_what_is_listed_as_unknown_stays_unknown(raw: str) -> None:
    assert history("pain", {"pain": raw}) == ()
    # Kept as an entry: where nothing at all is said, what empty means stands in.
    assert history("competitor", {"competitor": raw}) == (Entry(None, Reason.MISSING),)


def test_numbers_can_be_listed_as_unknown() -> None:
    days = field("pdays", IntegerType(), unknown_when=frozenset({"999"}))
    for raw in (999, 999.0, "999"):
        record = read_record(plan(days), {"pdays": raw}, 1)
        assert record.fields["pdays"] == ()
        assert record.problems == ()


def test_an_invalid_value_is_unknown_and_reported() -> None:
    record = read({"revenue": "1,000"})
    assert record.fields["revenue"] == (Entry(None, Reason.INVALID),)
    assert record.problems == (Problem("revenue", "invalid", "1,000"),)


def test_an_other_value_is_known_and_reported_with_its_neighbour() -> None:
    record = read({"Country/Region": "Germny"})
    assert record.fields["country"] == (Entry(Other("Germny")),)
    assert record.problems == (Problem("country", "other", "Germny", "DE"),)


def test_foreign_members_are_other() -> None:
    record = read({"interests": ["crm", "erpp", None]})
    assert record.fields["interests"] == (Entry(("crm", Other("erpp"))),)
    assert record.problems == (Problem("interests", "other", "erpp", "erp"),)


def test_an_empty_list_is_known_and_a_blank_cell_is_not() -> None:
    assert history("interests", {"interests": []}) == (Entry(()),)
    assert history("interests", {"interests": [None]}) == (Entry(()),)
    assert history("interests", {"interests": ""}, table=True) == ()
    assert history("interests", {"interests": " ; "}, table=True) == ()
    assert history("interests", {"interests": "CRM;erp"}, table=True) == (Entry(("crm", "erp")),)


def test_a_value_with_its_moment() -> None:
    at = Moment(day("2026-02-02"), 0)
    assert history("pain", {"pain": {"value": "late", "at": "2026-02-02"}}) == (Entry("late", at=at),)
    assert history("interests", {"interests": {"value": ["crm"], "at": "2026-02-02"}}) == (Entry(("crm",), at=at),)


def test_dated_by_gives_the_moment_in_the_time_zone_of_the_policy() -> None:
    raw = {"budget": "confirmed", "Budget changed on": "2026-02-01T23:30:00Z"}
    assert history("budget", raw) == (Entry("confirmed", at=Moment(day("2026-02-02"), 1_800_000_000)),)
    own = {"budget": {"value": "confirmed", "at": "2026-03-01"}, "Budget changed on": "2026-02-01"}
    assert history("budget", own) == (Entry("confirmed", at=Moment(day("2026-03-01"), 0)),)


def test_a_date_that_is_none_leaves_the_value_undated_and_is_reported() -> None:
    record = read({"budget": "confirmed", "Budget changed on": "01.02.2026"})
    assert record.fields["budget"] == (Entry("confirmed"),)
    assert record.problems == (Problem("budget", "invalid date", "01.02.2026"),)
    assert read({"budget": "confirmed", "Budget changed on": "Select"}).problems == ()


def test_a_value_taken_back_keeps_its_date() -> None:
    assert history("budget", {"budget": "", "Budget changed on": "2026-02-01"}) == (
        Entry(None, Reason.MISSING, Moment(day("2026-02-01"), 0)),
    )


def test_a_history_keeps_its_order_and_its_invalid_values() -> None:
    said = [{"value": "late", "at": "2026-02-02"}, None, {"value": True, "at": "2026-03-01"}, {"value": "soon"}]
    assert history("pain", {"pain": said}) == (
        Entry("late", at=Moment(day("2026-02-02"), 0)),
        Entry(None, Reason.INVALID, Moment(day("2026-03-01"), 0)),
        Entry("soon"),
    )


def test_a_history_of_lists() -> None:
    said = [{"value": ["crm"], "at": "2026-02-02"}, {"value": [], "at": "2026-03-01"}]
    assert [entry.value for entry in history("interests", {"interests": said})] == [("crm",), ()]


@pytest.mark.parametrize(
    "raw", [["late"], ["late", {"value": "soon"}], [[]], {"at": "2026-01-01"}, {}, [{"at": "2026-01-01"}]]
)
def test_other_shapes_are_invalid(raw: object) -> None:
    record = read({"pain": raw})
    assert record.fields["pain"] == (Entry(None, Reason.INVALID),)
    assert [problem.kind for problem in record.problems] == ["invalid"]


def test_an_empty_history_says_nothing() -> None:
    assert history("pain", {"pain": []}) == ()
    assert history("competitor", {"competitor": [None]}) == (Entry(False, timeless=True),)


def test_unequal_observations_of_one_moment_are_invalid_in_tables_only() -> None:
    said = [
        {"value": "late", "at": "2026-02-02"},
        {"value": "soon", "at": "2026-02-02"},
        {"value": "now", "at": "2026-02-03"},
    ]
    at = Moment(day("2026-02-02"), 0)
    record = read({"pain": said}, table=True)
    assert record.fields["pain"] == (Entry(None, Reason.INVALID, at), Entry("now", at=Moment(at.day + 1, 0)))
    assert record.problems == (Problem("pain", "contradictory"),)
    assert len(history("pain", {"pain": said})) == 3
    same = [{"value": "late", "at": "2026-02-02"}, {"value": "late ", "at": "2026-02-02"}]
    assert history("pain", {"pain": same}, table=True) == (Entry("late", at=at),)


def test_a_zip_code_stays_text_and_an_integer_is_its_digits() -> None:
    assert history("pain", {"pain": "01234"}) == (Entry("01234"),)
    assert history("pain", {"pain": 1234}) == (Entry("1234"),)
    assert history("pain", {"pain": 12.5}) == (Entry(None, Reason.INVALID),)


def test_inherited_names_are_plain_data() -> None:
    strange = plan(field("constructor", PicklistType(("a",))), field("proto", PicklistType(("a",)), column="__proto__"))
    record = read_record(strange, {"__proto__": "a"}, 1)
    assert record.fields == {"constructor": (), "proto": (Entry("a"),)}


def test_each_field_is_read_whatever_the_record_holds() -> None:
    assert list(read({}).fields) == [one.name for one in ACCOUNT.fields]
    assert COMPETITOR.unknown_when == INTERESTS.unknown_when == PAIN.unknown_when == EVERYWHERE
