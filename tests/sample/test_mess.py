"""The mess of a CRM is there, at its rates, and --clean leaves nothing of it."""

import re
from collections import Counter
from pathlib import Path
from unicodedata import is_normalized

import pytest

import policy_engine
from policy_engine.sample import mess
from policy_engine.sample.table import KEY
from policy_engine.values.days import parse_day
from tests.sample.samples import AS_OF, Rows, all_rows, make, records
from tests.sample.test_story import POLICY

ACCOUNTS = 20_000
FEW = 3_000


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    return all_rows(make(tmp_path_factory.mktemp("messy"), ACCOUNTS))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    return all_rows(make(tmp_path_factory.mktemp("clean"), FEW, clean=True))


def cells(rows: Rows, column: str) -> set[str]:
    return {row[column] for row in rows}


def strangers(tables: dict[str, Rows], table: str) -> list[str]:
    keys = cells(tables["accounts"], KEY)
    return [row[KEY] for row in tables[table] if row[KEY].upper() not in keys]


def test_values_are_misspelled_and_left_out(messy: dict[str, Rows]) -> None:
    accounts = messy["accounts"]
    country = cells(accounts, "Country/Region")
    assert country >= {"Germany", "Deutschland", "germany", "Deutschlnd", "Germany ", "n/a", "-", "Select", ""}
    assert any(not is_normalized("NFC", text) for text in country)
    assert any("\u200b" in text for text in country)
    employees = cells(accounts, "No. of Employees")
    for shape in ("1.", "1,", "ca. ", "n/a"):
        assert any(text.startswith(shape) for text in employees), shape
    assert any(text.endswith(".0") for text in employees)
    assert any("\n" in text for text in cells(accounts, "pain"))
    dates = cells(accounts, "Budget status changed on")
    assert any(text[2:3] == "." for text in dates)
    assert any("T" in text for text in dates)


def test_rows_are_odd(messy: dict[str, Rows]) -> None:
    keys = Counter(row[KEY] for row in messy["accounts"])
    assert keys[""] > 0
    assert sum(count == 2 for key, count in keys.items() if key) > 0
    people = Counter((row[KEY], row["contact"]) for row in messy["people"] if row["contact"])
    assert max(people.values()) == 2
    assert "" in cells(messy["people"], "contact")
    events = Counter(row["id"] for row in messy["events"])
    assert max(events.values()) == 2
    assert cells(messy["events"], "type") >= set(mess.UNDECLARED_EVENTS)
    assert "" in cells(messy["events"], "at")
    assert cells(messy["events"], "person") - cells(messy["people"], "contact")
    assert cells(messy["observations"], "field") >= {"bugdet", "Budget status", "No. of Employees"}
    assert any(row["at"][:4] == "2026" and (parse_day(row["at"][:10]) or 0) > AS_OF for row in messy["observations"])
    for table in ("people", "events", "outcomes", "observations"):
        assert strangers(messy, table), table
        assert any(row[KEY].startswith("a") for row in messy[table]), table


@pytest.mark.parametrize(
    ("rate", "found"),
    [
        (mess.EVENT_REPEATED, lambda tables: len(tables["events"]) - len(cells(tables["events"], "id"))),
        (
            mess.EVENT_UNDECLARED,
            lambda tables: sum(row["type"] in mess.UNDECLARED_EVENTS for row in tables["events"]),
        ),
        (mess.EVENT_OF_STRANGER, lambda tables: sum(row[KEY][1:2] == "5" for row in tables["events"])),
    ],
)
def test_rates_of_odd_rows_are_those_stated(messy: dict[str, Rows], rate: int, found: object) -> None:
    assert callable(found)
    expected = rate * ACCOUNTS / 1_000_000
    assert 0.8 * expected < found(messy) < 1.2 * expected


def test_clean_rows_are_the_same_accounts(messy: dict[str, Rows], clean: dict[str, Rows]) -> None:
    keys = [row[KEY] for row in clean["accounts"]]
    assert len(keys) == FEW
    assert keys == sorted(set(keys))
    employees = {row[KEY]: row["No. of Employees"] for row in clean["accounts"]}
    stated = {row[KEY]: row["No. of Employees"] for row in messy["accounts"] if row["No. of Employees"].isdigit()}
    both = [key for key in keys if key in stated]
    assert len(both) > FEW / 2
    assert [employees[key] for key in both] == [stated[key] for key in both]
    assert cells(clean["events"], "id") < cells(messy["events"], "id")


def test_clean_rows_have_nothing_odd(clean: dict[str, Rows]) -> None:
    assert cells(clean["accounts"], "Country/Region") == {"Germany", "Austria", "CH", "PL", "France", ""}
    assert cells(clean["accounts"], "consent") == {"yes", "no", ""}
    assert len(cells(clean["events"], "id")) == len(clean["events"])
    assert all(row["at"] for table in ("events", "outcomes", "observations") for row in clean[table])
    assert [strangers(clean, table) for table in ("people", "events", "outcomes", "observations")] == [[]] * 4
    assert all(is_normalized("NFC", cell) for row in clean["accounts"] for cell in row.values())


def test_clean_observations_do_not_contradict_each_other(clean: dict[str, Rows]) -> None:
    said: dict[tuple[str, str, str], set[str]] = {}
    for row in clean["observations"]:
        said.setdefault((row[KEY], row["field"], row["at"]), set()).add(row["value"])
    assert [values for values in said.values() if len(values) > 1] == []


def test_clean_accounts_read_without_a_problem(tmp_path: Path) -> None:
    policy = policy_engine.load(POLICY)
    snapshots = [policy.read(record) for record in records(make(tmp_path, 500, "jsonl", clean=True))]
    assert [snapshot.error for snapshot in snapshots if snapshot.error] == []
    problems = {(problem.field, problem.kind, problem.shown) for snapshot in snapshots for problem in snapshot.problems}
    assert problems == {("country", "other", "France")}, "a country outside the picklist is no mess"


def test_the_rates_stand_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "sample.md").read_text(encoding="utf-8")
    rates = {
        name: value for name, value in vars(mess).items() if name.isupper() and isinstance(value, int) and value > 99
    }
    assert len(rates) == 14
    for name, rate in rates.items():
        assert re.search(rf"\| `{name}` \| {rate:,} (accounts|rows) \|", page), name
