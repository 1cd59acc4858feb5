"""How a command ends that does not come to its own end: each way is one line on stderr, and an exit code.

Never a traceback: its messages may hold values of records.
"""

import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from policy_engine import __version__
from policy_engine.cli.signals import StoppedError

DEFECT = 70
"""The exit code for our own mistakes: none of 0 to 3, as it says nothing about anybody's files."""

SIGNALLED = 128
"""The exit code of a command that a signal ends is this and the signal's number, as shells have it."""

PIPE_CLOSED = 13
"""The number of the signal for a closed pipe, also where the system has none."""

_PACKAGE = Path(__file__).resolve().parents[1]


def end(line: str, code: int) -> int:
    """Say a line, where anybody can hear it, and give up what is still held back for the output; return the code.

    What is held back would fail once more when the interpreter ends, or wait for a reader who does not read.
    """
    _give_up(sys.stdout)
    try:
        if line and sys.stderr is not None:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        _give_up(sys.stderr)
    return code


def _give_up(stream: TextIO | None) -> None:
    with suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def interrupted(stopped: StoppedError) -> int:
    """End a command that somebody stopped, when everything it had opened is closed."""
    left = "what was printed is not complete" if stopped.printing else "no file is half-written"
    return end(f"interrupted: {left}", SIGNALLED + stopped.number)


def defect(error: Exception) -> int:
    """End a command that met a mistake of ours: tell its kind and the place in our own files, never its message."""
    line = (
        f"internal error: {type(error).__name__} at {_place(error)} (readiness {__version__}): this is a defect of "
        "readiness, not of your files; please report this line to its issue tracker"
    )
    return end(line, DEFECT)


def _place(error: Exception) -> str:
    """Return the last of our own lines that was reached."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(_PACKAGE):
            return f"{file.relative_to(_PACKAGE.parent).as_posix()}:{frame.lineno}"
    return "no line of ours"
