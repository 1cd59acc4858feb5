"""Putting the rows of the tables to their records, record by record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.files.joining.parts import FIELD
from policy_engine.files.joining.rows_on_disk import MAX_ROWS_OF_ONE, RowsOnDisk, StoredRow
from policy_engine.files.joining.side import Side
from policy_engine.files.joining.tables import EVENTS, OBSERVATIONS, OUTCOMES, PEOPLE
from policy_engine.files.source import RawRecord, RejectedRow, Rows, StopReadingError
from policy_engine.runtime.read.joined import Joined
from policy_engine.runtime.read.lookup import given
from policy_engine.values.raws import key_text
from policy_engine.values.texts import SPACES, fold

MAX_NEAR: Final = 100_000
"""So many records without rows are remembered, to find rows whose key differs only in capitals or blanks."""

Raw = dict[str, object]


@dataclass(slots=True)
class Joiner:
    """Joins ``sides`` to records; ``key_column`` is the records', ``word`` what their places are counted in."""

    sides: Sequence[Side]
    rows: RowsOnDisk
    key_column: str
    leads_are_table: bool
    word: str
    _met: list[bytearray] = field(init=False)
    """For each table, a bit for every row that is the first of a record that was met."""
    _without: list[set[str]] = field(init=False)
    """For each table, the keys of records without rows in it, in the form in which they are near others."""

    def __post_init__(self) -> None:
        self._met = [bytearray(side.table.rows // 8 + 1) for side in self.sides]
        self._without = [set() for _ in self.sides]

    def through(self, rows: Rows) -> Rows:
        """Give each record with its rows; when all were given, every table is accounted for."""
        try:
            for place, row in rows:
                yield place, row if isinstance(row, RejectedRow) else self._joined(row, place)
        except StopReadingError:
            self._account()
            raise
        self._account()

    def _joined(self, row: RawRecord, place: int) -> RawRecord | RejectedRow:
        key = key_text(given(row, self.key_column, not self.leads_are_table))
        if key is None:
            return row
        found = self.rows.of(key)
        if found is None:
            return self._too_many(key, place)
        by_table: list[list[StoredRow]] = [[] for _ in self.sides]
        for stored in found:
            by_table[stored[0]].append(stored)
        for number, stored_rows in enumerate(by_table):
            if stored_rows:
                self._meet(number, len(stored_rows), stored_rows[0][1])
            elif len(self._without[number]) < MAX_NEAR:
                self._without[number].add(_near_form(key))
        return self._record(row, by_table)

    def _record(self, row: RawRecord, by_table: list[list[StoredRow]]) -> RawRecord:
        told: dict[str, list[Raw]] = {}
        observed: dict[str, list[Raw]] = {}
        for side, stored in zip(self.sides, by_table, strict=True):
            raws = [side.raw(kept) for _, _, kept in stored if kept is not None]
            told[side.table.role] = raws
            if side.table.role == OBSERVATIONS:
                for raw in raws:
                    observed.setdefault(str(key_text(raw[FIELD])), []).append(raw)
        made: Raw = dict(row)
        if PEOPLE in told:
            made[PEOPLE] = [*self._own(row, PEOPLE), *told[PEOPLE]]
        events_known = EVENTS in told or isinstance(row.get(EVENTS), list)
        if EVENTS in told or told.get(OUTCOMES):
            made[EVENTS] = [*self._own(row, EVENTS), *told.get(EVENTS, []), *told.get(OUTCOMES, [])]
        if observed or (not events_known and told.get(OUTCOMES)):
            return Joined(made, observed, events_known)
        return made

    def _own(self, row: RawRecord, role: str) -> list[object]:
        """Return what the record itself holds; what is no list becomes a member that is reported as invalid."""
        own = row.get(role)
        if own is None or self.leads_are_table:
            return []
        if isinstance(own, list):
            return own
        return [[own]] if isinstance(own, Mapping) else [own]

    def _too_many(self, key: str, place: int) -> RejectedRow:
        numbers = self.rows.numbers_of(key)
        for number, rows, first in numbers:
            self._meet(number, rows, first)
        most = max(numbers, key=lambda one: one[1])[0]
        limit, where = f"{MAX_ROWS_OF_ONE:,} rows", f"{self.word} {place}"
        name = self.sides[most].table.name
        return RejectedRow(finding(data.TOO_MANY_ROWS_OF_ONE, None, file=name, place=where, limit=limit))

    def _meet(self, number: int, rows: int, first: int) -> None:
        """Count a record's rows once, also where its key stands there twice; ``first`` is the first one's place."""
        byte, bit = divmod(first, 8)
        if not self._met[number][byte] >> bit & 1:
            self._met[number][byte] |= 1 << bit
            self.sides[number].table.joined += rows

    def _account(self) -> None:
        """Count, for each table, the rows that belong to no record."""
        for side in self.sides:
            side.table.strangers = side.table.rows - side.table.rejected - side.table.joined
        if any(side.table.strangers and near for side, near in zip(self.sides, self._without, strict=True)):
            self._count_near_keys()

    def _count_near_keys(self) -> None:
        for key, number, rows, first in self.rows.groups():
            byte, bit = divmod(first, 8)
            if not self._met[number][byte] >> bit & 1 and _near_form(key) in self._without[number]:
                self.sides[number].table.near_keys += rows


def _near_form(key: str) -> str:
    return fold("".join(char for char in key if char not in SPACES))
