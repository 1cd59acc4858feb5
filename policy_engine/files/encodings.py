"""Encodings: which ones can be named, and what the first bytes of a file tell. Nothing is guessed to decode by."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.nearest import did_you_mean
from policy_engine.files.source import StopReadingError
from policy_engine.values.texts import presentable

UTF8: Final = "utf-8"
UTF16: Final = "utf-16"
ENCODINGS: Final = (
    UTF8,
    UTF16,
    "utf-16-le",
    "utf-16-be",
    "windows-1250",
    "windows-1252",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "mac-roman",
)
"""What ``--encoding`` takes."""

_OTHER_NAMES: Final = {
    "utf8": UTF8,
    "utf-8-sig": UTF8,
    "utf16": UTF16,
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "cp1250": "windows-1250",
    "cp1252": "windows-1252",
    "ansi": "windows-1252",
    "latin-1": "iso-8859-1",
    "latin1": "iso-8859-1",
    "latin-2": "iso-8859-2",
    "latin-9": "iso-8859-15",
    "macroman": "mac-roman",
}
_SAMPLE: Final = 4096

_FORMATS: Final = (
    (b"\x1f\x8b", "packed by gzip", "give it a name that ends in `.gz`"),
    (b"PK\x03\x04", "an Excel workbook or a zip archive", "save the sheet as *CSV UTF-8*, or unpack the archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "save the sheet as *CSV UTF-8*"),
    (b"PAR1", "a Parquet file", "write it as CSV or JSONL"),
)
"""How files begin that are no text, what they are, and what to do."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a file begins: the codec to decode by, the encoding's name, and the bytes of its mark to pass over."""

    codec: str
    encoding: str
    mark: int


def known_encoding(encoding: str) -> str | Diagnostic:
    """Return the encoding's name in the list, or the finding that there is none."""
    name = encoding.strip().lower().replace("_", "-")
    name = _OTHER_NAMES.get(name, name)
    if name in ENCODINGS:
        return name
    known = f"the encodings are {', '.join(f'`{one}`' for one in ENCODINGS)}"
    advice = did_you_mean(name, ENCODINGS) or known
    return finding(data.UNKNOWN_ENCODING, None, encoding=presentable(encoding), help=advice)


def start_of(name: str, head: bytes, encoding: str) -> Start:
    """Return how to decode a file that begins with ``head``; a byte order mark of UTF-8 wins over ``encoding``.

    Raises ``StopReadingError`` for what is no text, and for UTF-16 that was not asked for.
    """
    for magic, found, advice in _FORMATS:
        if head.startswith(magic):
            raise StopReadingError(finding(data.OTHER_FORMAT, None, file=name, found=found, help=advice))
    if head.startswith(BOM_UTF8):
        return Start(UTF8, UTF8, len(BOM_UTF8))
    if encoding.startswith(UTF16):
        return _utf_16(head, encoding)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or _half_nul(head):
        raise StopReadingError(not_utf8(name, 1, "UTF-16", UTF16))
    return Start(encoding, encoding, 0)


def _utf_16(head: bytes, encoding: str) -> Start:
    """Without a mark, which half of the first character is zero tells the order of the bytes."""
    if head.startswith(BOM_UTF16_LE):
        return Start("utf-16-le", encoding, 2)
    if head.startswith(BOM_UTF16_BE):
        return Start("utf-16-be", encoding, 2)
    if encoding == UTF16:
        return Start("utf-16-be" if head[:1] == b"\0" else "utf-16-le", encoding, 0)
    return Start(encoding, encoding, 0)


def _half_nul(head: bytes) -> bool:
    """Tell whether every second byte is zero, as in UTF-16 of western texts."""
    sample = head[:_SAMPLE]
    return len(sample) > 3 and sample[:2].count(0) == 1 and sample.count(0) > len(sample) // 4


def not_utf8(name: str, line: int, guess: str, encoding: str) -> Diagnostic:
    """Return the finding that a file is not UTF-8, with what it looks like."""
    return finding(data.NOT_UTF8, None, file=name, line=line, guess=guess, encoding=encoding)


def not_decodable(name: str, line: int, encoding: str, text: str) -> Diagnostic:
    """Return the finding that a line is not in its encoding; ``text`` is what came of it."""
    if encoding != UTF8:
        return finding(data.NOT_DECODABLE, None, file=name, line=line, encoding=encoding)
    if text.count("\0") > len(text) // 4:
        return not_utf8(name, line, "UTF-16", UTF16)
    return not_utf8(name, line, "Windows-1252 or Latin-1", "windows-1252")
