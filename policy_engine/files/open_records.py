"""Opening a file of records, by the ending of its name."""

from io import BufferedReader
from pathlib import Path, PurePath
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding, has_errors
from policy_engine.files.columns import column_findings, declared_columns
from policy_engine.files.csv_rows import Feed, csv_rows, header_lines, split_header
from policy_engine.files.json_array import json_rows
from policy_engine.files.json_lines import json_lines_rows
from policy_engine.files.lines import TextFile
from policy_engine.files.source import RecordSource, StopReadingError, reason_of, stopped
from policy_engine.runtime.plan import ReadingPlan
from policy_engine.values.texts import SPACES

_KINDS: Final = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".txt": "csv"}


def open_records(path: Path, plan: ReadingPlan) -> RecordSource:
    """Open a JSON, JSONL or CSV file of records; what cannot be read is said in the source's diagnostics.

    The file is opened once and read as it is asked for; close the source, or use it in ``with``.
    """
    name = str(path)
    kind = _KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        return stopped(name, False, finding(data.UNKNOWN_KIND, None, file=name))
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "the path is not valid"
        return stopped(name, kind == "csv", finding(data.UNREADABLE, None, file=name, reason=reason))
    return read_records(stream, name, kind, plan)


def read_records(stream: BufferedReader, name: str, kind: str, plan: ReadingPlan) -> RecordSource:
    """Return the rows of an open binary stream; ``kind`` is json, jsonl or csv, ``name`` stands in diagnostics."""
    try:
        text = TextFile(name, stream)
        if kind == "csv":
            return _table(text, stream, plan)
    except StopReadingError as stop:
        stream.close()
        return stopped(name, kind == "csv", stop.diagnostic)
    except OSError as error:
        stream.close()
        return stopped(name, kind == "csv", finding(data.UNREADABLE, None, file=name, reason=reason_of(error)))
    rows = json_rows(text) if kind == "json" else json_lines_rows(text)
    return RecordSource(name, False, rows, stream)


def _table(text: TextFile, stream: BufferedReader, plan: ReadingPlan) -> RecordSource:
    """Return a table's rows, or none where its columns are wrong."""
    feed = Feed(text)
    lines = header_lines(feed)
    if not lines:
        return RecordSource(text.name, True, iter(()), stream)
    declared = declared_columns(plan)
    separator, header = split_header(lines, tuple(declared), SPACES)
    findings = column_findings(text.name, header, declared)
    if has_errors(findings):
        stream.close()
        return stopped(text.name, True, *findings)
    source = RecordSource(text.name, True, csv_rows(text, feed, separator, header), stream)
    source.diagnostics.extend(findings)
    return source
