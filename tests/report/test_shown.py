"""How a report is shown: in the terminal, as Markdown, as JSON; values stand only where they were asked for."""

import json
import random
import re
from pathlib import Path

import pytest

from policy_engine.base.render import Style
from policy_engine.report.as_json import to_dict
from policy_engine.report.findings import DataReport
from policy_engine.report.markdown import escaped, markdown, prose
from policy_engine.report.table import share, table
from policy_engine.report.text import lines
from policy_engine.values.days import parse_day
from policy_engine.wire.data_report import DataReportModel, data_report_schema
from tests.report.driver import compiled, report_on
from tests.report.samples import POLICY, jsonl, lead, leads
from tests.wire.schemas import REPORT_SCHEMA

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
BANK = ROOT.parent / "shared" / "data" / "uci-bank-marketing" / "bank-additional-full.csv"
PLAIN = Style()
CANARY = "canary"


def told(folder: Path, records: list[dict[str, object]]) -> DataReport:
    return report_on(compiled(POLICY), jsonl(folder, records))[0]


def text_of(report: DataReport, samples: bool) -> str:
    return "\n".join(lines(report, PLAIN, samples)) + "\n"


def accounts(monkeypatch: pytest.MonkeyPatch) -> DataReport:
    monkeypatch.chdir(ROOT)
    policy = Path("policies/dach_new_business.policy").read_text(encoding="utf-8")
    return report_on(compiled(policy), Path("policies/accounts.jsonl"))[0]


def canaries() -> list[dict[str, object]]:
    """Return records in which each value is another canary, as far as anything can be one."""
    names = iter(f"{CANARY}{number}" for number in range(1000))
    known = lead()
    columns = [name for name in known if name not in ("Company ID", "people", "events")]
    event = {name: next(names) for name in ("type", "at", "person", "id", "minutes", "topic")}
    called = {**event, "type": "call", "at": "2026-02-01"}
    return [
        {"Company ID": next(names), **{column: next(names) for column in columns},
         "people": [{"contact": next(names), "role": next(names)}],
         "events": [event, {**event, "type": "call"}, called]},
        {"Company ID": next(names), **{column: {"value": next(names), "at": next(names)} for column in columns}},
        {"Company ID": "", **{column: next(names) for column in columns}},
        lead(next(names), segment=f"key account {next(names)}", people=next(names), events=[next(names)]),
        lead(f"{CANARY}-key", **{"Country/Region": f"Deutschland {CANARY}", "Budget status": f"confirmed{CANARY}"}),
        lead(f"{CANARY}-KEY", **{"Country/Region": f"Deutschland {CANARY}"}),
    ]  # fmt: skip


def test_values_stand_only_where_they_were_asked_for(tmp_path):
    report = told(tmp_path, canaries())
    plain = text_of(report, samples=False) + json.dumps(to_dict(report, samples=False))
    assert CANARY not in plain.lower()
    for shown in (text_of(report, samples=True), json.dumps(to_dict(report, samples=True)), markdown(report)):
        assert CANARY in shown


def test_who_asked_for_no_values_is_told_how_to_see_them(tmp_path):
    report = told(tmp_path, leads(2, consent="n/a"))
    assert "`--report FILE` and `--explain` show the values" in text_of(report, samples=False)
    assert "everywhere unknown when" not in text_of(report, samples=False)
    assert 'everywhere unknown when "n/a"' in text_of(report, samples=True)


def test_a_clean_file_is_one_line(tmp_path):
    assert text_of(told(tmp_path, leads(3)), samples=True) == "data: 3 rows, nothing odd\n"
    some = told(tmp_path, [*leads(3), lead("x", segment=None)])
    assert text_of(some, samples=True) == "data: 4 rows, nothing odd; unknown: `segment` 25 %\n"


@pytest.mark.parametrize("samples", [False, True])
def test_thirty_messy_accounts_in_the_terminal(samples, monkeypatch):
    golden = GOLDEN / ("accounts_with_values.txt" if samples else "accounts.txt")
    assert text_of(accounts(monkeypatch), samples) == golden.read_text("utf-8"), "tests.report.goldens rewrites it"


def test_thirty_messy_accounts_as_markdown(monkeypatch):
    golden = GOLDEN / "accounts.md.txt"
    assert markdown(accounts(monkeypatch)) == golden.read_text("utf-8"), "tests.report.goldens rewrites it"


def test_loud_lines_come_first(tmp_path):
    report = told(tmp_path, leads(3, segment="", revenue=..., consent="perhaps"))
    first, *rest = text_of(report, samples=False).splitlines()
    assert first == "data: 3 rows, 3 decided, 0 not"
    assert rest[:2] == ["no record has `revenue`", "nobody has a value in `segment`: is the column right?"]


