"""The types of values, and what a value is inside.

Inside, every ordered value is an integer: an ``integer`` itself, a ``number`` times ``SCALE``, a ``date`` as its
proleptic ordinal (1 = 0001-01-01). A ``yes/no`` is a bool, a ``text`` a str. A picklist value is its declared
spelling as a str, or ``Other``. A ``several of`` value is a tuple of those, in the order given.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SCALE: Final = 1000
"""Numbers are exact to three places; inside they are multiplied by this."""


class Scope(StrEnum):
    """Where a field belongs."""

    RECORD = "record"
    PERSON = "person"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class TextType:
    """Free text."""


@dataclass(frozen=True, slots=True)
class IntegerType:
    """A whole number up to ±(2^53 − 1)."""


@dataclass(frozen=True, slots=True)
class NumberType:
    """An exact decimal, with an optional unit such as ``EUR``."""

    unit: str | None = None


@dataclass(frozen=True, slots=True)
class YesNoType:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class DateType:
    """A calendar day."""


@dataclass(frozen=True, slots=True)
class PicklistType:
    """One of the declared values."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeveralType:
    """Any number of the declared values."""

    values: tuple[str, ...]


ValueType = TextType | IntegerType | NumberType | YesNoType | DateType | PicklistType | SeveralType


@dataclass(frozen=True, slots=True)
class Other:
    """A picklist value that no spelling maps to: known, equal to none of the declared ones."""

    spelling: str


Scalar = int | str | bool | Other
Value = Scalar | tuple[str | Other, ...]
