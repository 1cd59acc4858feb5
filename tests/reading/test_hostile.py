"""Reading never raises, whatever it is given, and what it says can always be written."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_engine.runtime.read import key_of, moment_reader, read_record, value_reader
from tests.reading.plans import ACCOUNT

COLUMNS = [field.column for field in ACCOUNT.fields] + ["Budget changed on", "company", "people", "events", "No"]
INNER = ["value", "at", "type", "person", "id", "contact", "role", "minutes", "__proto__", " of Employees"]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.characters(categories=["Cs"]),
    st.sampled_from(
        ["DE", "crm;erp", "2026-02-01", "requirements_call", "n/a", 10**400, -(10**4000), "9" * 5000, b"x"]
    ),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(INNER) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(COLUMNS), ANYTHING, max_size=8), st.booleans())
def test_reading_never_raises(raw: dict[str, Any], table: bool) -> None:
    record = read_record(ACCOUNT, raw, 1, table)
    shown = [[problem.field, problem.kind, problem.shown, problem.near] for problem in record.problems]
    json.dumps([shown, dict(record.undeclared), record.key], ensure_ascii=False).encode("utf-8")
    assert list(record.fields) == [field.name for field in ACCOUNT.fields]


@given(SCALARS)
def test_one_value_is_always_read_alike(raw: object) -> None:
    for field in ACCOUNT.fields:
        read = value_reader(field)
        value, reason, timeless, _ = read(raw)
        assert (value is None) == (reason is not None)
        assert read(raw) == (value, reason, timeless, read(raw)[3])


@pytest.mark.parametrize("depth", [100, 100_000])
def test_depth_is_no_danger(depth: int) -> None:
    deep: object = "x"
    for _ in range(depth):
        deep = [deep]
    for _ in range(3):
        deep = {"value": deep}
    raw = {field.column: deep for field in ACCOUNT.fields}
    record = read_record(ACCOUNT, {**raw, "company": "c1", "people": [deep], "events": [deep]}, 1)
    assert {problem.kind for problem in record.problems} >= {"invalid"}


def test_a_lone_surrogate_is_invalid() -> None:
    record = read_record(ACCOUNT, {"company": "c1", "pain": "\ud800", "\ud800": 1}, 1)
    assert [(problem.field, problem.kind, problem.shown) for problem in record.problems] == [
        ("pain", "invalid", "\ufffd")
    ]


def test_a_long_foreign_value_is_shown_short_and_has_no_neighbour() -> None:
    (problem,) = read_record(ACCOUNT, {"company": "c1", "Country/Region": "x" * 10**6}, 1).problems
    assert problem.shown is not None
    assert len(problem.shown) == 80
    assert problem.near is None


def test_a_cell_that_is_a_formula_stays_as_it_is() -> None:
    formula = "=cmd|' /C calc'!A0"
    (entry,) = read_record(ACCOUNT, {"company": "c1", "pain": formula}, 1).fields["pain"]
    assert entry.value == formula


def test_moments_and_keys_alone() -> None:
    read = moment_reader("America/New_York")
    moment = read("2026-01-01T02:00Z")
    assert moment is not None
    assert (moment.day, moment.micros) == (739616, 21 * 3_600_000_000)
    assert read(5) is None
    assert moment_reader("Nowhere/Land")("2026-01-01") is not None
    assert (key_of(" a "), key_of(True), key_of(5)) == ("a", None, "5")
