"""Save the parsers' tables: ``python -m policy_engine.syntax.save``, to be run after each change of a grammar."""

import json
from pathlib import Path

from policy_engine.syntax.build import plain
from policy_engine.syntax.grammar import FIRST_WORDS, grammar_text

FOLDER = Path(__file__).parent / "saved"


def saved_text(language: str) -> str | None:
    """Return what the saved file of a language has to hold, or None when it has no keyword table."""
    grammar = grammar_text(language)
    if grammar is None:
        return None
    return json.dumps(plain(grammar), separators=(",", ":"), ensure_ascii=False, sort_keys=True) + "\n"


def main() -> None:
    """Write one file for each language that has a keyword table."""
    FOLDER.mkdir(exist_ok=True)
    for language in sorted(set(FIRST_WORDS.values())):
        text = saved_text(language)
        if text is not None:
            (FOLDER / f"{language}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
