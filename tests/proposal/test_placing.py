"""Several new files appear together or not at all, and nothing that is there is touched."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_engine.proposal.placing import CannotPlaceError, place

CONTENTS = {"a.txt": b"a", "in/one/b.txt": b"b", "in/c.txt": b"c", ".d": b""}


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: the bytes of files, None for folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def placed(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in tree(folder).items() if content is not None}


@pytest.mark.parametrize("there", [False, True])
def test_all_files_appear_in_a_missing_or_an_empty_folder(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "new" / "deep"
    if there:
        folder.mkdir(parents=True)
    place(folder, CONTENTS)
    assert placed(folder) == CONTENTS
    assert set(tree(tmp_path)) == {"new", "new/deep", "new/deep/in", "new/deep/in/one"} | {
        f"new/deep/{path}" for path in CONTENTS
    }


def test_what_is_there_is_named_in_one_message_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "c.txt").write_bytes(b"mine")
    (tmp_path / ".d").symlink_to("nowhere")
    before = tree(tmp_path)
    with pytest.raises(CannotPlaceError) as error:
        place(tmp_path, CONTENTS)
    assert error.value.diagnostic.message.startswith("`in/c.txt` and `.d` already stand in ")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("what", ["file", "link", "link inside", "file inside"])
def test_folders_that_are_none_are_refused(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "folder"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if what == "file":
        folder.write_bytes(b"")
    elif what == "link":
        folder.symlink_to(elsewhere)
    else:
        folder.mkdir()
        if what == "link inside":
            (folder / "in").symlink_to(elsewhere)
        else:
            (folder / "in").write_bytes(b"")
    before = tree(tmp_path)
    with pytest.raises(CannotPlaceError) as error:
        place(folder, CONTENTS)
    assert ("a link" if "link" in what else "a file, not a folder") in error.value.diagnostic.message
    assert tree(tmp_path) == before


def test_a_path_that_is_none_is_refused() -> None:
    with pytest.raises(CannotPlaceError, match="the path is not valid"):
        place(Path("nul\0"), CONTENTS)


class Faulty:
    """Counts the calls that change the disk, and lets one of them fail; where linking does, so does moving."""

    def __init__(self, patch: pytest.MonkeyPatch, fail_at: int | None, error: BaseException) -> None:
        self.calls = 0
        self.fail_at = fail_at
        self.error = error
        for owner, name in ((Path, "mkdir"), (Path, "open"), (os, "fsync"), (Path, "hardlink_to")):
            patch.setattr(owner, name, self._counting(getattr(owner, name)))
        patch.setattr(Path, "rename", self._fail)

    def _fail(self, *_: object) -> None:
        raise self.error

    def _counting(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            self.calls += 1
            if self.calls == self.fail_at:
                raise self.error
            return call(*arguments, **named)

        return counted


ERRORS = (OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EIO, "I/O error"), KeyboardInterrupt())


@pytest.mark.parametrize("error", ERRORS, ids=["full", "broken", "interrupted"])
def test_whatever_call_fails_nothing_is_left_behind(tmp_path: Path, error: BaseException) -> None:
    (tmp_path / "before").write_bytes(b"before")
    with pytest.MonkeyPatch.context() as patch:
        counting = Faulty(patch, None, error)
        place(tmp_path / "counted", CONTENTS)
    assert counting.calls == 16
    before = tree(tmp_path)
    for number in range(1, counting.calls + 1):
        with pytest.MonkeyPatch.context() as patch:
            Faulty(patch, number, error)
            with pytest.raises((CannotPlaceError, KeyboardInterrupt)):
                place(tmp_path / "new", CONTENTS)
        assert tree(tmp_path) == before, number


def test_where_files_cannot_be_linked_they_are_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    place(tmp_path / "new", CONTENTS)
    assert tree(tmp_path / "new") == {**CONTENTS, "in": None, "in/one": None}


def test_a_file_that_comes_in_the_meantime_stays_and_the_rest_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = Path.hardlink_to

    def race(self: Path, target: Path) -> None:
        if self.name == "c.txt":
            self.write_bytes(b"theirs")
        link(self, target)

    monkeypatch.setattr(Path, "hardlink_to", race)
    with pytest.raises(CannotPlaceError, match=r"`c\.txt` already stands in "):
        place(tmp_path / "new", CONTENTS)
    assert placed(tmp_path / "new") == {"in/c.txt": b"theirs"}
