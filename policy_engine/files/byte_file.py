"""A file's bytes from the beginning to the end, unpacked where its name says so, and the same file throughout."""

import os
import stat
from io import FileIO
from pathlib import Path
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.files.gzip_bytes import Unpacker
from policy_engine.files.source import StopReadingError, reason_of

CHUNK: Final = 256 * 1024
"""Bytes that are read at once."""

PACKED: Final = ".gz"


class ByteFile:
    """Gives a plain file's bytes in pieces. ``name`` stands in diagnostics.

    Opening and reading raise ``StopReadingError``: for what is no plain file, cannot be read or unpacked, and at the
    end for a file that changed meanwhile. A file that is replaced by another is read to its own end.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._done = 0
        handle = self._opened(path)
        self._status = os.fstat(handle)
        if not stat.S_ISREG(self._status.st_mode):
            os.close(handle)
            reason = "it is a folder" if stat.S_ISDIR(self._status.st_mode) else "it is no plain file"
            raise self._unreadable(reason)
        self._raw = FileIO(handle)
        packed = path.suffix.lower() == PACKED
        self._piece = Unpacker(self.name, self._read).read if packed else self._read

    def _opened(self, path: Path) -> int:
        """Open without waiting: a pipe that nobody writes into would block for ever."""
        try:
            return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise self._unreadable(reason_of(error)) from None
        except ValueError:
            raise self._unreadable("the path is not valid") from None

    def read(self) -> bytes:
        """Return the next piece, empty at the end."""
        return self._piece(CHUNK)

    def position(self) -> tuple[int, int]:
        """Return how many bytes of the file were read, and how many there are."""
        return min(self._done, self._status.st_size), self._status.st_size

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def _read(self, size: int) -> bytes:
        try:
            piece = self._raw.read(size)
            now = os.fstat(self._raw.fileno()) if not piece else None
        except OSError as error:
            raise self._unreadable(reason_of(error)) from None
        self._done += len(piece)
        if now is not None and (now.st_mtime_ns, now.st_size) != (self._status.st_mtime_ns, self._done):
            raise StopReadingError(finding(data.FILE_CHANGED, None, file=self.name))
        return piece

    def _unreadable(self, reason: str) -> StopReadingError:
        return StopReadingError(finding(data.UNREADABLE, None, file=self.name, reason=reason))
