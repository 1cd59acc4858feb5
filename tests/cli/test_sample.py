"""``readiness sample`` on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from policy_engine.cli.sample import POLICY
from tests.cli.runner import run

ROOT = Path(__file__).parents[2]


def test_it_tells_what_was_written_and_what_to_type_next(tmp_path: Path) -> None:
    ran = run("sample", "--accounts", "1200", "--seed", "5", "-o", "my sample", folder=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "1,200 made-up accounts as of 2026-03-01, seed 5"
    assert lines[1].split()[:5] == ["my", "sample/accounts.csv", "1,200", "rows", "78.6"]
    assert ran.out.endswith("    --as-of 2026-03-01 -o decisions.csv\n")
    assert f"readiness evaluate {POLICY} 'my sample/accounts.csv' \\\n    --people 'my sample/people.csv'" in ran.out
    assert (ROOT / POLICY).is_file()


def test_parquet_is_not_said_to_be_readable_by_evaluate(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the bulk extra is not installed")
    ran = run("sample", "--accounts", "1", "--format", "parquet", "--clean", "-o", "s", folder=tmp_path)
    assert ran.out.startswith("1 made-up account as of 2026-03-01, seed 1, without mess\n")
    assert "readiness evaluate policies" not in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accounts", "0"),
        ("--accounts", "-1"),
        ("--accounts", "1000000001"),
        ("--accounts", "1e3"),
        ("--accounts", "9" * 400),
        ("--accounts", "10", "--seed", "seven"),
        ("--accounts", "10", "--seed", "-1"),
        ("--accounts", "10", "--seed", "4294967296"),
        ("--accounts", "10", "--as-of", "1.3.2026"),
        ("--accounts", "10", "--as-of", "0001-02-01"),
        ("--accounts", "10", "--as-of", "9999-12-01"),
        ("--accounts", "10", "--format", "xlsx"),
        ("--accounts", "10", "-o", "-"),
        (),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run("sample", "-o", "s", *arguments, folder=tmp_path)
    assert ran.code == 2
    assert "Error: " in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["0002-02-05", "9999-06-14"])
def test_the_first_and_last_days_of_the_calendar(tmp_path: Path, day: str) -> None:
    assert run("sample", "--accounts", "300", "--as-of", day, "-o", "s", folder=tmp_path).code == 0


def test_greatest_seed_and_limits(tmp_path: Path) -> None:
    assert run("sample", "--accounts", "1", "--seed", "4294967295", "-o", "s", folder=tmp_path).code == 0


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("a file")
    ran = run("sample", "--accounts", "10", "-o", "s", folder=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "D019" in ran.err


@pytest.mark.parametrize("package", ["numpy", "pyarrow"])
def test_parquet_without_the_extra_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    for name in [name for name in sys.modules if name.startswith("policy_engine.sample.")]:
        if name.endswith((".parquet", ".arrays")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    ran = run("sample", "--accounts", "10", "--format", "parquet", "-o", "s", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "U018" in ran.err
    assert 'pip install "readiness-policy-engine[bulk]"' in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_text_files_need_nothing_but_the_standard_library(tmp_path: Path, form: str) -> None:
    code = (
        "import sys, json; from policy_engine.cli.sample import command;"
        f"command.main(['--accounts', '5', '--format', '{form}', '-o', 's'], standalone_mode=False);"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        check=True,
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert loaded & {"numpy", "pyarrow", "lark", "pydantic", "rich", "jinja2"} == set()
