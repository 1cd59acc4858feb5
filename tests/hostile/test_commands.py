"""Hostile surroundings, C1 to C13: what the commands do when the world around them is not as they wish."""

import errno
import os
import resource
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from policy_engine import late
from policy_engine.cli import options
from policy_engine.cli.group import COMMANDS
from tests.cli.runner import DATA, run
from tests.hostile.shell import (
    CALLS,
    DAY,
    READS,
    WRITES,
    call,
    files,
    finish,
    in_one_line,
    in_shell,
    leftovers,
    start,
    workspace,
    writing,
)

OLD = b"what stood here before\n"
POOR = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
EVALUATE = ("evaluate", "dach.policy", "leads.jsonl", *DAY, "-o")
READING = [(name, file) for name in COMMANDS for file in READS[name]]
every_command = pytest.mark.parametrize("name", COMMANDS)


def without_a_day(name: str) -> tuple[str, ...]:
    return tuple(part for part in CALLS[name] if part not in DAY)


@every_command
def test_every_command_is_called_here(name, tmp_path):
    ran = call(name, *CALLS[name], folder=workspace(tmp_path))
    assert (ran.code, ran.err) == (0, "")


# ---- C1: wrong calls


@every_command
def test_c01_an_unknown_flag_is_a_wrong_call(name, tmp_path):
    ran = run(name, *CALLS[name], "--nonsense", folder=workspace(tmp_path))
    assert ran.code == 2
    assert "--nonsense" in ran.err
    assert in_one_line(ran.err)
    assert ran.out == ""


@pytest.mark.parametrize(("name", "file"), READING)
def test_c01_a_missing_file_is_named(name, file, tmp_path):
    (workspace(tmp_path) / file).unlink()
    ran = run(name, *CALLS[name], folder=tmp_path)
    assert ran.code == 2
    assert file in ran.err
    assert in_one_line(ran.err)
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(("name", "file"), [pair for pair in READING if pair[0] not in ("check", "fmt", "test")])
def test_c01_a_folder_is_no_file(name, file, tmp_path):
    (workspace(tmp_path) / file).unlink()
    (tmp_path / file).mkdir()
    ran = run(name, *CALLS[name], folder=tmp_path)
    assert ran.code == 2
    assert file in ran.err
    assert in_one_line(ran.err)


# ---- C2: an output that is an input


@pytest.mark.parametrize("file", ["leads.jsonl", "leads.csv"])
def test_c02_leads_are_not_overwritten(file, tmp_path):
    before = (workspace(tmp_path) / file).read_bytes()
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    os.link(tmp_path / file, tmp_path / f"other_{file}")
    for output in (file, f"./{file}", f"again/{file}", f"other_{file}"):
        ran = run("evaluate", "dach.policy", file, *DAY, "-o", output, folder=tmp_path)
        assert ran.code == 3
        assert in_one_line(ran.err)
    assert (tmp_path / file).read_bytes() == before


def test_c02_policies_and_libraries_are_not_overwritten(tmp_path):
    (tmp_path / "library.csv").write_text('library shared "Shared"\n')
    text = workspace(tmp_path).joinpath("dach.policy").read_text("utf-8")
    (tmp_path / "x.csv").write_text(text.replace("\ngoal", '\nuse "library.csv"\ngoal', 1))
    for output in ("x.csv", "library.csv"):
        before = (tmp_path / output).read_bytes()
        ran = run("evaluate", "x.csv", "leads.jsonl", *DAY, "-o", output, folder=tmp_path)
        assert ran.code == 3, ran.err
        assert (tmp_path / output).read_bytes() == before


def test_c02_reports_and_tables_beside_the_leads_are_safe_too(tmp_path):
    workspace(tmp_path)
    (tmp_path / "people.csv").write_text("Company ID,contact,role\nc1,anna,champion\n")
    (tmp_path / "leads.json").write_text((tmp_path / "leads.jsonl").read_text().splitlines()[0])
    before = files(tmp_path)
    over_people = ("leads.csv", "--people", "people.csv", "-o", "people.csv")
    over_leads = ("leads.json", "--report", "leads.json", "-o", "out.csv")
    for arguments in (over_people, over_leads):
        ran = run("evaluate", "dach.policy", *arguments, *DAY, folder=tmp_path)
        assert ran.code == 3, ran.err
        assert in_one_line(ran.err)
    assert files(tmp_path) == before


