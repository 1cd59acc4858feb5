"""A cold `readiness check --no-proofs`, as a whole process.

Beside it, one that imports Lark, loads a saved parser and parses the file. Promise: at most 2.5 times its time.
"""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from lark import Lark
from pytest_benchmark.fixture import BenchmarkFixture

from policy_engine.syntax.grammar import grammar_text

ROOT = Path(__file__).resolve().parents[2]
POLICY = ROOT / "policies" / "dach_new_business.policy"
PROMISED_RATIO = 2.5
BARE = (
    "import sys; from lark import Lark;"
    "parser = Lark.load(open(sys.argv[1], 'rb'));"
    "parser.parse(open(sys.argv[2], encoding='utf-8').read())"
)


@pytest.fixture(scope="module")
def saved_parser(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save Lark's parser of our grammar once."""
    grammar = grammar_text("en")
    assert grammar is not None
    path = tmp_path_factory.mktemp("parser") / "parser.bin"
    with path.open("wb") as file:
        Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False).save(file)
    return path


def _run(*arguments: object) -> None:
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def _ours() -> None:
    _run("-m", "policy_engine.cli", "check", "--no-proofs", POLICY)


def _bare(saved_parser: Path) -> None:
    _run("-c", BARE, saved_parser, POLICY)


def test_ours(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "cold start"
    benchmark.pedantic(_ours, rounds=7, iterations=1, warmup_rounds=1)


def test_bare_process(benchmark: BenchmarkFixture, saved_parser: Path) -> None:
    benchmark.group = "cold start"
    benchmark.pedantic(_bare, args=(saved_parser,), rounds=7, iterations=1, warmup_rounds=1)


@pytest.mark.slow
def test_the_promised_ratio_to_the_bare_process(saved_parser: Path) -> None:
    ours, bare = [], []
    for _ in range(6):
        started = perf_counter()
        _ours()
        ours.append(perf_counter() - started)
        started = perf_counter()
        _bare(saved_parser)
        bare.append(perf_counter() - started)
    assert min(ours) <= PROMISED_RATIO * min(bare)
