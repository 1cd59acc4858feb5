"""The command ``readiness``. Thin: files and terminals here, everything else below.

Exit codes: 0 fine (warnings and data problems too), 1 errors or failing examples, 2 usage or unreadable input,
3 could not write.
"""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from policy_engine import __version__
from policy_engine.cli.group import LateGroup

_EXAMPLES = """\b
Examples:
  readiness check policies
  readiness test policies/dach_new_business.policy
  readiness evaluate policies/dach_new_business.policy leads.csv -o decisions.csv
  readiness explain policies/dach_new_business.policy leads.csv --key c1
"""


@click.group(
    cls=LateGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.version_option(__version__, prog_name="readiness", message="%(prog)s %(version)s")
def readiness() -> None:
    """Decide by a written policy when a buying group can decide, and say why."""


def main() -> None:
    """Run the command line."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stays open until the end
    if sys.stdout is None:
        _cannot_write("the standard output is closed")
    # A terminal or pipe that cannot show a character shows its number; it never stops a command.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        readiness(prog_name="readiness")
    except OSError as error:  # files tell their own faults below: this is a terminal, a pipe, or a full disk behind one
        # What is still held back would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _cannot_write(error.strerror or "the system refuses it")


def _cannot_write(reason: str) -> NoReturn:
    with suppress(OSError):
        click.echo(f"error: cannot write the output: {reason}", err=True)
    sys.exit(3)
