"""Tables of people, events, outcomes and observations, joined to records by key."""

import json
from pathlib import Path

import pytest

from policy_engine.files.joining import SideFiles, open_joined
from policy_engine.files.joining import join as join_module
from policy_engine.files.joining import rows_on_disk as disk
from policy_engine.runtime.read.joined import Joined
from tests.files.reading import EVENTS, LEADS, OBSERVATIONS, OUTCOMES, PEOPLE, PLAIN, exhaust, read
from tests.reading.plans import COUNTRY, DEFAULT_COLUMNS, field, plan


def test_without_tables_it_is_the_leads_file(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert found.source.tables == ()
    assert [record["company"] for record in found.records] == ["c1", "c2"]
    assert "events" not in found.records[0]


def test_events_come_to_their_record_in_the_order_of_the_table(tmp_path: Path) -> None:
    events = EVENTS + "c2,demo_request,2026-02-03,,\nc1,Demo,2026-02-02,anna,\nc2,requirements_call,2026-01-01,,40\n"
    found = read(tmp_path, events=events)
    assert found.codes == []
    assert found.records[0]["events"] == [{"type": "Demo", "at": "2026-02-02", "person": "anna", "minutes": ""}]
    assert [one["type"] for one in found.records[1]["events"]] == ["demo_request", "requirements_call"]
    assert (found.table("events").rows, found.table("events").joined) == (3, 3)


def test_a_table_that_is_given_is_complete(tmp_path: Path) -> None:
    found = read(tmp_path, events=EVENTS + "c1,Demo,2026-02-02,,\n", people=PEOPLE + "c2,anna,champion\n")
    assert [(len(one["people"]), len(one["events"])) for one in found.records] == [(0, 1), (1, 0)]


def test_what_a_record_holds_itself_and_what_the_table_says_add_up(tmp_path: Path) -> None:
    leads = json.dumps([{"company": 5, "people": [{"contact": "a"}], "events": [{"type": "Demo"}]}, {"company": "x"}])
    found = read(
        tmp_path, leads, name="leads.json", events=EVENTS + "5,Demo,2026-02-02,,\n", people=PEOPLE + " 5 ,b,user\n"
    )
    five, other = found.records
    assert [one.get("contact") for one in five["people"]] == ["a", "b"]
    assert [one.get("at") for one in five["events"]] == [None, "2026-02-02"]
    assert (other["people"], other["events"]) == ([], [])


@pytest.mark.parametrize("own", ["yes", {"type": "Demo"}, 5])
def test_an_events_entry_that_is_no_list_stays_reported(tmp_path: Path, own: object) -> None:
    leads = json.dumps([{"company": "c1", "events": own}])
    found = read(tmp_path, leads, name="leads.json", events=EVENTS + "c1,Demo,2026-02-02,,\n")
    first, second = found.records[0]["events"]
    assert not isinstance(first, dict)
    assert second["type"] == "Demo"


def test_keys_of_json_and_csv_meet_both_ways(tmp_path: Path) -> None:
    events = json.dumps([{"company": 7, "type": "Demo", "at": "2026-02-01"}])
    leads = LEADS + "7,Jones,,\n"
    found = read(tmp_path, leads, events=("events.json", events))
    assert [len(one["events"]) for one in found.records] == [0, 0, 1]


def test_columns_in_json_tables_may_be_paths(tmp_path: Path) -> None:
    nested = plan(COUNTRY, key_column="properties.company", columns=DEFAULT_COLUMNS, events=PLAIN.events)
    leads = '{"properties": {"company": "c1"}, "Country/Region": "DE"}\n'
    events = '{"properties": {"company": "c1"}, "type": "Demo", "at": "2026-02-01", "utm": "x"}\n'
    found = read(tmp_path, leads, nested, "leads.jsonl", events=("events.jsonl", events))
    assert found.records[0]["events"] == [{"type": "Demo", "at": "2026-02-01"}]


def test_outcomes_alone_leave_the_other_events_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, outcomes=OUTCOMES + "c1,no_budget,2026-02-02\n")
    first, second = found.records
    assert isinstance(first, Joined)
    assert not first.events_known
    assert "events" not in second


def test_outcomes_beside_events_are_events(tmp_path: Path) -> None:
    found = read(tmp_path, events=EVENTS + "c1,Demo,2026-02-01,,\n", outcomes=OUTCOMES + "c1,no_budget,2026-02-02\n")
    assert [one["type"] for one in found.records[0]["events"]] == ["Demo", "no_budget"]
    assert not isinstance(found.records[0], Joined)


def test_outcomes_beside_a_records_own_events(tmp_path: Path) -> None:
    leads = '[{"company": "c1", "events": []}]'
    found = read(tmp_path, leads, name="leads.json", outcomes=OUTCOMES + "c1,no_budget,2026-02-02\n")
    assert len(found.records[0]["events"]) == 1
    assert not isinstance(found.records[0], Joined)


