"""From files of records to snapshots, with every row accounted for."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from policy_engine.base.progress import Tell, silent
from policy_engine.cli.inputs import LeadFiles
from policy_engine.driver.compiling import Compiled
from policy_engine.driver.observed import dated
from policy_engine.files.joining import open_joined
from policy_engine.files.keys import KeyTracker, record_finding
from policy_engine.files.source import RawRecord, RecordSource, RejectedRow
from policy_engine.report.collect import Collector
from policy_engine.report.findings import DataReport
from policy_engine.runtime.read import read_record
from policy_engine.runtime.read.records import KEY_REPEATED
from policy_engine.runtime.record import Record
from policy_engine.runtime.snapshot import Snapshot

_TOLD_EVERY = 500
"""Rows between two words about how far the reading is."""


@dataclass
class Reader:
    """Reads records by one policy, and gathers what is odd about them."""

    compiled: Compiled
    source: RecordSource
    collector: Collector
    observed_on: int | None = None
    tell: Tell = field(default=silent)

    @classmethod
    def of(
        cls, compiled: Compiled, files: LeadFiles, as_of: int, tell: Tell = silent, only: str | None = None
    ) -> "Reader":
        """Open the files; what cannot be read stands in ``source.diagnostics``.

        With ``only`` the tables beside the leads are joined to the record of that key alone.
        """
        plan = compiled.ir.reading
        source = open_joined(files.leads, files.sides, plan, files.encoding, tell=tell, only=only)
        return cls(compiled, source, Collector(compiled.ir, as_of), files.observed_on, tell)

    @property
    def grave(self) -> bool:
        """Whether ``--strict`` has something against the data."""
        return self.collector.grave or any(table.rejected for table in self.source.tables)

    def finish(self) -> DataReport:
        """What is odd about the data; complete when all snapshots have been given."""
        return self.collector.finish(self.source)

    def snapshots(self) -> Iterator[Snapshot]:
        """Each record that can be decided; the others go to the report."""
        keys = KeyTracker()
        numbered = self.compiled.ir.reading.key_column is None
        word = self.source.word
        for number, (place, row) in enumerate(self.source, 1):
            if number % _TOLD_EVERY == 0:
                self.tell("deciding", *self.source.position())
            if isinstance(row, RejectedRow):
                self.collector.reject(row.diagnostic)
                continue
            snapshot = self.read(row, number)
            if snapshot.error is not None:
                self._refuse(snapshot.full, f"{word} {place}")
                continue
            first = None if numbered else keys.first(snapshot.key, place)
            if first is not None:
                self._refuse(replace(snapshot.full, error=KEY_REPEATED), f"{word} {place}", f"{word} {first}")
                continue
            self.collector.add(snapshot.full, row)
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
        self.collector.reject(found)
