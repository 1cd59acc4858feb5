"""Printing: plain or coloured, to people or to programs."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, BinaryIO, NoReturn

import click

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.render import Style, render_all
from policy_engine.base.source import Source
from policy_engine.cli.signals import StoppedError

ERRORS, USAGE, CANNOT_WRITE = 1, 2, 3
"""Exit codes."""


def style(stream: IO[str]) -> Style:
    """Colours on a terminal, unless ``NO_COLOR`` is set."""
    return Style(stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def say(text: str = "", to_stderr: bool = False) -> None:
    """Print a line."""
    click.echo(text, err=to_stderr, color=True)


def show(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], to_stderr: bool = False) -> None:
    """Print findings, a blank line after the last."""
    text = render_all(diagnostics, sources, style(sys.stderr if to_stderr else sys.stdout))
    if text:
        say(text + "\n", to_stderr)


def say_json(value: object) -> None:
    """Print JSON for programs: UTF-8 whatever the terminal, indented, a line end at its end."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    stream = binary_stdout()
    stream.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()


def binary_stdout() -> BinaryIO:
    """The standard output for bytes."""
    return sys.stdout.buffer


@contextmanager
def stdout_writer() -> Iterator[BinaryIO]:
    """The standard output for a result of any length; who stops the command is told that it is not complete."""
    stream = binary_stdout()
    try:
        yield stream
    except StoppedError as stopped:
        stopped.printing = True
        raise
    stream.flush()


def stop(code: int) -> NoReturn:
    """End with an exit code."""
    sys.exit(code)


def fail(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], code: int) -> NoReturn:
    """Print findings to stderr, and end."""
    show(diagnostics, sources, to_stderr=True)
    stop(code)
