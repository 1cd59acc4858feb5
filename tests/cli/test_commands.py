"""Exit codes, outputs and refusals of the commands."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from policy_engine.base.render import Style
from policy_engine.cli.check import NOT_PROVEN
from policy_engine.cli.rows import csv_line, neutral
from policy_engine.cli.summary import table
from policy_engine.wire import DecisionModel, ReportModel
from tests.cli.runner import DATA, run

DAY = ("--as-of", "2026-03-01")


def spawn(*arguments: str, **more) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=DATA,
        capture_output=True,
        timeout=60,
        check=False,
        encoding="utf-8",
        errors="replace",
        **more,
    )


# ---- check


def test_check_never_says_that_all_is_well():
    for form in ("dach.policy", "failing.policy", "broken.policy"):
        assert NOT_PROVEN in run("check", form, "--no-proofs", "--today", "2026-03-01").out


def test_check_tells_errors_by_its_exit_code():
    assert run("check", "broken.policy").code == 1
    assert run("check", "dach.policy").code == 0


def test_check_takes_folders(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    for place in ("a.policy", "deep/b.policy", ".hidden/c.policy"):
        (tmp_path / place).write_text((DATA / "broken.policy").read_text())
    report = json.loads(run("check", ".", "--format", "json", folder=tmp_path).out)
    assert report["files"] == ["a.policy", "deep/b.policy"]
    assert report["errors"] == 2
    ReportModel.model_validate(report)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "missing.policy"), "cannot read `missing.policy`: no such file or directory"),
        (("check", "empty_folder"), "there is no `.policy` file in `empty_folder`"),
        (("test", "missing.policy"), "U001"),
        (("evaluate", "empty_folder", "x.csv", "-o", "-"), "it is a folder"),
        (("check", "dach.policy", "--today", "2026-02-30"), "is no day"),
        (("check",), "Missing argument"),
        (("nonsense",), "No such command"),
        (("evaluate", "dach.policy", "leads.jsonl", "-o", "out.xls"), ".jsonl or .csv"),
        (("explain", "dach.policy", "leads.jsonl", "--key", "c1", "--why-not", "redy"), "did you mean `ready`?"),
    ],
)
def test_usage_and_unreadable_input_exit_with_2(tmp_path, arguments, said):
    (tmp_path / "empty_folder").mkdir()
    for name in ("dach.policy", "leads.jsonl"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    ran = run(*arguments, folder=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "x.policy")
    assert "no ordinary file" in run("check", "x.policy", folder=tmp_path).err


def test_a_file_that_is_not_utf8_is_an_error(tmp_path):
    (tmp_path / "x.policy").write_bytes(b'policy x "caf\xe9"')
    ran = run("check", "x.policy", folder=tmp_path)
    assert ran.code == 1
    assert "byte 13" in ran.out


def test_a_huge_file_is_not_read(tmp_path):
    with (tmp_path / "x.policy").open("wb") as file:
        file.truncate(3 * 1024**3)
    ran = run("check", "x.policy", folder=tmp_path)
    assert ran.code == 1
    assert "more than 1048576 bytes" in ran.out


def test_check_loads_nothing_heavy():
    code = (
        "import sys\n"
        "from policy_engine.cli.program import readiness\n"
        "try:\n    readiness(['check', 'dach.policy'])\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "heavy = {'pydantic', 'jinja2', 'rich', 'sqlglot', 'z3', 'duckdb', 'policy_engine.runtime.evaluator'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    ran = spawn("-c", code)
    assert ran.stderr.strip().splitlines()[-1] == "[]", ran.stderr


# ---- test


def test_examples_that_fail_exit_with_1():
    assert run("test", "failing.policy").code == 1
    assert run("test", "dach.policy").code == 0


def test_a_library_alone_cannot_be_tested(tmp_path):
    (tmp_path / "x.policy").write_text('library x "X"\n')
    named = run("test", "x.policy", folder=tmp_path)
    assert (named.code, "U007" in named.err) == (1, True)
    assert run("test", ".", folder=tmp_path).code == 0


def test_a_broken_policy_does_not_decide():
    for command in (("test", "broken.policy"), ("evaluate", "broken.policy", "leads.jsonl", "-o", "-")):
        ran = run(*command)
        assert ran.code == 1
        assert "N001" in ran.err
        assert not ran.out


# ---- evaluate


def evaluate(tmp_path, *more: str, output: str = "out.csv", leads: str = "leads.jsonl"):
    ran = run("evaluate", "dach.policy", leads, *DAY, "-o", str(tmp_path / output), *more)
    made = tmp_path / output
    return ran, made.read_text("utf-8") if made.exists() else None


def test_csv_has_the_promised_columns(tmp_path):
    ran, text = evaluate(tmp_path)
    assert ran.code == 0
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == ["key", "stage", "as", "would_be", "to", "within_reach", "changes_on"]
    assert list(rows[0].values()) == ["c1", "ready", "salesqualifiedlead", "", "sales", "", "2026-04-16"]
    assert [row["key"] for row in rows] == ["c1", "c2", "'=c3"]


def test_csv_explained_has_every_rule(tmp_path):
    _, text = evaluate(tmp_path, "--explain")
    row = next(csv.DictReader(io.StringIO(text)))
    assert row["dimension.timing"] == "met"
    assert row["criterion.evaluating"] == "not met"
    assert row["hold.no_consent"] == "not met"
    assert row["disqualifier.competitor_staff"] == "not met"


def test_jsonl_follows_the_schema_and_keeps_values_back(tmp_path):
    for explain in (False, True):
        _, text = evaluate(tmp_path, *(["--explain"] if explain else []), output="out.jsonl")
        for line in text.splitlines():
            DecisionModel.model_validate_json(line)
        assert ("Late deliveries" in text) == explain
        assert ("Narnia" in text) == explain


def test_the_summary_for_programs(tmp_path):
    ran, _ = evaluate(tmp_path, "--format", "json")
    told = json.loads(ran.out)
    assert told["as_of"] == "2026-03-01"
    assert told["stages"] == {"ready": 1, "developing": 0, "watching": 0, "on_hold": 1, "disqualified": 1}
    data = told["data"]
    assert (data["rows"], data["decided"], data["rejected"]["rows"]) == (6, 3, 3)
    odd = {field["field"]: (field["other"]["values"], field["invalid"]["values"]) for field in data["fields"]}
    assert (odd["country"], odd["employees"], odd["consent"]) == ((1, 0), (0, 1), (0, 0))
    assert data["events"]["undeclared"]["values"] == 1


def test_strict_writes_nothing(tmp_path):
    (tmp_path / "out.csv").write_text("old")
    ran, text = evaluate(tmp_path, "--strict")
    assert (ran.code, text) == (1, "old")
    assert "out.csv is not written" in ran.err


def test_strict_lets_good_data_pass(tmp_path):
    (tmp_path / "good.jsonl").write_text((DATA / "leads.jsonl").read_text().splitlines()[0])
    ran, text = evaluate(tmp_path, "--strict", leads=str(tmp_path / "good.jsonl"))
    assert ran.code == 0
    assert "c1,ready" in text


def test_records_that_cannot_be_read_leave_the_old_output(tmp_path):
    (tmp_path / "out.csv").write_text("old")
    (tmp_path / "bad.csv").write_text("Company ID,Country\nc1,DE\n")
    ran, text = evaluate(tmp_path, leads=str(tmp_path / "bad.csv"))
    assert (ran.code, text) == (2, "old")
    assert "Country/Region" in ran.err


def test_output_over_input_and_unwritable_output_exit_with_3(tmp_path):
    copy = tmp_path / "leads.jsonl"
    copy.write_bytes((DATA / "leads.jsonl").read_bytes())
    before = copy.read_bytes()
    assert evaluate(tmp_path, output="leads.jsonl", leads=str(copy))[0].code == 3
    assert copy.read_bytes() == before
    ran, _ = evaluate(tmp_path, output="no/such/folder/out.csv")
    assert ran.code == 3
    assert "Traceback" not in ran.err


def test_the_day_of_an_export_dates_its_values(tmp_path):
    lead = {"Company ID": "c1", "Budget status": "confirmed"}
    (tmp_path / "one.jsonl").write_text(json.dumps(lead))
    leads = str(tmp_path / "one.jsonl")
    states = {}
    for name, more in {
        "undated": [],
        "dated": ["--observed-on", "2026-02-20"],
        "old": ["--observed-on", "2025-02-20"],
    }.items():
        _, text = evaluate(tmp_path, "--explain", *more, leads=leads)
        states[name] = next(csv.DictReader(io.StringIO(text)))["criterion.budget_in_sight"]
    assert states == {"undated": "open", "dated": "met", "old": "open"}


def test_without_as_of_it_is_today_and_says_so(tmp_path):
    ran = run("evaluate", "dach.policy", "leads.jsonl", "-o", str(tmp_path / "out.csv"))
    assert "decided as of 20" in ran.out


def test_a_closed_pipe_ends_quietly(tmp_path):
    lead = (DATA / "leads.jsonl").read_text("utf-8").splitlines()[0]
    many = "".join(lead.replace('"c1"', f'"c{n}"') + "\n" for n in range(2000))
    (tmp_path / "many.jsonl").write_text(many, encoding="utf-8")
    evaluating = [sys.executable, "-m", "policy_engine.cli", "evaluate", "dach.policy", str(tmp_path / "many.jsonl")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": DATA}
    with subprocess.Popen([*evaluating, *DAY, "-o", "-"], **pipes) as ran:
        assert ran.stdout.readline().startswith(b'{"key": "c0"')
        ran.stdout.close()
        assert b"Traceback" not in ran.stderr.read()
    assert ran.returncode != 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_terminal_is_no_obstacle(encoding):
    ran = spawn("-m", "policy_engine.cli", "explain", "dach.policy", "leads.jsonl", *DAY, "--key", "c1",
                env={**os.environ, "PYTHONIOENCODING": encoding})  # fmt: skip
    assert ran.returncode == 0
    assert "Ready for a decision" in ran.stdout


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas_are_neutralised(cell):
    assert neutral(cell) == f"'{cell}"
    assert next(csv.reader(io.StringIO(csv_line([cell, "a=b"]).decode(), newline=""))) == [f"'{cell}", "a=b"]


def test_tables_line_up():
    assert list(table(("a", "n"), [("漢", "5"), ("bcd", "12")])) == ["  a     n", "  漢    5", "  bcd  12"]


# ---- explain


def test_explain_tells_that_there_is_no_such_record():
    ran = run("explain", "dach.policy", "leads.jsonl", *DAY, "--key", "c9")
    assert ran.code == 1
    assert "no record with the key 'c9' among 6 rows" in ran.err


def test_explain_reads_no_missing_file():
    ran = run("explain", "dach.policy", "no.jsonl", *DAY, "--key", "c9")
    assert ran.code == 2
    assert "no.jsonl" in ran.err


def test_version():
    assert run("--version").out == "readiness 0.1.0\n"


def test_colours_only_where_wanted():
    assert Style(True).paint("x", "1") == "\x1b[1mx\x1b[0m"
    assert "\x1b" not in run("check", "broken.policy").out
