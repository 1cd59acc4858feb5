"""Opening a file of records together with the tables that belong to it."""

from pathlib import Path

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding, has_errors
from policy_engine.base.progress import Tell, silent
from policy_engine.files.encodings import UTF8
from policy_engine.files.joining.join import Joiner
from policy_engine.files.joining.parts import field_in_the_way, parts_of
from policy_engine.files.joining.rows_on_disk import RowsOnDisk
from policy_engine.files.joining.side import Side, open_side, warnings_of
from policy_engine.files.joining.tables import SideFiles, SideTable
from policy_engine.files.open_records import open_records
from policy_engine.files.source import RecordSource, StopReadingError
from policy_engine.runtime.plan import ReadingPlan


def open_joined(
    leads: Path,
    sides: SideFiles,
    plan: ReadingPlan,
    encoding: str = UTF8,
    *,
    tell: Tell = silent,
    only: str | None = None,
) -> RecordSource:
    """Open a file of records, read the tables of ``sides`` to the disk, and give each record with its rows.

    Records come in the order of their file. What cannot be read is said in the source's diagnostics. Memory does not
    grow with the size of the files. With ``only`` rows are joined to the record of that key alone, which is quicker
    where one record is wanted; the counts of the tables mean nothing then. Raises ``CannotWriteError`` where the
    temporary folder is full, here and while the rows are given.
    """
    source = open_records(leads, plan, encoding)
    if not sides.given():
        return source
    opened, findings = _open_sides(sides, plan, encoding)
    try:
        if source.stopped or has_errors(findings):
            source.refuse(*findings)
        else:
            source.diagnostics.extend(findings)
            _load(source, opened, plan, tell, only)
    except BaseException:
        source.close()
        raise
    finally:
        for side in opened:
            side.opened.source.close()
    return source


def _open_sides(sides: SideFiles, plan: ReadingPlan, encoding: str) -> tuple[list[Side], list[Diagnostic]]:
    """Return the tables that can be read, and what is wrong with all."""
    opened: list[Side] = []
    findings: list[Diagnostic] = []
    for role, path in sides.given():
        name = str(path)
        if plan.key_column is None:
            findings.append(finding(data.NO_KEY_TO_JOIN, None, file=name))
            continue
        parts = parts_of(role, plan, plan.key_column)
        if parts is None:
            findings.append(finding(data.NOT_ASKED_FOR, None, file=name, role=role))
            continue
        in_the_way = field_in_the_way(role, name, plan)
        side = [in_the_way] if in_the_way else open_side(SideTable(role, name), len(opened), parts, plan, encoding)
        if isinstance(side, Side):
            opened.append(side)
            findings.extend(warnings_of(side, plan))
        else:
            findings.extend(side)
    return opened, findings


def _load(source: RecordSource, sides: list[Side], plan: ReadingPlan, tell: Tell, only: str | None) -> None:
    """Bring all rows to the disk, and let the source give its records through them."""
    assert plan.key_column is not None, "tables are opened only where records have a key"
    rows = RowsOnDisk()
    try:
        for side in sides:
            side.load(rows, tell, only)
            if not side.table.rows:
                source.diagnostics.append(finding(data.NO_RECORDS, None, file=side.table.name))
        tell("sorting", 0, 0)
        rows.sort()
    except StopReadingError as stop:
        rows.close()
        source.refuse(stop.diagnostic)
        return
    except BaseException:
        rows.close()
        raise
    joiner = Joiner(sides, rows, plan.key_column, source.table, source.word)
    source.tables = tuple(side.table for side in sides)
    source.through(joiner.through, rows.close)
