"""The files of records that a command reads: the leads, and the tables that are joined to them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from policy_engine.cli.options import ANY_PATH, observed_on_option
from policy_engine.files.joining import SideFiles


@dataclass(frozen=True, slots=True)
class LeadFiles:
    """What is read: the leads' file, the tables beside it, and what is said of all of them.

    ``observed_on`` is an ordinal: the day of the whole export, for values without a date of their own.
    """

    leads: Path
    sides: SideFiles
    encoding: str
    observed_on: int | None

    @property
    def paths(self) -> list[Path]:
        """Every file that is read."""
        named = (self.sides.people, self.sides.events, self.sides.outcomes, self.sides.observations)
        return [self.leads, *(path for path in named if path is not None)]


_OPTIONS = (
    click.option("--people", type=ANY_PATH, metavar="FILE", help="A table of people, with the key of their record."),
    click.option("--events", type=ANY_PATH, metavar="FILE", help="A table of events, with the key of their record."),
    click.option("--outcomes", type=ANY_PATH, metavar="FILE", help="A table of outcomes, if not among the events."),
    click.option(
        "--observations", type=ANY_PATH, metavar="FILE", help="A table of earlier values: key, field, value, at."
    ),
    click.option(
        "--encoding", default="utf-8", metavar="NAME", show_default=True, help="Of the files, such as windows-1252."
    ),
    observed_on_option,
)


def lead_file_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the argument LEADS and the options about files; the command gets them as one ``files``."""

    @wraps(command)
    def gathered(
        *,
        leads: Path,
        people: Path | None,
        events: Path | None,
        outcomes: Path | None,
        observations: Path | None,
        encoding: str,
        observed_on: int | None,
        **others: object,
    ) -> None:
        sides = SideFiles(people, events, outcomes, observations)
        command(files=LeadFiles(leads, sides, encoding, observed_on), **others)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return click.argument("leads", type=ANY_PATH)(gathered)
