"""The rows of a side table: whose they are, and which of them are odd."""

from dataclasses import dataclass
from typing import Final

from policy_engine.sample.column import Column
from policy_engine.sample.world import Accounts, World

MAX_ROWS: Final = 1000
"""More rows than an account has in any table: row 7 of account 12 is number 12,007 of its table."""

OWN, REPEATED, UNDECLARED, STRANGER = range(4)
"""What a row is: the account's own; its first row once more; of a type that no policy declares; of no account."""

_ODD_PLACES: Final = 3
_NTH_ODD: Final = tuple(
    ([kind for kind in (REPEATED, UNDECLARED, STRANGER) if flags >> (kind - 1) & 1] + [OWN] * _ODD_PLACES)[place]
    for flags in range(1 << _ODD_PLACES)
    for place in range(_ODD_PLACES)
)
"""What the first, second and third odd row of an account are, for each set of odd rows that it may have."""


@dataclass(frozen=True, slots=True)
class OddRates:
    """Of a million accounts, how many have an odd row of each kind."""

    repeated: int = 0
    undeclared: int = 0
    stranger: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a side table: their accounts, which of the account's rows each is, its number, and what it is."""

    account: Accounts
    place: Column
    number: Column
    kind: Column


def side_rows(world: World, name: str, account: Accounts, counts: Column, rates: OddRates) -> Rows:
    """Return the rows: ``counts`` of each account's own, and after them its odd ones."""
    draws = world.draw(f"{name} rows", account.number)
    repeated = counts.below(1).choose(0, world.odd(draws, 0, rates.repeated))
    undeclared = world.odd(draws, 2, rates.undeclared)
    stranger = world.odd(world.draw(f"{name} strangers", account.number), 0, rates.stranger)
    whole = counts + repeated + undeclared + stranger
    odd_ones = (repeated + undeclared * 2 + stranger * 4).repeat(whole)
    place = whole.ordinals()
    own = place.below(counts.repeat(whole))
    nth = own.choose(0, place - counts.repeat(whole))
    kind = own.choose(OWN, (odd_ones * _ODD_PLACES + nth).of(_NTH_ODD))
    place = kind.equals(REPEATED).choose(0, place)
    owner = account.repeat(whole)
    return Rows(owner, place, owner.number * MAX_ROWS + place, kind)
