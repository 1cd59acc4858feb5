"""Lines with their places in the source, and the comments woven in between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from policy_engine.base.source import Source, Span
from policy_engine.syntax.lexer import COMMENT, PIECES
from policy_engine.syntax.tree.file import Comment

STEP = "  "
"""One level of indentation."""

WIDTH = 120
"""Columns that a line takes where it can be broken: behind a comma, before a word that joins conditions."""

_PIECE = re.compile(r'(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"])+')


@dataclass(slots=True)
class Line:
    """One line of output: its depth, its text, and the stretch of the source that it tells.

    ``start`` is None for a line whose place is not known. ``gap`` asks for an empty line before it.
    """

    depth: int
    text: str
    start: int | None
    end: int
    gap: bool = False
    above: list[Comment] = field(default_factory=list)
    beside: list[Comment] = field(default_factory=list)


class Page:
    """Lines being written from top to bottom."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._gap = False

    def gap(self) -> None:
        """Ask for an empty line before the next line."""
        self._gap = bool(self.lines)

    def line(self, depth: int, text: str, *places: Span | None) -> None:
        """Write a line; ``places`` are those of what it tells."""
        known = [place for place in places if place is not None]
        start = min((place.start for place in known), default=None)
        end = max((place.end for place in known), default=0)
        self.lines.append(Line(depth, text, start, end, self._gap))
        self._gap = False


def weave(lines: Sequence[Line], last: Sequence[Comment], joints: frozenset[str]) -> str:
    """Join lines with their comments, and the ``last`` ones, to a text that ends with a line end.

    Before ``joints`` long lines may be broken.
    """
    written: list[str] = []
    for line in lines:
        written += _shown(line, joints)
    if last:
        written += ["", *(_comment(comment) for comment in last)]
    return "\n".join(written) + "\n"


def place_comments(lines: Sequence[Line], comments: Sequence[Comment], source: Source) -> list[Comment]:
    """Give each comment to the line that it stands at, and return those behind the last one."""
    if not comments:
        return []
    placed = sorted((line for line in lines if line.start is not None), key=lambda line: (line.start, line.end))
    _widen(placed, source)
    last: list[Comment] = []
    at = 0
    for comment in sorted(comments, key=lambda comment: comment.span.start):
        while at < len(placed) and (placed[at].start or 0) <= comment.span.start:
            at += 1
        _place(comment, placed, at, last)
    return last


def _widen(placed: Sequence[Line], source: Source) -> None:
    """Let each line reach over the words around its known places, such as ``owner`` before the owners' names.

    Words between two lines begin the later one. Only before a bullet's dash they end the earlier one: ``all of``.
    """
    words = [match for match in PIECES.finditer(source.text) if match.lastindex != COMMENT]
    at = 0
    before: Line | None = None
    for line in placed:
        between: list[re.Match[str]] = []
        start = line.start or 0
        while at < len(words) and words[at].start() < start:
            between.append(words[at])
            at += 1
        first = 0
        if line.text.startswith("-"):
            first = next((number for number, word in enumerate(between) if word[0] == "-"), len(between))
        if before is not None and first:
            before.end = max(before.end, between[first - 1].end())
        if between[first:]:
            line.start = between[first].start()
        while at < len(words) and words[at].start() < max(line.end, start + 1):
            at += 1
        before = line


def _place(comment: Comment, placed: Sequence[Line], at: int, last: list[Comment]) -> None:
    """Put a comment to the line that it stands in or at, else above the next one, else at the file's end."""
    before = placed[at - 1] if at else None
    inside = before is not None and comment.span.start < before.end
    if before is not None and not comment.own_line:
        before.beside.append(comment)
    elif before is not None and inside:
        before.above.append(comment)
    elif at < len(placed):
        placed[at].above.append(comment)
    else:
        last.append(comment)


def _shown(line: Line, joints: frozenset[str]) -> list[str]:
    """Return a line with its comments. Only one comment has room beside it; earlier ones go above."""
    indent = STEP * line.depth
    above = sorted(line.above + line.beside[:-1], key=lambda comment: comment.span.start)
    shown = [""] if line.gap else []
    shown += [indent + _comment(comment) for comment in above]
    shown += broken(indent + line.text, indent + 2 * STEP, joints)
    if line.beside:
        shown[-1] += "  " + _comment(line.beside[-1])
    return shown


def broken(text: str, indent: str, joints: frozenset[str]) -> list[str]:
    """Break a text that is too long where the language allows to read on; later lines begin with ``indent``."""
    if len(text) <= WIDTH:
        return [text]
    first = text[: len(text) - len(text.lstrip())]
    lines: list[str] = []
    line = ""
    for chunk in _chunks(text, joints):
        start = indent if lines else first
        if line and len(start) + len(line) + 1 + len(chunk) > WIDTH:
            lines.append(start + line)
            line = chunk
        else:
            line = f"{line} {chunk}" if line else chunk
    return [*lines, (indent if lines else first) + line]


def _chunks(text: str, joints: frozenset[str]) -> list[str]:
    """Split a text at the places where it may be broken."""
    chunks: list[list[str]] = [[]]
    for piece in _PIECE.findall(text):
        if chunks[-1] and (piece in joints or chunks[-1][-1].endswith((",", ";"))):
            chunks.append([])
        chunks[-1].append(piece)
    return [" ".join(chunk) for chunk in chunks]


def _comment(comment: Comment) -> str:
    return f"#{comment.text}".rstrip()
