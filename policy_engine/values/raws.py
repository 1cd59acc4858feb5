"""One raw value becomes one inner value: every type's rule, for values as JSON or a table gives them.

A raw value is None, a bool, an int, a float, a str, or anything else (which is valid for no type). All functions
return None for what is not of their type; none of them raises.
"""

from typing import Final

from policy_engine.values.days import FIRST_DAY, LAST_DAY
from policy_engine.values.formats import day_in, plain_number
from policy_engine.values.moments import written_day
from policy_engine.values.numbers import integer, integer_of, number_text, scaled, scaled_of
from policy_engine.values.texts import clean, is_whole, match_form

YES: Final = frozenset({"yes", "true", "y", "t", "1", "ja"})
NO: Final = frozenset({"no", "false", "n", "f", "0", "nein"})


def text_of(raw: object) -> str | None:
    """Return a text, cleaned; an integer is read as its digits; a lone surrogate makes a text invalid."""
    if isinstance(raw, str):
        return clean(raw) if is_whole(raw) else None
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        number = integer_of(raw)
        return None if number is None else str(number)
    return None


def key_text(raw: object) -> str | None:
    """Return a key's text, or None where there is none: absent, null, blank, or no text or integer."""
    return text_of(raw) or None


def yes_no_of(raw: object) -> bool | None:
    """Return yes as True and no as False: the words in any case, JSON's true and false, 0 and 1."""
    if isinstance(raw, bool):
        return raw
    text = text_of(raw)
    if text is None:
        return None
    folded = match_form(text)
    if folded in YES:
        return True
    return False if folded in NO else None


def integer_in(raw: object, pattern: str | None = None) -> int | None:
    """Return an integer from text, after its format is undone, or from a JSON number by its value."""
    if isinstance(raw, str):
        digits = _digits(raw, pattern)
        return None if digits is None else integer(digits)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return integer_of(raw)
    return None


def number_in(raw: object, pattern: str | None = None) -> int | None:
    """Return a number in thousandths from text, after its format is undone, or from a JSON number by its value."""
    if isinstance(raw, str):
        digits = _digits(raw, pattern)
        return None if digits is None else scaled(digits)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return scaled_of(raw)
    return None


def _digits(raw: str, pattern: str | None) -> str | None:
    """Return the plain digits of a number's text, or None where it does not follow its format."""
    text = clean(raw)
    return text if pattern is None else plain_number(pattern, text)


def day_of(raw: object, pattern: str | None = None) -> int | None:
    """Return the day as written: in the field's format, else ISO, a time and an offset passed over."""
    if not isinstance(raw, str):
        return None
    text = clean(raw)
    day = written_day(text) if pattern is None else day_in(pattern, text)
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None


def spelled(raw: object) -> str | None:
    """Return the form in which a raw value is compared with ``unknown when``: folded text, digits, true or false."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, str):
        return match_form(raw)
    if isinstance(raw, int | float):
        number = integer_of(raw)
        if number is not None:
            return str(number)
        thousandths = scaled_of(raw)
        return None if thousandths is None else number_text(thousandths)
    return None
