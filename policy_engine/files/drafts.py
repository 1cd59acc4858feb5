"""Drafts: the files beside a target into which it is written before they take its place.

A writer holds a lock on its draft as long as it lives; the system gives it free when the writer is killed. So a draft
that nobody holds is abandoned, and whoever writes the same target next removes it: no clock and no process numbers
are asked. Where the system or its file system has no locks, drafts work as well, and abandoned ones stay.
"""

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without such locks
    fcntl = None  # type: ignore[assignment]

_DIGITS = 16
_ATTEMPTS = 100


@contextmanager
def draft_of(target: Path) -> Iterator[tuple[Path, int]]:
    """Make an empty draft beside ``target``: its path, and a handle that the block closes; raises OSError.

    When the block ends the draft is gone, unless it took another name.
    """
    _remove_abandoned(target)
    begun: list[Path] = []
    lock: int | None = None
    try:
        path, handle = _new(target, begun)
        lock = None if fcntl is None else os.dup(handle)
        yield path, handle
    finally:
        for made in begun:
            with suppress(OSError):  # it took the target's place, or the next writer removes it
                made.unlink()
        if lock is not None:
            os.close(lock)


def _beginning(target: Path) -> str:
    """How the names of a target's drafts begin; a very long name is cut, as drafts have longer ones."""
    return f".{target.name[:40]}."


def _new(target: Path, begun: list[Path]) -> tuple[Path, int]:
    """Make a draft; its path is in ``begun`` before it is made, so that a signal in between leaves nothing."""
    for _ in range(_ATTEMPTS):
        path = target.with_name(f"{_beginning(target)}{secrets.token_hex(_DIGITS // 2)}.tmp")
        begun.append(path)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        _lock(handle, wait=True)
        if os.fstat(handle).st_nlink:
            return path, handle
        os.close(handle)  # before it was locked another writer took it for abandoned, and removed it
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _remove_abandoned(target: Path) -> None:
    """Remove the drafts of a target that nobody holds; what cannot be removed hinders nobody."""
    name = re.compile(re.escape(_beginning(target)) + f"[0-9a-f]{{{_DIGITS}}}\\.tmp")
    with suppress(OSError), os.scandir(target.parent) as entries:
        found = [entry.path for entry in entries if name.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)]
        for path in found:
            with suppress(OSError):
                _remove_if_abandoned(path)


def _remove_if_abandoned(path: str) -> None:
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        if _lock(handle, wait=False):
            Path(path).unlink()
    finally:
        os.close(handle)


def _lock(handle: int, *, wait: bool) -> bool:
    """Take the lock of a draft, and tell whether it was to be had."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
