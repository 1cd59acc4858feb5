"""An output that takes nothing is told in a line, with exit code 3, never by a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runner import DATA

DAY = ("--as-of", "2026-03-01")
PRINTING = {
    "check": ("check", "dach.policy"),
    "check json": ("check", "dach.policy", "--format", "json"),
    "test": ("test", "dach.policy"),
    "evaluate": ("evaluate", "dach.policy", "leads.jsonl", *DAY, "-o", "-"),
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("name", PRINTING)
def test_a_full_output_is_told_and_ends_with_3(name):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "policy_engine.cli", *PRINTING[name]],
            cwd=DATA, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert ran.returncode == 3
    assert ran.stderr.decode().splitlines()[-1].startswith("error: cannot write the output: ")
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the output")
@pytest.mark.parametrize("name", PRINTING)
def test_a_closed_output_is_told_and_ends_with_3(name):
    command = [sys.executable, "-m", "policy_engine.cli", *PRINTING[name]]
    ran = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *command],
        cwd=DATA, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 3
    assert ran.stderr == b"error: cannot write the output: the standard output is closed\n"
