"""What opening a file of records gives: rows one after another, and what is wrong with the file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final, Protocol

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding

if TYPE_CHECKING:
    from policy_engine.files.joining.tables import SideTable

MAX_CHARS: Final = 16 * 1024 * 1024
"""Characters in one line, or in one record of a JSON file."""

MAX_DEPTH: Final = 64
"""Levels of nesting in one JSON record."""

MAX_CELL_CHARS: Final = 128 * 1024
"""Characters in one cell of a table."""

MAX_ROW_CHARS: Final = 1024 * 1024
"""Characters in one row of a table, its separators and line ends included."""

MAX_COLUMNS: Final = 2_000
"""Columns of a table."""

RawRecord = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that is left out, with the reason."""

    diagnostic: Diagnostic


Rows = Iterator[tuple[int, RawRecord | RejectedRow]]
"""Line in the file (JSONL, tables) or place in the list (JSON), from 1, and the row."""


class StopReadingError(Exception):
    """Nothing can be read from here on; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Opened(Protocol):
    """An open file."""

    def position(self) -> tuple[int, int]:
        """Return how many bytes of the file were read, and how many there are."""

    def close(self) -> None:
        """Close the file."""


class RecordSource:
    """The rows of one file, to be iterated over once.

    ``table`` tells that rows are a table's, with texts only. ``diagnostics`` are about the file; some are known at
    once (no such file, a missing column), others only when the rows have been read. ``stopped`` tells that not all
    could be read. Every row is either given or rejected: ``rows`` = ``given`` + ``rejected``. Iterating never raises
    on what stands in the file. ``word`` is what places are counted in: ``line`` or ``record``. ``tables`` are the ones
    joined to the records; they are complete when all rows have been read.
    """

    tables: "tuple[SideTable, ...]" = ()

    word = "line"

    def __init__(self, name: str, table: bool, rows: Rows | None, opened: Opened | None = None) -> None:
        self.name = name
        self.table = table
        self.diagnostics: list[Diagnostic] = []
        self.stopped = rows is None
        self.given = 0
        self.rejected = 0
        self._rows = rows
        self._opened = opened
        self._closers: list[Callable[[], None]] = []

    @property
    def rows(self) -> int:
        """How many rows were met so far."""
        return self.given + self.rejected

    def position(self) -> tuple[int, int]:
        """Return how many bytes of the file were read so far, and how many there are; (0, 0) if that is not known."""
        return (0, 0) if self._opened is None else self._opened.position()

    def __iter__(self) -> Rows:
        rows, self._rows = self._rows, None
        if rows is None:
            return
        try:
            for place, row in rows:
                if isinstance(row, RejectedRow):
                    self.rejected += 1
                else:
                    self.given += 1
                yield place, row
        except StopReadingError as stop:
            self.stopped = True
            self.diagnostics.append(stop.diagnostic)
        finally:
            self.close()
        if not self.rows and not self.stopped:
            self.diagnostics.append(finding(data.NO_RECORDS, None, file=self.name))

    def refuse(self, *diagnostics: Diagnostic) -> None:
        """Give no rows at all, for these reasons."""
        self.diagnostics.extend(diagnostics)
        self.stopped = True
        self._rows = None
        self.close()

    def through(self, change: Callable[[Rows], Rows], close: Callable[[], None]) -> None:
        """Give the rows as ``change`` makes them; ``close`` is called when the source is closed."""
        if self._rows is not None:
            self._rows = change(self._rows)
        self._closers.append(close)

    def close(self) -> None:
        """Close the file, also before all rows have been read."""
        if self._opened is not None:
            self._opened.close()
        for close in self._closers:
            close()

    def __enter__(self) -> "RecordSource":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def stopped(name: str, table: bool, *diagnostics: Diagnostic) -> RecordSource:
    """Return a source of which nothing can be read."""
    source = RecordSource(name, table, None)
    source.diagnostics.extend(diagnostics)
    return source


def reason_of(error: OSError) -> str:
    """Return the system's words for an error, without the path and in small letters."""
    return (error.strerror or type(error).__name__).lower()
