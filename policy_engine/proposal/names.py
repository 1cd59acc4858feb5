"""Names for what columns hold: valid in the language, no keyword, each once."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from policy_engine.base.source import Span
from policy_engine.model.from_tree.lookalikes import look_alikes
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD
from policy_engine.syntax.keywords import TEXT_LANGUAGES, is_german_keyword
from policy_engine.syntax.tables import tables_for
from policy_engine.syntax.tree.atoms import Name
from policy_engine.values.texts import composed, fold

MAX_NAME: Final = 60
"""Characters of a name that is made; longer ones are cut."""

_NAME: Final = re.compile(r"[^\W\d]\w*")
_CAMEL: Final = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])|(?<=[A-ZÄÖÜ])(?=[A-ZÄÖÜ][a-zäöüß])")
_WORD: Final = re.compile(r"[^\W_]+")
_COUNTED: Final = (("number", "of"), ("no", "of"), ("nr", "of"), ("anzahl", "der"), ("anzahl",))
_TAKEN: Final = (DISQUALIFIED, ON_HOLD)


@cache
def _keywords() -> frozenset[str]:
    tables = tables_for("en")
    assert tables is not None, "the English table is part of the package"
    return frozenset(tables.words)


def is_keyword(word: str) -> bool:
    """Tell whether a word is a keyword of either language, and so no name and no value without quotes."""
    return word not in TEXT_LANGUAGES and (word in _keywords() or is_german_keyword(word))


def is_name(text: str) -> bool:
    """Tell whether a text can stand as a name or value as it is, without quotes."""
    return _NAME.fullmatch(text) is not None and text == composed(text) and not is_keyword(text)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a column's name, folded: ``LeadScore``, ``lead score`` and ``lead_score`` have the same."""
    return tuple(fold(word) for word in _WORD.findall(_CAMEL.sub(" ", composed(text))))


def field_names(columns: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Return a name for each column, in order: each its own, also where only capitals or alphabets would differ."""
    bases = [_base(words_of(column), number) for number, column in enumerate(columns, 1)]
    nowhere = Span("", 0, 0)
    strange = {found.facts["name"] for found in look_alikes(Name(name, nowhere) for name in (*taken, *bases))}
    used = {fold(name) for name in (*taken, *_TAKEN)}
    counts: dict[str, int] = {}
    names: list[str] = []
    for number, base in enumerate(bases, 1):
        plain = f"column_{number}" if base in strange else base
        name = plain
        while name in used:
            counts[plain] = counts.get(plain, 1) + 1
            name = f"{plain}_{counts[plain]}"
        used.add(name)
        names.append(name)
    return names


def _base(words: tuple[str, ...], number: int) -> str:
    for counted in _COUNTED:
        if words[: len(counted)] == counted and len(words) > len(counted):
            words = words[len(counted) :]
            break
    name = "_".join(words)[:MAX_NAME].strip("_")
    if not name:
        return f"column_{number}"
    if not _NAME.fullmatch(name):
        name = f"field_{name}"
    return f"deal_{name}" if is_keyword(name) else name
