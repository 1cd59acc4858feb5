"""Text of a file, piece by piece: UTF-8 with or without a byte order mark, and nothing else."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.source import MAX_CHARS, StopReadingError
from policy_engine.values.texts import is_whole

_CHUNK: Final = 256 * 1024


class TextFile:
    """A file's text. ``line`` is the number of the last line given, from 1."""

    def __init__(self, name: str, stream: BufferedReader) -> None:
        self.name = name
        self.line = 0
        start = stream.peek(4)[:4]
        if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise StopReadingError(self._not_utf8(1, "UTF-16"))
        if start.startswith(BOM_UTF8):
            stream.read(len(BOM_UTF8))
        self._text = TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="")

    def __iter__(self) -> Iterator[str]:
        """Give the lines with their ends."""
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_CHARS + 1)
        if not line:
            raise StopIteration
        self.line += 1
        if len(line) > MAX_CHARS:
            place = f"line {self.line}"
            raise StopReadingError(finding(data.TOO_LONG, None, file=self.name, place=place, limit=MAX_CHARS))
        if not is_whole(line):
            raise StopReadingError(self._not_utf8(self.line, _guess(line)))
        return line

    def chunk(self, line: int) -> str:
        """Return the next piece of text, empty at the end; ``line`` is the line that it begins in."""
        piece = self._text.read(_CHUNK)
        if not is_whole(piece):
            good = next(index for index, char in enumerate(piece) if "\ud800" <= char <= "\udfff")
            raise StopReadingError(self._not_utf8(line + piece.count("\n", 0, good), _guess(piece)))
        return piece

    def _not_utf8(self, line: int, guess: str) -> Diagnostic:
        return finding(data.NOT_UTF8, None, file=self.name, line=line, guess=guess)


def _guess(text: str) -> str:
    """Guess the encoding of a text that is not UTF-8."""
    return "UTF-16" if text.count("\0") > len(text) // 4 else "Latin-1 or Windows-1252"
