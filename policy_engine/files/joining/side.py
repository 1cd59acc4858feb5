"""One table to join: opening it, and bringing its rows to the disk."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.progress import Tell
from policy_engine.files.csv_rows import csv_batches
from policy_engine.files.joining.parts import FIELD, Parts, columns_that_are_both, nobody_named
from policy_engine.files.joining.rows_on_disk import RowsOnDisk
from policy_engine.files.joining.tables import OBSERVATIONS, SideTable
from policy_engine.files.opening import (
    CSV,
    Header,
    OpenFile,
    WrongColumnsError,
    closing_on_fault,
    open_file,
    read_header,
)
from policy_engine.files.source import RejectedRow, StopReadingError
from policy_engine.runtime.plan import ReadingPlan
from policy_engine.runtime.read.lookup import ABSENT, find, given
from policy_engine.values.raws import key_text, text_of
from policy_engine.values.texts import SPACES, presentable

_NUL: Final = "\0"
"""What stands between the kept cells of a table's row: rows that hold it themselves were rejected."""

_BATCH: Final = 1_000
_BATCH_CHARS: Final = 1024 * 1024
_TELL_EVERY: Final = 256 * 1024

KeptRow = tuple[str, int, int, str | None]
"""The record's key, the number of the table, the place in it, and what is kept."""


@dataclass(slots=True)
class Side:
    """One open table; ``number`` is its place among those given, ``fields`` what observations may be of."""

    number: int
    parts: Parts
    fields: frozenset[str]
    opened: OpenFile
    header: Header | None
    table: SideTable
    kept: tuple[str, ...] = field(init=False)
    """The columns that are kept and there, in order."""

    def __post_init__(self) -> None:
        self.kept = self.parts.kept
        if self.header is not None:
            self.kept = tuple(column for column in self.parts.kept if column in self.header.columns)

    def load(self, rows: RowsOnDisk, tell: Tell, only: str | None = None) -> None:
        """Bring all rows to the disk, or those of one key; raises ``StopReadingError`` where the file breaks off."""
        what = f"reading {self.table.role}"
        told = -_TELL_EVERY
        for batch in self._table_rows(self.header) if self.header is not None else self._object_rows():
            rows.add(batch if only is None else [row for row in batch if row[0] == only])
            done, total = self.opened.source.position()
            if done - told >= _TELL_EVERY:
                told = done
                tell(what, done, total)
        tell(what, *self.opened.source.position())

    def raw(self, kept: str) -> dict[str, object]:
        """Return what was kept of a row as a raw object, by column."""
        if self.header is None:
            restored: dict[str, object] = json.loads(kept)
            return restored
        return dict(zip(self.kept, kept.split(_NUL), strict=False))

    def _table_rows(self, header: Header) -> Iterator[list[KeptRow]]:
        if not header.columns:
            return
        key_at = header.columns.index(self.parts.key)
        field_at = header.columns.index(FIELD) if self.table.role == OBSERVATIONS else None
        places = [header.columns.index(column) for column in self.kept]
        table, number = self.table, self.number
        for batch in csv_batches(header.feed, header.separator, len(header.columns)):
            made: list[KeptRow] = []
            for line, cells in batch:
                table.rows += 1
                if isinstance(cells, RejectedRow):
                    table.reject(cells.diagnostic)
                    continue
                cell = cells[key_at]
                key = cell.strip(SPACES) if cell.isascii() else key_text(cell)
                said = self._says(key, ABSENT if field_at is None else cells[field_at], f"line {line}")
                if key and said is not None:
                    kept = _NUL.join([cells[place] for place in places]) if said else None
                    made.append((key, number, table.rows, kept))
            yield made

    def _object_rows(self) -> Iterator[list[KeptRow]]:
        made: list[KeptRow] = []
        chars = 0
        for place, row in self.opened.objects():
            self.table.rows += 1
            if isinstance(row, RejectedRow):
                self.table.reject(row.diagnostic)
                continue
            key = key_text(given(row, self.parts.key, True))
            field = given(row, FIELD, True) if self.table.role == OBSERVATIONS else ABSENT
            said = self._says(key, field, f"{self.opened.word} {place}")
            if key and said is not None:
                kept = self._object(row) if said else None
                made.append((key, self.number, self.table.rows, kept))
                chars += len(kept or "")
            if len(made) >= _BATCH or chars > _BATCH_CHARS:
                yield made
                made, chars = [], 0
        yield made

    def _object(self, row: Mapping[str, object]) -> str:
        found = ((column, find(row, column, True)) for column in self.kept)
        return json.dumps({column: value for column, value in found if value is not ABSENT})

    def _says(self, key: str | None, field: object, place: str) -> bool | None:
        """Tell whether a row says something that the policy reads; None where it is left out.

        ``field`` is what an observation is of, ``ABSENT`` for rows of other tables.
        """
        if not key:
            found = finding(data.ROW_WITHOUT_KEY, None, file=self.table.name, place=place, column=self.parts.key)
            self.table.reject(found)
            return None
        if field is ABSENT:
            return True
        name = text_of(field)
        if not name:
            self.table.reject(finding(data.NO_FIELD, None, file=self.table.name, place=place))
            return None
        if name not in self.fields:
            self.table.undeclared_field(presentable(name))
            return False
        return True


def open_side(
    table: SideTable, number: int, parts: Parts, plan: ReadingPlan, encoding: str
) -> "Side | list[Diagnostic]":
    """Open a table and check its columns; what is wrong with it is returned instead."""
    name = table.name
    both = list(columns_that_are_both(name, parts))
    if both:
        return both
    try:
        opened = open_file(Path(name), encoding)
        with closing_on_fault(opened.source):
            header = read_header(opened.text, parts.needed) if opened.kind == CSV else None
            fields = frozenset(field.name for field in plan.fields)
            return Side(number, parts, fields, opened, header, table)
    except StopReadingError as stop:
        return [stop.diagnostic]
    except WrongColumnsError as wrong:
        return wrong.findings


def warnings_of(side: Side, plan: ReadingPlan) -> list[Diagnostic]:
    """Return what is odd about a table that was opened, but keeps nobody from reading it."""
    if side.header is None:
        return []
    nobody = nobody_named(side.table.role, side.table.name, plan, side.header.columns) if side.header.columns else None
    return [*side.header.findings, *([nobody] if nobody is not None else [])]
