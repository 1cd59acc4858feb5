"""JSON Lines: one object a line. A line that is none is left out and reported; the rest goes on."""

from json import JSONDecodeError

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.files.json_decoding import Decoder, kind_of, words_of
from policy_engine.files.lines import TextFile
from policy_engine.files.source import RawRecord, RejectedRow, Rows

_BLANKS = " \t\r\n"


def json_lines_rows(text: TextFile) -> Rows:
    """Give the lines of a JSONL file; blank lines are passed over."""
    decoder = Decoder(text.name)
    for line in text:
        stripped = line.strip(_BLANKS)
        if stripped:
            yield text.line, _record(decoder, stripped, text)


def _record(decoder: Decoder, line: str, text: TextFile) -> RawRecord | RejectedRow:
    place = f"line {text.line}"
    try:
        value, end = decoder.decode(line, 0)
    except JSONDecodeError as error:
        return _bad(text, words_of(error))
    except RecursionError:
        return RejectedRow(decoder.too_deep(place))
    if end != len(line):
        return _bad(text, "something follows the value")
    if not isinstance(value, dict):
        return _bad(text, f"this is {kind_of(value)}")
    return decoder.checked(value, place)


def _bad(text: TextFile, reason: str) -> RejectedRow:
    return RejectedRow(finding(data.BAD_LINE, None, file=text.name, line=text.line, reason=reason))
