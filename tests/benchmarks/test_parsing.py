"""Parsing, beside bare Lark with the same grammar and with positions. Promise: at most 1.5 times its time."""

from functools import cache
from time import perf_counter

import pytest
from lark import Lark
from pytest_benchmark.fixture import BenchmarkFixture

from policy_engine.base.source import Source
from policy_engine.syntax.grammar import grammar_text
from policy_engine.syntax.parse import parse
from tests.benchmarks.generated import policy_text

LINES = (1_000, 10_000)
PROMISED_RATIO = 1.5
PROMISED_DOUBLING = 2.5


@cache
def bare_lark() -> Lark:
    """Return Lark's own LALR parser of our grammar; it gives a plain tree and stops at the first fault."""
    grammar = grammar_text("en")
    assert grammar is not None
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def _parse(text: str) -> None:
    tree, found = parse(Source("long.policy", text))
    assert tree is not None
    assert found == []


def _fastest(call: object, text: str, rounds: int) -> float:
    assert callable(call)
    times = []
    for _ in range(rounds):
        started = perf_counter()
        call(text)
        times.append(perf_counter() - started)
    return min(times)


@pytest.mark.parametrize("lines", LINES)
def test_ours(benchmark: BenchmarkFixture, lines: int) -> None:
    benchmark.group = f"parsing {lines} lines"
    text = policy_text(lines)
    _parse(text)
    benchmark.pedantic(_parse, args=(text,), rounds=5, iterations=1)


@pytest.mark.parametrize("lines", LINES)
def test_bare_lark(benchmark: BenchmarkFixture, lines: int) -> None:
    benchmark.group = f"parsing {lines} lines"
    text = policy_text(lines)
    bare_lark().parse(text)
    benchmark.pedantic(bare_lark().parse, args=(text,), rounds=5, iterations=1)


@pytest.mark.slow
def test_the_promised_ratio_to_bare_lark() -> None:
    text = policy_text(1_000)
    _parse(text)
    bare_lark().parse(text)
    assert _fastest(_parse, text, 5) <= PROMISED_RATIO * _fastest(bare_lark().parse, text, 5)


@pytest.mark.slow
def test_twice_the_lines_take_at_most_the_promised_time() -> None:
    short, long = policy_text(5_000), policy_text(10_000)
    _parse(short)
    assert _fastest(_parse, long, 4) <= PROMISED_DOUBLING * _fastest(_parse, short, 4)
