"""Writing a file as a whole or not at all.

What is written goes into a new file in the same folder, which takes the place of the old one only when all of it is
on the disk. Nothing is written through a link, into a device, or over an input. What a writer that was killed has
left in the folder is removed by the next one that writes the same file; of two at once, the later one wins whole.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.drafts import draft_of
from policy_engine.files.source import reason_of

_CANNOT_SYNC_FOLDERS = frozenset({errno.EACCES, errno.EPERM, errno.EISDIR, errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""What systems answer that cannot bring a folder to the disk, or need not."""


class CannotWriteError(Exception):
    """A file was not written; ``diagnostic`` says why. What stood there before still does.

    Only where the disk fails in the very last step, the new file may stand there, as a whole.
    """

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@contextmanager
def atomic_writer(path: Path, inputs: Iterable[Path] = ()) -> Iterator[BinaryIO]:
    """Open ``path`` for writing bytes; it changes when the block ends well, and stays as it was when it does not.

    Raises ``CannotWriteError`` before the block where ``path`` is a link, no plain file, or one of ``inputs``, and
    for errors of the system, those inside the block included.
    """
    try:
        mode = _mode_of(path, inputs)
    except (OSError, ValueError) as error:
        raise _cannot(path, error) from error
    try:
        with draft_of(path) as (draft, handle):
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(handle)
            if mode is not None:
                draft.chmod(mode)
            draft.replace(path)
        _settle(path.parent)
    except OSError as error:
        raise _cannot(path, error) from error


def write_atomic(path: Path, content: bytes, inputs: Iterable[Path] = ()) -> None:
    """Write ``content`` to ``path`` as a whole or not at all; raises ``CannotWriteError``."""
    with atomic_writer(path, inputs) as stream:
        stream.write(content)


def _mode_of(path: Path, inputs: Iterable[Path]) -> int | None:
    """Return the rights of the file that is replaced, None where there is none; refuse what must not be."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        raise CannotWriteError(finding(data.OUTPUT_IS_LINK, None, file=str(path), found="a link"))
    if not stat.S_ISREG(status.st_mode):
        found = "a folder" if stat.S_ISDIR(status.st_mode) else "no plain file"
        raise CannotWriteError(finding(data.OUTPUT_IS_LINK, None, file=str(path), found=found))
    if any(one.exists() and one.samefile(path) for one in inputs):
        raise CannotWriteError(finding(data.OUTPUT_IS_INPUT, None, file=str(path)))
    return stat.S_IMODE(status.st_mode)


def _settle(folder: Path) -> None:
    """Bring the folder's new entry to the disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise


def _cannot(path: Path, error: OSError | ValueError) -> CannotWriteError:
    reason = reason_of(error) if isinstance(error, OSError) else "the path is not valid"
    return CannotWriteError(finding(data.CANNOT_WRITE, None, file=str(path), reason=reason))