def test_observations_are_kept_by_field_and_others_counted(tmp_path: Path) -> None:
    rows = "c1,budget,refused,2026-01-01\nc1,Budget,x,2026-01-01\nc9,budjet,x,2026-01-01\nc1,name,Old,2025-01-01\n"
    found = read(tmp_path, observations=OBSERVATIONS + rows)
    first = found.records[0]
    assert isinstance(first, Joined)
    assert {name: [one["value"] for one in said] for name, said in first.observed.items()} == {
        "budget": ["refused"],
        "name": ["Old"],
    }
    table = found.table("observations")
    assert table.undeclared == {"Budget": 1, "budjet": 1}
    assert (table.rows, table.joined, table.strangers) == (4, 3, 1)


def test_rows_that_are_left_out_are_listed_with_their_lines(tmp_path: Path) -> None:
    events = EVENTS + "c1,Demo\n,Demo,2026-02-01,,\n  ,Demo,2026-02-01,,\nc1,a\0b,2026-02-01,,\nc1,Demo,2026-02-01,,\n"
    found = read(tmp_path, events=events, observations=OBSERVATIONS + "c1,,x,2026-01-01\n")
    listed = [(one.code.id, one.message) for one in found.table("events").rejections]
    assert [code for code, _ in listed] == ["D011", "D032", "D032", "D014"]
    assert "line 3" in listed[1][1]
    assert (found.table("events").rows, found.table("events").joined) == (5, 1)
    assert [one.code.id for one in found.table("observations").rejections] == ["D037"]


def test_the_first_thousand_rejected_rows_are_listed_and_all_counted(tmp_path: Path) -> None:
    found = read(tmp_path, events=EVENTS + "c1\n" * 1500 + "c1,Demo,2026-02-01,,\n")
    assert (found.table("events").rejected, len(found.table("events").rejections)) == (1500, 1000)


def test_objects_that_are_left_out(tmp_path: Path) -> None:
    lines = '{"company": "c1", "company": "c2"}\nnot json\n{"type": "Demo"}\n{"company": [1]}\n{"company": "c1"}\n'
    found = read(tmp_path, events=("events.jsonl", lines))
    assert [one.code.id for one in found.table("events").rejections] == ["D005", "D004", "D032", "D032"]
    assert found.table("events").joined == 1


def test_strangers_and_keys_that_are_nearly_right(tmp_path: Path) -> None:
    rows = "C1,Demo,2026-02-01,,\nc 2,Demo,2026-02-01,,\nc 2,Demo,2026-02-02,,\nx,Demo,2026-02-01,,\n"
    table = read(tmp_path, events=EVENTS + rows).table("events")
    assert (table.rows, table.joined, table.strangers, table.near_keys) == (4, 0, 4, 3)


def test_a_key_that_stands_twice_among_the_leads_counts_its_rows_once(tmp_path: Path) -> None:
    found = read(tmp_path, LEADS + "c1,Again,,\n", events=EVENTS + "c1,Demo,2026-02-01,,\n" * 3)
    assert [len(one["events"]) for one in found.records] == [3, 0, 3]
    assert (found.table("events").joined, found.table("events").strangers) == (3, 0)


def test_missing_columns_are_errors_that_name_the_nearest(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        events="Company,typ,at,minutes\n",
        people="company,contact\n",
        outcomes="company,type\n",
        observations="company,feld,value,at\n",
    )
    assert (found.rows, found.source.stopped) == ([], True)
    told = [(Path(str(one.facts["file"])).stem, one.facts["column"], one.help) for one in found.found if one.is_error]
    assert told == [
        ("people", "role", 'add the column, or name another one in the policy with `column "…"`'),
        ("events", "company", "did you mean `Company`?"),
        ("events", "type", "did you mean `typ`?"),
        ("outcomes", "at", 'add the column, or name another one in the policy with `column "…"`'),
        ("observations", "field", "did you mean `feld`?"),
    ]


def test_all_that_is_wrong_with_all_files_is_told_at_once(tmp_path: Path) -> None:
    found = read(tmp_path, "company,nam\n", events="company,type\n")
    assert found.codes.count("D010") == 5
    assert found.source.stopped


def test_persons_are_missed_where_people_have_keys(tmp_path: Path) -> None:
    found = read(tmp_path, events="company,type,at,minutes\nc1,Demo,2026-02-01,\n")
    assert found.codes == ["D039"]
    assert len(found.records[0]["events"]) == 1


def test_columns_that_the_policy_names_must_be_there(tmp_path: Path) -> None:
    named = plan(
        key_column="company",
        events=PLAIN.events,
        columns=type(DEFAULT_COLUMNS)("type", "at", "Event ID", "Contact ID", "Company ID"),
    )
    found = read(tmp_path, "company\nc1\n", named, events="Company ID,type,at,minutes\n")
    assert [one.facts["column"] for one in found.found] == ["Event ID", "Contact ID"]
    found = read(
        tmp_path,
        "company\nc1\n",
        named,
        events="Company ID,type,at,minutes,Event ID,Contact ID\nc1,Demo,2026-02-01,,e,p\n",
    )
    assert found.records[0]["events"][0]["Event ID"] == "e"


