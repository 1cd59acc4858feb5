"""Days: ISO dates as proleptic ordinals (1 = 0001-01-01), within the years 1 to 9999."""

import re
from datetime import date
from typing import Final

FIRST_DAY: Final = 1
LAST_DAY: Final = date.max.toordinal()

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def ordinal(year: int, month: int, day: int) -> int | None:
    """Return the ordinal of a day of the calendar, or None where there is no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def parse_day(text: str) -> int | None:
    """Return the ordinal of a date written ``YYYY-MM-DD`` in ASCII digits, or None."""
    match = _ISO.fullmatch(text)
    return ordinal(int(match[1]), int(match[2]), int(match[3])) if match else None


def day_text(day: int) -> str:
    """Return an ordinal as ``YYYY-MM-DD``; outside the calendar the nearest day stands."""
    return date.fromordinal(min(max(day, FIRST_DAY), LAST_DAY)).isoformat()
