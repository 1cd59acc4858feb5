"""Reads a file by a policy, counts and decides as ``evaluate`` does, and returns the data report.

``python -m tests.report.driver POLICY LEADS [DAY]`` prints it, with values.
"""

import sys
from pathlib import Path

from policy_engine.base.render import Style
from policy_engine.driver.checking import check
from policy_engine.driver.compiling import Compiled, compile_checked
from policy_engine.driver.observed import dated
from policy_engine.files.joining import SideFiles, open_joined
from policy_engine.files.keys import KeyTracker, record_finding
from policy_engine.files.source import RejectedRow
from policy_engine.report.collect import Collector
from policy_engine.report.findings import DataReport
from policy_engine.report.text import lines
from policy_engine.runtime.read import read_record
from policy_engine.values.days import parse_day

DAY = parse_day("2026-03-01")
assert DAY is not None


def compiled(text: str, name: str = "test.policy") -> Compiled:
    found, diagnostics = compile_checked(check(name, text))
    assert found is not None, [d.message for d in diagnostics]
    return found


def report_on(
    policy: Compiled,
    leads: Path,
    as_of: int = DAY,
    observed_on: int | None = None,
    sides: SideFiles = SideFiles(),  # noqa: B008 (it is frozen)
) -> tuple[DataReport, Collector]:
    plan = policy.ir.reading
    collector = Collector(policy.ir, as_of)
    keys = KeyTracker()
    with open_joined(leads, sides, plan) as source:
        for number, (place, row) in enumerate(source, 1):
            if isinstance(row, RejectedRow):
                collector.reject(row.diagnostic)
                continue
            record = read_record(plan, row, number, source.table)
            if plan.key_column is not None:
                record = keys.checked(record, place)
            if observed_on is not None:
                record = dated(record, observed_on)
            refused = record_finding(record, plan, f"line {place}")
            if refused is not None:
                collector.reject(refused)
            else:
                collector.add(record, row)
        return collector.finish(source), collector


if __name__ == "__main__":
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    day = parse_day(sys.argv[3]) if len(sys.argv) > 3 else DAY
    report, _ = report_on(compiled(text), Path(sys.argv[2]), day or DAY)
    print("\n".join(lines(report, Style(sys.stdout.isatty()), samples="--plain" not in sys.argv)))
