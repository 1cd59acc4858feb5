"""The program with its commands, from the arguments to the exit code."""

import io
import os
import sys
from pathlib import Path

import click

from policy_engine import __version__
from policy_engine.cli.ending import PIPE_CLOSED, SIGNALLED, defect, end
from policy_engine.cli.group import LateGroup
from policy_engine.cli.output import CANNOT_WRITE
from policy_engine.cli.signals import behind

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


def run(arguments: list[str]) -> int:
    """Run what the arguments ask for, and return the exit code; whatever was not expected is told here."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stays open until the end
    if sys.stdout is None:
        return end("error: cannot write the output: the standard output is closed", CANNOT_WRITE)
    # A terminal or pipe that cannot show a character shows its number; it never stops a command.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _code(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever reads has enough (`| head`): no fault, so nothing is said.
        return end("", SIGNALLED + PIPE_CLOSED)
    except OSError as error:  # files tell their own faults below: this is a terminal, a pipe, or a full disk behind one
        return end(f"error: cannot write the output: {error.strerror or 'the system refuses it'}", CANNOT_WRITE)
    except MemoryError:
        return end("error: there is not enough memory", CANNOT_WRITE)
    except Exception as error:  # the last resort
        stopped = behind(error)
        if stopped is not None:
            raise stopped from None
        return defect(error)


def _code(arguments: list[str]) -> int:
    # Not by click's own `main`, which has other ways with interruptions, broken pipes and ends of files.
    try:
        with readiness.make_context("readiness", arguments) as context:
            readiness.invoke(context)
        return 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
