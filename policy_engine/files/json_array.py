"""JSON files: a list of objects, or one object, read record by record, so that memory stays small."""

import re
from json import JSONDecodeError
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.files.json_decoding import Decoder, words_of
from policy_engine.files.lines import TextFile
from policy_engine.files.source import MAX_CHARS, RawRecord, RejectedRow, Rows, StopReadingError

_LONGEST_TOKEN: Final = 16
"""Characters of the longest literal or escape, which the end of the window may cut in two."""

_BLANK: Final = re.compile(r"[ \t\r\n]*+")


def json_rows(text: TextFile) -> Rows:
    """Give the records of a JSON file with their places in the list, from 1."""
    reader = _Reader(text)
    first = reader.peek()
    if not first:
        return
    if first != "[":
        yield 1, reader.record(1)
        reader.expect_end()
        return
    reader.skip()
    number = 0
    while number or reader.peek() != "]":
        number += 1
        yield number, reader.record(number)
        char = reader.peek()
        if char == "]":
            break
        if char != ",":
            raise reader.error("a comma or `]` is missing")
        reader.skip()
    reader.skip()
    reader.expect_end()


class _Reader:
    """A window on the text: what is behind ``_at`` is thrown away, and more is taken in when it is needed."""

    def __init__(self, text: TextFile) -> None:
        self._text = text
        self._decoder = Decoder(text.name)
        self._buffer = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def peek(self) -> str:
        """Return the next character that is no blank, or an empty text at the end."""
        while True:
            match = _BLANK.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def skip(self) -> None:
        """Pass over one character."""
        self._at += 1

    def expect_end(self) -> None:
        """Stop where anything follows."""
        if self.peek():
            raise self.error("something follows the end of the data")

    def record(self, number: int) -> RawRecord | RejectedRow:
        """Return the value that comes next as a record."""
        place = f"record {number}"
        self.peek()
        while True:
            try:
                value, end = self._decoder.decode(self._buffer, self._at)
            except JSONDecodeError as error:
                if self._may_be_cut_off(error) and self._grown(place):
                    continue
                raise self.error(words_of(error), error.pos) from None
            except RecursionError:
                raise StopReadingError(self._decoder.too_deep(place)) from None
            if end == len(self._buffer) and self._buffer[end - 1] not in "}]" and self._grown(place):
                continue
            self._at = end
            return self._decoder.checked(value, place)

    def error(self, reason: str, at: int | None = None) -> StopReadingError:
        """Return the error that the text is no JSON from ``at`` on."""
        line = self._line + self._buffer.count("\n", 0, self._at if at is None else at)
        return StopReadingError(finding(data.NOT_JSON, None, file=self._text.name, line=line, reason=reason))

    def _may_be_cut_off(self, error: JSONDecodeError) -> bool:
        """Tell whether an error may come from the end of the window, not from the text."""
        return error.msg.startswith("Unterminated string") or error.pos >= len(self._buffer) - _LONGEST_TOKEN

    def _grown(self, place: str) -> bool:
        """Double what lies ahead, so that a long record is not decoded too often; False at the end."""
        ahead = len(self._buffer) - self._at
        if ahead > MAX_CHARS:
            name = self._text.name
            raise StopReadingError(finding(data.TOO_LONG, None, file=name, place=place, limit=MAX_CHARS))
        return self._more(min(ahead, MAX_CHARS + 1 - ahead))

    def _more(self, wanted: int = 1) -> bool:
        """Take in that many characters or a piece more, if there are any; False at the end."""
        line = self._line + self._buffer.count("\n")
        pieces = [self._buffer[self._at :]]
        length = 0
        while length < max(wanted, 1) and not self._ended:
            piece = self._text.chunk(line)
            line += piece.count("\n")
            length += len(piece)
            pieces.append(piece)
            self._ended = not piece
        if not length:
            return False
        self._line += self._buffer.count("\n", 0, self._at)
        self._buffer, self._at = "".join(pieces), 0
        return True
