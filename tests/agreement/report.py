"""Show a difference so that one can see and repeat it."""

import json
from datetime import date

from tests.agreement.cases import Difference


def shown(difference: Difference) -> str:
    """Return a difference with policy, record, day, both results, and how to repeat it."""
    case = difference.case
    lines = [
        f"the interpreter and the generated evaluator differ in {difference.what}",
        f"replay: python -m tests.agreement.replay {difference.seed}" if difference.seed is not None else "",
        "", difference.text,
        f"{'row of a table' if case.table else 'record'}: {json.dumps(case.raw, ensure_ascii=False)}",
        f"as_of: {date.fromordinal(case.day).isoformat()} ({case.day})",
        f"interpreted: {difference.interpreted}",
        f"generated:   {difference.generated}",
    ]  # fmt: skip
    return "\n".join(line for line in lines if line is not None)


def as_kept(difference: Difference, why: str) -> str:
    """Return a difference as a file for ``kept/``."""
    case = difference.case
    content = {
        "why": why, "policy": difference.text.split("\n"), "record": case.raw, "table": case.table,
        "as_of": date.fromordinal(case.day).isoformat(),
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
