"""The grammar's texts: where they are, which keyword tables there are, and how a table joins the structure.

A keyword table is a list of rules. A second table laid on top replaces the rules of the same name, so that a
language may be tried with some of its phrases before all of them are settled.
"""

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_RULE = re.compile(r"^(?P<name>[?!]?_?[a-zA-Z]\w*)(?:\.\d+)?\s*:", re.MULTILINE)

FIRST_WORDS = {"policy": "en", "library": "en", "regelwerk": "de", "bibliothek": "de"}
"""The first word of a file, small, and the language of its keywords."""


def folder() -> Traversable:
    """Return the folder of the grammar files: the packaged one, else the checkout's."""
    packaged = files("policy_engine") / "_grammars"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / "grammars"


def keyword_table(language: str) -> str | None:
    """Return the text of a language's keyword table, or None when there is none."""
    file = folder() / f"keywords.{language}.lark"
    return file.read_text(encoding="utf-8") if file.is_file() else None


def grammar_text(language: str) -> str | None:
    """Return the whole grammar of one language, or None when its keyword table is not there."""
    table = keyword_table(language)
    return None if table is None else join(table)


def join(*tables: str) -> str:
    """Join the structure and one or more keyword tables; later tables replace rules of earlier ones."""
    structure = (folder() / "policy.lark").read_text(encoding="utf-8")
    if len(tables) == 1:
        return structure + "\n" + tables[0]
    merged: dict[str, str] = {}
    for table in tables:
        merged.update(rules_of(table))
    return structure + "\n" + "\n".join(merged.values())


def rules_of(table: str) -> dict[str, str]:
    """Split a keyword table into its rules by name."""
    lines = [line for line in table.splitlines() if line.strip() and not line.lstrip().startswith("//")]
    text = "\n".join(lines)
    starts = list(_RULE.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return {match["name"]: text[match.start() : end].rstrip() for match, end in zip(starts, ends, strict=True)}
