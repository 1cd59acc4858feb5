"""All files or none: whatever happens while they are written, what stood there before still does."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_engine.files.atomic import CannotWriteError
from policy_engine.sample import writing
from policy_engine.sample.blocks import Order
from policy_engine.sample.kinds import KINDS, kind
from policy_engine.sample.writing import write_sample
from tests.sample.samples import AS_OF, contents, make, quiet

ORDER = Order(2500, 1, AS_OF)


@pytest.fixture(params=KINDS)
def form(request: pytest.FixtureRequest) -> str:
    if request.param == "parquet":
        pytest.importorskip("pyarrow", reason="the bulk extra is not installed")
    return str(request.param)


def test_the_files_are_told_with_their_rows_and_sizes(tmp_path: Path, form: str) -> None:
    told: list[tuple[str, int, int]] = []
    made = write_sample(ORDER, tmp_path / "new" / "folder", kind(form), lambda *what: told.append(what))
    assert {one.path.name: one.size for one in made} == {
        name: len(content) for name, content in contents(tmp_path / "new" / "folder").items()
    }
    assert [one.table for one in made] == ["accounts", "people", "events", "outcomes", "observations"]
    assert told[-1] == ("making accounts", 2500, 2500)
    assert [done for _, done, _ in told] == sorted({done for _, done, _ in told})


class _Interrupted(BaseException):
    """As a signal ends a command."""


@pytest.mark.parametrize("existing", [True, False])
def test_what_is_interrupted_leaves_everything_as_it_was(tmp_path: Path, form: str, existing: bool) -> None:
    folder = tmp_path / "sample"
    if existing:
        make(folder, 10, form)
    before = contents(folder) if existing else None

    def interrupt(what: str, done: int, whole: int) -> None:
        raise _Interrupted

    with pytest.raises(_Interrupted):
        write_sample(ORDER, folder, kind(form), interrupt)
    assert folder.exists() == existing
    if existing:
        assert contents(folder) == before


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(make(tmp_path / "sample", 10, form))

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(CannotWriteError) as caught:
        write_sample(ORDER, tmp_path / "sample", kind(form), quiet)
    assert caught.value.diagnostic.message == f"`{tmp_path / 'sample'}` cannot be written: no space left on device"
    assert contents(tmp_path / "sample") == before


class _Faults:
    """Counts what the system is asked for, and lets one of these calls fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
        self.count = 0
        self._fails_at = fails_at
        for place, name in ((os, "open"), (os, "fsync"), (Path, "replace")):
            monkeypatch.setattr(place, name, self._watched(getattr(place, name)))

    def _watched(self, call: Callable[..., object]) -> Callable[..., object]:
        def watched(*arguments: object) -> object:
            self.count += 1
            if self.count == self._fails_at:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return call(*arguments)

        return watched


def test_whichever_call_of_the_system_fails_each_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    old, new = contents(make(tmp_path / "old", 10)), contents(make(tmp_path / "new", 10, seed=2))
    fails_at, failed, more = 0, 0, True
    while more:
        fails_at += 1
        folder = tmp_path / str(fails_at)
        folder.mkdir()
        for name, content in old.items():
            (folder / name).write_bytes(content)
        with pytest.MonkeyPatch.context() as patch:
            faults = _Faults(patch, fails_at)
            try:
                make(folder, 10, seed=2)
            except CannotWriteError:
                failed += 1
        found = contents(folder)
        assert found.keys() == old.keys(), "no file is left over"
        assert all(content in (old[name], new[name]) for name, content in found.items())
        more = faults.count >= fails_at
    assert failed >= 20


def test_files_are_replaced_as_a_whole_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ours")
    make(tmp_path, 50)
    make(tmp_path, 10)
    fresh = contents(make(tmp_path / "other", 10))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {
        **fresh,
        "notes.txt": b"ours",
    }


def test_what_is_no_folder_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("ours")
    for path in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "a\0b"):
        with pytest.raises(CannotWriteError) as caught:
            make(path, 10)
        assert caught.value.diagnostic.code.id == "D019"
    assert (tmp_path / "file").read_text() == "ours"


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("theirs")
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "events.csv").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotWriteError) as caught:
        make(tmp_path / "sample", 10)
    assert caught.value.diagnostic.code.id == "D021"
    assert [path.name for path in (tmp_path / "sample").iterdir()] == ["events.csv"]
    assert (tmp_path / "elsewhere").read_text() == "theirs"
