"""M19: the same input gives the same bytes, whatever the hash seed and however many threads."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.laws.fingerprint import fingerprint

ROOT = Path(__file__).parents[2]


def elsewhere(hash_seed: int, first: int, number: int) -> str:
    """Return the fingerprint that a process with this hash seed makes."""
    command = [sys.executable, "-m", "tests.laws.fingerprint", str(first), str(number)]
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_hash_seeds_change_nothing() -> None:
    assert len({elsewhere(hash_seed, 0, 15) for hash_seed in (0, 1, 2)}) == 1


@pytest.mark.slow
def test_ten_hash_seeds_change_nothing() -> None:
    with ThreadPoolExecutor(2) as pool:
        found = set(pool.map(lambda hash_seed: elsewhere(hash_seed, 0, 100), range(10)))
    assert len(found) == 1


def test_threads_change_nothing() -> None:
    alone = [fingerprint(index, 1) for index in range(16)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda index: fingerprint(index, 1), range(16))) == alone