def test_a_record_key_called_id_is_not_taken_for_the_events_key(tmp_path: Path) -> None:
    by_id = plan(key_column="id", events=PLAIN.events)
    found = read(tmp_path, "id\nc1\n", by_id, events="id,type,at,minutes\nc1,Demo,2026-02-01,\nc1,Demo,2026-02-02,\n")
    assert found.codes == []
    assert ["id" in one for one in found.records[0]["events"]] == [False, False]


def test_one_column_cannot_be_two_things(tmp_path: Path) -> None:
    people = plan(key_column="contact", people=PLAIN.people)
    assert read(tmp_path, "contact\nc1\n", people, people="contact,role\n").codes == ["D033"]
    at = plan(key_column="at", events=PLAIN.events)
    assert read(tmp_path, "at\nc1\n", at, events="at,type,minutes\n", observations="at,field,value\n").codes == [
        "D033",
        "D033",
    ]


def test_records_without_a_key_cannot_be_joined(tmp_path: Path) -> None:
    numbered = plan(field("name", COUNTRY.type), events=PLAIN.events)
    found = read(tmp_path, "name\nx\n", numbered, events=EVENTS)
    assert (found.codes, found.rows) == (["D031"], [])
    assert "key" in found.found[0].help


def test_tables_that_the_policy_does_not_read_are_left_aside(tmp_path: Path) -> None:
    bare = plan(key_column="company")
    found = read(tmp_path, "company\nc1\n", bare, events="anything\n", people="anything\n", outcomes="anything\n")
    assert (found.codes, len(found.records), found.source.tables) == (["D034"] * 3, 1, ())


def test_a_field_in_the_place_of_joined_rows(tmp_path: Path) -> None:
    counted = plan(field("number", COUNTRY.type, column="events"), key_column="company", events=PLAIN.events)
    assert read(tmp_path, "company,events\nc1,5\n", counted, events=EVENTS).codes == ["D038"]
    assert read(tmp_path, "company,events\nc1,5\n", counted).codes == []


def test_an_empty_table_says_that_there_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, events=EVENTS)
    assert found.codes == ["D015"]
    assert [one["events"] for one in found.records] == [[], []]


def test_a_table_that_cannot_be_read_to_its_end_stops_all(tmp_path: Path) -> None:
    found = read(tmp_path, events=(EVENTS + "c1,Demo,2026-02-01,,\nc1,ü,2026-02-01,,\n").encode("latin-1"))
    assert (found.codes, found.rows, found.source.stopped) == (["D002"], [], True)
    assert found.found[0].facts["line"] == 3


def test_more_rows_than_a_record_may_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "MAX_ROWS_OF_ONE", 3)
    monkeypatch.setattr(join_module, "MAX_ROWS_OF_ONE", 3)
    for rows, expected in ((2, dict), (3, dict), (4, str)):
        found = read(tmp_path, events=EVENTS + "c1,Demo,2026-02-01,,\n" * rows)
        assert isinstance(found.rows[0][1], expected)
        assert found.table("events").joined == rows
    assert found.rows[0] == (2, "D035")
    monkeypatch.setattr(disk, "MAX_CHARS_OF_ONE", 40)
    assert read(tmp_path, events=EVENTS + "c1,Demo,2026-02-01,,\n" * 2).rows[0][1] != "D035"
    assert read(tmp_path, events=EVENTS + "c1,Demo,2026-02-01,,\n" * 3).rows[0][1] == "D035"


def test_progress_is_told_from_beginning_to_end(tmp_path: Path) -> None:
    leads, events = tmp_path / "leads.csv", tmp_path / "events.csv"
    leads.write_text(LEADS)
    events.write_text(EVENTS + "c1,Demo,2026-02-01,,\n" * 30_000)
    told: list[tuple[str, int, int]] = []
    source = open_joined(leads, SideFiles(events=events), PLAIN, tell=lambda *what: told.append(what))
    size = events.stat().st_size
    reading = [(done, total) for what, done, total in told if what == "reading events"]
    assert reading == sorted(reading)
    assert reading[-1] == (size, size)
    assert 3 <= len(reading) <= size // (256 * 1024) + 3
    assert source.position() == (leads.stat().st_size, leads.stat().st_size)
    exhaust(source)


def test_what_is_joined_is_closed_before_the_end(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text(LEADS)
    (tmp_path / "events.csv").write_text(EVENTS)
    with open_joined(tmp_path / "leads.csv", SideFiles(events=tmp_path / "events.csv"), PLAIN) as source:
        next(iter(source))
    assert list(source) == []
