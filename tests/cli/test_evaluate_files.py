"""Tables beside the leads, encodings, and the data report, as typed."""

import csv
import gzip
import json

import pytest

from policy_engine.wire.data_report import DataReportModel
from tests.cli.runner import DATA, run

POLICY = str(DATA / "dach.policy")
ACCOUNTS = (
    "Company ID,Country/Region,No. of Employees,consent,competitor,open_project,"
    "Budget status,Budget status changed on,pain,Pain noted on,decision_date"
)
ROWS = ["a1,Österreich,120,yes,no,yes,confirmed,2026-02-20,,,2026-04-15", "a2,Narnia,30,,no,,,,,,"]
PEOPLE = "Company ID,contact,role\na1,anna,economic_buyer\na9,nobody,user\n"
EVENTS = "Company ID,type,at,minutes\na1,demo_request,2026-02-20T10:00:00Z,\na2,strange,2026-02-20,\n"
OUTCOMES = "Company ID,type,at\na1,no_budget,2026-02-25\n"
OBSERVATIONS = "Company ID,field,value,at\na1,pain,Late deliveries,2026-02-01\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "leads.csv").write_text("\n".join([ACCOUNTS, *ROWS, ""]), encoding="utf-8")
    for name, text in (("people", PEOPLE), ("outcomes", OUTCOMES), ("observations", OBSERVATIONS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "events.csv.gz").write_bytes(gzip.compress(EVENTS.encode(), mtime=0))
    return tmp_path


SIDES = ("--people", "people.csv", "--events", "events.csv.gz", "--observations", "observations.csv")


def evaluate(folder, *more, leads="leads.csv"):
    ran = run("evaluate", POLICY, leads, "--as-of", "2026-03-01", "-o", "out.csv", "--explain", *more, folder=folder)
    out = folder / "out.csv"
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines())) if out.exists() else []
    return ran, {row["key"]: row for row in rows}


def test_tables_join_their_records(folder):
    ran, rows = evaluate(folder, *SIDES)
    assert ran.code == 0
    assert rows["a1"]["stage"] == "ready"
    assert rows["a1"]["criterion.decision_maker"] == "met"
    assert rows["a1"]["criterion.pain_named"] == "met"
    assert rows["a2"]["criterion.recent_request"] == "not met"


def test_without_their_tables_people_and_events_are_unknown(folder):
    _, rows = evaluate(folder)
    assert rows["a1"]["criterion.decision_maker"] == "open"
    assert rows["a1"]["criterion.recent_request"] == "open"


def test_outcomes_alone_leave_events_unknown(folder):
    _, rows = evaluate(folder, "--outcomes", "outcomes.csv")
    assert rows["a1"]["criterion.budget_in_sight"] == "not met"
    assert rows["a1"]["criterion.recent_request"] == "open"


def test_explain_reads_the_same_files(folder):
    asked = ("explain", POLICY, "leads.csv", *SIDES, "--key", "a1", "--as-of", "2026-03-01")
    ran = run(*asked, folder=folder)
    assert ran.code == 0
    assert ran.out.startswith("a1: ready")


def test_an_encoding_is_declared(folder):
    text = (folder / "leads.csv").read_text("utf-8")
    (folder / "latin.csv").write_bytes(text.encode("cp1252"))
    refused, _ = evaluate(folder, leads="latin.csv")
    assert refused.code == 2
    assert "--encoding windows-1252" in refused.err
    for side in ("people", "observations"):
        (folder / f"{side}.csv").write_bytes((folder / f"{side}.csv").read_text("utf-8").encode("cp1252"))
    ran, rows = evaluate(folder, "--encoding", "windows-1252", leads="latin.csv")
    assert ran.code == 0
    assert rows["a1"]["criterion.target_market"] == "met"


def test_an_unknown_encoding_is_a_usage_error(folder):
    ran, _ = evaluate(folder, "--encoding", "klingon")
    assert ran.code == 2
    assert "klingon" in ran.err
    assert "Traceback" not in ran.err


def test_a_report_has_the_values_and_the_summary_has_not(folder):
    asked = ("evaluate", POLICY, "leads.csv", *SIDES, "--as-of", "2026-03-01", "-o", "out.csv", "--report")
    ran = run(*asked, "report.md", folder=folder)
    assert ran.code == 0
    assert "Narnia" not in ran.out + ran.err
    assert "the whole report, with the values: report.md" in ran.out
    assert "Narnia" in (folder / "report.md").read_text("utf-8")
    run(*asked, "report.json", folder=folder)
    report = DataReportModel.model_validate_json((folder / "report.json").read_text("utf-8"))
    assert report.rows == 2
    assert [(t.role, t.rows, t.joined, t.strangers) for t in report.tables][:1] == [("people", 2, 1, 1)]


def test_a_report_is_written_when_strict_refuses_the_decisions(folder):
    (folder / "leads.csv").write_text("\n".join([ACCOUNTS, ROWS[0].replace("120", "many"), ""]), encoding="utf-8")
    ran, rows = evaluate(folder, "--strict", "--report", "report.json")
    assert (ran.code, rows) == (1, {})
    assert "out.csv is not written: --strict" in ran.err
    assert json.loads((folder / "report.json").read_text("utf-8"))["decided"] == 1


def test_strict_minds_rows_of_the_tables_too(folder):
    (folder / "people.csv").write_text(PEOPLE + "a1,ragged\n", encoding="utf-8")
    (folder / "leads.csv").write_text("\n".join([ACCOUNTS, ROWS[0], ""]), encoding="utf-8")
    ran, _ = evaluate(folder, "--strict", "--people", "people.csv")
    assert ran.code == 1


@pytest.mark.parametrize("report", ["report.txt", "out.csv", "leads.csv"])
def test_a_report_has_a_place_of_its_own(folder, report):
    before = (folder / "leads.csv").read_bytes()
    ran, _ = evaluate(folder, "--report", report)
    assert ran.code in (2, 3)
    assert (folder / "leads.csv").read_bytes() == before


def test_tables_that_cannot_be_read_are_usage_errors(folder):
    ran, rows = evaluate(folder, "--people", "missing.csv", "--events", "people.csv")
    assert (ran.code, rows) == (2, {})
    assert "missing.csv" in ran.err
    assert "people.csv" in ran.err
