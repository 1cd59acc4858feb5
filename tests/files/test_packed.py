"""Files packed by gzip, and their limits."""

import gzip
import io
import random
import time
import zlib
from pathlib import Path

import pytest

from policy_engine.files import gzip_bytes
from policy_engine.files.gzip_bytes import Unpacker
from tests.files.reading import EVENTS, LEADS, Outcome, read

PACKED = gzip.compress(LEADS.encode())


def refused(found: Outcome, reason: str) -> bool:
    (diagnostic,) = found.found
    return diagnostic.code.id in ("D027", "D028") and reason in diagnostic.message and found.source.stopped


@pytest.mark.parametrize("name", ["leads.csv.gz", "leads.CSV.GZ"])
def test_a_packed_table_is_read_like_a_plain_one(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, PACKED, name=name)
    assert found.rows == read(tmp_path, LEADS).rows
    assert found.source.position() == (len(PACKED), len(PACKED))


@pytest.mark.parametrize(
    ("name", "text"), [("l.json.gz", '[{"company": "c1"}]'), ("l.jsonl.gz", '{"company": "c1"}\n')]
)
def test_packed_objects(tmp_path: Path, name: str, text: str) -> None:
    assert read(tmp_path, gzip.compress(text.encode()), name=name).records == [{"company": "c1"}]


def test_packed_tables_to_join(tmp_path: Path) -> None:
    events = gzip.compress((EVENTS + "c1,Demo,2026-02-01,,\n").encode())
    assert len(read(tmp_path, events=("events.csv.gz", events)).records[0]["events"]) == 1


def test_several_packed_files_in_one_and_zeros_behind(tmp_path: Path) -> None:
    half = len(LEADS) // 2
    parts = gzip.compress(LEADS[:half].encode()) + gzip.compress(b"") + gzip.compress(LEADS[half:].encode())
    assert read(tmp_path, parts + b"\0" * 512, name="leads.csv.gz").rows == read(tmp_path, LEADS).rows


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (PACKED[:-9], "too early"),
        (PACKED[:12], "too early"),
        (PACKED[:-8] + b"\0" * 8, "damaged"),
        (PACKED + b"rest", "something follows"),
        (PACKED + b"\x1f", "something follows"),
        (gzip.compress(PACKED), "packed twice"),
        (LEADS.encode(), "not packed by gzip"),
        (b"", "not packed by gzip"),
        (b"PK\x03\x04", "not packed by gzip"),
    ],
)
def test_what_cannot_be_unpacked(tmp_path: Path, content: bytes, reason: str) -> None:
    assert refused(read(tmp_path, content, name="leads.csv.gz"), reason)


def zeros(gibibytes: int) -> bytes:
    """Return gzip of so many GiB of zeros: one packed MiB, repeated as deflate blocks."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + block * (1024 * gibibytes)


def test_a_hundred_gibibytes_of_zeros_are_refused_at_once(tmp_path: Path) -> None:
    content = zeros(100)
    begun = time.perf_counter()
    assert refused(read(tmp_path, content, name="leads.csv.gz"), "100 times its size")
    assert time.perf_counter() - begun < 1


def unpacked(content: bytes) -> int:
    unpacker = Unpacker("x.gz", io.BytesIO(content).read)
    return sum(len(piece) for piece in iter(lambda: unpacker.read(4096), b""))


@pytest.mark.parametrize(("more", "ok"), [(-1, True), (0, True), (1, False)])
def test_the_limit_of_all(monkeypatch: pytest.MonkeyPatch, more: int, ok: bool) -> None:
    monkeypatch.setattr(gzip_bytes, "MAX_BYTES", 50_000)
    content = gzip.compress(random.Random(1).randbytes(50_000 + more))
    if ok:
        assert unpacked(content) == 50_000 + more
    else:
        with pytest.raises(gzip_bytes.StopReadingError):
            unpacked(content)


@pytest.mark.parametrize(("more", "ok"), [(-1, True), (0, True), (1, False)])
def test_what_is_free_of_the_ratio(monkeypatch: pytest.MonkeyPatch, more: int, ok: bool) -> None:
    monkeypatch.setattr(gzip_bytes, "FREE_BYTES", 100_000)
    content = gzip.compress(bytes(100_000 + more))
    if ok:
        assert unpacked(content) == 100_000 + more
    else:
        with pytest.raises(gzip_bytes.StopReadingError):
            unpacked(content)


@pytest.mark.parametrize(("members", "ok"), [(9, True), (10, True), (11, False)])
def test_the_limit_of_files_in_one(monkeypatch: pytest.MonkeyPatch, members: int, ok: bool) -> None:
    monkeypatch.setattr(gzip_bytes, "MAX_MEMBERS", 10)
    if ok:
        assert unpacked(gzip.compress(b"x") * members) == members
    else:
        with pytest.raises(gzip_bytes.StopReadingError):
            unpacked(gzip.compress(b"x") * members)
