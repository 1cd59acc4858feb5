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


def day_option(name: str, text: str) -> Callable[[F], F]:
    """An option that takes a day written ``2026-03-01``; its value is the ordinal, or None."""
    return click.option(name, metavar="DAY", callback=_ordinal, help=text)


def _ordinal(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    day = None if value is None else parse_day(value)
    if value is not None and day is None:
        raise click.BadParameter(f"{value!r} is no day; write it like 2026-03-01", ctx, param)
    return day


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


as_of_option = day_option("--as-of", "Decide for this day (default: today; printed).")
observed_on_option = day_option("--observed-on", "The date of the whole export, for values without one.")
