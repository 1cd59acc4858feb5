"""The rows of all tables, sorted on the disk by the key of their record, and looked up record by record."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from policy_engine.files.store import room, temporary_database

MAX_ROWS_OF_ONE: Final = 100_000
"""Rows, of all tables together, that may belong to one record."""

MAX_CHARS_OF_ONE: Final = 64 * 1024 * 1024
"""Characters in them."""

StoredRow = tuple[int, int, str | None]
"""Number of the table, place among its rows, and what is kept of the row."""


class RowsOnDisk:
    """Rows are added, then sorted once, then looked up. Raises ``CannotWriteError`` where the disk is full."""

    def __init__(self) -> None:
        self._database: sqlite3.Connection = temporary_database()
        with room():
            self._database.execute("CREATE TABLE unsorted (key TEXT, number INTEGER, place INTEGER, kept TEXT)")
            self._database.execute(
                "CREATE TABLE sorted (key TEXT, number INTEGER, place INTEGER, kept TEXT,"
                " PRIMARY KEY (key, number, place)) WITHOUT ROWID"
            )
            self._database.execute("BEGIN")

    def add(self, rows: Iterable[tuple[str, int, int, str | None]]) -> None:
        """Add rows: the record's key, the number of the table, the place in it, and what is kept."""
        with room():
            self._database.executemany("INSERT INTO unsorted VALUES (?, ?, ?, ?)", rows)

    def sort(self) -> None:
        """Sort all rows; from then on they can be looked up."""
        with room():
            self._database.execute("INSERT INTO sorted SELECT * FROM unsorted ORDER BY key, number, place")
            self._database.execute("DROP TABLE unsorted")
            self._database.execute("COMMIT")

    def of(self, key: str) -> list[StoredRow] | None:
        """Return the rows of a record in the order of tables and places; None where they are too many."""
        rows: list[StoredRow] = []
        chars = 0
        with room():
            for row in self._database.execute("SELECT number, place, kept FROM sorted WHERE key = ?", (key,)):
                rows.append(row)
                chars += len(row[2] or "")
                if chars > MAX_CHARS_OF_ONE or len(rows) > MAX_ROWS_OF_ONE:
                    return None
        return rows

    def numbers_of(self, key: str) -> list[tuple[int, int, int]]:
        """Return, for each table with rows of a record: its number, how many they are, and the place of the first."""
        with room():
            return self._database.execute(
                "SELECT number, count(*), min(place) FROM sorted WHERE key = ? GROUP BY number", (key,)
            ).fetchall()

    def groups(self) -> Iterator[tuple[str, int, int, int]]:
        """Give, for every key and table: the key, the table's number, how many rows, and the place of the first."""
        with room():
            yield from self._database.execute(
                "SELECT key, number, count(*), min(place) FROM sorted GROUP BY key, number"
            )

    def close(self) -> None:
        """Throw all rows away."""
        self._database.close()
