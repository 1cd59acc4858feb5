"""``readiness fmt``: what is written, what is left, and what is said about it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policy_engine.base.render import Style
from policy_engine.cli import fmt
from policy_engine.driver import formatting
from policy_engine.wire.fmt_report import FmtReportModel
from tests.cli.runner import DATA, run

TIDY = 'policy p "P"\nowners a\n'
UNTIDY = b'\xef\xbb\xbfpolicy p "P" owner a\r\n'


def test_a_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "a.policy"
    path.write_bytes(UNTIDY)
    path.chmod(0o640)
    first = run("fmt", ".", folder=tmp_path)
    assert (first.code, first.out) == (0, "a.policy: formatted\n1 file: 1 formatted\n")
    assert path.read_bytes() == TIDY.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    before = path.stat()
    second = run("fmt", ".", folder=tmp_path)
    assert (second.code, second.out) == (0, "1 file: 1 unchanged\n")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_checking_writes_nothing(tmp_path: Path, option: str) -> None:
    (tmp_path / "a.policy").write_bytes(UNTIDY)
    (tmp_path / "b.policy").write_text(TIDY)
    assert run("fmt", option, "b.policy", folder=tmp_path).code == 0
    ran = run("fmt", option, ".", folder=tmp_path)
    assert ran.code == 1
    assert "a.policy" in ran.out
    assert "b.policy" not in ran.out
    assert (tmp_path / "a.policy").read_bytes() == UNTIDY


def test_a_diff_shows_what_cannot_be_seen(tmp_path: Path) -> None:
    (tmp_path / "a.policy").write_bytes(b'\xef\xbb\xbfpolicy p "P"\r\n\towners a # \x1b')
    assert run("fmt", "--diff", "a.policy", folder=tmp_path).code == 1
    (tmp_path / "a.policy").write_bytes(b'\xef\xbb\xbfpolicy p "P"\r\n\towners a')
    ran = run("fmt", "--diff", "a.policy", folder=tmp_path)
    assert '-\\u{feff}policy p "P"\\u{d}\n-\towners a\n\\ no line end at the end of the file\n+policy' in ran.out
    assert fmt._painted("+a\x1b\tb", Style(colour=True)) == "\x1b[32m+a\\u{1b}\tb\x1b[0m"


def test_faults_do_not_stop_the_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.policy").write_bytes(b'policy p "P" hold h "H" when a >= 1\n')
    (tmp_path / "b.policy").write_bytes(b"\xff\xfe")
    (tmp_path / "c.policy").write_bytes(UNTIDY)
    ran = run("fmt", "a.policy", "b.policy", "missing.policy", "c.policy", folder=tmp_path)
    assert ran.code == 2
    assert ran.out.splitlines() == [
        "a.policy: left as it is", "b.policy: left as it is", "missing.policy: left as it is", "c.policy: formatted",
        "4 files: 1 formatted, 3 left as it is",
    ]  # fmt: skip
    for said in ("a.policy:1:", "b.policy", "cannot read `missing.policy`"):
        assert said in ran.err
    assert (tmp_path / "a.policy").read_bytes().endswith(b">= 1\n")
    assert (tmp_path / "c.policy").read_text() == TIDY
    assert run("fmt", "a.policy", "c.policy", folder=tmp_path).code == 1


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\ufeff", "\n\n"])
def test_a_file_without_a_policy_is_left(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.policy").write_text(text)
    ran = run("fmt", "a.policy", folder=tmp_path)
    assert ran.code == 1
    assert "error S" in ran.err
    assert (tmp_path / "a.policy").read_text() == text


def test_unknown_names_and_missing_libraries_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "a.policy").write_text('policy p "P" use "missing.policy" hold h "H" when nothing_known')
    assert run("fmt", ".", folder=tmp_path).code == 0
    text = (tmp_path / "a.policy").read_text()
    assert text == 'policy p "P"\nuse "missing.policy"\n\nhold h "H"\n  when nothing_known\n'


def test_a_used_library_is_formatted_only_when_it_is_named(tmp_path: Path) -> None:
    library = 'library l "L"   account fact a yes/no'
    (tmp_path / "l.policy").write_text(library)
    (tmp_path / "p.policy").write_text('policy p "P" use "l.policy" hold h "H" when a is yes')
    assert run("fmt", "p.policy", folder=tmp_path).code == 0
    assert (tmp_path / "l.policy").read_text() == library
    assert run("fmt", "l.policy", folder=tmp_path).code == 0
    assert (tmp_path / "l.policy").read_text() == 'library l "L"\n\naccount\n  fact a yes/no\n'


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(UNTIDY)
    (tmp_path / "a.policy").symlink_to("real")
    (tmp_path / "b.policy").write_bytes(UNTIDY)
    ran = run("fmt", "a.policy", "b.policy", folder=tmp_path)
    assert ran.code == 3
    assert "D021" in ran.err
    assert (tmp_path / "real").read_bytes() == UNTIDY
    assert (tmp_path / "b.policy").read_text() == TIDY


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("print_file", "the new text cannot be read"),
        ("comment_lines", "a comment would be lost or stand elsewhere"),
        ("policy_hash", "its meaning hash would be another"),
    ],
)
def test_our_own_fault_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, why: str) -> None:
    text = (DATA / "untidy.policy").read_text(encoding="utf-8")
    (tmp_path / "a.policy").write_text(text, encoding="utf-8")
    answers = iter(range(9))
    monkeypatch.setattr(formatting, part, lambda *_: f"answer {next(answers)}")
    ran = run("fmt", ".", folder=tmp_path)
    assert ran.code == 1
    assert f"error U009: `a.policy` is left as it is: {why}\n" in ran.err
    assert (tmp_path / "a.policy").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text, number: text.replace("DE", "PL"), "the new text says something else"),
        (lambda text, number: text + "\n" * number, "formatting again would change it again"),
    ],
)
def test_another_fault_of_ours_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change, why) -> None:
    print_file = formatting.print_file
    numbers = iter(range(9))
    monkeypatch.setattr(formatting, "print_file", lambda *tree: change(print_file(*tree), next(numbers)))
    (tmp_path / "a.policy").write_bytes((DATA / "untidy.policy").read_bytes())
    assert why in run("fmt", ".", folder=tmp_path).err


def test_a_file_that_would_become_too_long_is_left(tmp_path: Path) -> None:
    size = formatting.MAX_FILE_BYTES
    text = 'policy p "P" hold h "H" when a or\n' + "b or\n" * 1000
    text += "c" + "\n# x" * ((size - len(text)) // 4)
    (tmp_path / "a.policy").write_text(text)
    ran = run("fmt", ".", folder=tmp_path)
    assert ran.code == 1, ran
    assert "U010" in ran.err
    assert (tmp_path / "a.policy").read_text() == text


def through_a_pipe(data: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "policy_engine.cli", "fmt", "-", *options],
        input=data, capture_output=True, timeout=60, check=False, env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )  # fmt: skip


def test_the_standard_input_goes_to_the_standard_output() -> None:
    ran = through_a_pipe('policy p "☃" # ü\r\n'.encode())
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, 'policy p "☃"  # ü\n'.encode(), b"")
    ran = through_a_pipe(b'policy p "P" owner')
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert b"standard input:1:" in ran.stderr
    assert through_a_pipe(UNTIDY, "--check").returncode == 1
    assert through_a_pipe(TIDY.encode(), "--diff").stdout == b""


def test_the_standard_input_stands_alone() -> None:
    ran = run("fmt", "-", "dach.policy")
    assert ran.code == 2
    assert "stands alone" in ran.err


def test_json_tells_each_file() -> None:
    ran = run("fmt", "--diff", "untidy.policy", "dach.policy", "--format", "json")
    report = FmtReportModel.model_validate_json(ran.out)
    assert [(file.file, file.result, bool(file.diff)) for file in report.files] == [
        ("untidy.policy", "would be formatted", True), ("dach.policy", "unchanged", False),
    ]  # fmt: skip
    assert FmtReportModel.model_validate_json(run("fmt", "missing", "--format", "json").out).diagnostics
