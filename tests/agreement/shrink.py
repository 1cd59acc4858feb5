"""Make a differing case smaller: leave out lines of the policy, parts of its conditions, parts of the record."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace

from tests.agreement.cases import Case, Difference, compare, subject_of
from tests.support.policies import NotAcceptedError

LIMIT = 600
"""Attempts, so that shrinking ends."""
CONDITION = re.compile(r"^(\s*(?:when|unless|while|-|.*\bwhere)\s)(.*)$")


def differs(text: str, raw: object, day: int) -> Difference | None:
    """Return the difference of a case if there still is one and the policy is still good."""
    try:
        return next(compare(subject_of(text), iter([Case(raw, day)])))
    except NotAcceptedError:
        return None


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


def smaller_texts(text: str) -> Iterator[str]:
    """Yield texts with one line, or one part of a condition, left out."""
    lines = text.split("\n")
    for index in range(len(lines) - 1, -1, -1):
        yield "\n".join(lines[:index] + lines[index + 1 :])
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


def shrink(difference: Difference, still: Callable[[str, object, int], Difference | None] = differs) -> Difference:
    """Return a smaller case that differs as well (in whatever)."""
    attempts = 0
    best = difference
    progress = True
    while progress and attempts < LIMIT:
        progress = False
        candidates = [(text, best.case.raw) for text in smaller_texts(best.text)]
        candidates += [(best.text, raw) for raw in smaller_raws(deepcopy(best.case.raw))]
        for text, raw in candidates:
            attempts += 1
            found = still(text, raw, best.case.day)
            if found is not None:
                best = replace(found, seed=difference.seed)
                progress = True
                break
            if attempts >= LIMIT:
                break
    return best
