"""The kinds of files that a sample can be: what makes its columns, and what writes its tables."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from policy_engine import late
from policy_engine.base.codes import usage
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.sample.blocks import Span
from policy_engine.sample.plain import plain_span
from policy_engine.sample.table import Table
from policy_engine.sample.text_files import csv_table, jsonl_table


class TableWriter(Protocol):
    """Writes one table part by part."""

    def write(self, table: Table) -> None:
        """Write the next part; ``OSError`` where the stream does not take it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. ``block`` is how many accounts are made at once: memory is bounded by it."""

    suffix: str
    span: Span
    block: int
    open_table: Callable[[BinaryIO, Table], AbstractContextManager[TableWriter]]
    """Opens a table for writing; the table that is handed in shows its columns, and is not written."""


class ExtraMissingError(Exception):
    """What the kind needs is not installed; ``diagnostic`` says how to get it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


CSV: Final = Kind("csv", plain_span, 1000, csv_table)
JSONL: Final = Kind("jsonl", plain_span, 1000, jsonl_table)
PARQUET: Final = "parquet"

KINDS: Final = (CSV.suffix, JSONL.suffix, PARQUET)


def kind(name: str) -> Kind:
    """Return the kind of one of ``KINDS``; raises ``ExtraMissingError`` for Parquet without numpy and pyarrow."""
    for text_kind in (CSV, JSONL):
        if name == text_kind.suffix:
            return text_kind
    try:
        # Only who asks for Parquet waits until numpy and pyarrow are loaded.
        found = late.attribute("policy_engine.sample.parquet:PARQUET")
    except ImportError as error:
        raise ExtraMissingError(finding(usage.EXTRA_MISSING, None, what="Parquet", extra="bulk")) from error
    assert isinstance(found, Kind)
    return found
