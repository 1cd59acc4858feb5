"""What opening a file of records gives: rows one after another, and what is wrong with the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding

MAX_CHARS: Final = 16 * 1024 * 1024
"""Characters in one line, or in one record of a JSON file."""

MAX_DEPTH: Final = 64
"""Levels of nesting in one JSON record."""

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


class RecordSource:
    """The rows of one file, to be iterated over once.

    ``table`` tells that rows are a table's, with texts only. ``diagnostics`` are about the file; some are known at
    once (no such file, a missing column), others only when the rows have been read. ``stopped`` tells that not all
    could be read. Every row is either given or rejected: ``rows`` = ``given`` + ``rejected``. Iterating never raises
    on what stands in the file.
    """

    def __init__(self, name: str, table: bool, rows: Rows | None, stream: BinaryIO | None = None) -> None:
        self.name = name
        self.table = table
        self.diagnostics: list[Diagnostic] = []
        self.stopped = rows is None
        self.given = 0
        self.rejected = 0
        self._rows = rows
        self._stream = stream

    @property
    def rows(self) -> int:
        """How many rows were met so far."""
        return self.given + self.rejected

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
            self._stop(stop.diagnostic)
        except OSError as error:
            self._stop(finding(data.UNREADABLE, None, file=self.name, reason=reason_of(error)))
        finally:
            self.close()
        if not self.rows and not self.stopped:
            self.diagnostics.append(finding(data.NO_RECORDS, None, file=self.name))

    def _stop(self, diagnostic: Diagnostic) -> None:
        self.stopped = True
        self.diagnostics.append(diagnostic)

    def close(self) -> None:
        """Close the file, also before all rows have been read."""
        if self._stream is not None:
            self._stream.close()

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
