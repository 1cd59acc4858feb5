"""Rows of a CSV file. Nothing is guessed but the separator, and that only from the header.

Lines are first read many at once. Where that does not give one row a line, they are read again one by one, with care
for what is broken.
"""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.lines import TextFile
from policy_engine.files.source import MAX_CELL_CHARS, MAX_ROW_CHARS, RejectedRow, Rows

SEPARATORS: Final = (",", ";", "\t", "|")
_SEPARATOR_LINES: Final = {f"{quote}sep={one}{quote}": one for one in SEPARATORS for quote in ("", '"')}
"""First lines by which spreadsheets name their separator."""

_OPEN: Final = "unexpected end of data"
_TOO_LONG: Final = "field larger"
"""How the CSV module's words for two of its errors begin; it tells them apart by nothing else."""

Cells = list[str]
Batch = list[tuple[int, Cells | RejectedRow]]
"""Rows, each with the line that it begins in."""


class Feed:
    """Gives physical lines to the CSV reader, and knows which of them the current row took."""

    def __init__(self, text: TextFile) -> None:
        self.text = text
        self.waiting: deque[str] = deque()
        self.row: list[str] = []
        self.length = 0
        """Characters of the current row."""
        self.line = 0
        """The line that the current row begins in."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.length > MAX_ROW_CHARS:
            raise csv.Error(_OPEN)
        line = self.waiting.popleft() if self.waiting else next(self.text)
        self.row.append(line)
        self.length += len(line)
        return line

    def begin(self) -> None:
        """Begin a row after the lines of the one before."""
        self.line += len(self.row)
        self.row.clear()
        self.length = 0

    def give_back(self) -> None:
        """Keep only the first line of a broken row: the next ones may be rows of their own."""
        self.waiting.extendleft(reversed(self.row[1:]))
        del self.row[1:]


def header_lines(feed: Feed) -> tuple[list[str], str | None]:
    """Return the lines of the first row that is not blank (quotes in it come in pairs).

    With it comes the separator that a line before it names, as in ``sep=;``.
    """
    feed.line = 1
    named: str | None = None
    for line in feed:
        said = _SEPARATOR_LINES.get(line.strip("\r\n ").lower()) if len(feed.row) == 1 else None
        if said is not None and named is None:
            named = said
            feed.begin()
        elif len(feed.row) == 1 and not line.strip():
            feed.begin()
        elif sum(one.count('"') for one in feed.row) % 2 == 0:
            break
    return list(feed.row), named


def split_header(
    lines: Sequence[str], declared: Sequence[str], trim: str, named: str | None = None
) -> tuple[str, list[str]]:
    """Return the separator that yields most of the ``declared`` columns, and the columns' names, trimmed.

    Where several do, the one that yields most columns is taken, then the first of ``SEPARATORS``. A separator that
    the file itself ``named`` is the only one tried.
    """
    best: tuple[tuple[int, int], str, list[str]] | None = None
    for separator in SEPARATORS if named is None else (named,):
        try:
            row = next(csv.reader(lines, delimiter=separator, strict=True), [])
        except csv.Error:
            continue
        names = [name.strip(trim) for name in row]
        rank = (len(set(declared) & set(names)), len(names))
        if best is None or rank > best[0]:
            best = (rank, separator, names)
    return (best[1], best[2]) if best else (named or SEPARATORS[0], [])


def csv_rows(feed: Feed, separator: str, header: Sequence[str]) -> Rows:
    """Give the rows after the header, each with the line it begins in; blank lines are passed over."""
    named = [(index, name) for index, name in enumerate(header) if name]
    all_named = len(named) == len(header)
    for batch in csv_batches(feed, separator, len(header)):
        for line, cells in batch:
            if isinstance(cells, RejectedRow):
                yield line, cells
            elif all_named:
                yield line, dict(zip(header, cells, strict=True))
            else:
                yield line, {name: cells[index] for index, name in named}


def csv_batches(feed: Feed, separator: str, width: int) -> Iterator[Batch]:
    """Give the rows after the header as cells, many at once; ``width`` is the number of columns."""
    slow = csv.reader(feed, delimiter=separator, strict=True)
    while True:
        feed.begin()
        if not feed.waiting:
            lines = feed.text.ahead()
            if not lines:
                return
            rows = _one_a_line(lines, separator)
            if rows is not None:
                yield _checked(feed, rows, width)
                feed.line += len(lines)
                continue
            feed.waiting.extend(lines)
        cells = _next_row(slow, feed)
        if cells is not None:
            yield _checked_row(feed, cells, width)


def _one_a_line(lines: list[str], separator: str) -> list[Cells] | None:
    """Return the rows of lines each of which is a sound row or blank; None where that is not so."""
    if "\0" in "".join(lines) or max(map(len, lines)) > MAX_ROW_CHARS:
        return None
    try:
        rows = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows if len(rows) == len(lines) else None


def _checked(feed: Feed, rows: list[Cells], width: int) -> Batch:
    """Return rows of one line each with their lines, without blank ones, ragged ones rejected."""
    numbered = zip(range(feed.line, feed.line + len(rows)), rows, strict=True)
    if set(map(len, rows)) == {width}:
        return list(numbered)
    return [
        (line, cells if len(cells) == width else _ragged(feed, line, cells, width)) for line, cells in numbered if cells
    ]


def _next_row(reader: "Iterator[Cells]", feed: Feed) -> Cells | RejectedRow | None:
    """Return one row, read with care; None at the end."""
    try:
        return next(reader)
    except StopIteration:
        return None
    except csv.Error as error:
        reason = str(error)
        if len(feed.row) > 1:
            feed.give_back()
            reason = _OPEN if reason.startswith(_TOO_LONG) else reason
        return RejectedRow(_broken(feed, reason))


def _checked_row(feed: Feed, cells: Cells | RejectedRow, width: int) -> Batch:
    if isinstance(cells, RejectedRow):
        return [(feed.line, cells)]
    if not cells:
        return []
    if any("\0" in line for line in feed.row):
        return [(feed.line, RejectedRow(finding(data.NUL_CHARACTER, None, file=feed.text.name, line=feed.line)))]
    if feed.length > MAX_ROW_CHARS:
        return [(feed.line, RejectedRow(_too_long(feed, MAX_ROW_CHARS)))]
    return [(feed.line, cells if len(cells) == width else _ragged(feed, feed.line, cells, width))]


def _ragged(feed: Feed, line: int, cells: Cells, width: int) -> RejectedRow:
    found = finding(data.RAGGED_ROW, None, file=feed.text.name, line=line, found=len(cells), expected=width)
    return RejectedRow(found)


def _too_long(feed: Feed, limit: int) -> Diagnostic:
    return finding(data.TOO_LONG, None, file=feed.text.name, place=f"line {feed.line}", limit=limit)


def _broken(feed: Feed, reason: str) -> Diagnostic:
    if reason.startswith(_TOO_LONG):
        return _too_long(feed, MAX_CELL_CHARS)
    name = feed.text.name
    if reason == _OPEN:
        return finding(data.OPEN_QUOTE, None, file=name, line=feed.line)
    return finding(data.BROKEN_QUOTES, None, file=name, line=feed.line, reason=reason.replace("'", "`"))
