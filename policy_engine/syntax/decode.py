"""From bytes to a source: UTF-8, line ends, and what an editor may have done to the file."""

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.base.source import Source, Span

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"


def decode(name: str, data: bytes) -> tuple[Source | None, list[Diagnostic]]:
    """Return the source that a file's bytes hold, its line ends made ``\\n``; None when they are no UTF-8 text."""
    nowhere = Span(name, 0, 0)
    if len(data) > MAX_FILE_BYTES:
        return None, [finding(codes.FILE_TOO_LONG, nowhere, limit=MAX_FILE_BYTES)]
    fault = _fault(data)
    if fault is not None:
        what, offset = fault
        return None, [finding(codes.ENCODING, nowhere, what=what, offset=offset)]
    text = data.removeprefix(_UTF8_MARK).decode("utf-8")
    return Source(name, text.replace("\r\n", "\n").replace("\r", "\n")), []


def _fault(data: bytes) -> tuple[str, int] | None:
    """Return what is no UTF-8 in the bytes, and its offset."""
    if data.startswith(_UTF16_MARKS):
        return "a UTF-16 mark", 0
    if len(data) > 1 and 0 in data[:2]:
        return "a zero byte, as in UTF-16,", data.index(0)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return f"the byte 0x{data[error.start]:02X} (line {line})", error.start
    return None
