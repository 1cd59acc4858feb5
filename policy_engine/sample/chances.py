"""Chances: how often each value comes, in thousandths, as tables that one digit of a draw is looked up in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policy_engine.sample.column import SLOTS, Column

Stretch = tuple[int, int, int]
"""From, to (both included), and in how many of 1,000 cases."""


@dataclass(frozen=True, slots=True)
class Chances:
    """1,000 slots a group, each with the value that it stands for."""

    slots: tuple[int, ...]

    def pick(self, digits: Column, group: Column | int = 0) -> Column:
        """The value for a digit (0 to 999) in a row's group."""
        return (digits + (group * SLOTS)).of(self.slots)


def alike(values: Mapping[int, int]) -> Chances:
    """Chances without groups: how many of 1,000 each value gets."""
    return Chances(_weighted(values))


def groups(values: Iterable[Mapping[int, int]]) -> Chances:
    """Chances of each group: how many of 1,000 each value gets."""
    return Chances(tuple(slot for one in values for slot in _weighted(one)))


def stretches(values: Iterable[Sequence[Stretch]]) -> Chances:
    """Chances of each group, whose values spread evenly over each stretch."""
    return Chances(tuple(slot for one in values for slot in _spread(one)))


@dataclass(frozen=True, slots=True)
class Spellings:
    """How values are spelled: ``words``, and for each value the chances of its spellings."""

    words: tuple[str, ...]
    chances: Chances

    def spell(self, values: Column, digits: Column) -> Column:
        """The places in ``words`` of the spellings that are drawn for the values."""
        return self.chances.pick(digits, values)


def spellings(values: Iterable[Mapping[str, int]], clean: bool) -> Spellings:
    """Spellings of the values 0, 1, …: how many of 1,000 each gets; where all is clean, the first gets all."""
    ways = [{next(iter(one)): SLOTS} if clean else one for one in values]
    words = tuple(dict.fromkeys(word for one in ways for word in one))
    places = {word: place for place, word in enumerate(words)}
    return Spellings(words, groups([{places[word]: share for word, share in one.items()} for one in ways]))


def _weighted(values: Mapping[int, int]) -> tuple[int, ...]:
    slots = tuple(value for value, share in values.items() for _ in range(share))
    return _whole(slots)


def _spread(values: Sequence[Stretch]) -> tuple[int, ...]:
    return _whole(
        tuple(low + place * (high - low + 1) // share for low, high, share in values for place in range(share))
    )


def _whole(slots: tuple[int, ...]) -> tuple[int, ...]:
    if len(slots) != SLOTS:
        raise ValueError(f"chances add up to {len(slots)} thousandths")
    return slots
