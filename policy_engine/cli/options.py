"""Options that several commands share, and the clock, which is read nowhere else."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from policy_engine.values.days import parse_day
from policy_engine.values.zones import zone

F = TypeVar("F", bound=Callable[..., object])

ANY_PATH = click.Path(path_type=Path)
"""A path as given; whether it can be read is told with everything else that is wrong."""


class DayType(click.ParamType):
    """A day written ``2026-03-01``; its value is the ordinal."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the ordinal."""
        if isinstance(value, int):
            return value
        day = parse_day(str(value))
        if day is None:
            self.fail(f"{value!r} is no day; write it like 2026-03-01", param, ctx)
        return day


DAY = DayType()


def today(time_zone: str = "UTC") -> int:
    """The day that it is in a time zone (an ordinal): the only clock."""
    return datetime.now(zone(time_zone) or UTC).date().toordinal()


def format_option(command: F) -> F:
    """``--format text|json``."""
    option = click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs."
    )
    return option(command)


def language_option(command: F) -> F:
    """``--lang en``."""
    option = click.option("--lang", type=click.Choice(["en"]), default="en", help="The language of sentences.")
    return option(command)


def as_of_option(command: F) -> F:
    """``--as-of DAY``."""
    option = click.option("--as-of", type=DAY, metavar="DAY", help="Decide for this day (default: today; printed).")
    return option(command)
