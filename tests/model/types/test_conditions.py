"""Each test with each sort of field, in one line: what is found in it, and that nothing is found in a sound one."""

import tomllib
from pathlib import Path

import pytest

from tests.model.names.support import shown

DATA = tomllib.loads(Path(__file__).with_name("conditions.toml").read_text("utf-8"))
DECLARATIONS: str = DATA["declarations"]
FAULTY = [(case["condition"], case["found"]) for case in DATA["faulty"]]


@pytest.mark.parametrize("condition", DATA["sound"])
def test_a_sound_condition_gives_no_finding(condition: str) -> None:
    assert shown(DECLARATIONS + condition + "\n") == []


@pytest.mark.parametrize(("condition", "found"), FAULTY, ids=[condition for condition, _ in FAULTY])
def test_a_faulty_condition_is_told_exactly(condition: str, found: list[str]) -> None:
    assert shown(DECLARATIONS + condition + "\n") == found
