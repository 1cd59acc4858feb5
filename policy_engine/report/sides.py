"""What became of the tables beside the leads: people, events, outcomes, observations."""

from policy_engine.files.joining.tables import ALL_OTHERS, SideTable
from policy_engine.files.source import RecordSource
from policy_engine.report.findings import SideReport
from policy_engine.report.spellings import Tally
from policy_engine.runtime.plan import ReadingPlan


def side_reports(source: RecordSource, plan: ReadingPlan) -> tuple[SideReport, ...]:
    """Return what became of each table that was joined; a source of leads alone has none."""
    names = {field.name: field.name for field in plan.fields}
    return tuple(_side(table, names) for table in source.tables)


def _side(table: SideTable, names: dict[str, str]) -> SideReport:
    undeclared = Tally()
    for name, times in table.undeclared.items():
        if name == ALL_OTHERS:
            undeclared.leave_out(times)
        else:
            undeclared.add(name, times)
    return SideReport(
        role=table.role,
        name=table.name,
        rows=table.rows,
        joined=table.joined,
        rejected=table.rejected,
        strangers=table.strangers,
        near_keys=table.near_keys,
        undeclared=undeclared.told(names),
        rejections=tuple(table.rejections),
    )
