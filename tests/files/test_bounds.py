"""Limits of files, each at limit - 1, limit and limit + 1; and files that change, wait or never end."""

import json
import os
import sqlite3
import time
from pathlib import Path

import pytest

from policy_engine.files import keys as keys_module
from policy_engine.files import lines as lines_module
from policy_engine.files.atomic import CannotWriteError
from policy_engine.files.joining import SideFiles, open_joined
from policy_engine.files.keys import KeyTracker
from policy_engine.files.open_records import open_records
from policy_engine.files.source import MAX_CELL_CHARS, MAX_CHARS, MAX_COLUMNS, MAX_DEPTH, MAX_ROW_CHARS
from policy_engine.files.store import room, temporary_database
from tests.files.reading import EVENTS, LEADS, PLAIN, exhaust, read
from tests.reading.plans import plan

AROUND = pytest.mark.parametrize("more", [-1, 0, 1])
KEYED = plan(key_column="company")
LONG = "company\n" + ("c" * 199 + "\n") * 5_000
"""More than is read at once."""


@AROUND
@pytest.mark.parametrize("quote", ["", '"'])
def test_cells(tmp_path: Path, more: int, quote: str) -> None:
    cell = quote + "x" * (MAX_CELL_CHARS + more) + quote
    found = read(tmp_path, f"company,note\nc1,{cell}\nc2,y\n", KEYED)
    assert found.rows[0] == (2, "D008") if more > 0 else len(found.records) == 2
    assert found.rows[1] == (3, {"company": "c2", "note": "y"})


@AROUND
def test_rows(tmp_path: Path, more: int) -> None:
    columns = 20
    header = "company," + ",".join(f"c{n}" for n in range(columns))
    row = ["x" * (MAX_ROW_CHARS // columns - 10)] * columns
    row[-1] += "x" * (MAX_ROW_CHARS + more - len(",".join(["c1", *row, ""])))
    line = ",".join(["c1", *row]) + "\n"
    assert len(line) == MAX_ROW_CHARS + more
    found = read(tmp_path, header + "\n" + line + "c2" + "," * columns + "\n", KEYED)
    assert found.rows[0] == (2, "D008") if more > 0 else len(found.records) == 2
    assert found.rows[1][0] == 3


@AROUND
def test_columns(tmp_path: Path, more: int) -> None:
    header = ",".join(["company", *(f"c{n}" for n in range(MAX_COLUMNS - 1 + more))])
    found = read(tmp_path, f"{header}\nc1{',' * (MAX_COLUMNS - 1 + more)}\n", KEYED)
    assert (found.codes, len(found.records)) == ((["D030"], 0) if more > 0 else ([], 1))


@AROUND
@pytest.mark.parametrize("name", ["leads.json", "leads.jsonl"])
def test_depth(tmp_path: Path, more: int, name: str) -> None:
    levels = MAX_DEPTH - 1 + more
    content = '{"company": "c1", "a": ' + "[" * levels + "]" * levels + "}"
    found = read(tmp_path, content, KEYED, name)
    assert found.rows[0][1] == "D006" if more > 0 else len(found.records) == 1


@AROUND
@pytest.mark.parametrize("name", ["leads.csv", "leads.jsonl"])
def test_lines(tmp_path: Path, more: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "MAX_CHARS", 400)
    table = name.endswith("csv")
    start = "company\n" if table else ""
    rest = 400 + more - len(json.dumps({"company": ""})) - 1
    line = ("x" * (399 + more) if table else json.dumps({"company": "x" * rest})) + "\n"
    found = read(tmp_path, start + line + line, KEYED, name)
    assert (found.codes, len(found.records)) == ((["D008"], 0) if more > 0 else ([], 2))
    assert found.source.stopped is (more > 0)


def test_the_lines_before_an_endless_one_are_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "MAX_CHARS", 400)
    found = read(tmp_path, "company\n" + "c\n" * 300 + "x" * 500 + "\nc\n", KEYED)
    assert (len(found.records), found.codes, found.found[0].facts["place"]) == (300, ["D008"], "line 302")


@pytest.mark.parametrize("name", ["leads.csv", "leads.json", "leads.jsonl"])
def test_one_line_of_two_gibibytes_is_refused_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b'{"company": "' if name != "leads.csv" else b"company\n")
        file.write(b"x" * (MAX_CHARS + 300_000))
        file.truncate(2 * 1024**3)
    begun = time.perf_counter()
    source = open_records(path, KEYED)
    assert list(source) == []
    assert [one.code.id for one in source.diagnostics] == ["D008"]
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("kind", ["leads", "events"])
def test_pipes_devices_and_folders_are_refused_at_once(tmp_path: Path, kind: str) -> None:
    (tmp_path / "leads.csv").write_text(LEADS)
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "device.csv").symlink_to(os.devnull)
    for name, reason in (
        ("pipe", "no plain file"),
        ("folder", "a folder"),
        ("device", "no plain file"),
        ("no", "no such"),
    ):
        path = tmp_path / f"{name}.csv"
        leads, sides = (path, SideFiles()) if kind == "leads" else (tmp_path / "leads.csv", SideFiles(events=path))
        source = open_joined(leads, sides, PLAIN)
        assert [(one.code.id, reason in one.message) for one in source.diagnostics] == [("D001", True)]
        assert (list(source), source.stopped) == ([], True)


