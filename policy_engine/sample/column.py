"""Columns of whole numbers: what made-up tables are worked out with.

The tables are described once, in terms of ``Column``. Two classes stand behind it: ``plain.PlainColumn`` needs the
standard library only, ``arrays.ArrayColumn`` is numpy's and a hundred times as fast. Both give the same numbers.
"""

from abc import ABC, abstractmethod
from typing import Final, Self

WORD: Final = (1 << 64) - 1
STEP: Final = 0x9E3779B97F4A7C15
FIRST: Final = 0xBF58476D1CE4E5B9
SECOND: Final = 0x94D049BB133111EB
"""Sebastiano Vigna's splitmix64: a number's place goes in, 64 bits without a visible pattern come out."""

SLOTS: Final = 1000
"""A draw is spent in digits of base 1,000: one digit a choice, five digits a draw. The sixth would not be even."""
_POWERS: Final = (1, 10**3, 10**6, 10**9, 10**12)


class Column(ABC):
    """One whole number a row, within 63 bits and a sign. Divisions are never by, and draws never of, negatives."""

    __slots__ = ()

    @abstractmethod
    def __len__(self) -> int:
        """How many rows."""

    @abstractmethod
    def __add__(self, other: Self | int) -> Self:
        """The sums, row by row."""

    @abstractmethod
    def __sub__(self, other: Self | int) -> Self:
        """The differences, row by row."""

    @abstractmethod
    def __mul__(self, other: int) -> Self:
        """The products with one number."""

    @abstractmethod
    def __floordiv__(self, other: int) -> Self:
        """The whole quotients by one number."""

    @abstractmethod
    def __mod__(self, other: Self | int) -> Self:
        """The rests, row by row."""

    @abstractmethod
    def below(self, other: Self | int) -> Self:
        """1 where a row's number is less than the other, else 0."""

    @abstractmethod
    def equals(self, other: int) -> Self:
        """1 where a row's number is the other, else 0."""

    @abstractmethod
    def choose(self, yes: Self | int, no: Self | int) -> Self:
        """``yes`` where a row's number is not 0, else ``no``."""

    @abstractmethod
    def of(self, table: tuple[int, ...]) -> Self:
        """The table's entries at the places that the rows name."""

    @abstractmethod
    def repeat(self, counts: Self) -> Self:
        """Each row as often as ``counts`` says."""

    @abstractmethod
    def ordinals(self) -> Self:
        """0, 1, … for each row as many as its number says: which of its repeats a row is."""

    @abstractmethod
    def draw(self, stream: int) -> Self:
        """63 bits that depend on the row's number and on the stream (64 bits), and on nothing else."""

    def digit(self, place: int) -> Self:
        """The draws' digit at a place (0 to 4): 0 to 999, all alike often."""
        return self // _POWERS[place] % SLOTS

    def happens(self, place: int, rate: int) -> Self:
        """1 in ``rate`` of a million rows, else 0; takes the digits at ``place`` (0 to 3) and the next."""
        return (self // _POWERS[place] % (SLOTS * SLOTS)).below(rate)
