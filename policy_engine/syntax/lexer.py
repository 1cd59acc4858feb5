"""Cuts a text into pieces: words, numbers, quoted texts, signs, comments.

Only the cutting stands here; which word is a keyword, and where, is the grammar's matter. Every character of a text
belongs to a piece or to the blanks between them, so no input can stop the cutting.
"""

import re
from dataclasses import dataclass

COMMENT, WORD, NUMERAL, QUOTED, SIGN, STRANGE = range(1, 7)
"""The groups of ``PIECES``, told by ``match.lastindex``."""

PIECES = re.compile(
    r"(#[^\n]*)"
    r"|([^\W\d][\w\u0300-\u036f]*+)"
    r"|(-?[0-9](?:\w|[.,:/\-](?=\w))*+)"
    r'|("[^"\\\n]*+(?:\\.[^"\\\n]*+)*+")'
    r"|([,;()%/\-])"
    r"|([^ \t\n\f\r])"
)

WHOLE = re.compile(r"-?[0-9]+")
DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNIT = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Written:
    """A piece that was meant, but does not stand in the text; it has the place of what it stands for."""

    text: str
    first: int
    last: int

    @property
    def lastindex(self) -> int:
        """What kind of piece it is."""
        match = PIECES.match(self.text)
        return match.lastindex if match is not None and match.lastindex is not None else STRANGE

    def group(self) -> str:
        """The piece itself."""
        return self.text

    def start(self) -> int:
        """Where it begins."""
        return self.first

    def end(self) -> int:
        """Where it ends."""
        return self.last


Piece = re.Match[str] | Written
"""A piece of the text, or one that was meant."""


def piece_at(text: str, place: int) -> re.Match[str] | None:
    """Return the first piece from a place on that is no comment; None where the text ends before."""
    return next((piece for piece in PIECES.finditer(text, place) if piece.lastindex != COMMENT), None)
