"""Characters that are no part of the language: what was probably meant by them."""

import unicodedata

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Source, Span

QUOTES = "“”„‟«»‘’‚‹›'`"
DASHES = "–—−•*"


def explain(source: Source, span: Span) -> Diagnostic:
    """Say what a character is, and what was probably meant."""
    char = source.text[span.start]
    if char == '"':
        return finding(codes.MISSING_QUOTE, rest_of_line(source, span.start))
    name = unicodedata.name(char, "")
    shown = f"`{char}`" if char.isprintable() and not char.isspace() else f"the character U+{ord(char):04X} ({name})"
    return finding(codes.STRANGE_CHARACTER, span, shown=shown, advice=_advice(source, char, span))


def rest_of_line(source: Source, start: int) -> Span:
    """Return what stands from a place to the end of its line."""
    end = source.text.find("\n", start)
    return Span(source.name, start, len(source.text) if end < 0 else end)


def _advice(source: Source, char: str, span: Span) -> str:
    if char in QUOTES:
        return 'write texts in straight double quotes: `"…"`'
    if char in DASHES:
        return "a bullet is written `-`"
    if char == ".":
        after = source.text[span.end : span.end + 1]
        return "write a digit before the point: `0.5`" if after.isdigit() else "sentences end without a full stop"
    if char == "+":
        return "nothing is added up here: there are no points; a rule is met or not"
    if char.isspace() or not char.isprintable():
        return "replace it by a blank"
    return "use words, numbers, texts in quotes, and `,` `;` `(` `)` `%` `-`"
