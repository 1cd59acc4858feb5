"""In which format all of some texts are written, where they agree on one."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Final

from policy_engine.values.formats import day_in
from policy_engine.values.raws import integer_in, number_in
from policy_engine.values.texts import clean
from policy_engine.values.types import DateType, IntegerType, NumberType, ValueType

_ORDERS: Final = ("DD{0}MM{0}YYYY", "D{0}M{0}YYYY", "MM{0}DD{0}YYYY", "M{0}D{0}YYYY", "YYYY{0}MM{0}DD", "YYYY{0}M{0}D")
_TIMES: Final = ("", " HH:mm", " HH:mm:ss", "THH:mm:ss")
_DAYS: Final = (
    *(order.format(sign) + time for sign, order, time in product("./- ", _ORDERS, _TIMES)),
    "YYYYMMDD",
    "DDMMYYYY",
)
_NUMBERS: Final = (
    "1.234,56", "1,234.56", "1 234,56", "1'234.56", "1’234.56", "1234,56", "1 234.56", "1.234", "1,234", "1 234",
)  # fmt: skip


def formats_of(type_: ValueType, texts: Iterable[str]) -> list[str]:
    """Return the formats that read all of the texts, one for each meaning that they can have together.

    One format: they agree on it. Several: ``03/04/2026`` may be in March or in April. None: there is no such format,
    or no text.
    """
    read: Callable[[str, str], int | None]
    formats: Sequence[str]
    match type_:
        case DateType():
            formats, read = _DAYS, day_in
        case NumberType():
            formats, read = _NUMBERS, lambda pattern, text: number_in(text, pattern)
        case IntegerType():
            formats, read = _NUMBERS, lambda pattern, text: integer_in(text, pattern)
        case _:
            return []
    cleaned = [clean(text) for text in texts]
    meanings: dict[tuple[int, ...], str] = {}
    for pattern in formats if cleaned else ():
        values = _all_read(cleaned, pattern, read)
        if values is not None:
            meanings.setdefault(values, pattern)
    return list(meanings.values())


def _all_read(texts: Sequence[str], pattern: str, read: Callable[[str, str], int | None]) -> tuple[int, ...] | None:
    """Return the values of all texts in one format, or None as soon as one has none."""
    values = []
    for text in texts:
        value = read(pattern, text)
        if value is None:
            return None
        values.append(value)
    return tuple(values)
