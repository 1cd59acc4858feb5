"""Characters that are no part of the language: what was probably meant by them."""

import re
import unicodedata

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, Edit, finding
from policy_engine.base.source import Source, Span
from policy_engine.syntax.machine import Machine, Stopped

_SYMBOLS = re.compile(r"[<>=!]=?=?|<>|=[<>]|≥|≤|≠")
_MEANT = {
    ">=": "is_at_least", "=>": "is_at_least", "≥": "is_at_least",
    "<=": "is_at_most", "=<": "is_at_most", "≤": "is_at_most",
    ">": "is_more_than", "<": "is_less_than",
    "=": "is_", "==": "is_", "===": "is_",
    "!=": "is_not", "<>": "is_not", "≠": "is_not", "!==": "is_not",
}  # fmt: skip
_TWO = re.compile(r"<>|=[<>]")
_QUOTES = "“”„‟«»‘’‚‹›'`"
_DASHES = "–—−•*"
_WORDS = {"&": "and", "|": "or", "!": "not"}


def explain(machine: Machine, source: Source, stopped: Stopped) -> Diagnostic:
    """Say what a character is, and what was probably meant."""
    start = stopped.span.start
    char = source.text[start]
    if char == '"':
        return finding(codes.MISSING_QUOTE, _rest_of_line(source, start))
    symbol = _TWO.match(source.text, start) or _SYMBOLS.match(source.text, start)
    if symbol is not None and symbol.group() in _MEANT:
        return _comparison(machine, source, symbol.group(), start)
    shown, advice = _advice(source, char, stopped.span)
    return finding(codes.STRANGE_CHARACTER, stopped.span, shown=shown, advice=advice)


def _rest_of_line(source: Source, start: int) -> Span:
    end = source.text.find("\n", start)
    return Span(source.name, start, len(source.text) if end < 0 else end)


def _comparison(machine: Machine, source: Source, symbol: str, start: int) -> Diagnostic:
    words = [word for word in machine.tables.phrases[_MEANT[symbol]][0] if word]
    before = source.text[max(0, start - 40) : start].split()
    said = " ".join(words)
    # Behind an ``is`` that stands there already, only the rest is to be written.
    rest = words[1:] if before and before[-1] == words[0] else words
    end = start + len(symbol)
    left = "" if source.text[start - 1 : start].isspace() else " "
    right = "" if source.text[end : end + 1].isspace() else " "
    fix = [Edit(Span(source.name, start, end), f"{left}{' '.join(rest)}{right}")]
    return finding(codes.SYMBOL_COMPARISON, Span(source.name, start, end), fix=fix, symbol=symbol, words=said)


def _advice(source: Source, char: str, span: Span) -> tuple[str, str]:
    name = unicodedata.name(char, "")
    shown = f"`{char}`" if char.isprintable() and not char.isspace() else f"the character U+{ord(char):04X} ({name})"
    if char in _QUOTES:
        advice = 'write texts in straight double quotes: `"…"`'
    elif char in _DASHES:
        advice = "a bullet is written `-`"
    elif char in _WORDS:
        advice = f"write `{_WORDS[char]}`"
    elif char == ".":
        after = source.text[span.end : span.end + 1]
        advice = "write a digit before the point: `0.5`" if after.isdigit() else "sentences end without a full stop"
    elif char.isspace() or not char.isprintable():
        advice = "replace it by a blank"
    else:
        advice = "use words, numbers, texts in quotes, and `,` `;` `(` `)` `%` `-`"
    return shown, advice
