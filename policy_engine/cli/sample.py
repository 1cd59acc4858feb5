"""``readiness sample``: made-up accounts to try policies on."""

import shlex
from pathlib import Path
from typing import Final

import click

from policy_engine.cli.options import ANY_PATH, day_option
from policy_engine.cli.output import CANNOT_WRITE, USAGE, fail, say
from policy_engine.cli.progress import progress
from policy_engine.files.atomic import CannotWriteError
from policy_engine.sample.blocks import Order
from policy_engine.sample.kinds import KINDS, PARQUET, ExtraMissingError, Kind, kind
from policy_engine.sample.words import DAYS_AFTER, DAYS_BEFORE
from policy_engine.sample.writing import MadeFile, write_sample
from policy_engine.values.days import FIRST_DAY, LAST_DAY, day_text, parse_day

MAX_ACCOUNTS: Final = 1_000_000_000
MAX_SEED: Final = 2**32 - 1

DEFAULT_DAY: Final = "2026-03-01"
"""A fixed day, not today: the same command is to give the same accounts next year."""

POLICY: Final = "policies/dach_new_business.policy"
"""The policy that the samples are made for."""

_EPILOG = """\b
Examples:
  readiness sample --accounts 1000 -o sample
  readiness sample --accounts 1000 --seed 7 --as-of 2026-11-02 -o sample
  readiness sample --accounts 50000 --format jsonl --clean -o clean
  readiness sample --accounts 10000000 --format parquet -o big
"""


@click.command(name="sample", epilog=_EPILOG, short_help="Make up accounts to try policies on.")
@click.option("--accounts", required=True, type=click.IntRange(1, MAX_ACCOUNTS), metavar="N", help="How many.")
@click.option(
    "--seed",
    default=1,
    show_default=True,
    type=click.IntRange(0, MAX_SEED),
    metavar="S",
    help="Another whole number makes up other accounts.",
)
@click.option(
    "--format", "form", type=click.Choice(KINDS), default="csv", show_default=True, help="Parquet needs an extra: bulk."
)
@day_option("--as-of", f"The day on which the accounts are looked at (default: {DEFAULT_DAY}).")
@click.option("--clean", is_flag=True, help="The same accounts without misspellings and odd rows.")
@click.option("-o", "--output", required=True, type=ANY_PATH, metavar="DIR", help="The folder; made if need be.")
def command(*, accounts: int, seed: int, form: str, as_of: int | None, clean: bool, output: Path) -> None:
    """Make up accounts with their people, events, outcomes and observations, as messy as a CRM leaves them.

    Writes five files into DIR, of the shape that policies/dach_new_business.policy reads. The same options give the
    same accounts on every machine, and fewer accounts are the first of more. Nobody in them exists.
    """
    if str(output) == "-":
        raise click.UsageError("-o: five tables need a folder, not the standard output")
    order = Order(accounts, seed, _day(as_of), clean)
    try:
        with progress() as tell:
            made = write_sample(order, output, _kind(form), tell)
    except CannotWriteError as error:
        fail([error.diagnostic], {}, CANNOT_WRITE)
    _tell(order, made)
    _tell_next(order, made, form)


def _day(as_of: int | None) -> int:
    """The day, with all the days that accounts know inside the calendar."""
    day = parse_day(DEFAULT_DAY) if as_of is None else as_of
    assert day is not None
    first, last = FIRST_DAY + DAYS_BEFORE, LAST_DAY - DAYS_AFTER
    if not first <= day <= last:
        raise click.UsageError(f"--as-of: take a day from {day_text(first)} to {day_text(last)}")
    return day


def _kind(form: str) -> Kind:
    try:
        return kind(form)
    except ExtraMissingError as error:
        fail([error.diagnostic], {}, USAGE)


def _tell(order: Order, made: tuple[MadeFile, ...]) -> None:
    """Say what was written."""
    accounts = f"{order.accounts:,} made-up account{'' if order.accounts == 1 else 's'}"
    say(f"{accounts} as of {day_text(order.as_of)}, seed {order.seed}{', without mess' if order.clean else ''}")
    width = max(len(str(one.path)) for one in made)
    for one in made:
        say(f"  {one.path!s:<{width}}  {one.rows:>13,} rows  {_size(one.size):>8}")


def _tell_next(order: Order, made: tuple[MadeFile, ...], form: str) -> None:
    """Say what to type next."""
    if form == PARQUET:
        say("\nParquet is for warehouses and data frames; `readiness evaluate` reads CSV and JSONL.")
        return
    leads, *sides = made
    say("\nDecide them:")
    say(f"  readiness evaluate {POLICY} {shlex.quote(str(leads.path))} \\")
    for one in sides:
        say(f"    --{one.table} {shlex.quote(str(one.path))} \\")
    say(f"    --as-of {day_text(order.as_of)} -o decisions.csv")


def _size(size: int) -> str:
    """A size in bytes as people say it."""
    shown, unit = float(size), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if shown < 1000:
            break
        shown, unit = shown / 1000, larger
    return f"{shown:.0f} {unit}" if unit == "B" or shown >= 100 else f"{shown:.1f} {unit}"
