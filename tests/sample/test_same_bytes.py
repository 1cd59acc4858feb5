"""The same command writes the same bytes: twice, on every machine, in every format, and for fewer accounts."""

import hashlib
from pathlib import Path

import pytest

from policy_engine.sample.blocks import Order, blocks
from policy_engine.sample.plain import plain_span
from policy_engine.sample.table import TABLES
from tests.sample.samples import AS_OF, all_rows, contents, make

DIGESTS = {
    "accounts.csv": "30bae1dba528d384",
    "events.csv": "40a7f6202903ae7e",
    "observations.csv": "6df52d26aa06f734",
    "outcomes.csv": "8549204479cc6b7e",
    "people.csv": "945e754d1b487f80",
}
"""Of 200 accounts of seed 1 as of 2026-03-01."""


def test_the_bytes_are_those_of_every_other_machine(tmp_path: Path) -> None:
    made = contents(make(tmp_path / "s", 200))
    digests = {name: hashlib.sha256(content).hexdigest()[:16] for name, content in made.items()}
    assert digests == DIGESTS, "samples that people made before change: say so in the changelog"


def test_another_seed_makes_up_other_accounts(tmp_path: Path) -> None:
    one, other = contents(make(tmp_path / "1", 200)), contents(make(tmp_path / "2", 200, seed=2))
    assert all(one[name] != other[name] for name in one)


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_fewer_accounts_are_the_first_of_more(tmp_path: Path, form: str) -> None:
    few, many = contents(make(tmp_path / "few", 300, form)), contents(make(tmp_path / "many", 2300, form))
    assert all(many[name].startswith(few[name]) for name in few)
    assert all(len(many[name]) > 5 * len(few[name]) for name in few)


def test_the_size_of_blocks_does_not_matter() -> None:
    order = Order(100, 1, AS_OF)
    shared = order.world()

    def numbers(size: int) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for _, block in blocks(order, shared, plain_span, size):
            for table, part in block.items():
                for column, cell in part.items():
                    found.setdefault((table, column), []).extend(cell.places.numbers)
        return found

    assert numbers(100) == numbers(33) == numbers(1)


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_every_format_holds_the_same_values(tmp_path: Path, form: str, clean: bool) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the bulk extra is not installed")
        pytest.importorskip("numpy", reason="the bulk extra is not installed")
    csv = all_rows(make(tmp_path / "csv", 1500, clean=clean))
    other = all_rows(make(tmp_path / "other", 1500, form, clean=clean))
    assert all(len(csv[table]) > 100 for table in TABLES)
    assert other == csv


@pytest.mark.bulk
def test_parquet_in_several_row_groups_is_the_same(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the bulk extra is not installed")
    folder = make(tmp_path / "parquet", 40_000, "parquet")
    assert parquet.ParquetFile(folder / "events.parquet").num_row_groups == 2
    assert all_rows(folder) == all_rows(make(tmp_path / "csv", 40_000))
