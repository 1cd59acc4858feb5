"""Columns as lists, with nothing but the standard library."""

import operator
from collections.abc import Callable, Iterable
from itertools import chain, repeat
from typing import Self

from policy_engine.sample.column import FIRST, SECOND, STEP, WORD, Column


class PlainColumn(Column):
    """A column that holds a list."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: list[int]) -> None:
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __add__(self, other: Self | int) -> Self:
        return self._with(operator.add, other)

    def __sub__(self, other: Self | int) -> Self:
        return self._with(operator.sub, other)

    def __mul__(self, other: int) -> Self:
        return self._with(operator.mul, other)

    def __floordiv__(self, other: int) -> Self:
        return self._with(operator.floordiv, other)

    def __mod__(self, other: Self | int) -> Self:
        return self._with(operator.mod, other)

    def below(self, other: Self | int) -> Self:
        """See ``Column``."""
        return self._with(operator.lt, other)

    def equals(self, other: int) -> Self:
        """See ``Column``."""
        return self._with(operator.eq, other)

    def choose(self, yes: Self | int, no: Self | int) -> Self:
        """See ``Column``."""
        rows = zip(self.numbers, _each(yes), _each(no), strict=False)
        return type(self)([one if flag else other for flag, one, other in rows])

    def of(self, table: tuple[int, ...]) -> Self:
        """See ``Column``."""
        return type(self)([table[number] for number in self.numbers])

    def repeat(self, counts: Self) -> Self:
        """See ``Column``."""
        return type(self)(list(chain.from_iterable(map(repeat, self.numbers, counts.numbers))))

    def ordinals(self) -> Self:
        """See ``Column``."""
        return type(self)(list(chain.from_iterable(map(range, self.numbers))))

    def draw(self, stream: int) -> Self:
        """See ``Column``."""
        drawn = []
        for number in self.numbers:
            bits = (stream + number * STEP) & WORD
            bits = ((bits ^ (bits >> 30)) * FIRST) & WORD
            bits = ((bits ^ (bits >> 27)) * SECOND) & WORD
            drawn.append((bits ^ (bits >> 31)) >> 1)
        return type(self)(drawn)

    def _with(self, work: Callable[[int, int], int], other: Self | int) -> Self:
        return type(self)(list(map(work, self.numbers, _each(other))))


def plain_span(start: int, stop: int) -> PlainColumn:
    """The numbers from ``start`` to before ``stop``."""
    return PlainColumn(list(range(start, stop)))


def _each(other: PlainColumn | int) -> Iterable[int]:
    return repeat(other) if isinstance(other, int) else other.numbers
