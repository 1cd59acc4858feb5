"""Repairs of signs: comparisons, quotes, dashes and what else comes from other languages and from word processors."""

import re

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Edit, finding
from policy_engine.syntax import signs
from policy_engine.syntax.lexer import Written
from policy_engine.syntax.recovery.site import Repair, Site

_TWO = re.compile(r"<>|=[<>]")
_SYMBOLS = re.compile(r"[<>=!]=?=?|≥|≤|≠")
_MEANT = {
    ">=": "is_at_least", "=>": "is_at_least", "≥": "is_at_least",
    "<=": "is_at_most", "=<": "is_at_most", "≤": "is_at_most",
    ">": "is_more_than", "<": "is_less_than",
    "=": "is_", "==": "is_", "===": "is_",
    "!=": "is_not", "<>": "is_not", "≠": "is_not", "!==": "is_not",
}  # fmt: skip
_LOGIC = re.compile(r"&&?|\|\|?|!")
_WORDS = {"&": "_and", "|": "_or", "!": "not_"}
_NOT_INSIDE = re.compile(r'["\\\n]')
_CLOSING = re.compile("[”“‟»«’‘‹›\"'`](?![\\w])")


def comparison(site: Site) -> Repair | None:
    """``>=`` and its like."""
    match = _TWO.match(site.source.text, site.start) or _SYMBOLS.match(site.source.text, site.start)
    if match is None or match.group() not in _MEANT:
        return None
    words = site.wording(_MEANT[match.group()])
    rest = site.not_said_yet(words)
    found = finding(
        codes.SYMBOL_COMPARISON, site.span(*match.span()), fix=[_apart(site, match.end(), " ".join(rest))],
        symbol=match.group(), words=" ".join(words),
    )  # fmt: skip
    return site.tried(Repair(found, site.written(rest), match.end()))


def logic(site: Site) -> Repair | None:
    """``&&``, ``||`` and ``!``."""
    match = _LOGIC.match(site.source.text, site.start)
    if match is None:
        return None
    word = site.machine.word(_WORDS[match.group()[0]]) if match.group() != "!" else site.wording("not_")[0]
    span = site.span(*match.span())
    fix = [_apart(site, match.end(), word)]
    found = finding(codes.STRANGE_CHARACTER, span, fix=fix, shown=f"`{match.group()}`", advice=f"write `{word}`")
    return site.tried(Repair(found, site.written([word]), match.end()))


def _apart(site: Site, end: int, words: str) -> Edit:
    """Return the edit that writes words in place of a sign, with blanks on both sides."""
    text = site.source.text
    left = "" if text[site.start - 1 : site.start].isspace() else " "
    right = "" if text[end : end + 1].isspace() else " "
    return Edit(site.span(site.start, end), f"{left}{words}{right}")


def open_quote(site: Site) -> Repair | None:
    """A text without its closing quote: it ends with the line."""
    if not site.text.startswith('"'):
        return None
    line = signs.rest_of_line(site.source, site.start)
    written = site.source.slice(line).rstrip()
    end = site.start + len(written)
    if "\\" in written:
        return None
    pieces = (Written(f'{written}"', site.start, end),)
    certain = len(written) > 1 and not re.search("[#,;]", written) and site.fits(pieces, line.end)
    fix = [Edit(site.span(end, end), '"')] if certain else []
    return site.tried(Repair(finding(codes.MISSING_QUOTE, line, fix=fix), pieces, line.end))


def other_quotes(site: Site) -> Repair | None:
    """A text between quotes that are not straight double ones."""
    if site.text not in signs.QUOTES or not site.can_be("STRING"):
        return None
    line = signs.rest_of_line(site.source, site.start)
    closing = _CLOSING.search(site.source.text, site.end, line.end)
    if closing is None:
        return None
    inside = site.source.text[site.end : closing.start()]
    fix = [Edit(site.stopped.span, '"'), Edit(site.span(*closing.span()), '"')]
    found = finding(
        codes.STRANGE_CHARACTER, site.stopped.span, fix=fix if _NOT_INSIDE.search(inside) is None else [],
        shown=f"`{site.text}`", advice=f'write texts in straight double quotes: `"{inside[:40]}"`',
    )  # fmt: skip
    piece = Written(f'"{inside}"', site.start, closing.end())
    return site.tried(Repair(found, (piece,), closing.end())) if _NOT_INSIDE.search(inside) is None else None


def bullet(site: Site) -> Repair | None:
    """A dash or a dot for ``-``."""
    written = site.wording("bullet")[0]
    if site.text not in signs.DASHES or not site.fits(site.written([written]), site.end):
        return None
    found = finding(
        codes.STRANGE_CHARACTER, site.stopped.span, fix=[_bullet_edit(site, written)], shown=f"`{site.text}`",
        advice=f"a bullet is written `{written}`",
    )  # fmt: skip
    return Repair(found, site.written([written]), site.end)


def _bullet_edit(site: Site, written: str) -> Edit:
    blank = "" if site.source.text[site.end : site.end + 1].isspace() else " "
    return Edit(site.stopped.span, written + blank)


def other_comma(site: Site) -> Repair | None:
    """A semicolon or a bar where a comma can stand."""
    if site.text not in {";", "|"} or not site.fits(site.written([","]), site.end):
        return None
    return Repair(site.unexpected("write `,`", [Edit(site.stopped.span, ",")]), site.written([","]), site.end)


def superfluous(site: Site) -> Repair | None:
    """A sign that is too much."""
    if site.text not in {":", ";", ",", ".", "+", ")"} or not site.fits((), site.end):
        return None
    if site.text == "," and site.can_be("NAME"):
        return None  # what is missing is rather the name before it
    advice = "sentences end without a full stop" if site.text == "." else "delete it"
    if site.text == "+":
        advice = "numbers are written without `+`; nothing is added up: there are no points, a rule is met or not"
    fix = [Edit(site.stopped.span, _between(site))]
    if site.text in ",;)":
        return Repair(site.unexpected(advice, fix), (), site.end)
    found = finding(codes.STRANGE_CHARACTER, site.stopped.span, fix=fix, shown=f"`{site.text}`", advice=advice)
    return Repair(found, (), site.end)


def _between(site: Site) -> str:
    """Return the blank that keeps apart what stands on both sides of a piece."""
    text = site.source.text
    apart = text[site.start - 1 : site.start].isspace() or text[site.end : site.end + 1].isspace()
    return "" if apart or site.end == len(text) else " "