# ---- C3: nowhere to write


@pytest.mark.parametrize("name", ["evaluate", "init", "sample"])
def test_c03_a_file_in_place_of_a_folder(name, tmp_path):
    (workspace(tmp_path) / "file").write_bytes(OLD)
    written = WRITES[name]
    ran = run(name, *(f"file/{part}" if part == written else part for part in CALLS[name]), folder=tmp_path)
    assert ran.code == 3
    assert in_one_line(ran.err)
    assert (tmp_path / "file").read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into a read-only folder")
@pytest.mark.parametrize("name", WRITES)
def test_c03_a_folder_that_is_read_only(name, tmp_path):
    workspace(tmp_path).chmod(0o555)
    try:
        ran = run(name, *CALLS[name], folder=tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert ran.code == 3
    assert in_one_line(ran.err)


def no_room(most: int):
    """Let no file grow beyond so many bytes: the system's own way to say that the disk is full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.parametrize("name", WRITES)
def test_c03_a_disk_that_is_full(name, tmp_path):
    """The fault comes with the first bytes; nothing is left of what was begun, and the old file stands."""
    workspace(tmp_path, leads=200)
    if name == "evaluate":
        (tmp_path / "out.csv").write_bytes(OLD)
    before = files(tmp_path)
    ran = call(name, *CALLS[name], folder=tmp_path, preexec_fn=no_room(10), env={"PYTHONDONTWRITEBYTECODE": "1"})
    assert ran.code == 3, ran.err
    assert in_one_line(ran.err)
    assert files(tmp_path) == before


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_c03_a_disk_that_says_so_late(fault, tmp_path, monkeypatch):
    def refuse(handle):
        raise OSError(fault, os.strerror(fault))

    (workspace(tmp_path) / "out.csv").write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", refuse)
    ran = run(*EVALUATE, "out.csv", folder=tmp_path)
    assert ran.code == 3
    assert os.strerror(fault).lower() in ran.err.lower()
    assert (tmp_path / "out.csv").read_bytes() == OLD
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_c03_a_full_disk_behind_a_stream(stream, tmp_path):
    line = f'exec "$@" {1 if stream == "stdout" else 2}>/dev/full'
    wrong = ("check", "missing.policy") if stream == "stderr" else (*EVALUATE, "-")
    ran = in_shell(line, *wrong, folder=workspace(tmp_path))
    assert ran.code == 3
    assert "Traceback" not in ran.err + ran.out


# ---- C4: an output that is a link


def test_c04_nothing_is_written_through_a_link(tmp_path):
    (workspace(tmp_path) / "elsewhere.csv").write_bytes(OLD)
    (tmp_path / "out.csv").symlink_to(tmp_path / "elsewhere.csv")
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "missing.csv")
    for output in ("out.csv", "nowhere.csv"):
        ran = run(*EVALUATE, output, folder=tmp_path)
        assert ran.code == 3
        assert "link" in ran.err
    (tmp_path / "report.md").symlink_to(tmp_path / "elsewhere.csv")
    assert run(*EVALUATE, "new.csv", "--report", "report.md", folder=tmp_path).code == 3
    assert (tmp_path / "elsewhere.csv").read_bytes() == OLD
    assert not (tmp_path / "missing.csv").exists()


# ---- C5: stopped in the middle


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_c05_a_stopped_command_leaves_the_old_output(name, tmp_path):
    (workspace(tmp_path, leads=30_000) / "out.csv").write_bytes(OLD)
    number = getattr(signal, name)
    process = writing(*EVALUATE, "out.csv", folder=tmp_path)
    process.send_signal(number)
    ran = finish(process)
    assert (tmp_path / "out.csv").read_bytes() == OLD
    if name == "SIGKILL":
        assert ran.code == -number
        return
    assert ran.code == 128 + number
    assert ran.err == "interrupted: no file is half-written\n"
    assert leftovers(tmp_path) == []


@pytest.mark.slow
def test_c05_at_any_time(tmp_path):
    """Sent at forty moments: before, while and after the file is written."""
    new = run(*EVALUATE, "new.csv", folder=workspace(tmp_path, leads=3_000))
    assert new.code == 0
    complete = (tmp_path / "new.csv").read_bytes()
    for step in range(40):
        (tmp_path / "out.csv").write_bytes(OLD)
        process = start(*EVALUATE, "out.csv", folder=tmp_path)
        time.sleep(0.03 + step * 0.015)
        process.send_signal(signal.SIGTERM)
        ran = finish(process)
        # Before there is anybody to answer the signal, the system itself ends the process.
        assert ran.code in (0, 143, -signal.SIGTERM), ran.err
        assert "Traceback" not in ran.err
        left = (tmp_path / "out.csv").read_bytes()
        assert left == complete or (left == OLD and ran.code != 0)
        assert leftovers(tmp_path) == []


def test_c05_a_result_that_is_being_printed_is_said_to_be_incomplete(tmp_path):
    process = start(*EVALUATE, "-", folder=workspace(tmp_path, leads=30_000))
    assert process.stdout.readline().startswith(b'{"key": "c1"')
    process.send_signal(signal.SIGINT)
    ran = finish(process)
    assert (ran.code, ran.err) == (130, "interrupted: what was printed is not complete\n")


def test_c05_what_is_to_survive_the_terminal_does(tmp_path):
    """``nohup`` has a closed terminal ignored, and so it is."""
    workspace(tmp_path, leads=5_000)
    ignoring = {"preexec_fn": lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)}
    process = writing(*EVALUATE, "out.csv", folder=tmp_path, **ignoring)
    process.send_signal(signal.SIGHUP)
    assert finish(process).code == 0


# ---- C6: a reader that has enough


@pytest.mark.parametrize("arguments", [(*EVALUATE, "-"), ("check", "dach.policy"), ("explain", *CALLS["explain"])])
def test_c06_a_reader_that_has_enough_is_no_fault(arguments, tmp_path):
    line = '"$@" | true; exit ${PIPESTATUS[0]}'
    ran = in_shell(line, *arguments, folder=workspace(tmp_path, leads=2_000))
    assert ran.code == 141
    assert ran.err == ""


# ---- C7: nobody at the keyboard


@every_command
def test_c07_nothing_is_read_from_the_keyboard(name, tmp_path):
    ran = in_shell('exec "$@" <&-', name, *CALLS[name], folder=workspace(tmp_path))
    assert ran.code == 0
    assert ran.err == ""


# ---- C8: a terminal of few letters


@every_command
def test_c08_a_poor_locale_is_no_obstacle(name, tmp_path):
    ran = call(name, *CALLS[name], folder=workspace(tmp_path), env=POOR)
    assert (ran.code, ran.err) == (0, "")


def test_c08_files_are_the_same_everywhere(tmp_path):
    text = (workspace(tmp_path) / "leads.jsonl").read_text().replace('"c1"', '"c\\u00e4"')
    (tmp_path / "leads.jsonl").write_text(text)
    written = set()
    for poor in ({}, POOR, {"PYTHONIOENCODING": "ascii"}):
        assert call(*EVALUATE, "out.csv", folder=tmp_path, env=poor).code == 0
        written.add((tmp_path / "out.csv").read_bytes())
    assert len(written) == 1
    assert "cä".encode() in written.pop()


# ---- C9: two at once


def test_c09_of_two_runs_to_one_output_one_wins_whole(tmp_path):
    workspace(tmp_path, leads=1_500)
    wanted = {}
    for day in ("2026-03-01", "2027-03-01"):
        arguments = ("evaluate", "dach.policy", "leads.jsonl", "--as-of", day, "-o")
        assert run(*arguments, f"{day}.csv", folder=tmp_path).code == 0
        wanted[day] = (*arguments, "out.csv")
    both = [start(*arguments, folder=tmp_path) for arguments in wanted.values()]
    assert [finish(process).code for process in both] == [0, 0]
    assert (tmp_path / "out.csv").read_bytes() in [(tmp_path / f"{day}.csv").read_bytes() for day in wanted]
    assert leftovers(tmp_path) == []


# ---- C10: a clock that is wrong


@pytest.mark.parametrize("year", [1970, 2099])
def test_c10_the_day_of_a_decision_is_always_told(year, tmp_path, monkeypatch):
    class Wrong(datetime):
        @classmethod
        def now(cls, tz=UTC):
            return datetime(year, 1, 1, 12, tzinfo=tz)

    monkeypatch.setattr(options, "datetime", Wrong)
    workspace(tmp_path)
    for name in ("evaluate", "explain"):
        ran = run(name, *without_a_day(name), folder=tmp_path)
        assert ran.code == 0
        assert f"decided as of {year}-01-01" in ran.out
    assert run("check", "dach.policy", folder=tmp_path).code == 0


# ---- C11: no home


@every_command
def test_c11_no_home_is_needed(name, tmp_path, monkeypatch):
    (workspace(tmp_path) / "file").write_bytes(OLD)
    wanted = run(name, *CALLS[name], folder=workspace(tmp_path / "wanted")).out
    for number, place in enumerate((None, "no_such_folder", "file")):
        for variable in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.delenv(variable, raising=False)
            if place is not None:
                monkeypatch.setenv(variable, str(tmp_path / place))
        assert run(name, *CALLS[name], folder=workspace(tmp_path / str(number))).out == wanted
    assert not (tmp_path / "no_such_folder").exists()


# ---- C12: variables that look like options


@every_command
def test_c12_environment_variables_are_no_options(name, tmp_path, monkeypatch):
    command = late.attribute(f"policy_engine.cli.{name}:command")
    assert isinstance(command, click.Command)
    words = {(parameter.name or "").upper() for parameter in command.params}
    words |= {word.lstrip("-").replace("-", "_").upper() for parameter in command.params for word in parameter.opts}
    plain = run(name, *CALLS[name], folder=workspace(tmp_path / "plain"))
    for prefix in ("", "READINESS_", f"READINESS_{name.upper()}_"):
        for word in words:
            monkeypatch.setenv(prefix + word, "1")
    assert run(name, *CALLS[name], folder=workspace(tmp_path / "other")) == plain
    assert files(tmp_path / "other") == files(tmp_path / "plain")


# ---- C13: names that look like options


def test_c13_names_that_begin_with_a_dash(tmp_path):
    (workspace(tmp_path) / "dach.policy").rename(tmp_path / "-x.policy")
    (tmp_path / "leads.jsonl").rename(tmp_path / "--leads.jsonl")
    for arguments in (
        ("check", "--", "-x.policy"),
        ("test", "--", "-x.policy"),
        ("fmt", "--", "-x.policy"),
        ("evaluate", "-o", "-out.csv", *DAY, "--", "-x.policy", "--leads.jsonl"),
        ("explain", "--key", "c1", *DAY, "--", "-x.policy", "--leads.jsonl"),
    ):
        ran = run(*arguments, folder=tmp_path)
        assert ran.code == 0, ran.err
    assert (tmp_path / "-out.csv").exists()


# ---- The exit codes


CODES = [
    (0, ("check", "dach.policy")),
    (0, ("test", "dach.policy")),
    (0, (*EVALUATE, "out.csv")),
    (1, ("check", "broken.policy")),
    (1, ("test", "failing.policy")),
    (1, ("evaluate", "broken.policy", "leads.jsonl", "-o", "out.csv")),
    (1, ("explain", "dach.policy", "leads.jsonl", "--key", "nobody")),
    (1, ("fmt", "--check", "dach.policy")),
    (1, ("fmt", "broken_layout.policy")),
    (2, ()),
    (2, ("chek",)),
    (2, ("check",)),
    (2, ("fmt", "missing.policy")),
    (2, ("evaluate", "dach.policy", "leads.xls", "-o", "out.csv")),
    (2, ("init", "new", "--from", "missing.csv")),
    (2, ("sample", "--accounts", "-1", "-o", "made")),
    (3, (*EVALUATE, "no/such/folder/out.csv")),
    (3, ("sample", "--accounts", "1", "-o", "dach.policy")),
    (3, ("init", "dach.policy/new")),
]


@pytest.mark.parametrize(("code", "arguments"), CODES, ids=[" ".join(words) for _, words in CODES])
def test_the_exit_code_tells_what_became_of_it(code, arguments, tmp_path):
    workspace(tmp_path)
    for name in ("broken.policy", "failing.policy"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    (tmp_path / "broken_layout.policy").write_text("policy x when when\n")
    ran = run(*arguments, folder=tmp_path)
    assert ran.code == code, ran.err


def test_a_name_that_is_nearly_a_command_is_recognised():
    assert "No such command 'chek'. did you mean `check`?" in run("chek").err


@every_command
def test_the_help_shows_examples_and_is_not_too_wide(name):
    shown = run(name, "--help").out
    assert f"  readiness {name}" in shown.split("Examples:")[1]
    assert max(len(line) for line in shown.splitlines()) <= 100
