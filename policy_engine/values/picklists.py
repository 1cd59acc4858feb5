"""Picklists: from the source's spellings to the declared values; what no spelling maps to is an *other*."""

from collections.abc import Iterable, Mapping
from typing import Final

from policy_engine.values.raws import text_of
from policy_engine.values.texts import match_form
from policy_engine.values.types import Other

SEPARATOR: Final = ";"
"""What separates the members of a *several of* written as one text."""

SpellingTable = Mapping[str, str]


def spelling_table(spellings: Iterable[tuple[str, Iterable[str]]]) -> SpellingTable:
    """Return declared value by folded spelling; of two values with one spelling the first keeps it."""
    table: dict[str, str] = {}
    for value, ways in spellings:
        for way in (value, *ways):
            table.setdefault(match_form(way), value)
    return table


def pick(table: SpellingTable, raw: object) -> str | Other | None:
    """Return the declared value that ``raw`` spells, an *other*, or None where it is no text or integer."""
    text = text_of(raw)
    if text is None:
        return None
    value = table.get(match_form(text))
    return Other(text) if value is None else value


def pick_several(table: SpellingTable, raw: object) -> tuple[str | Other, ...] | None:
    """Return the members of a list, or of a text separated by ``;``, in order; None where one is no text or integer.

    Null and blank members are dropped, and so are repeats.
    """
    members = raw.split(SEPARATOR) if isinstance(raw, str) else raw if isinstance(raw, list | tuple) else [raw]
    picked: dict[str | Other, None] = {}
    for member in members:
        if member is None or (isinstance(member, str) and not match_form(member)):
            continue
        value = pick(table, member)
        if value is None:
            return None
        picked[value] = None
    return tuple(picked)
