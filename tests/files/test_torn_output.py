"""Nothing half-written: whatever step of writing fails, and even when the process is killed there.

Every writer is run once to count its steps, and then once for each step and each kind of fault. What stands there
afterwards is what stood there before, or all of the new.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from policy_engine.files.atomic import CannotWriteError, atomic_writer, write_atomic
from tests.cli.runner import DATA, Ran, run
from tests.files.faults import KILL, KILLED, KINDS, Faults, in_child

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are forked and killed")

DAY = ("--as-of", "2026-03-01")
TABLES = tuple(f"{table}.csv" for table in ("accounts", "people", "events", "outcomes", "observations"))
OLD = b"what stood there before\n"


@dataclass(frozen=True)
class Writer:
    """Something that writes ``targets``: how its folder is made ready, and how it is run there."""

    name: str
    targets: tuple[str, ...]
    make_ready: Callable[[Path], object]
    run: Callable[[Path], Ran]

    def __str__(self) -> str:
        return self.name


def _in_pieces(folder: Path) -> Ran:
    try:
        with atomic_writer(folder / "out") as stream:
            for number in range(5):
                stream.write(b"line %d\n" % number)
    except CannotWriteError as error:
        return Ran(3, "", f"error {error.diagnostic.code.id}: {error.diagnostic.message}\n")
    return Ran(0, "", "")


def _at_once(folder: Path) -> Ran:
    try:
        write_atomic(folder / "out", b"all of it" * 1000)
    except CannotWriteError as error:
        return Ran(3, "", f"error {error.diagnostic.code.id}: {error.diagnostic.message}\n")
    return Ran(0, "", "")


def _leads(folder: Path) -> None:
    for name in ("dach.policy", "leads.jsonl"):
        shutil.copy(DATA / name, folder)


def _leads_and_output(folder: Path) -> None:
    _leads(folder)
    (folder / "out.jsonl").write_bytes(OLD)


def _evaluate(folder: Path) -> Ran:
    return run("evaluate", "dach.policy", "leads.jsonl", *DAY, "-o", "out.jsonl", folder=folder)


def _messy(folder: Path) -> None:
    text = (DATA / "dach.policy").read_text(encoding="utf-8")
    (folder / "messy.policy").write_text(text.replace("\n", "\n\n   "), encoding="utf-8")


def _faulty(folder: Path) -> None:
    text = (DATA / "dach.policy").read_text(encoding="utf-8")
    (folder / "faulty.policy").write_text(text.replace("employees is at least", "employees >="), encoding="utf-8")


def _fix(folder: Path) -> Ran:
    return run("check", "--fix", "faulty.policy", "--today", "2026-03-01", folder=folder)


def _report(folder: Path) -> Ran:
    arguments = ("evaluate", "dach.policy", "leads.jsonl", *DAY, "-o", "out.jsonl", "--report", "report.json")
    return run(*arguments, folder=folder)


def _sample(folder: Path) -> Ran:
    return run("sample", "--accounts", "2", "-o", ".", folder=folder)


def _over_a_file(folder: Path) -> None:
    (folder / "out").write_bytes(OLD)


WRITERS = (
    Writer("in pieces, a new file", ("out",), lambda folder: None, _in_pieces),
    Writer("in pieces, over a file", ("out",), _over_a_file, _in_pieces),
    Writer("at once, over a file", ("out",), _over_a_file, _at_once),
    Writer("evaluate -o, over a file", ("out.jsonl",), _leads_and_output, _evaluate),
    Writer("fmt", ("messy.policy",), _messy, lambda folder: run("fmt", "messy.policy", folder=folder)),
)
SLOW_WRITERS = (
    Writer("evaluate -o, a new file", ("out.jsonl",), _leads, _evaluate),
    Writer("check --fix", ("faulty.policy",), _faulty, _fix),
    Writer("evaluate --report", ("out.jsonl", "report.json"), _leads_and_output, _report),
    Writer("sample", TABLES, lambda folder: (folder / "events.csv").write_bytes(OLD), _sample),
)
"""All that write files; a new command that does belongs here."""


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def contents(writer: Writer, folder: Path) -> list[bytes | None]:
    return [content(folder / target) for target in writer.targets]


def ready(writer: Writer, folder: Path) -> Path:
    folder.mkdir()
    writer.make_ready(folder)
    return folder


@pytest.mark.parametrize(
    "writer", [*WRITERS, *(pytest.param(each, marks=pytest.mark.slow) for each in SLOW_WRITERS)], ids=str
)
def test_nothing_is_half_written_whatever_fails(writer: Writer, tmp_path: Path) -> None:
    counted = Faults(ready(writer, tmp_path / "counted"))
    with counted.watch():
        assert writer.run(counted.folder).code == 0
    new = contents(writer, counted.folder)
    steps = counted.steps
    assert {"open", "write", "flush", "fsync", "close", "replace"} <= set(steps)
    for kind in KINDS:
        for at in range(1, len(steps) + 1):
            folder = ready(writer, tmp_path / f"{kind} {at}")
            _fails_well(writer, Faults(folder, at, kind), steps[at - 1], new)


def _fails_well(writer: Writer, faults: Faults, step: str, new: list[bytes | None]) -> None:
    """Run a writer with a fault; see what stands there, and that the next run puts everything right."""
    old, names = contents(writer, faults.folder), _names(faults.folder)

    def faulty() -> Ran:
        with faults.watch():
            return writer.run(faults.folder)

    if faults.kind == KILL:
        assert in_child(lambda: faulty().code) == KILLED
    else:
        ran = faulty()
        # What has its new name is removed without success; that this fails otherwise concerns nobody.
        assert ran.code == (0 if step == "unlink" else 3), (step, ran)
        assert ran.err.count("error D019: ") == ran.code // 3
        assert "Traceback" not in ran.err
        assert _names(faults.folder) - set(writer.targets) == names - set(writer.targets)
    for found, before, after in zip(contents(writer, faults.folder), old, new, strict=True):
        assert found in (before, after), (step, faults.kind)
    assert writer.run(faults.folder).code == 0
    assert contents(writer, faults.folder) == new
    assert _names(faults.folder) == names | set(writer.targets), (step, faults.kind)


def _names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


# ---- two at once


def test_of_two_writers_at_once_the_later_wins_whole(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with atomic_writer(path) as first:
        first.write(b"first, ")
        with atomic_writer(path) as second:
            second.write(b"second")
        assert path.read_bytes() == b"second"
        first.write(b"but later")
    assert path.read_bytes() == b"first, but later"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_many_writers_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"0" * 5000)

    def write_often(digit: bytes) -> int:
        for _ in range(100):
            write_atomic(path, digit * 5000)
        return 0

    children: list[int] = []
    for digit in (b"1", b"2", b"3"):
        child = os.fork()
        if not child:
            try:
                os._exit(write_often(digit))
            finally:
                os._exit(99)
        children.append(child)
    ends: list[int] = []
    while children:
        seen = path.read_bytes()
        assert len(seen) == 5000
        assert len(set(seen)) == 1
        child, status = os.waitpid(children[0], os.WNOHANG)
        if child:
            children.pop(0)
            ends.append(os.waitstatus_to_exitcode(status))
    assert ends == [0, 0, 0]
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_only_abandoned_drafts_of_the_same_file_are_removed(tmp_path: Path) -> None:
    path = tmp_path / "out"
    draft = ".out.0123456789abcdef.tmp"
    kept = [draft[1:], draft[:-1], draft.replace("f.", "g."), draft.replace(".out", ".out.txt")]
    for name in (*kept, draft):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".out.aaaaaaaaaaaaaaaa.tmp").mkdir()
    (tmp_path / ".out.bbbbbbbbbbbbbbbb.tmp").symlink_to(tmp_path / kept[0])
    write_atomic(path, b"new")
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {"out", *kept, ".out.aaaaaaaaaaaaaaaa.tmp", ".out.bbbbbbbbbbbbbbbb.tmp"}


@pytest.mark.parametrize("name", ["a" * 255, "ü" * 127, "\U0001f600" * 63, "a.b c"])
def test_a_name_as_long_as_names_may_be(tmp_path: Path, name: str) -> None:
    write_atomic(tmp_path / name, b"new")
    assert [each.name for each in tmp_path.iterdir()] == [name]


# ---- killed at any time


@pytest.mark.slow
def test_a_long_run_that_is_killed_leaves_the_old_file_or_the_whole_new_one(tmp_path: Path) -> None:
    """Twenty runs over 2,000 records, killed at random times."""
    _leads(tmp_path)
    line = (DATA / "leads.jsonl").read_text(encoding="utf-8").splitlines()[0]
    leads = [line.replace('"c1"', f'"k{number}"') + "\n" for number in range(2000)]
    (tmp_path / "leads.jsonl").write_text("".join(leads), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "policy_engine.cli",
        "evaluate",
        "dach.policy",
        "leads.jsonl",
        *DAY,
        "-o",
        "out.jsonl",
    ]
    began = time.perf_counter()
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    took = time.perf_counter() - began
    path = tmp_path / "out.jsonl"
    new = path.read_bytes()
    assert new.count(b"\n") == len(leads)
    chance = random.Random(8)
    torn = 0
    for number in range(20):
        path.unlink(missing_ok=True) if number % 2 else path.write_bytes(OLD)
        process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.0) * took)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        torn += any(each.suffix == ".tmp" for each in tmp_path.iterdir())
        assert content(path) in (None if number % 2 else OLD, new)
    assert torn, "no run was killed while it wrote"
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert path.read_bytes() == new
    assert {each.name for each in tmp_path.iterdir()} == {"dach.policy", "leads.jsonl", "out.jsonl"}
