"""Samples for the tests: made in a folder, read back as rows, joined as records."""

import csv
import io
import json
from collections import defaultdict
from pathlib import Path

import pytest

from policy_engine.sample.blocks import Order
from policy_engine.sample.kinds import kind
from policy_engine.sample.table import KEY, TABLES
from policy_engine.sample.writing import write_sample
from policy_engine.values.days import parse_day

AS_OF = parse_day("2026-03-01") or 0
Rows = list[dict[str, str]]


def quiet(what: str, done: int, whole: int) -> None:
    """Tell nobody."""


def make(folder: Path, accounts: int, form: str = "csv", *, seed: int = 1, clean: bool = False) -> Path:
    write_sample(Order(accounts, seed, AS_OF, clean), folder, kind(form), quiet)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def rows(folder: Path, table: str) -> Rows:
    """A table's rows, an empty cell being an empty text, whatever its format."""
    (path,) = folder.glob(f"{table}.*")
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    if path.suffix == ".jsonl":
        found = [json.loads(line) for line in path.read_bytes().decode().split("\n")[:-1]]
    else:
        found = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    return [{column: cell or "" for column, cell in row.items()} for row in found]


def all_rows(folder: Path) -> dict[str, Rows]:
    return {table: rows(folder, table) for table in TABLES}


def records(folder: Path) -> list[dict[str, object]]:
    """The accounts with their people, events and outcomes, as one object each."""
    people, events = defaultdict(list), defaultdict(list)
    for row in rows(folder, "people"):
        people[row[KEY]].append(row)
    for row in [*rows(folder, "events"), *rows(folder, "outcomes")]:
        events[row[KEY]].append(row)
    return [{**row, "people": people[row[KEY]], "events": events[row[KEY]]} for row in rows(folder, "accounts")]
