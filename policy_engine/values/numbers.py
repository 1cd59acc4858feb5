"""Numbers and integers: exact, from text and from JSON, and back to text.

A number is an integer inside: thousandths. More than three decimals are rounded half away from zero; more than twelve
digits before the point are invalid. A double is read through its shortest decimal text.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import Final

from policy_engine.values.formats import date_format, number_format
from policy_engine.values.types import SCALE, DateType, IntegerType, NumberType, ValueType

MAX_INTEGER: Final = 2**53 - 1
"""Integers reach from minus this to this, so that every back end holds them exactly."""

MAX_SCALED: Final = 10**15 - 1
"""The greatest number, in thousandths: twelve digits before the point, three after."""

_NUMBER: Final = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_CONTEXT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_PLACES: Final = Decimal(1).scaleb(-3)
_MAX_DIGITS: Final = 16


def scaled(digits: str) -> int | None:
    """Return a number written ``[+-]?[0-9]+(.[0-9]+)?`` in thousandths, or None where it is none or too great."""
    match = _NUMBER.fullmatch(digits)
    if match is None:
        return None
    whole = match[2].lstrip("0")
    if len(whole) > _MAX_DIGITS:
        return None
    decimals = (match[3] or "").ljust(4, "0")
    thousandths = int(whole or "0") * SCALE + int(decimals[:3]) + (decimals[3] >= "5")
    return _within(-thousandths if match[1] == "-" else thousandths, MAX_SCALED)


def integer(digits: str) -> int | None:
    """Return an integer written like a number with nothing but zeros after the point, or None."""
    match = _NUMBER.fullmatch(digits)
    if match is None or (match[3] or "").strip("0"):
        return None
    whole = match[2].lstrip("0")
    if len(whole) > _MAX_DIGITS:
        return None
    return _within(int(match[1] + (whole or "0")), MAX_INTEGER)


def scaled_of(number: int | float) -> int | None:
    """Return a JSON number in thousandths, or None where it is too great or no number; not for booleans."""
    if isinstance(number, int):
        return _within(number * SCALE, MAX_SCALED)
    if not isfinite(number) or abs(number) > MAX_SCALED // SCALE + 1:
        return None
    places = Decimal(repr(number)).quantize(_PLACES, context=_CONTEXT)
    return _within(int(places.scaleb(3, context=_CONTEXT)), MAX_SCALED)


def integer_of(number: int | float) -> int | None:
    """Return a JSON number as an integer by its value (``50.0`` is one), or None; not for booleans."""
    if isinstance(number, float):
        if not isfinite(number) or not number.is_integer():
            return None
        number = int(number)
    return _within(number, MAX_INTEGER)


def number_text(thousandths: int) -> str:
    """Return thousandths as people write them: ``120``, ``0.5``, ``-2.125``."""
    whole, rest = divmod(abs(thousandths), SCALE)
    sign = "-" if thousandths < 0 else ""
    return f"{sign}{whole}.{rest:03d}".rstrip("0") if rest else f"{sign}{whole}"


def format_problem(value_type: ValueType, pattern: str) -> bool:
    """Tell whether ``as`` cannot have this pattern for this type; only dates, numbers and integers have formats."""
    match value_type:
        case DateType():
            return date_format(pattern) is None
        case NumberType() | IntegerType():
            return number_format(pattern) is None
        case _:
            return True


def _within(number: int, limit: int) -> int | None:
    return number if -limit <= number <= limit else None
