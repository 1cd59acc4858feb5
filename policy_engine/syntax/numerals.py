"""What may be wrong with a number or a day as written."""

import re
from datetime import date

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, Edit, finding
from policy_engine.base.source import Span
from policy_engine.syntax import lexer

MAX_DIGITS = 16
"""Digits before the point: as many as the largest integer has."""

_PLAIN = re.compile(r"-?[0-9]+(?:\.([0-9]+))?")
_POINTS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMAS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_DATELIKE = re.compile(r"[0-9]+(?:-[0-9]+-|/[0-9]+/|\.[0-9]{1,2}\.)[0-9]{1,4}")
_OTHER_ORDER = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})[./]([0-9]{4})")
_GLUED = re.compile(r"(-?[0-9]+)([^\W\d_]+)")
_LONG = re.compile(r"(?:months?|years?|quarters?|monate?n?|jahre?n?|quartale?n?)", re.IGNORECASE)
_DAYS_OF = {"m": 30, "y": 365, "j": 365, "q": 91}


def is_datelike(text: str) -> bool:
    """Tell whether a numeral is meant as a day."""
    return _DATELIKE.fullmatch(text) is not None


def problem(text: str, span: Span) -> Diagnostic | None:
    """Return what is wrong with a numeral, or None."""
    if is_datelike(text):
        return None if _is_day(text) else _no_day(text, span)
    if _POINTS.fullmatch(text) or _COMMAS.fullmatch(text):
        return _thousands(text, span)
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return _no_number(text, span)
    decimals = plain[1] or ""
    if len(text.lstrip("-")) - len(decimals) > MAX_DIGITS + 1 or len(text) > 2 * MAX_DIGITS:
        return finding(codes.BAD_NUMBER, span, written=_short(text), advice=f"at most {MAX_DIGITS} digits are read")
    if len(decimals) > 3 and decimals[3:] != "0":
        return finding(codes.BAD_NUMBER, span, written=text, advice="write at most 3 digits after the point")
    return None


def months(number: str, word: str, span: Span) -> Diagnostic | None:
    """Return the finding for a duration in months or years, or None when ``word`` is neither."""
    if not _LONG.fullmatch(word) or not number.isascii() or not number.isdigit() or len(number) > 4:
        return None
    days = int(number) * _DAYS_OF[word[0].lower()]
    return finding(codes.MONTHS, span, written=f"{number} {word}", days=days)


def _is_day(text: str) -> bool:
    if lexer.DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _no_day(text: str, span: Span) -> Diagnostic:
    """Say of a day in another order how it is written here; between points the day comes first."""
    parts = _OTHER_ORDER.fullmatch(text)
    if parts is None:
        return finding(codes.NO_SUCH_DAY, span, written=text)
    first, sign, second, year = parts.groups()
    orders = [(second, first)] if sign == "." else [(first, second), (second, first)]
    days = list(dict.fromkeys(f"{year}-{month:0>2}-{day:0>2}" for month, day in orders))
    meant = [day for day in days if _is_day(day)]
    if not meant:
        return finding(codes.NO_SUCH_DAY, span, written=text)
    fix = [Edit(span, meant[0])] if len(meant) == 1 else []
    shown = " or ".join(f"`{day}`" for day in meant)
    return finding(codes.NO_SUCH_DAY, span, fix=fix, written=text, help=f"write {shown}: year, month, day")


def _thousands(text: str, span: Span) -> Diagnostic:
    together = text.replace(",", "").replace(".", "")
    if text.count(",") + text.count(".") > 1:
        fix = [Edit(span, together)]
        help_ = f"write `{together}`"
        return finding(codes.THOUSANDS, span, fix=fix, written=text, thousand=together, decimal="", help=help_)
    whole, part = re.split("[.,]", text)
    short = part.rstrip("0") or "0"
    decimal = f"{whole}.{short}" if len(short) < 3 else f"{whole}.{part}0"
    return finding(codes.THOUSANDS, span, written=text, thousand=together, decimal=decimal)


def _no_number(text: str, span: Span) -> Diagnostic:
    if _DECIMAL_COMMA.fullmatch(text):
        return _meant(text, text.replace(",", "."), span)
    glued = _GLUED.fullmatch(text)
    if glued is not None:
        long = months(glued[1], glued[2], span)
        if long is not None:
            return long
        if glued[2] in {"day", "days", "week", "weeks"}:
            return _meant(text, f"{glued[1]} {glued[2]}", span)
    return finding(codes.BAD_NUMBER, span, written=_short(text), advice="write a number like `1000` or `0.5`")


def _meant(text: str, meant: str, span: Span) -> Diagnostic:
    fix = [Edit(span, meant)]
    return finding(codes.BAD_NUMBER, span, fix=fix, written=_short(text), advice=f"write `{_short(meant)}`")


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:20]}…"
