"""A named text and the places in it.

A span counts code points from 0, its start included and its end excluded. Lines and columns count from 1 and
are worked out only when a place is shown.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file: ``file`` is the source's name, ``0 <= start <= end <= len(text)``."""

    file: str
    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """Return the span from the start of this one to the end of ``other`` (same file)."""
        return Span(self.file, min(self.start, other.start), max(self.end, other.end))

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.file == other.file and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Source:
    """A file's name as the user gave it, and its text with ``\\n`` line ends."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin; the first is 0."""
        starts = [0]
        starts.extend(index + 1 for index, char in enumerate(self.text) if char == "\n")
        return tuple(starts)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the text of line ``number`` (from 1), without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return self.text[start:end]

    def slice(self, span: Span) -> str:
        """Return the text that ``span`` covers."""
        return self.text[span.start : span.end]
