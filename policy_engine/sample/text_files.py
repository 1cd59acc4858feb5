"""Tables as CSV and as JSONL, with nothing but the standard library."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from policy_engine.sample.plain import PlainColumn
from policy_engine.sample.table import Listed, Numbered, Table

_QUOTED = frozenset(',"\r\n')


@dataclass(frozen=True, slots=True)
class _Lines:
    """How rows become lines: each cell by its column and text, then the row's cells joined."""

    cell: Callable[[str, str], str]
    line: Callable[[tuple[str, ...]], str]


def _csv_cell(column: str, text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if not _QUOTED.isdisjoint(text) else text


def _json_cell(column: str, text: str) -> str:
    return f"{json.dumps(column)}:{json.dumps(text, ensure_ascii=False) if text else 'null'}"


_CSV = _Lines(_csv_cell, lambda cells: ",".join(cells) + "\n")
_JSONL = _Lines(_json_cell, lambda cells: "{" + ",".join(cells) + "}\n")


class _TextTable:
    """Writes a table's rows as lines. The words of a list are made ready once, not once a row."""

    def __init__(self, stream: BinaryIO, lines: _Lines) -> None:
        self._stream = stream
        self._lines = lines
        self._ready: dict[str, list[str]] = {}

    def write(self, table: Table) -> None:
        """Write a part of the table."""
        cells = [self._cells(column, cell) for column, cell in table.items()]
        self._stream.write("".join(map(self._lines.line, zip(*cells, strict=True))).encode())

    def _cells(self, column: str, cell: Listed | Numbered) -> list[str]:
        if isinstance(cell, Listed):
            ready = self._ready.get(column)
            if ready is None:
                ready = self._ready[column] = [self._lines.cell(column, word) for word in cell.words]
            return [ready[place] for place in _numbers(cell.places)]
        empty = self._lines.cell(column, "")
        shapes = [self._shape(column, letter, cell.width) if letter else "" for letter in cell.letters]
        pairs = zip(_numbers(cell.places), _numbers(cell.numbers), strict=True)
        return [shapes[place] % number if shapes[place] else empty for place, number in pairs]

    def _shape(self, column: str, letter: str, width: int) -> str:
        """A cell with a place for its number."""
        return self._lines.cell(column.replace("%", "%%"), f"{letter}%0{width}d")


@contextmanager
def csv_table(stream: BinaryIO, example: Table) -> Iterator[_TextTable]:
    """Write a table as CSV in UTF-8: a header, separated by commas, quoted only where needed, lines end in LF."""
    stream.write(_CSV.line(tuple(_csv_cell(column, column) for column in example)).encode())
    yield _TextTable(stream, _CSV)


@contextmanager
def jsonl_table(stream: BinaryIO, example: Table) -> Iterator[_TextTable]:
    """Write a table as JSONL in UTF-8: an object a line, with all columns in order; an empty cell is null."""
    yield _TextTable(stream, _JSONL)


def _numbers(column: object) -> list[int]:
    assert isinstance(column, PlainColumn), "text files are made from plain columns"
    return column.numbers
