"""Numbers, days and moments as words: every way of writing each of them, at a place that can be worked out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from policy_engine.sample.column import Column
from policy_engine.sample.stories import MAX_EMPLOYEES

DAYS_BEFORE: Final = 400
DAYS_AFTER: Final = 200
DAYS: Final = DAYS_BEFORE + 1 + DAYS_AFTER
"""The days that made-up accounts know, round the day for which they are made."""

TIMES: Final = 24
"""Half hours of a day on which something happens, from 7 o'clock."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """The cells of one kind, ``count`` for each way of writing, then the empty cell."""

    words: tuple[str, ...]
    count: int

    def place(self, way: Column, number: Column) -> Column:
        """Where number 0 to ``count`` - 1 stands, written in a way; a way beyond the last writes nothing."""
        return way.below(self.empty // self.count).choose(way * self.count + number, self.empty)

    @property
    def empty(self) -> int:
        """Where the empty cell stands."""
        return len(self.words) - 1


def employees_words() -> Words:
    """Numbers of employees, 0 being empty; the ways are those of ``mess.NUMBER_WAYS``."""
    numbers = range(MAX_EMPLOYEES + 1)
    ways: tuple[Callable[[int], str], ...] = (
        str,
        lambda number: f"{number:,}".replace(",", "."),
        lambda number: f"{number:,}",
        lambda number: f"ca. {number}",
        lambda number: f"{number}.0",
    )
    return _words(numbers, ways)


def day_words(as_of: int) -> Words:
    """Days round ``as_of``, the first ``DAYS_BEFORE`` before it; the ways are those of ``mess.DATE_WAYS``."""
    ways: tuple[Callable[[date], str], ...] = (
        date.isoformat,
        lambda day: f"{day.isoformat()}T00:00:00",
        _german,
    )
    return _words(_days(as_of), ways)


def moment_words(as_of: int) -> Words:
    """Half hours of days round ``as_of``; the ways are those of ``mess.MOMENT_WAYS``."""
    times = [f"{7 + half // 2:02}:{half % 2 * 30:02}" for half in range(TIMES)]
    moments = [(day, time) for day in _days(as_of) for time in times]
    ways: tuple[Callable[[tuple[date, str]], str], ...] = (
        lambda moment: f"{moment[0].isoformat()}T{moment[1]}:00",
        lambda moment: f"{moment[0].isoformat()}T{moment[1]}:00Z",
        lambda moment: f"{moment[0].isoformat()} {moment[1]}",
        lambda moment: moment[0].isoformat(),
        lambda moment: f"{_german(moment[0])} {moment[1]}",
    )
    return _words(moments, ways)


def _days(as_of: int) -> list[date]:
    return [date.fromordinal(as_of + offset) for offset in range(-DAYS_BEFORE, DAYS_AFTER + 1)]


def _german(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _words(values: Iterable[T], ways: Iterable[Callable[[T], str]]) -> Words:
    kept = list(values)
    return Words((*(way(value) for way in ways for value in kept), ""), len(kept))
