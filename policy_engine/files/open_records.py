"""Opening a file of records, by the ending of its name."""

from pathlib import Path

from policy_engine.files.columns import declared_columns
from policy_engine.files.csv_rows import csv_rows
from policy_engine.files.encodings import UTF8
from policy_engine.files.opening import CSV, OpenFile, WrongColumnsError, closing_on_fault, open_file, read_header
from policy_engine.files.source import RecordSource, StopReadingError, stopped
from policy_engine.runtime.plan import ReadingPlan


def open_records(path: Path, plan: ReadingPlan, encoding: str = UTF8) -> RecordSource:
    """Open a JSON, JSONL or CSV file of records; what cannot be read is said in the source's diagnostics.

    The file is opened once and read as it is asked for; close the source, or use it in ``with``.
    """
    table = False
    try:
        opened = open_file(path, encoding)
        table = opened.kind == CSV
        with closing_on_fault(opened.source):
            return _table(opened, plan) if table else _objects(opened)
    except StopReadingError as stop:
        return stopped(str(path), table, stop.diagnostic)
    except WrongColumnsError as wrong:
        return stopped(str(path), table, *wrong.findings)


def _objects(opened: OpenFile) -> RecordSource:
    """Return the objects of a JSON or JSONL file."""
    source = RecordSource(opened.name, False, opened.objects(), opened.source)
    source.word = opened.word
    return source


def _table(opened: OpenFile, plan: ReadingPlan) -> RecordSource:
    """Return a table's rows."""
    header = read_header(opened.text, declared_columns(plan))
    rows = csv_rows(header.feed, header.separator, header.columns) if header.columns else iter(())
    source = RecordSource(opened.name, True, rows, opened.source)
    source.diagnostics.extend(header.findings)
    return source
