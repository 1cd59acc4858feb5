"""A sample block by block, so that its size does not matter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policy_engine.sample.column import Column
from policy_engine.sample.table import Table
from policy_engine.sample.tables import tables
from policy_engine.sample.world import World, world

Span = Callable[[int, int], Column]
"""Makes the column of the numbers from the first to before the second."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: how many accounts, of which seed, for which day (an ordinal), with mess or without."""

    accounts: int
    seed: int
    as_of: int
    clean: bool = False

    def world(self) -> World:
        """Return what all blocks share."""
        return world(self.seed, self.as_of, self.clean)


def blocks(order: Order, shared: World, span: Span, size: int) -> Iterator[tuple[int, dict[str, Table]]]:
    """Yield ``size`` accounts after ``size`` accounts, with how many were made until then.

    The blocks together are the same whatever their size, and a smaller sample is the beginning of a larger one.
    """
    for start in range(1, order.accounts + 1, size):
        stop = min(start + size, order.accounts + 1)
        yield stop - 1, tables(shared, span(start, stop))
