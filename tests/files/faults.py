"""Faults in the middle of writing: every step of a writer is numbered, and the one asked for fails.

The steps are opening, writing, flushing, bringing to the disk, closing, changing rights, renaming and removing. A
write that fails has written half of what it was given.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from unittest.mock import patch

ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}
KILL = "kill"
KINDS = (*ERRORS, KILL)
KILLED = 137
"""What a child ends with that was killed."""


@dataclass
class Faults:
    """Numbers the steps of writing in ``folder``; the one with the number ``at`` (from 1) fails by ``kind``."""

    folder: Path
    at: int = 0
    kind: str = ""
    steps: list[str] = field(default_factory=list)

    def step(self, what: str, torn: Callable[[], object] | None = None) -> None:
        """Count a step, before it is done; ``torn`` does a part of it before it fails."""
        self.steps.append(what)
        if len(self.steps) != self.at:
            return
        if torn is not None:
            torn()
        if self.kind == KILL:
            os._exit(KILLED)
        raise OSError(ERRORS[self.kind], os.strerror(ERRORS[self.kind]))

    def concerns(self, path: object) -> bool:
        """Whether a path is the folder, or lies in it."""
        return isinstance(path, str | os.PathLike) and Path(path).absolute().is_relative_to(self.folder)

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Number the steps of what is done in the block."""
        real_open, real_fdopen, real_fsync = os.open, os.fdopen, os.fsync

        def opened(path: Any, flags: int, *rest: Any, **more: Any) -> int:
            writing = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if (writing and self.concerns(path)) or Path(path).absolute() == self.folder:
                self.step("open")
            return real_open(path, flags, *rest, **more)

        def fdopened(handle: int, mode: str = "r", *rest: Any, **more: Any) -> Any:
            stream = real_fdopen(handle, mode, *rest, **more)
            return _Stream(stream, self) if "w" in mode else stream

        def synced(handle: int) -> None:
            self.step("fsync")
            real_fsync(handle)

        with (
            patch("os.open", opened), patch("os.fdopen", fdopened), patch("os.fsync", synced),
            self._path_step("chmod"), self._path_step("replace"), self._path_step("unlink"),
        ):  # fmt: skip
            yield

    def _path_step(self, name: str) -> Any:
        real = getattr(Path, name)

        def stepped(path: Path, *rest: Any, **more: Any) -> Any:
            if self.concerns(path):
                self.step(name)
            return real(path, *rest, **more)

        return patch.object(Path, name, stepped)


@dataclass
class _Stream:
    """A file open for writing whose steps are numbered."""

    real: BinaryIO
    faults: Faults

    def __enter__(self) -> "_Stream":
        return self

    def __exit__(self, *error: object) -> None:
        try:
            if error[0] is None:
                self.faults.step("close")
        finally:
            self.real.close()

    def write(self, content: bytes) -> int:
        """Write, or write half and fail."""
        self.faults.step("write", lambda: (self.real.write(content[: len(content) // 2]), self.real.flush()))
        return self.real.write(content)

    def writelines(self, lines: Iterator[bytes]) -> None:
        """Write one by one."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Flush."""
        self.faults.step("flush")
        self.real.flush()

    def __getattr__(self, name: str) -> Any:
        """What changes nothing on the disk."""
        return getattr(self.real, name)


def in_child(action: Callable[[], int]) -> int:
    """Do something in a process of its own, and return what it ends with."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        os._exit(action())
    finally:  # whatever was raised, the tests do not go on in the child
        os._exit(99)
