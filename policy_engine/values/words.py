"""Words: maximal runs of letters, marks and digits (Unicode L, M, N) after NFC, folded.

They are split once, when reading, so that no back end needs its own idea of a word.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final
from unicodedata import category

from policy_engine.values.texts import composed, fold

_ASCII_WORD: Final = re.compile("[a-z0-9]+")


def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in order."""
    folded = fold(composed(text))
    if folded.isascii():
        return tuple(_ASCII_WORD.findall(folded))
    return tuple("".join(run) for inside, run in groupby(folded, key=_is_word_char) if inside)


def _is_word_char(char: str) -> bool:
    return category(char)[0] in "LMN"


def mentions(text: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether the words of ``phrase`` stand in a row among the words ``text``; no words are never mentioned."""
    if not phrase:
        return False
    length = len(phrase)
    wanted = tuple(phrase)
    return any(word == wanted[0] and tuple(text[index : index + length]) == wanted for index, word in enumerate(text))