def test_no_line_can_act_on_the_terminal(tmp_path):
    nasty = "\x1b[31m\u202e\x07\nred"
    shown = text_of(told(tmp_path, [lead("a", **{"Country/Region": nasty, nasty: 1, "segment": ...})]), samples=True)
    assert "\\u{1b}" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)


NASTY = ("a|b", "`x`", "<script>alert(1)</script>", "*b* _i_ [l](u)", "https://x.y", "www.x.y", "a\nb\rc", "\u202ex",
         "\\|", "&lt;", "$x$", "~~s~~", "``", "@someone", "a\u2028b")  # fmt: skip


@pytest.mark.parametrize("value", NASTY)
def test_values_stay_text_in_markdown(value, tmp_path):
    page = markdown(told(tmp_path, leads(2, **{"Country/Region": value, f"Employees {value}": 3, "Employees": ...})))
    row = next(line for line in page.splitlines() if line.startswith("| country | other"))
    assert len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) == 6
    outside_code = re.sub(r"```.*?```|`[^`\n]+`", "", page, flags=re.DOTALL)
    assert not re.search(r"<|[\r\u202e\u2028]|(?<!\\):(?=//)", outside_code)
    assert unescaped(escaped(value)) == unescaped_visible(value)


def unescaped(text: str) -> str:
    """Return what a Markdown reader shows of an escaped text."""
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def unescaped_visible(text: str) -> str:
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in text)


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("no `a_b` here", "no `a_b` here"),
        ("an odd ` tick", "an odd \\` tick"),
        ("an empty `` span", "an empty \\`\\` span"),
        ("`a` and <b>", "`a` and &lt;b&gt;"),
    ],
)
def test_names_in_our_sentences_are_code(sentence, shown):
    assert prose(sentence) == shown


@pytest.mark.parametrize("samples", [False, True])
def test_json_follows_its_schema(samples, tmp_path, monkeypatch):
    lone = told(tmp_path, [lead("a", **{"Country/Region": "x\x00", "segment": "\ud800", "Decision": "\ud800x"})])
    for report in (told(tmp_path, canaries()), told(tmp_path, leads(2)), accounts(monkeypatch), lone):
        written = json.dumps(to_dict(report, samples), ensure_ascii=False)
        assert DataReportModel.model_validate_json(written.encode("utf-8")).rows == report.rows


ODD = (None, "", " ", "n/a", "x" * 300, "\x00\x1b[1m", 0, -1, 2**80, 1e308, 0.5, True, [], ["crm", None, 7, {}], {},
       {"value": 1, "at": "2027-01-01"}, [{"value": "a", "at": "2026-01-01"}, {"value": None}], "01/02/2026",
       "١")  # fmt: skip


def test_whatever_stands_in_the_data_can_be_told(tmp_path):
    choose = random.Random(7).choice
    records = [{name: choose(ODD) for name in lead() if choose((True, True, False))} for _ in range(300)]
    for number, record in enumerate(records):
        record["Company ID"] = f"{choose(('c', 'C', ' c '))}{number // 2}"
        if choose((True, False)):
            record["events"] = [{name: choose(("call", *ODD)) for name in ("type", "at", "person")} for _ in range(3)]
            record["people"] = [{"contact": choose(ODD), "role": choose(ODD)}]
    report = told(tmp_path, records)
    assert report.rows == 300 == report.decided + report.rejected.total
    assert all(field.known + field.unknown == field.asked and field.missing >= 0 for field in report.fields)
    assert all(line.isprintable() for line in text_of(report, samples=True).splitlines())
    assert markdown(report) == markdown(told(tmp_path, records))
    DataReportModel.model_validate_json(json.dumps(to_dict(report, samples=True)))


@pytest.mark.bulk
@pytest.mark.skipif(not BANK.exists(), reason="the bank's table is not beside this checkout")
def test_the_bank_table_is_one_line():
    policy = compiled((ROOT / "policies" / "bank_marketing.policy").read_text(encoding="utf-8"))
    report, _ = report_on(policy, BANK, parse_day("2010-11-30"))
    assert text_of(report, samples=True) == (
        "data: 41188 rows, nothing odd; unknown: `days_since_contact` 96 %, `earlier_result` 86 %, `in_default` 21 %\n"
    )


def test_the_published_schema_is_up_to_date():
    assert json.loads(REPORT_SCHEMA.read_text("utf-8")) == data_report_schema(), (
        "python -m tests.wire.schemas rewrites it"
    )


def test_numbers_stand_to_the_right():
    rows = [("a", "1", "5 %"), ("b", "10", ""), ("c", "", "<1 %")]
    assert list(table(("name", "n", "share"), rows)) == [
        "  name   n  share",
        "  a      1    5 %",
        "  b     10",
        "  c          <1 %",
    ]


def test_only_nothing_is_none_and_only_all_is_all():
    assert [share(part, 1000) for part in (0, 1, 500, 999, 1000)] == ["0 %", "<1 %", "50 %", ">99 %", "100 %"]
