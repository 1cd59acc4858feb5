"""From a file of records to snapshots, with every row accounted for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.driver.compiling import Compiled
from policy_engine.driver.observed import dated
from policy_engine.files.keys import KeyTracker, record_finding
from policy_engine.files.open_records import open_records
from policy_engine.files.source import RawRecord, RecordSource, RejectedRow
from policy_engine.runtime.read import read_record
from policy_engine.runtime.read.records import KEY_REPEATED
from policy_engine.runtime.record import Record
from policy_engine.runtime.snapshot import Snapshot

SHOWN_ROWS = 20
"""So many rejected rows are told one by one."""

HARMLESS = frozenset({"other"})
"""Problems that are known values all the same; ``--strict`` lets them be."""


@dataclass
class DataReport:
    """What is wrong with a file of records: problems by field and kind, rejected rows, undeclared events."""

    problems: Counter[tuple[str, str]] = field(default_factory=Counter)
    undeclared: Counter[str] = field(default_factory=Counter)
    rejected: int = 0
    rejections: list[Diagnostic] = field(default_factory=list)

    @property
    def grave(self) -> bool:
        """Whether ``--strict`` has something against it."""
        return self.rejected > 0 or any(kind not in HARMLESS for _, kind in self.problems)

    def add(self, record: Record) -> None:
        """Count a record's problems and undeclared events."""
        for problem in record.problems:
            self.problems[problem.field, problem.kind] += 1
        self.undeclared.update(record.undeclared)

    def reject(self, diagnostic: Diagnostic) -> None:
        """Count a row that is left out; the first ones are kept to be told."""
        self.rejected += 1
        if len(self.rejections) < SHOWN_ROWS:
            self.rejections.append(diagnostic)


@dataclass
class Reader:
    """Reads one file of records by one policy."""

    compiled: Compiled
    source: RecordSource
    observed_on: int | None = None
    report: DataReport = field(default_factory=DataReport)

    @classmethod
    def of(cls, compiled: Compiled, path: Path, observed_on: int | None) -> "Reader":
        """Open the file; what cannot be read stands in ``source.diagnostics``."""
        return cls(compiled, open_records(path, compiled.ir.reading), observed_on)

    def snapshots(self) -> Iterator[Snapshot]:
        """Each record that can be decided; the others go to the report."""
        keys = KeyTracker()
        plan = self.compiled.ir.reading
        numbered = plan.key_column is None
        for number, (place, row) in enumerate(self.source, 1):
            if isinstance(row, RejectedRow):
                self.report.reject(row.diagnostic)
                continue
            snapshot = self.read(row, number)
            word = "record" if self.source.name.lower().endswith(".json") else "line"
            if snapshot.error is not None:
                self._refuse(snapshot.full, f"{word} {place}")
                continue
            first = None if numbered else keys.first(snapshot.key, place)
            if first is not None:
                self._refuse(replace(snapshot.full, error=KEY_REPEATED), f"{word} {place}", f"{word} {first}")
                continue
            self.report.add(snapshot.full)
            yield snapshot

    def read(self, row: RawRecord, number: int) -> Snapshot:
        """Read one row; ``number`` is its place among all rows."""
        evaluator = self.compiled.evaluator
        if self.observed_on is None:
            return evaluator.read(row, number, self.source.table)
        record = read_record(self.compiled.ir.reading, row, number, self.source.table)
        return evaluator.from_record(dated(record, self.observed_on))

    def _refuse(self, record: Record, where: str, first: str = "") -> None:
        found = record_finding(record, self.compiled.ir.reading, where, first or "an earlier row")
        assert found is not None, "only a record in error is refused"
        self.report.reject(found)
