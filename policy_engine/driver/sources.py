"""From the bytes of a file to a source."""

from policy_engine.base.codes.syntax import ENCODING, FILE_TOO_LONG
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.base.source import Source, Span
from policy_engine.syntax.decode import decode

_BOM = "\ufeff"


def source_of(name: str, data: bytes | str) -> tuple[Source, list[Diagnostic]]:
    """Return the source of a file's bytes (UTF-8), or of a text; line ends become ``\\n``, a BOM at the start goes.

    With an error among the findings the source is empty, and there is no use in reading it.
    """
    if isinstance(data, bytes):
        source, found = decode(name, data)
        return source or Source(name, ""), found
    start = Span(name, 0, 0)
    if len(data) > MAX_FILE_BYTES:
        return Source(name, ""), [finding(FILE_TOO_LONG, start, limit=MAX_FILE_BYTES)]
    # A text may hold half a surrogate pair, which no file can.
    broken = next((i for i, char in enumerate(data) if "\ud800" <= char <= "\udfff"), None)
    if broken is not None:
        what = "half a character"
        return Source(name, ""), [finding(ENCODING, start, what=what, offset=len(data[:broken].encode()))]
    if len(data.encode()) > MAX_FILE_BYTES:
        return Source(name, ""), [finding(FILE_TOO_LONG, start, limit=MAX_FILE_BYTES)]
    text = data.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return Source(name, text), []
