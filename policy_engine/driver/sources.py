"""From the bytes of a file to a source."""

from policy_engine.base.codes.syntax import ENCODING, FILE_TOO_LONG
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.base.source import Source, Span

_BOM = "\ufeff"


def source_of(name: str, data: bytes | str) -> tuple[Source, list[Diagnostic]]:
    """Return the source of a file's bytes (UTF-8), or of a text; line ends become ``\\n``, a BOM at the start goes.

    With an error among the findings the source is empty, and there is no use in reading it.
    """
    start = Span(name, 0, 0)
    if len(data) > MAX_FILE_BYTES:
        return Source(name, ""), [finding(FILE_TOO_LONG, start, limit=MAX_FILE_BYTES)]
    if isinstance(data, str):
        text = data
        # A text may hold half a surrogate pair, which no file can.
        broken = next((i for i, char in enumerate(text) if "\ud800" <= char <= "\udfff"), None)
        if broken is not None:
            what = "half a character"
            return Source(name, ""), [finding(ENCODING, start, what=what, offset=len(text[:broken].encode()))]
        if len(text.encode()) > MAX_FILE_BYTES:
            return Source(name, ""), [finding(FILE_TOO_LONG, start, limit=MAX_FILE_BYTES)]
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            what = f"0x{data[error.start]:02X}"
            return Source(name, ""), [finding(ENCODING, start, what=what, offset=error.start)]
    text = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return Source(name, text), []
