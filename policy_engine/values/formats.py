"""The formats of ``as``: how a column writes its dates and numbers.

A date format is made of ``YYYY``, ``MM`` or ``M``, ``DD`` or ``D``, once each, and optionally ``HH``, ``mm`` and
``ss``; what stands between them are signs or blanks (``DD.MM.YYYY``, ``M/D/YYYY``, ``DD.MM.YYYY HH:mm``). A number
format is a sample, always of the digits ``1 234 56``: what stands before ``234`` groups thousands, what stands before
``56`` is the decimal sign (``1.234,56``, ``1 234,56``, ``1'234.56``, ``1234,56``, ``1.234``).
"""

import re
from functools import lru_cache
from typing import Final

from policy_engine.values.days import ordinal

_TOKEN: Final = re.compile("YYYY|MM|M|DD|D|HH|mm|ss|[^A-Za-z0-9]|T")
_DIGITS: Final = {
    "YYYY": "(?P<year>[0-9]{4})",
    "MM": "(?P<month>[0-9]{2})",
    "M": "(?P<month>[0-9]{1,2})",
    "DD": "(?P<day>[0-9]{2})",
    "D": "(?P<day>[0-9]{1,2})",
    "HH": "(?P<hour>[01][0-9]|2[0-4])",
    "mm": "(?P<minute>[0-5][0-9])",
    "ss": "(?P<second>[0-5][0-9]|60)",
}
_SAMPLE: Final = re.compile("(?s)1([.,' ’\u00a0\u202f]?)234(?:([.,])56)?")
_BLANKS: Final = " \u00a0\u202f"


@lru_cache(maxsize=256)
def date_format(pattern: str) -> re.Pattern[str] | None:
    """Return the expression that reads a date format, or None where the format is none."""
    tokens = _TOKEN.findall(pattern)
    named = [token[0] for token in tokens if token in _DIGITS]
    complete = {"Y", "M", "D"} <= set(named) and len(named) == len(set(named))
    if not complete or "".join(tokens) != pattern or len(pattern) > 40:
        return None
    return re.compile("".join(_DIGITS.get(token) or re.escape(token) for token in tokens))


def day_in(pattern: str, text: str) -> int | None:
    """Return the ordinal of the day that ``text`` writes in a date format, or None."""
    expression = date_format(pattern)
    match = expression.fullmatch(text) if expression else None
    return ordinal(int(match["year"]), int(match["month"]), int(match["day"])) if match else None


@lru_cache(maxsize=256)
def number_format(pattern: str) -> tuple[str, str] | None:
    """Return the grouping and the decimal sign (each may be empty) of a number format, or None where it is none."""
    match = _SAMPLE.fullmatch(pattern)
    if match is None or (match[1] and match[1] == match[2]):
        return None
    return match[1], match[2] or ""


def plain_number(pattern: str, text: str) -> str | None:
    """Return ``text``, written in a number format, with ``.`` as decimal sign and without grouping, or None.

    Grouping may be left out, but not be in the wrong place: in ``1.234,56`` both ``1234,5`` and ``1.234,5`` are
    numbers, ``12.34,5`` is not.
    """
    signs = number_format(pattern)
    if signs is None:
        return None
    match = _number_expression(*signs).fullmatch(text)
    if match is None:
        return None
    whole = re.sub("[^0-9]", "", match[2])
    return f"{match[1]}{whole}.{match[3]}" if match[3] else f"{match[1]}{whole}"


@lru_cache(maxsize=64)
def _number_expression(group: str, decimal: str) -> re.Pattern[str]:
    """Return the expression of a number with these signs: sign, whole part, decimals."""
    between = f"[{_BLANKS}]" if group and group in _BLANKS else re.escape(group)
    grouped = f"[0-9]{{1,3}}(?:{between}[0-9]{{3}})++|" if group else ""
    decimals = f"(?:{re.escape(decimal)}([0-9]+))?" if decimal else "()"
    return re.compile(f"([+-]?)({grouped}[0-9]+){decimals}")
