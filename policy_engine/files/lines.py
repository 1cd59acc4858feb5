"""Text of a file, piece by piece or line by line, in the encoding that was given."""

import codecs
from io import StringIO
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.files.byte_file import ByteFile
from policy_engine.files.encodings import UTF8, not_decodable, start_of
from policy_engine.files.source import MAX_CHARS, StopReadingError
from policy_engine.values.texts import is_whole

_ENDS: Final = ("\n", "\r")


class TextFile:
    """A file's text. ``line`` is the number of the last line given, from 1.

    Lines end in LF, CRLF or CR and are given with their ends. A fault raises ``StopReadingError`` when all lines
    before it have been given.
    """

    def __init__(self, source: ByteFile, encoding: str = UTF8) -> None:
        self.name = source.name
        self.line = 0
        self._source = source
        head = source.read()
        start = start_of(self.name, head, encoding)
        self._encoding = start.encoding
        self._decoder = codecs.getincrementaldecoder(start.codec)(errors="surrogateescape")
        self._head = head[start.mark :]
        self._ended = not head
        self._rest = ""
        self._ready: list[str] = []
        self._given = 0
        self._fault: StopReadingError | None = None

    def __iter__(self) -> "TextFile":
        """Give the lines."""
        return self

    def __next__(self) -> str:
        if self._given == len(self._ready):
            self._fill()
            if not self._ready:
                raise StopIteration
        line = self._ready[self._given]
        self._given += 1
        self.line += 1
        return line

    def ahead(self) -> list[str]:
        """Return the next lines, all that are at hand, and pass over them; none at the end."""
        if self._given == len(self._ready):
            self._fill()
        lines = self._ready[self._given :] if self._given else self._ready
        self._given = len(self._ready)
        self.line += len(lines)
        return lines

    def chunk(self, line: int) -> str:
        """Return the next piece of text, empty at the end; ``line`` is the line that it begins in."""
        piece, wrong = self._piece()
        if wrong is not None:
            raise self._undecodable(line + piece.count("\n"), wrong)
        return piece

    def _fill(self) -> None:
        """Make the next whole lines ready; none at the end."""
        self._ready, self._given = [], 0
        if self._fault is not None:
            raise self._fault
        text, wrong, whole = self._until_a_line_ends()
        lines = list(StringIO(text, newline=""))
        # What may go on is kept back; after CR a LF may follow.
        ends = "\n" if wrong is None else _ENDS
        self._rest = lines.pop() if lines and not whole and not lines[-1].endswith(ends) else ""
        self._ready = lines
        if wrong is not None:
            self._fault = self._undecodable(self.line + len(lines) + 1, wrong)
        if len(text) > MAX_CHARS:
            self._stop_before_a_long_line()
        if not lines and self._fault is not None:
            raise self._fault

    def _until_a_line_ends(self) -> tuple[str, str | None, bool]:
        """Return text in which a line ends, what could not be decoded behind it, and whether it is the last."""
        parts, length = [self._rest], len(self._rest)
        while length <= MAX_CHARS:
            piece, wrong = self._piece()
            parts.append(piece)
            length += len(piece)
            if not piece or wrong is not None or "\n" in piece or "\r" in piece:
                return "".join(parts), wrong, not piece and wrong is None
        return "".join(parts), None, False

    def _stop_before_a_long_line(self) -> None:
        long = (index for index, line in enumerate([*self._ready, self._rest]) if len(line) > MAX_CHARS)
        first = next(long, None)
        if first is not None:
            place = f"line {self.line + first + 1}"
            self._fault = StopReadingError(finding(data.TOO_LONG, None, file=self.name, place=place, limit=MAX_CHARS))
            del self._ready[first:]

    def _piece(self) -> tuple[str, str | None]:
        """Return the next piece of text, empty at the end, and what could not be decoded behind it."""
        text = ""
        while not text and not self._ended:
            piece, self._head = self._head or self._source.read(), b""
            self._ended = not piece
            try:
                text = self._decoder.decode(piece, self._ended)
            except UnicodeDecodeError as error:
                self._ended = True
                return error.object[: error.start].decode(error.encoding, "replace"), ""
        if text.isascii() or is_whole(text):
            return text, None
        return text[: next(index for index, char in enumerate(text) if "\ud800" <= char <= "\udfff")], text

    def _undecodable(self, line: int, text: str) -> StopReadingError:
        return StopReadingError(not_decodable(self.name, line, self._encoding, text))
