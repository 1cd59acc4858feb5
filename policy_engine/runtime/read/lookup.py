"""Finding a column's raw value, and showing a raw value that is no value."""

from collections.abc import Mapping
from typing import Final

from policy_engine.values.texts import presentable


class _Absent:
    """The type of ``ABSENT``."""

    __slots__ = ()


ABSENT: Final = _Absent()
"""What ``find`` returns where there is no such column."""


def find(container: Mapping[str, object], column: str, dotted: bool) -> object:
    """Return the value under the exact key, else under the dotted path, if one may be meant, else ``ABSENT``."""
    value = container.get(column, ABSENT)
    if value is not ABSENT or not dotted or "." not in column:
        return value
    value = container
    for part in column.split("."):
        value = value.get(part, ABSENT) if isinstance(value, Mapping) else ABSENT
    return value


def given(container: Mapping[str, object], column: str, dotted: bool) -> object:
    """Return what ``find`` returns, with None for what is absent."""
    value = find(container, column, dotted)
    return None if value is ABSENT else value


def shown(raw: object) -> str:
    """Return a raw value as a data problem shows it: shortened, in one line, safe to print."""
    match raw:
        case None:
            return "nothing"
        case bool():
            return "true" if raw else "false"
        case str():
            return presentable(raw)
        case int():
            return str(raw) if raw.bit_length() <= 128 else "a very great number"
        case float():
            return repr(raw)
        case list() | tuple():
            return "a list"
        case Mapping():
            return "an object"
        case _:
            return "a value of another kind"
