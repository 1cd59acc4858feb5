"""Diagnostics as text for people: place, code, message, the line with what is meant underlined, and what to do.

What users wrote is shown so that it cannot act on a terminal or hide: control and direction characters are written
as ``\\u{…}``, long lines are cut around the place.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy_engine.base.diagnostic import Diagnostic, Severity
from policy_engine.base.source import Source, Span

WIDTH = 100
"""Columns of a source line that are shown at most."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_DIM = "2"
_BOLD = "1"


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set off: with terminal colours, or plainly."""

    colour: bool = False

    def paint(self, text: str, codes: str) -> str:
        """The text between the terminal's codes."""
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour else text


def visible(text: str) -> str:
    """The text with every control, direction, surrogate and line separating character spelled out."""
    return "".join(char if _harmless(char) else f"\\u{{{ord(char):x}}}" for char in text.replace("\t", " "))


def _harmless(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) == "Zs"


def width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def render(diagnostic: Diagnostic, sources: Mapping[str, Source], style: Style | None = None) -> str:
    """One finding as several lines without a line end at the end. ``sources`` by name; others show no line."""
    look = style or Style()
    severity = look.paint(f"{diagnostic.severity} {diagnostic.code.id}", f"{_BOLD};{_COLOURS[diagnostic.severity]}")
    head = f"{severity}: {look.paint(visible(diagnostic.message), _BOLD)}"
    lines = [f"{_place(diagnostic.span, sources)}{head}"]
    lines += _excerpt(diagnostic.span, sources, look, _COLOURS[diagnostic.severity])
    for label in diagnostic.labels:
        lines.append(f"  {_place(label.span, sources)}{visible(label.text)}")
        lines += _excerpt(label.span, sources, look, _DIM)
    if diagnostic.help:
        lines.append(f"  {look.paint('help:', _BOLD)} {visible(diagnostic.help)}")
    return "\n".join(lines)


def render_all(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], style: Style | None = None) -> str:
    """All findings, a blank line between them."""
    return "\n\n".join(render(diagnostic, sources, style) for diagnostic in diagnostics)


def place(span: Span, sources: Mapping[str, Source]) -> str:
    """``file:line:column`` of a span's start."""
    name = visible(span.file)
    source = sources.get(span.file)
    if source is None:
        return name
    line, column = source.place(min(span.start, len(source.text)))
    return f"{name}:{line}:{column}"


def _place(span: Span | None, sources: Mapping[str, Source]) -> str:
    return "" if span is None else f"{place(span, sources)}: "


def _excerpt(span: Span | None, sources: Mapping[str, Source], look: Style, colour: str) -> list[str]:
    """The span's first line with a line of ``^`` under it; nothing where there is no text to show."""
    source = sources.get(span.file) if span is not None else None
    if span is None or source is None or not source.text:
        return []
    number, column = source.place(min(span.start, len(source.text)))
    text = source.line(number)
    start = column - 1
    end = min(start + max(span.end - span.start, 1), max(len(text), start + 1))
    before, marked, after = _cut(text, start, end)
    mark = "^" * max(width(marked), 1)
    gutter = f"{number:>5} | "
    under = " " * (len(gutter) - 2) + "| " + " " * width(before) + look.paint(mark, colour)
    return [f"{look.paint(gutter, _DIM)}{before}{marked}{after}".rstrip(), under]


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before the place, in it and after it, in at most about ``WIDTH`` columns."""
    end = min(end, start + WIDTH)
    room = max(WIDTH - (end - start), 20)
    first = max(0, start - room // 2) if len(text) > WIDTH else 0
    last = min(len(text), end + room - (start - first))
    before = ("…" if first else "") + visible(text[first:start])
    after = visible(text[end:last]) + ("…" if last < len(text) else "")
    return before, visible(text[start:end]), after


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors, 1 warning``; an empty text where nothing was found."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return ", ".join(f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in counts.items() if n)
