"""A temporary database on the disk that nobody else sees, and that leaves nothing behind, however the program ends.

SQLite makes such a database for an empty name: its file has no name from the start, and stays in memory while it fits
into the cache. Where it goes, ``TMPDIR`` says.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.files.atomic import CannotWriteError

CACHE_KIB: Final = 32 * 1024
"""Memory for the pages of one database, and as much again while it sorts."""

_STEPS: Final = 1_000_000
"""So many steps of the database go by between two looks at the keyboard."""

_SETTINGS: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = FILE",
    "PRAGMA page_size = 8192",
    f"PRAGMA cache_size = -{CACHE_KIB}",
)


def temporary_database() -> sqlite3.Connection:
    """Return a new, empty database; raises ``CannotWriteError`` where there is no room for one."""
    with room():
        database = sqlite3.connect("", isolation_level=None)
        for setting in _SETTINGS:
            database.execute(setting)
        database.set_progress_handler(lambda: 0, _STEPS)
        return database


@contextmanager
def room() -> Iterator[None]:
    """Raise ``CannotWriteError`` where the disk has no room for what the block stores."""
    try:
        yield
    except sqlite3.Error as error:
        if str(error) == "interrupted":
            # Ctrl-C was pressed inside the handler that looks at the keyboard.
            raise KeyboardInterrupt from None
        raise CannotWriteError(finding(data.NO_TEMPORARY_SPACE, None, reason=str(error).lower())) from None
