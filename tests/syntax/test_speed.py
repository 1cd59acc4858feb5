"""Promises in numbers, measured side by side: against lark's own parser, and by doubling."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from lark import Lark

from policy_engine.base.source import Source
from policy_engine.syntax.grammar import grammar_text
from policy_engine.syntax.parse import parse
from tests.syntax.golden import POLICY

WHOLE = POLICY.read_text(encoding="utf-8")
BODY = WHOLE[WHOLE.index("setting min_employees") :]


def text(lines: int) -> str:
    """Return a policy of at least so many lines."""
    times = -(-(lines - WHOLE.count("\n")) // (BODY.count("\n") + 1))
    return WHOLE + ("\n" + BODY) * times


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


@pytest.mark.parametrize("lines", [1_000, 10_000])
def test_against_lark(lines: int) -> None:
    grammar = grammar_text("en")
    assert grammar is not None
    lark = Lark(grammar, parser="lalr", propagate_positions=True)
    policy = text(lines)
    assert policy.count("\n") >= lines
    source = Source("p", policy)
    assert best(lambda: parse(source)) <= 1.5 * best(lambda: lark.parse(policy))


def test_doubling() -> None:
    sources = [Source("p", text(lines)) for lines in (2_000, 4_000, 8_000)]
    times = [best(lambda source=source: parse(source), 5) for source in sources]  # type: ignore[misc]
    assert times[1] <= 2.5 * times[0]
    assert times[2] <= 2.5 * times[1]


def test_parsing_imports_no_lark() -> None:
    script = (
        "import sys\nfrom policy_engine.base.source import Source\nfrom policy_engine.syntax.parse import parse\n"
        "file, found = parse(Source('p', 'policy p \"P\"'))\nassert file is not None and not found\n"
        "print(sorted({'lark', 'pydantic', 'rich', 'click', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
