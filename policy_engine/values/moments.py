"""Moments: a date, or a date and a time, with or without an offset, brought to one time zone.

Read are ``YYYY-MM-DD`` and ``YYYY-MM-DD`` + ``T`` or a blank + ``HH:MM``, ``HH:MM:SS`` or ``HH:MM:SS.fff``, then
nothing, ``Z`` or an offset ``+HH:MM``, ``+HHMM`` or ``+HH`` from -12:00 to +14:00. Without an offset a moment is
taken to be in the time zone asked for. Digits beyond microseconds are cut off. A leap second (``:60``) is the last
microsecond of its minute; ``24:00`` is midnight at the end of the day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from policy_engine.values.days import FIRST_DAY, LAST_DAY, ordinal

MICROS_A_DAY: Final = 86_400_000_000
_MICROS_A_MINUTE: Final = 60_000_000

_MOMENT: Final = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[Tt ](?P<hour>[01][0-9]|2[0-4]):(?P<minute>[0-5][0-9])"
    r"(?::(?P<second>[0-5][0-9]|60)(?:[.,](?P<fraction>[0-9]{1,30}))?)?"
    r"(?P<offset> ?[Zz]| ?[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?)?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A moment as written: its day, the microseconds since that midnight, and the offset in minutes, if any.

    ``micros`` may be that of a whole day (``24:00``).
    """

    day: int
    micros: int
    offset: int | None


def parse_moment(text: str) -> Written | None:
    """Return the moment that ``text`` writes, or None where it writes none."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    day = ordinal(int(match["year"]), int(match["month"]), int(match["day"]))
    micros = _micros(match)
    offset = _offset(match["offset"])
    if day is None or micros > MICROS_A_DAY or (offset is not None and not -720 <= offset <= 840):
        return None
    return Written(day, micros, offset)


def _micros(match: re.Match[str]) -> int:
    """Return the microseconds since midnight of a matched moment."""
    minutes = int(match["hour"] or 0) * 60 + int(match["minute"] or 0)
    if match["second"] == "60":
        return (minutes + 1) * _MICROS_A_MINUTE - 1
    fraction = (match["fraction"] or "").ljust(6, "0")[:6]
    return minutes * _MICROS_A_MINUTE + int(match["second"] or 0) * 1_000_000 + int(fraction)


def _offset(text: str | None) -> int | None:
    """Return an offset in minutes, or None where none is written."""
    if text is None:
        return None
    sign_and_digits = text.strip(" Zz").replace(":", "")
    minutes = int(sign_and_digits[1:3] or 0) * 60 + int(sign_and_digits[3:5] or 0)
    return -minutes if sign_and_digits.startswith("-") else minutes


def written_day(text: str) -> int | None:
    """Return the day of a date or moment as written, whatever its time and offset, or None."""
    moment = parse_moment(text)
    return moment.day if moment else None


def place_in(time_zone: tzinfo) -> Callable[[str], tuple[int, int] | None]:
    """Return a function that gives a text's day (ordinal) and microseconds since midnight in a time zone, or None."""

    def place(text: str) -> tuple[int, int] | None:
        moment = parse_moment(text)
        if moment is None:
            return None
        if moment.offset is None:
            return _carried(moment.day, moment.micros)
        return _converted(moment, time_zone)

    return place


def _carried(day: int, micros: int) -> tuple[int, int] | None:
    """Carry whole days out of ``micros``; None outside the calendar."""
    days, rest = divmod(micros, MICROS_A_DAY)
    return (day + days, rest) if FIRST_DAY <= day + days <= LAST_DAY else None


def _converted(moment: Written, time_zone: tzinfo) -> tuple[int, int] | None:
    """Bring a moment with an offset to a time zone; None outside the calendar."""
    in_utc = _carried(moment.day, moment.micros - (moment.offset or 0) * _MICROS_A_MINUTE)
    if in_utc is None:
        return None
    day, micros = in_utc
    try:
        instant = datetime.fromordinal(day).replace(tzinfo=UTC) + timedelta(microseconds=micros)
        local = instant.astimezone(time_zone)
    except (OverflowError, ValueError):
        return None
    seconds = (local.hour * 60 + local.minute) * 60 + local.second
    return local.toordinal(), seconds * 1_000_000 + local.microsecond
