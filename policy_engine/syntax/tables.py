"""The parser's tables: saved beside this module as JSON, or built anew when the grammar is another.

``actions[state]`` maps a terminal to ``target state + 1`` (shift) or ``-rule - 1`` (reduce); ``gotos[state]`` maps
a nonterminal to a state. The start state is 0. The tables do not need lark to be used.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from policy_engine.syntax.grammar import grammar_text

CALL, INLINE, PASS = 0, 1, 2
"""What a reduction does: call the action of its name; hand its values to the rule around it; pass one value on."""


@dataclass(frozen=True, slots=True)
class Tables:
    """One language's parser. ``rules`` are (nonterminal, length, mode, action, included places)."""

    grammar: str
    terminals: tuple[str, ...]
    nonterminals: tuple[str, ...]
    words: dict[str, tuple[int, ...]]
    patterns: dict[str, str]
    rules: tuple[tuple[int, int, int, str, tuple[int, ...]], ...]
    phrases: dict[str, list[list[str]]]
    """By rule, its wordings: words, and an empty text where another part stands; the first one is written."""
    actions: tuple[dict[int, int], ...]
    gotos: tuple[dict[int, int], ...]
    end: int


def from_plain(plain: dict[str, Any]) -> Tables:
    """Make tables of the JSON values that ``build.plain`` gives."""
    return Tables(
        plain["grammar"],
        tuple(plain["terminals"]),
        tuple(plain["nonterminals"]),
        {word: tuple(ids) for word, ids in plain["words"].items()},
        plain["patterns"],
        tuple((r[0], r[1], r[2], r[3], tuple(r[4])) for r in plain["rules"]),
        plain["phrases"],
        tuple([dict(zip(row[::2], row[1::2], strict=True)) for row in plain["actions"]]),
        tuple([dict(zip(row[::2], row[1::2], strict=True)) for row in plain["gotos"]]),
        plain["end"],
    )


@cache
def tables_for(language: str) -> Tables | None:
    """Return a language's tables: the saved ones if they belong to the grammar, else newly built ones.

    None when the language has no keyword table. Kept for the life of the process.
    """
    grammar = grammar_text(language)
    if grammar is None:
        return None
    saved = saved_tables(language)
    if saved is not None and saved["grammar"] == hashlib.sha256(grammar.encode()).hexdigest():
        return from_plain(saved)
    built: Tables = import_module("policy_engine.syntax.build").build(grammar)
    return built


def saved_tables(language: str) -> dict[str, Any] | None:
    """Return the saved tables of a language as JSON values, or None when none are saved or they cannot be read."""
    file = files("policy_engine.syntax") / "saved" / f"{language}.json"
    if not file.is_file():
        return None
    try:
        plain: dict[str, Any] = json.loads(file.read_bytes())
    except ValueError:
        return None
    return plain
