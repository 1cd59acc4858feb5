"""A record's key twice; writing whole files or none."""

import os
from pathlib import Path

import pytest

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Code
from policy_engine.files.atomic import CannotWriteError, atomic_writer, write_atomic
from policy_engine.files.keys import KeyTracker, record_finding
from policy_engine.runtime.read import read_record
from tests.reading.plans import ACCOUNT


def test_the_later_record_of_a_key_is_an_error() -> None:
    keys = KeyTracker()
    raws = [{"company": "a"}, {"company": "b"}, {"company": "a "}, {"company": None}, {"company": ""}]
    records = [keys.checked(read_record(ACCOUNT, raw, place), place) for place, raw in enumerate(raws, 1)]
    assert [record.error for record in records] == [None, None, "key repeated", "no key", "no key"]
    found = [record_finding(record, ACCOUNT, f"line {place}") for place, record in enumerate(records, 2)]
    assert [one and one.code.id for one in found] == [None, None, "D017", "D022", "D022"]
    assert all("line" in one.message for one in found if one)


def test_other_errors_of_records_have_findings() -> None:
    doubled = read_record(ACCOUNT, {"company": "a", "people": [{"contact": "x"}, {"contact": "x"}]}, 1)
    found = [record_finding(record, ACCOUNT, "record 1") for record in (doubled, read_record(ACCOUNT, 5, 1))]
    assert [one and one.code.id for one in found] == ["D023", "D007"]
    assert [bool(one and one.message) for one in found] == [True, True]


def test_a_file_is_written_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    write_atomic(path, b"one")
    path.chmod(0o640)
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_nothing_is_half_written(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with pytest.raises((error, CannotWriteError)), atomic_writer(path) as stream:
        stream.write(b"new")
        raise error("in the middle")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.jsonl"]


def refused(path: Path, *inputs: Path) -> str:
    with pytest.raises(CannotWriteError) as caught:
        write_atomic(path, b"new", inputs)
    assert caught.value.diagnostic.message
    return caught.value.diagnostic.code.id


def test_what_is_not_written_to(tmp_path: Path) -> None:
    plain, link, dangling, hard = (tmp_path / name for name in ("plain", "link", "dangling", "hard"))
    plain.write_bytes(b"old")
    link.symlink_to(plain)
    dangling.symlink_to(tmp_path / "nowhere")
    os.link(plain, hard)
    assert refused(link) == refused(dangling) == "D021"
    assert refused(tmp_path) == refused(Path(os.devnull)) == "D021"
    assert refused(plain, tmp_path / "other", plain) == "D020"
    assert refused(hard, plain) == "D020"
    assert refused(tmp_path / "no folder" / "out") == refused(Path("a\0b")) == "D019"
    assert plain.read_bytes() == b"old"
    assert not (tmp_path / "nowhere").exists()


def test_every_code_has_its_page() -> None:
    pages = Path(__file__).parents[2] / "docs" / "diagnostics"
    codes = [value for value in vars(data).values() if isinstance(value, Code)]
    assert len({code.id for code in codes}) == len(codes)
    for code in codes:
        assert (pages / f"{code.id}.md").read_text().startswith(f"# {code.id}: ")
