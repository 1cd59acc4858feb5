"""Columns as numpy arrays. Loaded only where the extra ``bulk`` is installed and wanted."""

from functools import lru_cache
from typing import Self, TypeAlias

import numpy as np
import numpy.typing as npt

from policy_engine.sample.column import FIRST, SECOND, STEP, WORD, Column

Numbers: TypeAlias = npt.NDArray[np.int64]


class ArrayColumn(Column):
    """A column that holds an array of 64-bit whole numbers."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __add__(self, other: Self | int) -> Self:
        return type(self)(self.numbers + _each(other))

    def __sub__(self, other: Self | int) -> Self:
        return type(self)(self.numbers - _each(other))

    def __mul__(self, other: int) -> Self:
        return type(self)(self.numbers * other)

    def __floordiv__(self, other: int) -> Self:
        return type(self)(self.numbers // other)

    def __mod__(self, other: Self | int) -> Self:
        return type(self)(self.numbers % _each(other))

    def below(self, other: Self | int) -> Self:
        """See ``Column``."""
        return type(self)((self.numbers < _each(other)).astype(np.int64))

    def equals(self, other: int) -> Self:
        """See ``Column``."""
        return type(self)((self.numbers == other).astype(np.int64))

    def choose(self, yes: Self | int, no: Self | int) -> Self:
        """See ``Column``."""
        return type(self)(np.where(self.numbers != 0, _each(yes), _each(no)))

    def of(self, table: tuple[int, ...]) -> Self:
        """See ``Column``."""
        return type(self)(_array(table)[self.numbers])

    def repeat(self, counts: Self) -> Self:
        """See ``Column``."""
        return type(self)(np.repeat(self.numbers, counts.numbers))

    def ordinals(self) -> Self:
        """See ``Column``."""
        first = np.cumsum(self.numbers) - self.numbers
        return type(self)(np.arange(self.numbers.sum(), dtype=np.int64) - np.repeat(first, self.numbers))

    def draw(self, stream: int) -> Self:
        """See ``Column``; unsigned arrays pass over what does not fit into 64 bits."""
        bits = self.numbers.astype(np.uint64) * np.uint64(STEP) + np.uint64(stream & WORD)
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(FIRST)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(SECOND)
        return type(self)(((bits ^ (bits >> np.uint64(31))) >> np.uint64(1)).astype(np.int64))


def array_span(start: int, stop: int) -> ArrayColumn:
    """The numbers from ``start`` to before ``stop``."""
    return ArrayColumn(np.arange(start, stop, dtype=np.int64))


def _each(other: ArrayColumn | int) -> Numbers | int:
    return other if isinstance(other, int) else other.numbers


@lru_cache(maxsize=128)
def _array(table: tuple[int, ...]) -> Numbers:
    return np.array(table, dtype=np.int64)
