"""Whole outputs, kept to be read aloud."""

import pytest

from tests.cli.goldens import COMMANDS, GOLDEN, shown
from tests.cli.runner import run


@pytest.mark.parametrize("name", COMMANDS)
def test_output_is_as_kept(name):
    kept = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert shown(run(*COMMANDS[name])) == kept, "if this is meant: python -m tests.cli.goldens"


def test_every_kept_output_has_a_command():
    assert {file.stem for file in GOLDEN.iterdir()} == set(COMMANDS)
