"""Unified diffs: they lead from one text to the other, and no texts make them slow."""

import random
import re
import time

import pytest

from policy_engine.driver.line_diff import unified_diff


def patched(before: str, diff: list[str]) -> str:
    """Apply a diff as ``patch`` does: only by its line numbers, signs and lines."""
    lines = before.splitlines(keepends=True)
    result: list[str] = []
    at = 0
    sign = ""
    for line in diff[2:]:
        if line.startswith("@@"):
            numbers = re.fullmatch(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@", line)
            assert numbers is not None
            start = int(numbers[1]) - 1
            result += lines[at:start]
            at = start
            assert len(result) + 1 == int(numbers[3])
        elif line.startswith("\\"):
            result += [] if sign == "-" else [result.pop().removesuffix("\n")]
        else:
            sign = line[0]
            if line[0] != "+":
                assert lines[at].removesuffix("\n") == line[1:]
                at += 1
            if line[0] != "-":
                result.append(line[1:] + "\n")
    return "".join([*result, *lines[at:]])


def test_a_diff_leads_from_one_text_to_the_other() -> None:
    chance = random.Random(5)
    for _ in range(500):
        words = "abcdefgh"[: chance.randint(1, 8)]
        before, after = (
            "".join(chance.choice(words) + "\n" for _ in range(chance.randrange(40))) + chance.choice(["", "a"])
            for _ in range(2)
        )
        diff = list(unified_diff(before, after, "one", "two"))
        assert (not diff) == (before == after)
        assert not diff or patched(before, diff) == after


def test_what_is_equal_is_shown_around_a_change_only() -> None:
    before = "".join(f"line {number}\n" for number in range(30))
    diff = list(unified_diff(before, before.replace("line 3\n", "line three\n").replace("line 20\n", ""), "a", "b"))
    assert diff == [
        "--- a", "+++ b",
        "@@ -1,7 +1,7 @@",
        " line 0", " line 1", " line 2", "-line 3", "+line three", " line 4", " line 5", " line 6",
        "@@ -18,7 +18,6 @@",
        " line 17", " line 18", " line 19", "-line 20", " line 21", " line 22", " line 23",
    ]  # fmt: skip


def test_a_missing_line_end_is_said() -> None:
    assert list(unified_diff("a\nb", "a\nb\n", "a", "b"))[2:] == [
        "@@ -1,2 +1,2 @@", " a", "-b", "\\ no line end at the end of the file", "+b",
    ]  # fmt: skip


@pytest.mark.parametrize("kinds", [1, 2, 300, 10**9])
def test_long_texts_of_lines_that_recur_take_no_time(kinds: int) -> None:
    before = "".join(f"x{number}\n# {number % kinds}\n" for number in range(15_000))
    began = time.perf_counter()
    diff = list(unified_diff(before, before.replace("x", "  x"), "a", "b"))
    assert time.perf_counter() - began < 1
    assert len(diff) > 30_000
