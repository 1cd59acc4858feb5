"""Cells that several tables have: keys, numbers, days."""

from typing import Final

from policy_engine.sample.column import Column
from policy_engine.sample.mess import KEY_IN_SMALL_LETTERS
from policy_engine.sample.rows import STRANGER, Rows
from policy_engine.sample.table import Listed, Numbered
from policy_engine.sample.world import World

STRANGERS: Final = 5_000_000_000
"""Added to an account's number, it makes one that no account has."""

KEY_LETTERS: Final = ("", "A", "a")
KEY_WIDTH: Final = 10

PERSON_LETTERS: Final = ("", "P")
PERSON_WIDTH: Final = 11
MAX_PEOPLE: Final = 10
"""Person 3 of account 12 is number 123; an account has eight rows at most, so number 129 is nobody."""


def key_cells(world: World, table: str, rows: Rows) -> Numbered:
    """The record's key in a side table: an account's, at times in small letters, or nobody's."""
    small = world.odd(world.draw(f"{table} key", rows.number), 0, KEY_IN_SMALL_LETTERS)
    number = rows.account.number
    return Numbered(KEY_LETTERS, small + 1, rows.kind.equals(STRANGER).choose(number + STRANGERS, number), KEY_WIDTH)


def employees_cells(world: World, employees: Column, digits: Column) -> Listed:
    """Numbers of employees; 0 is not known."""
    written = world.words.employees
    unsaid = world.words.unsaid
    blank = unsaid.spell(employees * 0, digits) + len(written.words.words)
    return Listed(world.words.employees_and_unsaid, employees.equals(0).choose(blank, written.write(employees, digits)))


def day_places(world: World, day: Column, digits: Column) -> Column:
    """The places of days among the words for days; ``NO_DAY`` is empty."""
    days = world.words.days
    return day.below(0).choose(days.words.empty, days.write(day, digits))


def day_cells(world: World, day: Column, digits: Column) -> Listed:
    """Days; ``NO_DAY`` is empty."""
    return Listed(world.words.days.words.words, day_places(world, day, digits))
