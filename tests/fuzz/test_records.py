"""Reading files on bytes: nothing raises, nothing is lost, every finding can be told, and all of it twice the same."""

import gzip
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.files.encodings import ENCODINGS
from policy_engine.files.joining import SideFiles, open_joined
from policy_engine.files.source import RejectedRow
from policy_engine.runtime.read import record_reader
from tests.files.reading import EVENTS, LEADS, OBSERVATIONS, PEOPLE, PLAIN

READER = record_reader(PLAIN)
SECONDS = 1.0
KINDS = (".csv", ".tsv", ".json", ".jsonl", ".csv.gz", ".json.gz", ".jsonl.gz")
ROLES = ("people", "events", "outcomes", "observations")
PIECES = (
    b"company", b"name", b"c1", b"c2", b"Demo", b"2026-02-01", b"confirmed", b"people", b"events", b"value", b"at",
    b",", b",", b",", b";", b"\t", b'"', b'"', b'""', b"\n", b"\n", b"\r\n", b"\r", b"\0", b" ", b"sep=;\n",
    b"{", b"}", b"[", b"]", b":", b"null", b"true", b"NaN", b"1e999", b"\\ud800", b"\xff", b"\xc3\xa4", b"\xef\xbb\xbf",
    b"\xff\xfe", b"\x1f\x8b", b"PK\x03\x04", b"[[[[[[[[", b'{"company": "c1"}', b"c1,Demo,2026-02-01,,\n", b"9" * 500,
)  # fmt: skip
SETTINGS = settings(
    max_examples=400, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None
)

pieces = st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)
anything = st.one_of(st.binary(max_size=200), pieces)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["company", "value", "at", "type"]), inner)
    ),
    max_leaves=6,
)
names = st.sampled_from(["company", "name", "budget", "people", "events", "field", "value", "at", "type", "contact"])
objects = st.lists(st.dictionaries(names, values, max_size=6), max_size=4)


def mutated(content: bytes) -> st.SearchStrategy[bytes]:
    """Good content with something else in one place, and perhaps its end cut off."""
    places = st.integers(0, len(content))
    return st.builds(
        lambda at, length, put, end: (content[:at] + put + content[at + length :])[: len(content) + 50 - end],
        places, st.integers(0, 3), anything, st.integers(0, 60),
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def all_told(leads: Path, sides: SideFiles, encoding: str) -> list[object]:
    """Read everything and return all that is said of it; the invariants are asserted on the way."""
    begun = time.perf_counter()
    source = open_joined(leads, sides, PLAIN, encoding)
    told: list[object] = []
    for number, (place, row) in enumerate(source, 1):
        if isinstance(row, RejectedRow):
            told.append((place, row.diagnostic.message, row.diagnostic.help))
        else:
            record = READER.read(row, number, source.table)
            told.append((place, record.error, len(record.problems), repr(record.events)))
    assert source.given + source.rejected == source.rows == len(told)
    done, total = source.position()
    assert 0 <= done <= total
    for table in source.tables:
        assert table.rows == table.joined + table.rejected + table.strangers
        assert table.near_keys <= table.strangers
        told.extend((one.message, one.help) for one in table.rejections)
    for one in source.diagnostics:
        assert one.message
        assert "\n" not in (one.message + one.help)
        (one.message + one.help).encode()
        told.append((one.code.id, one.message, one.help))
    assert source.stopped == any(one.is_error for one in source.diagnostics)
    assert time.perf_counter() - begun < SECONDS
    return told


def read_twice(leads: Path, sides: SideFiles, encoding: str = "utf-8") -> None:
    assert all_told(leads, sides, encoding) == all_told(leads, sides, encoding)


@SETTINGS
@given(content=st.one_of(anything, mutated(LEADS.encode())), kind=st.sampled_from(KINDS))
def test_leads_of_any_bytes(folder: Path, content: bytes, kind: str) -> None:
    path = folder / f"leads{kind}"
    path.write_bytes(content)
    read_twice(path, SideFiles())


@SETTINGS
@given(
    content=st.one_of(anything, mutated(LEADS.encode("utf-16")), mutated(LEADS.encode())),
    encoding=st.sampled_from(ENCODINGS),
)
def test_leads_in_any_encoding(folder: Path, content: bytes, encoding: str) -> None:
    path = folder / "leads.csv"
    path.write_bytes(content)
    read_twice(path, SideFiles(), encoding)


@SETTINGS
@given(content=mutated(gzip.compress(LEADS.encode(), mtime=0)))
def test_damaged_gzip(folder: Path, content: bytes) -> None:
    path = folder / "leads.csv.gz"
    path.write_bytes(content)
    read_twice(path, SideFiles())


@settings(SETTINGS, max_examples=300)
@given(content=st.data(), role=st.sampled_from(ROLES), kind=st.sampled_from(KINDS))
def test_tables_of_any_bytes(folder: Path, content: st.DataObject, role: str, kind: str) -> None:
    headers = {"people": PEOPLE, "events": EVENTS, "outcomes": EVENTS, "observations": OBSERVATIONS}
    leads, side = folder / "leads.csv", folder / f"side{kind}"
    leads.write_text(LEADS)
    rows = headers[role].encode() + b"c1,Demo,2026-02-01,anna,1\nc2,budget,confirmed,2026-01-01\n"
    side.write_bytes(content.draw(st.one_of(anything, mutated(rows), pieces.map(lambda more: rows + more))))
    read_twice(leads, SideFiles(**{role: side}))


@settings(SETTINGS, max_examples=120)
@given(leads=objects, side=objects, role=st.sampled_from(ROLES))
def test_objects_of_any_shape(folder: Path, leads: list[object], side: list[object], role: str) -> None:
    (folder / "leads.json").write_text(json.dumps(leads))
    (folder / "side.jsonl").write_text("\n".join(map(json.dumps, side)))
    read_twice(folder / "leads.json", SideFiles(**{role: folder / "side.jsonl"}))
