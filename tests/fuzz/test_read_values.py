"""Reading whole raw records: any JSON-like value is read, decided, and told in JSON, the same way twice."""

import json
from functools import cache
from pathlib import Path
from random import Random

import pytest

from policy_engine.driver.checking import check
from policy_engine.driver.compiling import Compiled, compile_checked
from policy_engine.driver.decision_json import Teller, decision_json
from policy_engine.files.policies import RootLoader, open_policy
from policy_engine.runtime.read import read_record
from policy_engine.runtime.record import Record
from tests.fuzz.mutations import POLICIES
from tests.reading.plans import ACCOUNT

DAY = 739_676
"""2026-03-01."""

SHIPPED = ("dach_new_business", "machine_builders", "bank_marketing")

SCALARS = (
    None, True, False, 0, 1, -1, 120, 2**53, 10**400, 0.5, -0.0, 1e300, float("nan"), float("inf"), "", " ", "yes",
    "nein", "DE", "Germany", "confirmed", "120", "1,5", "1e3", "٤٢", "NaN", "2026-02-30", "2026-02-20",
    "2026-02-20T23:59:60Z", "9999-12-31T24:00", "0001-01-01T00:00+14:00", "n/a", "Select", "a;b;;c", "\ud800", "\x00",
    "x" * 300, "e\u0301" * 50, "__proto__", "economic_buyer", "anna", "demo_request", "pricing_page_view",
)  # fmt: skip
"""Values of every sort, and what looks like one."""

KEYS = ("value", "at", "type", "person", "key", "id", "minutes", "contact", "role", "company", "", "__class__")


@cache
def policy(name: str) -> Compiled:
    """A shipped policy, compiled."""
    opened = open_policy(Path(POLICIES / f"{name}.policy"))
    assert not isinstance(opened, str)
    checked = check(name, opened.data, opened.path, RootLoader(opened.root, opened.path, name))
    compiled, _ = compile_checked(checked)
    assert compiled is not None
    return compiled


def raw_value(rng: Random, depth: int) -> object:
    """Return a scalar, or a list or object of values."""
    shape = rng.randrange(10) if depth else 0
    if shape < 7:
        return rng.choice(SCALARS)
    if shape == 7:
        return {rng.choice(KEYS): raw_value(rng, depth - 1) for _ in range(rng.randint(0, 3))}
    if shape == 8:
        return {"value": raw_value(rng, depth - 1), "at": rng.choice(SCALARS)}
    return [raw_value(rng, depth - 1) for _ in range(rng.randint(0, 4))]


def raw_record(rng: Random, columns: list[str]) -> object:
    """Return a record with some of the columns, people and events of any kind; sometimes no record at all."""
    if rng.random() < 0.02:
        return raw_value(rng, 2)
    record = {column: raw_value(rng, 3) for column in columns if rng.random() < 0.7}
    for part in ("people", "events"):
        if rng.random() < 0.8:
            record[part] = rng.choice((raw_value(rng, 2), [_entry(rng) for _ in range(rng.randint(0, 6))]))
    return record


def _entry(rng: Random) -> dict[str, object]:
    """Return a person's or an event's raw object."""
    entry = {key: raw_value(rng, 1) for key in KEYS if rng.random() < 0.4}
    if rng.random() < 0.5:
        entry |= {
            "type": rng.choice(("demo_request", "pricing_page_view", "no_budget", "audit_request")),
            "at": "2026-02-20",
        }
    return entry


def sound(record: Record) -> None:
    """A record has a key that can be written, and problems that name what they concern."""
    assert record.key
    record.key.encode("utf-8")
    for problem in record.problems:
        assert problem.field
        assert problem.kind


@pytest.mark.parametrize("name", SHIPPED)
def test_records_are_read_and_decided(name: str) -> None:
    compiled = policy(name)
    plan, evaluator, teller = compiled.ir.reading, compiled.evaluator, Teller.of(compiled.ir, explain=True)
    columns = [field.column for field in plan.fields] + [f.dated_by for f in plan.fields if f.dated_by]
    columns += [plan.key_column] if plan.key_column else []
    for seed in range(250):
        raw = raw_record(Random(seed), columns)
        record = read_record(plan, raw, seed)
        sound(record)
        assert repr(record) == repr(read_record(plan, raw, seed))
        snapshot = evaluator.read(raw, seed)
        if record.error is not None:
            assert snapshot.error == record.error
            continue
        told = json.dumps(decision_json(evaluator.decide(snapshot, DAY), teller), ensure_ascii=False)
        told.encode("utf-8")
        again = decision_json(evaluator.decide(evaluator.from_record(record), DAY), teller)
        assert told == json.dumps(again, ensure_ascii=False)


def test_rows_of_tables_are_read() -> None:
    columns = [field.column for field in ACCOUNT.fields] + ["Budget changed on"]
    for seed in range(1_500):
        rng = Random(seed)
        row = {column: rng.choice([one for one in SCALARS if isinstance(one, str)]) for column in columns}
        record = read_record(ACCOUNT, row, seed, table=True)
        sound(record)
        assert record == read_record(ACCOUNT, row, seed, table=True)


@pytest.mark.parametrize("raw", [*SCALARS, [], {}, [[]], [{}], (), object()], ids=lambda raw: "")
def test_what_is_no_record_is_a_record_with_an_error(raw: object) -> None:
    record = read_record(ACCOUNT, raw, 7)
    sound(record)
    assert record.error is not None
    assert record.key == "7"
