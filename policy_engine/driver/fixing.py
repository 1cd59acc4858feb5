"""Applying the fixes of findings to a file: bytes in, bytes out.

A byte order mark and the line ends stay as they are. Nothing is handed out that is not better than what came in.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policy_engine.base.diagnostic import Diagnostic, Edit
from policy_engine.base.source import Source
from policy_engine.driver.checking import Checked, check
from policy_engine.driver.uses import Loader

MAX_ROUNDS = 10
"""A fix may bring another to light; so many times is looked again."""
MAX_SINGLE = 20
"""Where all fixes together make nothing better, so many are tried one by one."""

_SYNTAX = "S"
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Fix:
    """A finding that was put right. ``source`` is the file as it was then, to which its places belong."""

    diagnostic: Diagnostic
    source: Source


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file with the certain fixes written into it, and what is still found in it."""

    data: bytes
    fixes: tuple[Fix, ...]
    checked: Checked


def fixed(
    name: str, data: bytes, path: str | None = None, loader: Loader | None = None, today: int | None = None
) -> Fixed:
    """Apply the fixes of all findings of one file until there are none left; libraries stay as they are.

    The arguments are those of ``check``. A file that cannot be read as text comes back as it is.
    """
    done: list[Fix] = []
    checked = check(name, data, path, loader, today)
    for _ in range(MAX_ROUNDS):
        chosen = _apart(_fixable(checked))
        attempts = [chosen, *([each] for each in chosen[:MAX_SINGLE] if len(chosen) > 1)] if chosen else []
        for attempt in attempts:
            changed = apply(data, [edit for each in attempt for edit in each.fix])
            again = check(name, changed, path, loader, today)
            if _is_better(checked, again):
                done += [Fix(each, checked.sources[name]) for each in attempt]
                data, checked = changed, again
                break
        else:
            break
    return Fixed(data, tuple(done), checked)


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Write edits that do not overlap into a file's bytes (UTF-8).

    Places count the characters of the text as a source has it: without byte order mark, each line end one character.
    """
    text = data.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    pairs = _pairs(text)
    line_end = "\r\n" if pairs else "\n"
    parts: list[str] = []
    place = 0
    for edit in sorted(edits, key=lambda each: each.span):
        start, end = (offset + bisect_left(pairs, offset) for offset in (edit.span.start, edit.span.end))
        parts += [text[place:start], edit.replacement.replace("\n", line_end)]
        place = end
    return f"{mark}{''.join(parts)}{text[place:]}".encode()


def _pairs(text: str) -> list[int]:
    """Return where line ends of two characters stand, counted as a source counts."""
    found: list[int] = []
    place = text.find("\r\n")
    while place >= 0:
        found.append(place - len(found))
        place = text.find("\r\n", place + 2)
    return found


def _fixable(checked: Checked) -> list[Diagnostic]:
    """Return the findings with a fix that touches no other file."""
    return [each for each in checked.diagnostics if each.fix and {e.span.file for e in each.fix} == {checked.name}]


def _apart(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings whose fixes touch no place of an earlier one, in the order of their places."""
    chosen: list[Diagnostic] = []
    end = -1
    for each in sorted(found, key=lambda d: min(edit.span for edit in d.fix)):
        if min(edit.span.start for edit in each.fix) > end:
            chosen.append(each)
            end = max(edit.span.end for edit in each.fix)
    return chosen


def _is_better(before: Checked, after: Checked) -> bool:
    """Tell whether less is wrong, and nothing new.

    While there are errors of syntax the rules are not looked at, so what is wrong with these may come to light.
    """
    errors, left = ([d for d in checked.diagnostics if d.is_error] for checked in (before, after))
    syntax, syntax_left = ([d for d in each if d.code.id.startswith(_SYNTAX)] for each in (errors, left))
    if _new(syntax, syntax_left):
        return False
    if len(syntax_left) < len(syntax):
        return True
    return not _new(errors, left) and len(after.diagnostics) < len(before.diagnostics)


def _new(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> bool:
    """Tell whether something is found that was not found before."""
    return bool(Counter(map(_said, after)) - Counter(map(_said, before)))


def _said(found: Diagnostic) -> tuple[str, str]:
    return found.code.id, found.message
