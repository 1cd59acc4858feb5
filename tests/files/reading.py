"""Reading small files in tests: what was given, what was rejected, what came of the tables."""

from dataclasses import dataclass, replace
from pathlib import Path

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.files.joining import SideFiles, SideTable, open_joined
from policy_engine.files.source import RecordSource, RejectedRow
from policy_engine.runtime.plan import ReadingPlan
from policy_engine.values.types import NumberType, PicklistType, TextType
from tests.reading.plans import ACCOUNT, event, field, plan

PLAIN = plan(
    field("name", TextType()),
    field("budget", PicklistType(("confirmed", "refused")), dated_by="Budget changed on"),
    key_column="company",
    people=replace(ACCOUNT.people, key_column="contact") if ACCOUNT.people else None,
    events=(
        event("demo_request", "Demo"),
        event("requirements_call", attributes=(field("minutes", NumberType()),)),
        event("no_budget", "Closed: budget", outcome=True),
    ),
)
LEADS = "company,name,budget,Budget changed on\nc1,Miller,confirmed,2026-02-01\nc2,Smith,,\n"
EVENTS = "company,type,at,person,minutes\n"
PEOPLE = "company,contact,role\n"
OUTCOMES = "company,type,at\n"
OBSERVATIONS = "company,field,value,at\n"


@dataclass(frozen=True)
class Outcome:
    """What reading gave."""

    source: RecordSource
    rows: list[tuple[int, object]]
    """Raw records, or codes of rejected rows, with their places."""

    @property
    def records(self) -> list[dict[str, object]]:
        return [row for _, row in self.rows if isinstance(row, dict)]

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code.id for diagnostic in self.source.diagnostics]

    @property
    def found(self) -> list[Diagnostic]:
        return self.source.diagnostics

    def table(self, role: str) -> SideTable:
        return next(table for table in self.source.tables if table.role == role)


def exhaust(source: RecordSource) -> Outcome:
    """Read a source to its end; nothing may be lost."""
    rows = [(place, row.diagnostic.code.id if isinstance(row, RejectedRow) else row) for place, row in source]
    assert len(rows) == source.rows == source.given + source.rejected
    for table in source.tables:
        assert table.rows == table.joined + table.rejected + table.strangers
        assert len(table.rejections) == min(table.rejected, 1000)
    return Outcome(source, rows)


def read(
    folder: Path,
    leads: str | bytes = LEADS,
    reading: ReadingPlan = PLAIN,
    name: str = "leads.csv",
    encoding: str = "utf-8",
    **sides: str | bytes | tuple[str, str | bytes],
) -> Outcome:
    """Write the files, a side as its content or as (name, content), and read them."""

    def written(name: str, content: str | bytes) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    paths = {
        role: written(*side) if isinstance(side, tuple) else written(f"{role}.csv", side)
        for role, side in sides.items()
    }
    return exhaust(open_joined(written(name, leads), SideFiles(**paths), reading, encoding))
