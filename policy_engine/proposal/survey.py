"""Reading a file of leads without a policy: what its columns are, and what they hold."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from policy_engine.base.codes import data, usage
from policy_engine.base.diagnostic import Diagnostic, finding, has_errors
from policy_engine.base.progress import Tell, silent
from policy_engine.files.open_records import open_records
from policy_engine.files.source import MAX_COLUMNS, RawRecord, RecordSource, RejectedRow
from policy_engine.proposal.columns import Column
from policy_engine.proposal.meanings import like_a_key
from policy_engine.proposal.names import words_of
from policy_engine.runtime.plan import EventColumns, ReadingPlan

MAX_ROWS: Final = 100_000
"""Rows that are looked at; the rest of a longer file is not read."""

MAX_CELLS: Final = 4_000_000
"""Cells that are looked at: of a very wide table fewer rows are read."""

SHOWN: Final = 20
"""So many rows that cannot be read are told one by one."""

MAX_KEYS: Final = 8
"""Columns that are followed as possible keys."""

_TOLD_ROWS: Final = 500
_NO_COLUMNS: Final = EventColumns("", "", "", "", None)
_NO_PLAN: Final = ReadingPlan("", None, None, (), None, (), _NO_COLUMNS, _NO_COLUMNS, "UTC", frozenset())
"""Reads nothing by a name, so it wants no column and takes each."""


@dataclass(slots=True)
class Survey:
    """What a file holds. ``whole`` tells that all of it was read; ``notes`` are its findings that stop nothing."""

    name: str
    columns: list[Column] = field(default_factory=list)
    rows: int = 0
    rejected: int = 0
    whole: bool = True
    notes: list[Diagnostic] = field(default_factory=list)

    @property
    def key(self) -> Column | None:
        """The first column that is named like a key, filled in every row, and never twice the same."""
        return next((one for one in self.columns if one.keys and len(one.keys) == self.rows), None)


class CannotProposeError(Exception):
    """No policy can be proposed from a file; ``diagnostics`` say why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


def survey(path: Path, encoding: str = "utf-8", tell: Tell = silent) -> Survey:
    """Read the rows of a file, at most ``MAX_ROWS`` and ``MAX_CELLS``; raises ``CannotProposeError``.

    ``tell`` hears now and then how far reading is.
    """
    with open_records(path, _NO_PLAN, encoding) as source:
        found = _read(source, tell)
        diagnostics = source.diagnostics
    if has_errors(diagnostics):
        raise CannotProposeError(diagnostics)
    if not found.rows:
        why = "none of its rows can be read" if found.rejected else "it has no rows"
        raise CannotProposeError([finding(usage.CANNOT_PROPOSE, None, file=found.name, why=why), *found.notes])
    found.notes[:0] = [each for each in diagnostics if each.code is not data.NO_RECORDS]
    return found


def _read(source: RecordSource, tell: Tell) -> Survey:
    found = Survey(source.name)
    columns: dict[str, Column] = {}
    cells = 0
    for _, row in source:
        if isinstance(row, RejectedRow):
            found.rejected += 1
            if found.rejected <= SHOWN:
                found.notes.append(row.diagnostic)
            continue
        found.rows += 1
        _take(row, found.rows, columns)
        if len(columns) > MAX_COLUMNS:
            raise _too_wide(source.name, len(columns))
        cells += len(row)
        if found.rows % _TOLD_ROWS == 0:
            tell(f"reading {source.name}", *source.position())
        if found.rows >= MAX_ROWS or cells >= MAX_CELLS:
            found.whole = False
            break
    found.columns = list(columns.values())
    return found


def _too_wide(name: str, count: int) -> CannotProposeError:
    return CannotProposeError([finding(data.TOO_MANY_COLUMNS, None, file=name, found=count, limit=MAX_COLUMNS)])


def _take(row: RawRecord, number: int, columns: dict[str, Column]) -> None:
    for name, cell in row.items():
        column = columns.get(name)
        if column is None:
            column = columns[name] = Column(name, len(columns) + 1)
            if like_a_key(words_of(name)) and sum(one.keys is not None for one in columns.values()) < MAX_KEYS:
                column.keys = set()
        column.add(cell)
        if column.keys is not None:
            column.add_key(cell, number)
