"""Each record's key once: the later record of a key is an error, and is not decided."""

import sqlite3
from dataclasses import replace
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.store import room, temporary_database
from policy_engine.runtime.plan import ReadingPlan
from policy_engine.runtime.read.records import KEY_REPEATED, NO_KEY, TWO_PEOPLE
from policy_engine.runtime.record import Record

MAX_IN_MEMORY: Final = 250_000
"""So many keys are kept in memory; when more are met, all go to the disk together."""

_MARKS: Final = 1 << 28
"""Bits of the table that tells without the disk that a key was not met before (32 MiB)."""


class KeyTracker:
    """Remembers the keys of the records seen so far, with the place of each.

    Raises ``CannotWriteError`` where the temporary folder is full.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._disk: _KeysOnDisk | None = None

    def first(self, key: str, place: int) -> int | None:
        """Return where ``key`` stood before, or None, and then remember that it stands at ``place``."""
        if self._disk is not None:
            before = self._disk.place(key)
            if before is not None:
                return before
        before = self._places.setdefault(key, place)
        if before != place:
            return before
        if len(self._places) >= MAX_IN_MEMORY:
            self._disk = self._disk or _KeysOnDisk()
            self._disk.take(self._places)
            self._places.clear()
        return None

    def checked(self, record: Record, place: int) -> Record:
        """Return ``record``, with an error where its key stood before; one with an error is let through."""
        if record.error is not None or self.first(record.key, place) is None:
            return record
        return replace(record, error=KEY_REPEATED)


class _KeysOnDisk:
    """Keys with their places on the disk. Most keys stand once, so a table of marks answers for nearly all."""

    def __init__(self) -> None:
        self._marks = bytearray(_MARKS // 8)
        self._database: sqlite3.Connection = temporary_database()
        with room():
            self._database.execute("CREATE TABLE places (key TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID")
            self._database.execute("BEGIN")

    def take(self, places: dict[str, int]) -> None:
        """Take in keys that were not met before; in their order, since neighbours are written together."""
        for key in places:
            mark = hash(key) % _MARKS
            self._marks[mark >> 3] |= 1 << (mark & 7)
        with room():
            self._database.executemany("INSERT INTO places VALUES (?, ?)", sorted(places.items()))

    def place(self, key: str) -> int | None:
        """Return where a key stood, None where it was not met."""
        mark = hash(key) % _MARKS
        if not self._marks[mark >> 3] >> (mark & 7) & 1:
            return None
        with room():
            found = self._database.execute("SELECT place FROM places WHERE key = ?", (key,)).fetchone()
        return None if found is None else int(found[0])


def record_finding(record: Record, plan: ReadingPlan, place: str, first: str = "an earlier row") -> Diagnostic | None:
    """Return the finding for a record's error, or None; ``place`` is such as "line 7", never a lead's value."""
    match record.error:
        case None:
            return None
        case error if error == NO_KEY:
            return finding(data.RECORD_WITHOUT_KEY, None, place=place, column=plan.key_column)
        case error if error == TWO_PEOPLE:
            return finding(data.TWO_PEOPLE, None, place=place)
        case error if error == KEY_REPEATED:
            return finding(data.REPEATED_RECORD, None, place=place, first=first)
        case error:
            return finding(data.NOT_OBJECT, None, file=place, place=place, found=error)
