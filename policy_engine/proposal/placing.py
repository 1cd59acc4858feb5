"""Putting several new files into a folder: all of them, or none, and never over a file that is there.

What is written stands in a folder of its own beside the places where it is to be, until all of it is on the disk.
Then each file is linked to its place, which fails where something has come there in the meantime. What goes wrong on
the way takes everything back that was made.
"""

import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from policy_engine.base.codes import data, usage
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.source import reason_of


class CannotPlaceError(Exception):
    """Nothing was written; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def place(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write ``contents`` (by paths from ``folder``, with ``/``), all or nothing; folders are made as needed.

    Raises ``CannotPlaceError`` where ``folder`` or a folder in it is a link or no folder, where any of the files is
    there already (all are named), and for errors of the system.
    """
    try:
        _refuse_places(folder, contents)
        _place(folder, contents)
    except OSError as error:
        raise CannotPlaceError(_cannot(folder, reason_of(error))) from error
    except ValueError as error:
        raise CannotPlaceError(_cannot(folder, "the path is not valid")) from error


def refuse_folder(folder: Path) -> None:
    """Raise ``CannotPlaceError`` where ``folder`` cannot hold a repository: a link, a file, no valid path."""
    try:
        _refuse_folder(folder)
    except OSError as error:
        raise CannotPlaceError(_cannot(folder, reason_of(error))) from error
    except ValueError as error:
        raise CannotPlaceError(_cannot(folder, "the path is not valid")) from error


def _cannot(path: Path, reason: str) -> Diagnostic:
    return finding(data.CANNOT_WRITE, None, file=path.as_posix(), reason=reason)


def _refuse_places(folder: Path, contents: Mapping[str, bytes]) -> None:
    inner = {parent for path in contents for parent in PurePosixPath(path).parents}
    for parent in sorted(inner):
        _refuse_folder(folder / parent)
    there = [path for path in contents if os.path.lexists(folder / path)]
    if there:
        raise CannotPlaceError(_already_there(folder, there))


def _refuse_folder(folder: Path) -> None:
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(mode):
        found = "a link" if stat.S_ISLNK(mode) else "a file, not a folder"
        raise CannotPlaceError(finding(usage.NO_FOLDER, None, path=folder.as_posix(), found=found))


def _already_there(folder: Path, paths: list[str]) -> Diagnostic:
    named = [f"`{path}`" for path in paths]
    files = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    stand, them = ("stands", "it") if len(named) == 1 else ("stand", "them")
    return finding(usage.ALREADY_THERE, None, files=files, stand=stand, folder=folder.as_posix(), them=them)


def _place(folder: Path, contents: Mapping[str, bytes]) -> None:
    made: list[Path] = []
    staged: list[Path] = []
    try:
        _make_folders(folder, made)
        waiting = folder / f".readiness-init.{secrets.token_hex(8)}"
        waiting.mkdir()
        staged.append(waiting)
        for number, (path, content) in enumerate(contents.items()):
            _make_folders((folder / path).parent, made)
            staged.append(waiting / str(number))
            _write(staged[-1], content)
        for path, ready in zip(contents, staged[1:], strict=True):
            target = folder / path
            _link(ready, target)
            made.append(target)
    except BaseException:
        # Also when it is interrupted: nothing half-made stays.
        _take_back([*made, *staged])
        raise
    _take_back(staged)


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are missing, and note which."""
    missing = [folder, *folder.parents]
    for each in reversed([one for one in missing if not one.exists()]):
        each.mkdir()
        made.append(each)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _link(ready: Path, target: Path) -> None:
    """Put a written file in its place, where nothing may stand."""
    try:
        target.hardlink_to(ready)
    except FileExistsError:
        raise CannotPlaceError(_already_there(target.parent, [target.name])) from None
    except OSError:
        # A file system without links. Nothing stood there a moment ago.
        if os.path.lexists(target):
            raise
        ready.rename(target)


def _take_back(made: list[Path]) -> None:
    """Remove what was made, the newest first; a folder into which somebody else has put something stays."""
    for path in reversed(made):
        try:
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
        except OSError:
            continue
