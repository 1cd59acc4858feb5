"""Whatever stands in a file: what can be parsed is formatted safely, and everything else is left with its findings.

Seeded and bounded; the invariants of every fuzz test: nothing is raised, every finding has a place inside the file,
the same bytes give the same result.
"""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.base.source import Source
from policy_engine.driver.formatting import Formatted, formatted
from policy_engine.syntax.lexer import PIECES
from policy_engine.syntax.parse import parse
from tests.syntax.forms import CONDITIONS, DECLARATIONS
from tests.syntax.golden import POLICY

SETTINGS = settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
QUOTABLE = st.text(st.characters(codec="utf-8", exclude_characters='"\\\n\r'), max_size=60)
WHOLE = POLICY.read_text(encoding="utf-8")
FORMS = [text for text, _ in DECLARATIONS] + [f'hold h "H"\n  when {text}\n' for text, _ in CONDITIONS]
WORDS = sorted({match[0] for text in (WHOLE, *FORMS) for match in PIECES.finditer(text)})


def law(data: bytes) -> Formatted:
    """The invariants on one file."""
    result = formatted("p", data)
    assert formatted("p", data) == result
    faults = [found for found in result.diagnostics if found.code.id == "U009"]
    assert not faults, faults[0].message
    for found in result.diagnostics:
        assert found.message
        assert found.span is None or 0 <= found.span.start <= found.span.end <= len(result.source.text)
    if result.text is None:
        assert any(found.is_error for found in result.diagnostics)
        return result
    tree, _ = parse(result.source)
    again, _ = parse(Source("p", result.text))
    assert again == tree
    assert again is not None
    assert tree is not None
    assert sorted(c.text.strip() for c in again.comments) == sorted(c.text.strip() for c in tree.comments)
    assert formatted("p", result.text.encode("utf-8")).text == result.text
    return result


@SETTINGS
@given(st.binary(max_size=400))
def test_bytes(data: bytes) -> None:
    law(data)
    law(b'policy p "P"\n' + data)


@SETTINGS
@given(st.text(max_size=200))
def test_text(text: str) -> None:
    law(text.encode("utf-8", "surrogatepass"))
    law(f'policy p "P" # {text}'.encode("utf-8", "surrogatepass"))


@SETTINGS
@given(QUOTABLE, st.text('\\u0aF9n"t', max_size=8))
def test_texts_in_quotes_and_in_comments(text: str, escapes: str) -> None:
    law(f'policy p "{text}" # {text}\n#{text}\nowners a # {escapes}\nuse "{escapes}"'.encode())


@SETTINGS
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(FORMS), max_size=4), st.randoms())
def test_words_of_the_language_in_any_order(words: list[str], forms: list[str], chance: random.Random) -> None:
    """Statements stand among the words, so that some of it can be parsed."""
    law(" ".join(['policy p "P"', *words]).encode())
    chance.shuffle(forms)
    law("\n".join(['policy p "P"', *forms, "#", *words[:1]]).encode())
    law("\n".join(['policy p "P"', *forms]).encode())


def damaged(chance: random.Random) -> bytes:
    """The policy of the language's page with a few pieces removed, doubled, swapped, changed or commented out."""
    pieces = [match[0] for match in PIECES.finditer(WHOLE)]
    gaps = [" " if not piece.startswith("#") else "\n" for piece in pieces]
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice(["", pieces[at] * 2, pieces[at - 1], chance.choice(WORDS), f"# {pieces[at]}\n"])
    return "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True)).encode()


def some_damaged(seed: int, number: int) -> None:
    """Format damaged policies, many of which can still be parsed."""
    chance = random.Random(seed)
    texts = [law(damaged(chance)).text for _ in range(number)]
    assert sum(text is not None for text in texts) > number // 8


def test_damaged_policies() -> None:
    some_damaged(4, 60)


@pytest.mark.slow
def test_many_damaged_policies() -> None:
    some_damaged(5, 3000)


HEAD = 'policy p "P"\n'
COMMENTS = "# a\n" * 16_000
LARGE = {
    "comments after": HEAD + COMMENTS,
    "comments before": COMMENTS + HEAD,
    "a long comment": HEAD + "owners a " + "# b" * 20_000,
    "many owners": HEAD + "owners " + "a, " * 20_000 + "a",
    "a long condition": HEAD + 'hold h "H" when ' + "a and " * 10_000 + "a",
    "open parentheses": HEAD + 'hold h "H" when ' + "(" * 60_000,
    "comments in a condition": HEAD + 'hold h "H" when a ' + "# a\n and b " * 6_000,
    "comments in a list": HEAD + "account fact f one of " + "a, # x\n" * 8_000 + "a",
}


@pytest.mark.parametrize("name", LARGE)
def test_large_hostile_files_take_no_time(name: str) -> None:
    began = time.perf_counter()
    result = formatted("p", LARGE[name].encode())
    assert time.perf_counter() - began < 5
    assert [found.code.id for found in result.diagnostics] == ([] if result.text is not None else ["S022"])
