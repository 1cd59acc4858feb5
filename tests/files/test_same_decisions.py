"""One snapshot in many shapes is decided alike: encodings, line ends, quotes, JSON or tables, order, blank lines."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_engine.backends.python.compile import compile_policy
from policy_engine.driver.decision_json import Teller, decision_json
from policy_engine.files.joining import SideFiles, open_joined
from policy_engine.files.source import RejectedRow
from tests.support.policies import checked

POLICY = checked((Path(__file__).parents[2] / "policies" / "dach_new_business.policy").read_text("utf-8")).ir
EVALUATOR = compile_policy(POLICY)
DAY = 739_676
"""2026-03-01."""

Row = dict[str, str]
LEAD = {
    "Company ID": "c1",
    "Country/Region": "Österreich",
    "No. of Employees": "120",
    "consent": "yes",
    "competitor": "no",
    "open_project": "ja",
    "Budget status": "confirmed",
    "Budget status changed on": "2026-02-20",
    "pain": 'Rechnungen,\n"doppelt"; täglich',
    "Pain noted on": "2026-02-01",
    "decision_date": "2026-04-15",
}
LEADS = [
    LEAD,
    LEAD | {"Company ID": "c2", "Country/Region": "Germany", "consent": "no", "pain": "-", "Budget status": "refused"},
    LEAD | {"Company ID": "3", "No. of Employees": "5", "open_project": "", "decision_date": "soon"},
]
SIDES: dict[str, list[Row]] = {
    "people": [
        {"Company ID": "c1", "contact": "anna", "role": "economic_buyer"},
        {"Company ID": "c1", "contact": "ben", "role": "Champion"},
        {"Company ID": "3", "contact": "7", "role": "user"},
    ],
    "events": [
        {
            "Company ID": "c1",
            "type": "Page view: /preise",
            "at": "2026-02-20",
            "person": "ben",
            "id": "1",
            "minutes": "",
        },
        {
            "Company ID": "c1",
            "type": "requirements_call",
            "at": "2026-02-25",
            "person": "anna",
            "id": "2",
            "minutes": "45",
        },
        {
            "Company ID": "3",
            "type": "demo_request",
            "at": "2026-02-26T10:00:00Z",
            "person": "7",
            "id": "3",
            "minutes": "",
        },
    ],
    "outcomes": [{"Company ID": "3", "type": "no_budget", "at": "2026-02-01"}],
    "observations": [
        {"Company ID": "c1", "field": "budget", "value": "planned", "at": "2026-01-05"},
        {"Company ID": "3", "field": "budget", "value": "planned", "at": "2026-02-28"},
    ],
}
TABLES = {"leads": LEADS, **SIDES}


def table(rows: list[Row], separator: str = ",", end: str = "\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def objects(rows: list[Row]) -> list[dict[str, object]]:
    """Return rows as an API gives them: whole numbers as numbers, yes as true, blanks absent."""
    known: dict[str, object] = {"yes": True, "no": False}
    made = [{name: known.get(cell, cell) for name, cell in row.items() if cell} for row in rows]
    return [{n: int(c) if isinstance(c, str) and c.isdigit() else c for n, c in row.items()} for row in made]


Shape = tuple[str, Callable[[list[Row]], bytes], str]
SHAPES: dict[str, Shape] = {
    "plain": (".csv", lambda rows: table(rows).encode(), "utf-8"),
    "byte order mark": (".csv", lambda rows: table(rows).encode("utf-8-sig"), "utf-8"),
    "CRLF": (".csv", lambda rows: table(rows, end="\r\n").encode(), "utf-8"),
    "CR": (".csv", lambda rows: table(rows, end="\r").encode(), "utf-8"),
    "quoted": (".csv", lambda rows: table(rows, quoting=csv.QUOTE_ALL).encode(), "utf-8"),
    "semicolons": (".csv", lambda rows: table(rows, ";").encode(), "utf-8"),
    "sep line": (".csv", lambda rows: b"sep=;\r\n" + table(rows, ";", "\r\n").encode(), "utf-8"),
    "tabs": (".tsv", lambda rows: table(rows, "\t").encode(), "utf-8"),
    "UTF-16": (".txt", lambda rows: table(rows, "\t").encode("utf-16"), "utf-16"),
    "UTF-16 without a mark": (".csv", lambda rows: table(rows).encode("utf-16-be"), "utf-16"),
    "Windows-1252": (".csv", lambda rows: table(rows, ";").encode("windows-1252"), "windows-1252"),
    "packed": (".csv.gz", lambda rows: gzip.compress(table(rows).encode()), "utf-8"),
    "other order of columns": (".csv", lambda rows: table([dict(reversed(r.items())) for r in rows]).encode(), "utf-8"),
    "blank lines": (".csv", lambda rows: b"\n\n" + table(rows, end="\n\n\r\n").encode() + b"\n", "utf-8"),
    "more columns": (".csv", lambda rows: table([{"x": "1", **r, "y": "="} for r in rows]).encode(), "utf-8"),
    "JSON of texts": (".json", lambda rows: json.dumps(rows).encode(), "utf-8"),
    "JSON": (".json", lambda rows: json.dumps(objects(rows), indent=2, ensure_ascii=False).encode(), "utf-8"),
    "JSON Lines": (".jsonl", lambda rows: "\n\n".join(map(json.dumps, objects(rows))).encode("utf-8-sig"), "utf-8"),
    "packed JSON": (".json.gz", lambda rows: gzip.compress(json.dumps(objects(rows)).encode()), "utf-8"),
}


def decided(folder: Path, shapes: dict[str, Shape]) -> dict[str, object]:
    """Write each table in its shape, and decide; all shapes of one run have one encoding."""
    paths: dict[str, Path] = {}
    for role, rows in TABLES.items():
        suffix, write, encoding = shapes[role]
        paths[role] = folder / f"{role}{suffix}"
        paths[role].write_bytes(write(rows))
    source = open_joined(paths.pop("leads"), SideFiles(**paths), POLICY.reading, encoding)
    decisions = {}
    for number, (_, row) in enumerate(source, 1):
        assert not isinstance(row, RejectedRow)
        decision = EVALUATOR.decide(EVALUATOR.read(row, number, source.table), DAY)
        told = decision_json(decision, Teller.of(POLICY, False, "en"))
        decisions[decision.key] = told
    assert [one.code.id for one in source.diagnostics] == []
    return decisions


def all_in(name: str) -> dict[str, Shape]:
    return dict.fromkeys(TABLES, SHAPES[name])


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    found = decided(tmp_path_factory.mktemp("plain"), all_in("plain"))
    assert len({one["stage"] for one in found.values()}) > 1
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_m15_the_shape_of_a_file_does_not_change_decisions(tmp_path: Path, plain: dict[str, object], name: str) -> None:
    assert decided(tmp_path, all_in(name)) == plain


@pytest.mark.parametrize("role", TABLES)
@pytest.mark.parametrize("name", ["JSON", "JSON Lines", "packed"])
def test_m15_files_of_several_kinds_meet(tmp_path: Path, plain: dict[str, object], role: str, name: str) -> None:
    assert decided(tmp_path, all_in("plain") | {role: SHAPES[name]}) == plain


@pytest.mark.parametrize("role", TABLES)
def test_m16_the_order_of_rows_does_not_change_decisions(tmp_path: Path, plain: dict[str, object], role: str) -> None:
    suffix, write, encoding = SHAPES["plain"]
    backwards: Shape = (suffix, lambda rows: write(rows[::-1]), encoding)
    assert decided(tmp_path, all_in("plain") | {role: backwards}) == plain
