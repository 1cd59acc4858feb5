"""The three truths as small codes, so that ``and`` is ``&`` and ``or`` is ``|``.

===========  ====  ===========================
name         code  meaning
===========  ====  ===========================
``NOT_MET``  0     surely false
``OPEN``     1     some answer decides it
``MET``      3     surely true
===========  ====  ===========================
"""

from collections.abc import Iterable
from typing import Final

Truth = int

NOT_MET: Final = 0
OPEN: Final = 1
MET: Final = 3

NEGATED: Final = (MET, OPEN, OPEN, NOT_MET)
"""The negation of a truth, by its code."""

STATE_NAMES: Final = ("not met", "open", "open", "met")
"""What a truth is called, by its code."""


def truth_of(condition: bool) -> Truth:
    """Return the definite truth of a condition."""
    return MET if condition else NOT_MET


def every(truths: Iterable[Truth]) -> Truth:
    """Strong Kleene conjunction; of nothing it is met."""
    result = MET
    for truth in truths:
        result &= truth
    return result


def either(truths: Iterable[Truth]) -> Truth:
    """Strong Kleene disjunction; of nothing it is not met."""
    result = NOT_MET
    for truth in truths:
        result |= truth
    return result


def at_least(number: int, sure: int, possible: int) -> Truth:
    """Truth of "at least ``number``" when the count lies between ``sure`` and ``possible``."""
    if sure >= number:
        return MET
    return OPEN if possible >= number else NOT_MET


def at_most(number: int, sure: int, possible: int) -> Truth:
    """Truth of "at most ``number``" when the count lies between ``sure`` and ``possible``."""
    return NEGATED[at_least(number + 1, sure, possible)]
