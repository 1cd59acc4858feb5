"""Hostile input gives its diagnostic, quickly, with a place inside the file; nothing raises."""

import random
import sys
import time

import pytest

from policy_engine.base.limits import MAX_FILE_BYTES, MAX_PARENTHESES, MAX_STATEMENTS, MAX_USED_FILES
from policy_engine.base.source import Source
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.conditions import Or
from tests.syntax.golden import POLICY
from tests.syntax.shown import codes, parsed

HEAD = 'policy p "P"\nhold h "H"\n  when '
WHOLE = POLICY.read_text(encoding="utf-8")


def check(text: str) -> list[str]:
    """Parse, and check the places of what is found."""
    file, found = parse(Source("p", text))
    for each in found:
        assert each.span is not None
        assert 0 <= each.span.start <= each.span.end <= len(text)
        assert each.message
    assert file is not None or any(each.is_error for each in found)
    return [each.code.id for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["S003"]),
        ("\ufeff", ["S025"]),
        ("policy p\x00 ", ["S025"]),
        ('policy p "a\x00b"', ["S025"]),
        ('policy p "P" # \x00', ["S025"]),
        ('policy p "P" # a\u2028b', []),
        ('policy p "a\u202eb"', ["S026"]),
        ('policy p "P" # \u202e', ["S026"]),
        ('policy p "a\\u202eb"', []),
        ('policy p "a\\u0000b"', ["S027"]),
        ('policy p "a\\ud800b"', ["S027"]),
        (HEAD + "(" * 10_000, ["S022"]),
        (HEAD + "not " * 10_000, ["S001"]),
        (HEAD + "not (" * 10_000, ["S022"]),
        (HEAD + "x is " + "9" * 5000, ["S009"]),
        (HEAD + "x is 1e999999", ["S009"]),
        (HEAD + "x is 0x10", ["S009"]),
        (HEAD + "x is 1_000", ["S009"]),
        (HEAD + "x is \u0661\u0662", ["S005"]),
        (HEAD + "x is 1\u0662", ["S009"]),
        (HEAD + "x is .5", ["S005"]),
        (HEAD + "x is 5.", ["S005"]),
        (HEAD + "x is 2023-02-29", ["S018"]),
        (HEAD + "x is 2024-02-30", ["S018"]),
        (HEAD + "x is 2024-02-29", []),
        (HEAD + "x is 0000-01-01", ["S018"]),
        (HEAD + "x is 10000-01-01", ["S018"]),
        (HEAD + "x is 24-01-01", ["S018"]),
        (HEAD + 'x is "abc', ["S004"]),
        (HEAD + 'x is "ab\u00fc', ["S004"]),
        (HEAD + 'x is "', ["S004"]),
        (HEAD + 'x is "a\\', ["S004"]),
        ("\\" * 1000, ["S005"]),
    ],
)
def test_hostile(text: str, expected: list[str]) -> None:
    found = check(text)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n" * 1_000_000, ["S003"]),
        ("\n" * 1_000_000 + 'policy p "P"', []),
        (HEAD + " or ".join(["a"] * 50_000), []),
        (HEAD + "(" * 250_000, ["S022"]),
        (HEAD + '"' + "a" * 250_000, ["S004"]),
        (HEAD + '"' + "\\" * 250_001, ["S004"]),
        (HEAD + "x is " + "1." * 120_000, ["S009"]),
        (HEAD + "x is " + "1-" * 120_000, ["S009"]),
        (HEAD + "x is " + "-" * 250_000, ["S001"]),
        (HEAD + "x is one of " + ", ".join(["a"] * 80_000), []),
        (HEAD + "a" * 250_000, []),
        ("#" * 250_000, ["S003"]),
        ("\u202e" * 250_000, None),
        ("policy " * 40_000, ["S001"]),
    ],
)
def test_long_lines_are_quick(text: str, expected: list[str] | None) -> None:
    start = time.perf_counter()
    found = check(text)
    assert time.perf_counter() - start < 5  # one second on an idle machine
    assert expected is None or found == expected
    assert len(found) <= 25


def test_ten_thousand_operands() -> None:
    file = parsed(HEAD + " or ".join(f"a{i}" for i in range(10_000)))
    condition = file.declarations[0].when.body  # type: ignore[union-attr]
    assert isinstance(condition, Or)
    assert len(condition.operands) == 10_000


def test_levels_of_parentheses() -> None:
    assert codes(HEAD + "(" * MAX_PARENTHESES + "a" + ")" * MAX_PARENTHESES) == []
    assert codes(HEAD + "(" * (MAX_PARENTHESES + 1) + "a" + ")" * (MAX_PARENTHESES + 1)) == ["S022"]
    row = " and ".join(["(a or b)"] * 100)
    assert codes(HEAD + row) == []


def test_number_of_statements() -> None:
    rows = "".join(f"  fact f{i} text\n" for i in range(MAX_STATEMENTS - 2))
    assert codes('library l "L"\naccount\n' + rows) == []
    assert codes('library l "L"\naccount\n' + rows + "  fact g text\n  fact h text\n") == ["S021"]


def test_number_of_used_files() -> None:
    rows = "".join(f'use "f{i}.policy"\n' for i in range(MAX_USED_FILES))
    assert codes('policy l "L"\n' + rows) == []
    assert codes('policy l "L"\n' + rows + 'use "one_more.policy"\n') == ["S023"]


def test_length_of_a_text() -> None:
    assert codes('policy p "P"' + " " * MAX_FILE_BYTES) == ["S020"]


def test_no_recursion() -> None:
    deep = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(220)
        assert codes(HEAD + " and ".join(["a"] * 5000)) == []
        assert codes(HEAD + "(" * 5000) == ["S022"]
    finally:
        sys.setrecursionlimit(deep)


def test_every_beginning_of_the_policy() -> None:
    for end in range(0, len(WHOLE), 7):
        check(WHOLE[:end])


def test_damaged_policies() -> None:
    chance = random.Random(7)
    alphabet = 'ab1.,;()%-"\\# \n\u00fc\u202e\x00>=is not and or when - unless fact'
    for _ in range(1500):
        text = list(WHOLE)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(text))
            match chance.randrange(3):
                case 0:
                    del text[place]
                case 1:
                    text[place] = chance.choice(alphabet)
                case _:
                    text.insert(place, chance.choice(alphabet))
        check("".join(text))


def test_noise() -> None:
    chance = random.Random(8)
    words = [*WHOLE.split(), "(", ")", ",", "-", '"', "%", "1,000", "2026-13-01", "de", "EUR"]
    for _ in range(1500):
        check('policy p "P" ' + " ".join(chance.choice(words) for _ in range(chance.randint(1, 40))))
