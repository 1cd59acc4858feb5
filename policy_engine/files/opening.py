"""Opening a file by the ending of its name: what kind it is, its text, and for a table its header."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding, has_errors
from policy_engine.files.byte_file import PACKED, ByteFile
from policy_engine.files.columns import column_findings
from policy_engine.files.csv_rows import Feed, header_lines, split_header
from policy_engine.files.encodings import known_encoding
from policy_engine.files.json_array import json_rows
from policy_engine.files.json_lines import json_lines_rows
from policy_engine.files.lines import TextFile
from policy_engine.files.source import MAX_COLUMNS, Rows, StopReadingError
from policy_engine.values.texts import SPACES

CSV: Final = "csv"
_KINDS: Final = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": CSV, ".tsv": CSV, ".txt": CSV}
_READ: Final = "records are read from `.json`, `.jsonl`, `.ndjson`, `.csv` and `.tsv`, each also packed as `.gz`"
_OTHER_KINDS: Final = {
    ".xlsx": "save the sheet as *CSV UTF-8*",
    ".xls": "save the sheet as *CSV UTF-8*",
    ".zip": "unpack the archive, or pack the file itself as `.gz`",
    ".parquet": "write it as CSV or JSONL",
}
"""What to do with files of kinds that are often tried."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open file of the kind ``json``, ``jsonl`` or ``csv``."""

    kind: str
    source: ByteFile
    text: TextFile

    @property
    def name(self) -> str:
        """The file's name as given."""
        return self.text.name

    @property
    def word(self) -> str:
        """What places in the file are counted in."""
        return "record" if self.kind == "json" else "line"

    def objects(self) -> Rows:
        """Give the rows of a JSON or JSONL file."""
        return json_rows(self.text) if self.kind == "json" else json_lines_rows(self.text)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a table's rows; ``columns`` are trimmed, none where the file is empty.

    ``findings`` are warnings.
    """

    feed: Feed
    separator: str
    columns: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()


class WrongColumnsError(Exception):
    """A table's columns are not the ones that are declared."""

    def __init__(self, findings: list[Diagnostic]) -> None:
        super().__init__(findings[0].message)
        self.findings = findings


def kind_by_name(name: str) -> str:
    """Return what kind of file has such a name; raises ``StopReadingError`` for one that is not read."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix == PACKED:
        suffix = PurePath(path.stem).suffix.lower()
    if suffix not in _KINDS:
        advice = _OTHER_KINDS.get(suffix, _READ)
        raise StopReadingError(finding(data.UNKNOWN_KIND, None, file=name, help=advice))
    return _KINDS[suffix]


@contextmanager
def closing_on_fault(source: ByteFile) -> Iterator[None]:
    """Close the file where the block ends by an error."""
    try:
        yield
    except BaseException:
        source.close()
        raise


def open_file(path: Path, encoding: str) -> OpenFile:
    """Open a file; raises ``StopReadingError`` where that cannot be done."""
    kind = kind_by_name(str(path))
    known = known_encoding(encoding)
    if isinstance(known, Diagnostic):
        raise StopReadingError(known)
    source = ByteFile(path)
    with closing_on_fault(source):
        return OpenFile(kind, source, TextFile(source, known))


def read_header(text: TextFile, declared: dict[str, str]) -> Header:
    """Read a table's header, with the ``declared`` columns and what each is for.

    Raises ``WrongColumnsError`` where one is missing or stands there twice, and ``StopReadingError``.
    """
    feed = Feed(text)
    lines, named = header_lines(feed)
    if not lines:
        return Header(feed, named or ",", ())
    separator, columns = split_header(lines, tuple(declared), SPACES, named)
    if len(columns) > MAX_COLUMNS:
        found = finding(data.TOO_MANY_COLUMNS, None, file=text.name, found=len(columns), limit=MAX_COLUMNS)
        raise StopReadingError(found)
    findings = column_findings(text.name, columns, declared)
    if has_errors(findings):
        raise WrongColumnsError(findings)
    return Header(feed, separator, tuple(columns), tuple(findings))
