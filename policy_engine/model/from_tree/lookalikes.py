"""Names that cannot be told apart by looking: letters of two alphabets in one word, or another name's likeness.

Only Latin, Cyrillic and Greek have letters in one shape; so only these are told apart, and ``ä``, ``é``, ``ł`` or ``ı``
are as Latin as ``a``. What ``_`` or a digit divides are words of their own, so ``crm_клиент`` is a sound name.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final
from unicodedata import name as name_of
from unicodedata import normalize

from policy_engine.base.codes.names import LOOKALIKE
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.syntax.tree.atoms import Name
from policy_engine.values.texts import fold

_ALPHABETS: Final = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "GREEK": "Greek"}
"""Alphabets by the first word of their letters' Unicode names."""

_CYRILLIC: Final = ("АВЕЅІЈКМНОРСТУХԚԜаеѕіјкмоԛԝрсухһӏ", "ABESIJKMHOPCTYXQWaesijkmoqwpcyxhl")
_GREEK: Final = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧακνορυχ", "ABEZHIKMNOPTYXakvopux")
_LATIN_SHAPES: Final = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
"""The Latin letter that looks like a Cyrillic or Greek one."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")


def look_alikes(names: Iterable[Name]) -> list[Diagnostic]:
    """Report names that mix alphabets within a word, and names that look like one before them; each name once.

    Names that are equal, or differ only in case, are another check's matter.
    """
    found: list[Diagnostic] = []
    by_shape: dict[str, Name] = {}
    told: set[str] = set()
    for name in names:
        before = by_shape.setdefault(_shape(name.text), name)
        if name.text.isascii() and before.text.isascii():
            continue
        mixed = _mixed(name.text)
        alike = fold(before.text) != fold(name.text)
        if (mixed or alike) and name.text not in told:
            told.add(name.text)
            how = mixed or f"looks like `{before.text}` and is another name"
            labels = [(before.span, f"`{before.text}` is declared here")] if alike else []
            found.append(finding(LOOKALIKE, name.span, labels=labels, name=name.text, how=how))
    return found


def _shape(text: str) -> str:
    """Return what a name looks like: equal for names that look alike."""
    if text.isascii():
        return text.lower()
    return fold(normalize("NFKD", text).translate(_LATIN_SHAPES))


def _mixed(text: str) -> str | None:
    """Say which letter of a word is of another alphabet than most of it; None where no word mixes them."""
    for word in _LETTERS.findall(text):
        letters = {char: alphabet for char in dict.fromkeys(word) if (alphabet := _alphabet(char))}
        used = list(dict.fromkeys(letters.values()))
        if len(used) > 1:
            counts = _counts(word, letters)
            rare = min(used, key=lambda alphabet: counts[alphabet])
            char = next(c for c, alphabet in letters.items() if alphabet == rare)
            rest = " and ".join(alphabet for alphabet in used if alphabet != rare)
            return f"mixes alphabets: its `{char}` (U+{ord(char):04X}) is {rare}, the rest is {rest}"
    return None


def _counts(word: str, letters: Mapping[str, str]) -> dict[str, int]:
    counts = dict.fromkeys(letters.values(), 0)
    for char in word:
        if char in letters:
            counts[letters[char]] += 1
    return counts


@lru_cache(maxsize=4096)
def _alphabet(char: str) -> str | None:
    return _ALPHABETS.get(name_of(char, "").partition(" ")[0])
