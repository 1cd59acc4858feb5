"""Texts: trimming by a fixed list of space characters, NFC, and *ignoring case* in one way everywhere.

Python's ``strip``, JavaScript's ``trim`` and each database's ``trim`` remove different characters; so the list is
ours. Ignoring case is lower-casing character by character where that gives one character, so that ``İ``, ``ẞ`` and a
final ``Σ`` behave alike everywhere.
"""

from itertools import groupby
from typing import Final
from unicodedata import combining, normalize

SPACES: Final = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What is trimmed: Unicode's White_Space, the zero width space and the byte order mark."""

_LONG: Final = 256
_SHOWN_LENGTH: Final = 80
_REPLACEMENT: Final = "\ufffd"


def trim(text: str) -> str:
    """Return ``text`` without the space characters at its ends."""
    return text.strip(SPACES)


def composed(text: str) -> str:
    """Return the NFC form of ``text`` in time proportional to its length (nearly)."""
    if text.isascii():
        return text
    return normalize("NFC", _ordered(text) if len(text) > _LONG else text)


def _ordered(text: str) -> str:
    """Sort runs of combining marks by class, which NFC does too, but in quadratic time."""
    parts: list[str] = []
    for is_mark, run in groupby(text, key=lambda char: combining(char) != 0):
        chars = list(run)
        parts.extend(sorted(chars, key=combining) if is_mark else chars)
    return "".join(parts)


def clean(text: str) -> str:
    """Return ``text`` in the form that is stored: NFC, then trimmed."""
    return trim(composed(text))


def fold(text: str) -> str:
    """Return ``text`` lower-cased character by character, where that gives one character."""
    if text.isascii():
        return text.lower()
    return "".join([low if len(low := char.lower()) == 1 else char for char in text])


def match_form(text: str) -> str:
    """Return the form in which spellings are compared: cleaned and folded."""
    return fold(clean(text))


def is_whole(text: str) -> bool:
    """Tell whether ``text`` can be written as UTF-8, that is, holds no lone surrogate."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def presentable(text: str, length: int = _SHOWN_LENGTH) -> str:
    """Return ``text`` shortened to ``length`` characters, with controls and lone surrogates replaced."""
    short = text if len(text) <= length else text[: length - 1] + "…"
    return "".join([_REPLACEMENT if _is_unfit(char) else char for char in short])


def _is_unfit(char: str) -> bool:
    """Tell whether a character may upset a terminal or cannot be written."""
    return char < " " or "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff" or "\u202a" <= char <= "\u202e"
