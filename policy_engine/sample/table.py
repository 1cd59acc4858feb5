"""Made-up tables: columns of cells, each a text; an empty text is an empty cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policy_engine.sample.column import Column

KEY: Final = "Company ID"
"""The column that holds the record's key in every table."""

TABLES: Final = ("accounts", "people", "events", "outcomes", "observations")


@dataclass(frozen=True, slots=True)
class Listed:
    """Cells that are words of a list, the same list for all parts of a table."""

    words: tuple[str, ...]
    places: Column

    def __len__(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Cells of a letter and ten or more digits, such as ``A0000000012``; without a letter the cell is empty."""

    letters: tuple[str, ...]
    places: Column
    numbers: Column
    width: int

    def __len__(self) -> int:
        return len(self.numbers)


Table = Mapping[str, Listed | Numbered]
"""The columns of a part of a table, all of one length, by name in their order."""
