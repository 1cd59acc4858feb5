"""Rows of a CSV file. Nothing is guessed but the separator, and that only from the header."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.lines import TextFile
from policy_engine.files.source import MAX_CHARS, RejectedRow, Rows

SEPARATORS: Final = (",", ";", "\t", "|")
_OPEN: Final = "unexpected end of data"
_TOO_LONG: Final = "field larger"
"""How the CSV module's words for two of its errors begin; it tells them apart by nothing else."""


class Feed:
    """Gives physical lines to the CSV reader, and knows which of them the current row took."""

    def __init__(self, text: TextFile) -> None:
        self._text = text
        self._waiting: deque[str] = deque()
        self.row: list[str] = []
        self._length = 0
        self.line = 0
        """The line that the current row begins in."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._length > MAX_CHARS:
            raise csv.Error(_OPEN)
        line = self._waiting.popleft() if self._waiting else next(self._text)
        self.row.append(line)
        self._length += len(line)
        return line

    def begin(self) -> None:
        """Begin a row after the lines of the one before."""
        self.line += len(self.row)
        self.row.clear()
        self._length = 0

    def give_back(self) -> None:
        """Keep only the first line of a broken row: the next ones may be rows of their own."""
        self._waiting.extendleft(reversed(self.row[1:]))
        del self.row[1:]


def header_lines(feed: Feed) -> list[str]:
    """Return the lines of the first row that is not blank: quotes in it come in pairs."""
    feed.line = 1
    for line in feed:
        if len(feed.row) == 1 and not line.strip():
            feed.begin()
        elif sum(one.count('"') for one in feed.row) % 2 == 0:
            break
    return list(feed.row)


def split_header(lines: Sequence[str], declared: Sequence[str], trim: str) -> tuple[str, list[str]]:
    """Return the separator that yields most of the ``declared`` columns, and the columns' names, trimmed.

    Where several do, the one that yields most columns is taken, then the first of ``SEPARATORS``.
    """
    best: tuple[tuple[int, int], str, list[str]] | None = None
    for separator in SEPARATORS:
        try:
            row = next(csv.reader(lines, delimiter=separator, strict=True), [])
        except csv.Error:
            continue
        names = [name.strip(trim) for name in row]
        rank = (len(set(declared) & set(names)), len(names))
        if best is None or rank > best[0]:
            best = (rank, separator, names)
    return (best[1], best[2]) if best else (SEPARATORS[0], [])


def csv_rows(text: TextFile, feed: Feed, separator: str, header: Sequence[str]) -> Rows:
    """Give the rows after the header, each with the line it begins in; blank lines are passed over."""
    reader = csv.reader(feed, delimiter=separator, strict=True)
    named = [(index, name) for index, name in enumerate(header) if name]
    all_named = len(named) == len(header)
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = str(error)
            if len(feed.row) > 1:
                feed.give_back()
                reason = _OPEN if reason.startswith(_TOO_LONG) else reason
            yield feed.line, RejectedRow(_broken(text.name, feed.line, reason))
            continue
        if not cells:
            continue
        problem = _row_problem(text.name, feed, cells, len(header))
        if problem is not None:
            yield feed.line, RejectedRow(problem)
        elif all_named:
            yield feed.line, dict(zip(header, cells, strict=True))
        else:
            yield feed.line, {name: cells[index] for index, name in named}


def _row_problem(name: str, feed: Feed, cells: list[str], expected: int) -> Diagnostic | None:
    if any("\0" in line for line in feed.row):
        return finding(data.NUL_CHARACTER, None, file=name, line=feed.line)
    if len(cells) != expected:
        return finding(data.RAGGED_ROW, None, file=name, line=feed.line, found=len(cells), expected=expected)
    return None


def _broken(name: str, line: int, reason: str) -> Diagnostic:
    if reason.startswith(_TOO_LONG):
        return finding(data.TOO_LONG, None, file=name, place=f"line {line}", limit=csv.field_size_limit())
    if reason == _OPEN:
        return finding(data.OPEN_QUOTE, None, file=name, line=line)
    return finding(data.BROKEN_QUOTES, None, file=name, line=line, reason=reason.replace("'", "`"))
