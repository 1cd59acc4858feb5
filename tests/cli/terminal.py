"""Run a program on a terminal of its own, as a person would."""

import fcntl
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shown:
    """What the terminal showed, what went into the pipe beside it, and the exit code."""

    terminal: str
    out: str
    code: int


def on_terminal(arguments: Sequence[str], folder: Path, keys: bytes = b"", after: str = "", **more: str) -> Shown:
    """Run Python with stdin and stderr on a terminal and stdout in a pipe; ``keys`` are typed once it shows ``after``.

    ``more`` are environment variables.
    """
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **more}
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, env=environment,
        preexec_fn=_own_terminal,
    ) as ran:  # fmt: skip
        os.close(theirs)
        shown = _read(ours, keys, after)
        out = ran.stdout.read().decode()
    os.close(ours)
    return Shown(shown, out, ran.returncode)


def _own_terminal() -> None:
    """Make stdin the terminal that rules this process, so that Ctrl-C typed there reaches it."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read(terminal: int, keys: bytes, after: str) -> str:
    """Read until the program has closed the terminal."""
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            return shown.decode()
        shown += piece
        if keys and after.encode() in shown:
            os.write(terminal, keys)
            keys = b""