@pytest.mark.parametrize("name", ["leads.csv", "leads.jsonl", "leads.json"])
@pytest.mark.parametrize("change", ["grows", "shrinks", "is written over"])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, name: str, change: str) -> None:
    objects = json.dumps([{"company": f"c{n}"} for n in range(30_000)], indent=0)
    content = {"leads.csv": LONG, "leads.jsonl": '{"company": "c"}\n' * 30_000}.get(name, objects)
    path = tmp_path / name
    path.write_text(content)
    source = open_records(path, KEYED)
    rows = iter(source)
    next(rows)
    if change == "grows":
        with path.open("a") as file:
            file.write("\n")
    elif change == "shrinks":
        os.truncate(path, len(content) // 2 // 10 * 10)
    else:
        path.write_text(content)
        os.utime(path, ns=(1, 1))
    given = 1 + sum(1 for _ in rows)
    assert given == source.rows
    assert source.stopped
    assert {one.code.id for one in source.diagnostics} <= {"D029", "D003"}


def test_a_file_that_is_replaced_is_read_to_its_own_end(tmp_path: Path) -> None:
    path, other = tmp_path / "leads.csv", tmp_path / "other.csv"
    path.write_text(LONG)
    other.write_text("nothing\n")
    source = open_records(path, KEYED)
    rows = iter(source)
    next(rows)
    other.replace(path)
    assert 1 + sum(1 for _ in rows) == 5_000
    assert source.diagnostics == []


def test_keys_beyond_the_memory_go_to_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys_module, "MAX_IN_MEMORY", 10)
    monkeypatch.setattr(keys_module, "_MARKS", 64)
    tracker = KeyTracker()
    assert [tracker.first(f"k{n}", n) for n in range(1, 101)] == [None] * 100
    assert [tracker.first(f"k{n}", n + 500) for n in range(1, 101)] == list(range(1, 101))
    assert tracker.first("K1", 9) is None


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def small() -> sqlite3.Connection:
        database = temporary_database()
        database.execute("PRAGMA max_page_count = 20")
        return database

    monkeypatch.setattr("policy_engine.files.joining.rows_on_disk.temporary_database", small)
    (tmp_path / "leads.csv").write_text(LEADS)
    (tmp_path / "events.csv").write_text(EVENTS + "c1,Demo,2026-02-01,,\n" * 20_000)
    with pytest.raises(CannotWriteError) as caught:
        open_joined(tmp_path / "leads.csv", SideFiles(events=tmp_path / "events.csv"), PLAIN)
    assert caught.value.diagnostic.code.id == "D036"
    assert "full" in caught.value.diagnostic.message
    monkeypatch.setattr(keys_module, "temporary_database", small)
    monkeypatch.setattr(keys_module, "MAX_IN_MEMORY", 10_000)
    tracker = KeyTracker()
    with pytest.raises(CannotWriteError):
        for number in range(20_000):
            tracker.first(f"key {number} that is long enough to fill the disk", number)


def test_ctrl_c_inside_the_database_stays_what_it_is() -> None:
    database = temporary_database()

    def pressed() -> int:
        raise KeyboardInterrupt

    database.set_progress_handler(pressed, 100)
    with pytest.raises(KeyboardInterrupt), room():
        database.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        ).fetchall()


def test_nothing_remains_of_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    (tmp_path / "leads.csv").write_text(LEADS)
    (tmp_path / "events.csv").write_text(EVENTS + "c1,Demo,2026-02-01,,\n" * 90_000)
    source = open_joined(tmp_path / "leads.csv", SideFiles(events=tmp_path / "events.csv"), PLAIN)
    assert list(temporary.iterdir()) == []
    assert exhaust(source).table("events").joined == 90_000
    assert list(temporary.iterdir()) == []
