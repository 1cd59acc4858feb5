"""A unified diff of two texts, in time that grows with their length only.

Lines that both texts have exactly once hold the texts together, as far as they stand in the same order; equal lines
next to them follow. That is enough for two layouts of one policy, and no pair of texts makes it slow.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

_CONTEXT = 3
"""Lines that are shown around what differs."""

_Step = tuple[str, str]
"""A sign and a line: `` `` stands in both texts, ``-`` only in the first, ``+`` only in the second."""


def unified_diff(before: str, after: str, name_before: str, name_after: str) -> Iterator[str]:
    """Yield the lines of a diff as ``diff -u`` writes it; nothing where the texts are equal."""
    lines = [re.findall("[^\\n]*\\n|[^\\n]+", text) for text in (before, after)]
    steps = list(_steps(*lines))
    changed = [number for number, (sign, _) in enumerate(steps) if sign != " "]
    if not changed:
        return
    yield f"--- {name_before}"
    yield f"+++ {name_after}"
    at, start = (0, 0), 0
    for first, last in _hunks(changed, len(steps)):
        at = _passed(at, steps[start:first])
        end = _passed(at, steps[first:last])
        yield f"@@ -{at[0] + 1},{end[0] - at[0]} +{at[1] + 1},{end[1] - at[1]} @@"
        for sign, line in steps[first:last]:
            yield sign + line.removesuffix("\n")
            if not line.endswith("\n"):
                yield "\\ no line end at the end of the file"
        at, start = end, last


def _hunks(changed: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of steps to show: changes with what is around them, near ones together."""
    first = before = changed[0]
    for number in (*changed[1:], size + 2 * _CONTEXT + 1):
        if number - before > 2 * _CONTEXT:
            yield max(first - _CONTEXT, 0), min(before + _CONTEXT + 1, size)
            first = number
        before = number


def _passed(at: tuple[int, int], steps: Sequence[_Step]) -> tuple[int, int]:
    """Return how many lines of each text are over after some more steps."""
    return at[0] + sum(sign != "+" for sign, _ in steps), at[1] + sum(sign != "-" for sign, _ in steps)


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[_Step]:
    """Yield the way from one text to the other, line by line."""
    left, right = 0, 0
    for end_left, end_right in (*_anchors(before, after), (len(before), len(after))):
        while left < end_left and right < end_right and before[left] == after[right]:
            yield " ", before[left]
            left, right = left + 1, right + 1
        last_left, last_right = end_left, end_right
        while last_left > left and last_right > right and before[last_left - 1] == after[last_right - 1]:
            last_left, last_right = last_left - 1, last_right - 1
        yield from (("-", line) for line in before[left:last_left])
        yield from (("+", line) for line in after[right:last_right])
        yield from ((" ", line) for line in before[last_left:end_left])
        left, right = end_left, end_right


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of lines that each text has once: the longest chain of them in the same order."""
    counts, there = Counter(before), Counter(after)
    places = {line: number for number, line in enumerate(after) if there[line] == 1}
    pairs = [(number, places[line]) for number, line in enumerate(before) if counts[line] == 1 and line in places]
    ends: list[int] = []  # the smallest place in `after` at which a chain of each length can end
    chain: list[int] = []  # the pair there
    previous: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        previous.append(chain[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        chain[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    at = chain[-1] if chain else -1
    while at >= 0:
        found.append(pairs[at])
        at = previous[at]
    return found[::-1]
