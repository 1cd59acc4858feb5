"""The policy for the bank's table, on the table itself: counted by hand with ``csv``, and by the engine."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from policy_engine.backends.python.compile import compile_policy
from policy_engine.values.truth import STATE_NAMES
from tests.policies.test_policies import lowered

TABLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "uci-bank-marketing" / "bank-additional-full.csv"
DAY = 734106
"""30 November 2010, the last month of the table."""

pytestmark = [
    pytest.mark.bulk,
    pytest.mark.skipif(not TABLE.exists(), reason="the bank's table is not beside this checkout"),
]


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_engine_counts_what_a_hand_count_of_the_table_gives() -> None:
    evaluator = compile_policy(lowered("bank_marketing"))
    names = [criterion.name for criterion in lowered("bank_marketing").criteria]
    counted: Counter[tuple[str, str]] = Counter()
    stages: Counter[str] = Counter()
    rows = _rows()
    for number, row in enumerate(rows, 1):
        states = evaluator.states(evaluator.read(row, number, table=True), DAY)
        stages[states.stage] += 1
        counted.update((name, STATE_NAMES[state]) for name, state in zip(names, states.criteria, strict=True))
    assert len(rows) == 41188
    assert counted["known_to_us", "met"] == sum(int(row["previous"]) >= 1 for row in rows) == 5625
    assert counted["signed_before", "met"] == sum(row["poutcome"] == "success" for row in rows) == 1373
    assert counted["signed_before", "open"] == sum(row["poutcome"] == "nonexistent" for row in rows) == 35563
    assert counted["solvent", "open"] == sum(row["default"] == "unknown" for row in rows) == 8597
    assert counted["not_worn_out", "met"] == sum(int(row["campaign"]) <= 3 for row in rows)
    assert counted["remembers_us", "open"] == sum(row["pdays"] == "999" for row in rows) == 39673
    assert stages["disqualified"] == sum(row["default"] == "yes" for row in rows) == 3
    handed_over = [row for row in rows if _by_hand(row)]
    assert stages["call_now"] == len(handed_over)


def _by_hand(row: dict[str, str]) -> bool:
    """Tell whether an adviser should call, written as one would write it for this table alone."""
    timely = int(row["campaign"]) <= 3 or (row["pdays"] != "999" and int(row["pdays"]) <= 28)
    fits = int(row["age"]) >= 18 and row["default"] == "no"
    return fits and timely and int(row["previous"]) >= 1 and row["poutcome"] == "success"
