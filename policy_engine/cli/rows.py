"""Decisions as lines of a file: JSONL with everything, CSV with the columns that CRMs take."""

import csv
import io
import json
from collections.abc import Sequence

from policy_engine.driver.decision_json import Decided, Teller, decision_json, iso
from policy_engine.ir.nodes.policy import Policy

BASE_COLUMNS = ("key", "stage", "as", "would_be", "to", "within_reach", "changes_on")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: such a beginning gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def csv_line(cells: Sequence[str]) -> bytes:
    """One line of CSV, formulas neutralised."""
    line = io.StringIO()
    # With this line end both CR and LF inside a cell are quoted; the file's own line ends are LF.
    csv.writer(line, lineterminator="\r\n").writerow([neutral(cell) for cell in cells])
    return (line.getvalue()[:-2] + "\n").encode("utf-8")


def columns(policy: Policy, explain: bool) -> list[str]:
    """The columns of a table of decisions."""
    named = list(BASE_COLUMNS)
    if explain:
        named += [f"dimension.{rule.name}" for rule in policy.dimensions]
        named += [f"criterion.{rule.name}" for rule in policy.criteria]
        named += [f"hold.{rule.name}" for rule in policy.blockers if not rule.disqualifies]
        named += [f"disqualifier.{rule.name}" for rule in policy.blockers if rule.disqualifies]
    return named


def csv_row(decision: Decided, explain: bool) -> bytes:
    """A decision as a line of CSV."""
    change = decision.changes_on
    cells = [
        decision.key,
        decision.stage,
        decision.alias or "",
        decision.would_be or "",
        decision.route.to if decision.route is not None else "",
        "; ".join(decision.within_reach),
        iso(change.day) if change is not None else "",
    ]
    if explain:
        cells += decision.dimensions.values()
        cells += [result.state for result in decision.criteria.values()]
        cells += [result.state for result in decision.holds.values()]
        cells += [result.state for result in decision.disqualifiers.values()]
    return csv_line(cells)


def json_row(decision: Decided, teller: Teller) -> bytes:
    """A decision as a line of JSONL."""
    return (json.dumps(decision_json(decision, teller), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
