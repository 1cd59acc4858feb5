"""Make a differing case smaller: leave out lines of the policy, parts of its conditions, parts of the record."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import partial

from tests.agreement.cases import Case, Difference, compare, subject_of
from tests.support.policies import NotAcceptedError

LIMIT = 3000
"""Attempts, so that shrinking ends."""
CONDITION = re.compile(r"^(\s*(?:when|unless|while|-|.*\bwhere)\s)(.*)$")


def differs(text: str, raw: object, day: int, table: bool) -> Difference | None:
    """Return the difference of a case if there still is one and the policy is still good."""
    try:
        return next(compare(subject_of(text), iter([Case(raw, day, table=table)])))
    except NotAcceptedError:
        return None


Still = Callable[[str, object, int, bool], Difference | None]


def pieces(condition: str) -> Iterator[str]:
    """Yield smaller conditions: the operands of the top connective, or what stands in outer parentheses."""
    depth, start, parts = 0, 0, []
    for match in re.finditer(r"[()]| and | or ", condition):
        token = match.group()
        if token in "()":
            depth += 1 if token == "(" else -1
        elif depth == 0:
            parts.append(condition[start : match.start()])
            start = match.end()
    if parts:
        yield from [*parts, condition[start:]]
    inner = re.fullmatch(r"(?:not )?\((.*)\)", condition.strip())
    if inner:
        yield inner.group(1)


def smaller_texts(text: str, size: int) -> Iterator[str]:
    """Yield texts with ``size`` lines left out, from the end upwards."""
    lines = text.split("\n")
    for end in range(len(lines), size - 1, -1):
        yield "\n".join(lines[: end - size] + lines[end:])


def simpler_texts(text: str) -> Iterator[str]:
    """Yield texts with one condition replaced by a part of it."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = CONDITION.match(line)
        for piece in pieces(match.group(2)) if match else ():
            yield "\n".join([*lines[:index], f"{match.group(1)}{piece}", *lines[index + 1 :]])


def smaller_raws(raw: object) -> Iterator[object]:
    """Yield records with one entry, list member or wrapping left out."""
    if isinstance(raw, dict):
        for key in raw:
            yield {k: v for k, v in raw.items() if k != key}
        for key, value in raw.items():
            for less in smaller_raws(value):
                yield {**raw, key: less}
    elif isinstance(raw, list):
        for index, member in enumerate(raw):
            yield raw[:index] + raw[index + 1 :]
            for less in smaller_raws(member):
                yield [*raw[:index], less, *raw[index + 1 :]]


class Shrinker:
    """Keeps the smallest case found and counts the attempts."""

    def __init__(self, difference: Difference, still: Still) -> None:
        self.best = difference
        self.still = still
        self.left = LIMIT

    def take(self, text: str, raw: object) -> bool:
        """Try a smaller case; keep it if it differs."""
        self.left -= 1
        found = self.still(text, raw, self.best.case.day, self.best.case.table)
        if found is not None:
            self.best = replace(found, seed=self.best.seed)
        return found is not None

    def exhaust(self, candidates: Callable[[], Iterator[tuple[str, object]]]) -> bool:
        """Take smaller cases until none of the candidates differs; tell whether any was taken."""
        progress = False
        while self.left > 0 and any(self.take(*candidate) for candidate in candidates() if self.left > 0):
            progress = True
        return progress

    def run(self) -> Difference:
        """Leave out lines in blocks, then parts of conditions, then parts of the record, and again."""
        while self.left > 0:
            progress = False
            for size in (16, 8, 4, 2, 1):
                progress |= self.exhaust(partial(self.texts, size))
            progress |= self.exhaust(lambda: ((t, self.best.case.raw) for t in simpler_texts(self.best.text)))
            progress |= self.exhaust(lambda: ((self.best.text, r) for r in smaller_raws(deepcopy(self.best.case.raw))))
            if not progress:
                break
        return self.best

    def texts(self, size: int) -> Iterator[tuple[str, object]]:
        """Yield cases with ``size`` lines of the policy left out."""
        return ((text, self.best.case.raw) for text in smaller_texts(self.best.text, size))


def shrink(difference: Difference, still: Still = differs) -> Difference:
    """Return a smaller case that differs as well (in whatever)."""
    return Shrinker(difference, still).run()
