"""Repairs of words: what was meant where a word has no place, tried in order, the most particular first."""

import re
from difflib import get_close_matches
from itertools import islice

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Edit, finding
from policy_engine.syntax import expected, lexer, numerals, problems, signs
from policy_engine.syntax.keywords import MEANT, MEANT_PAIRS, is_german_keyword
from policy_engine.syntax.lexer import Written
from policy_engine.syntax.recovery import sign_repairs
from policy_engine.syntax.recovery.conditions import bare_event, mixed
from policy_engine.syntax.recovery.resumption import resumption
from policy_engine.syntax.recovery.site import Repair, Site

_SPELLING = 0.8
"""How like a keyword a misspelt word is, between 0 and 1."""
_MORE_LETTERS = 2
"""Letters that a misspelt word has more or less than the keyword."""
_LONGEST_WORD = 40
_ENOUGH = 3
"""Pieces of a line that must have a place before something in front of them is taken for too much."""
_QUOTE_AT_END = re.compile(r'[^"\\\n]*"[ \t]*$', re.MULTILINE)
_NO_QUOTE = re.compile(r'[^"\\#\n]*$', re.MULTILINE)


def find_repair(site: Site) -> Repair | None:
    """Return how to read on at a place, or None where nobody can tell."""
    if site.stopped.too_deep:
        return None
    piece = lexer.PIECES.match(site.source.text, site.start)
    kind = piece.lastindex if piece is not None else None
    repairs = list(_ANYWHERE)
    if kind == lexer.NUMERAL:
        repairs.insert(0, other_number)
    elif kind == lexer.WORD:
        repairs = _WORDS + repairs
    elif kind in (lexer.SIGN, lexer.STRANGE):
        repairs = _SIGNS + repairs
    return next((found for repair in repairs if (found := repair(site)) is not None), None)


def silent_repair(site: Site) -> Repair | None:
    """Return how to read on behind a number that was reported already, such as ``3months``."""
    days = site.machine.word("days")
    newest = site.newest()
    if newest is None or newest.lastindex != lexer.NUMERAL or not site.fits(site.written([days]), site.start):
        return None
    return Repair(site.unexpected(""), site.written([days]), site.start)


def months(site: Site) -> Repair | None:
    """``3 months``: read as days."""
    number = site.newest()
    if number is None or site.symbols()[-1] != "INT":
        return None
    found = numerals.months(number.group(), site.text, site.span(number.start(), site.end))
    if found is None:
        return None
    words = (str(found.facts["days"]), site.machine.word("days"))
    return site.tried(Repair(found, site.written(words), site.end, 1))


def other_number(site: Site) -> Repair | None:
    """A number that is written otherwise, where only a whole one can stand."""
    problem = numerals.problem(site.text, site.stopped.span)
    if problem is None:
        return None
    return site.tried(Repair(problem, site.written(["1"]), site.end))


def without_unit(site: Site) -> Repair | None:
    """``fresh for 90``: read as days."""
    number, days = site.newest(), site.machine.word("days")
    if number is None or site.symbols()[-1] != "INT" or site.is_whole():
        return None
    if not site.fits(site.written([days]), site.start, 2):
        return None
    weeks = site.machine.word("weeks")
    span = site.span(*number.span())
    found = finding(codes.WITHOUT_UNIT, span, number=number.group(), days=days, weeks=weeks)
    return Repair(found, site.written([days]), site.start)


def without_class(site: Site) -> Repair | None:
    """``country one of DE, AT`` among the fields: read as a fact."""
    classes = [site.machine.word(rule) for rule in ("fact", "reaction", "need")]
    fact = Written(classes[0], site.start, site.start)
    typed = _typed(site)
    if not site.begins_line(site.start) or (not typed and _labelled(site)):
        return None
    if not site.fits((fact,), site.start, 2 if typed else 3) or (not typed and _near(site, site.text)):
        return None
    found = finding(
        codes.WITHOUT_CLASS, site.stopped.span, name=site.text, fact=classes[0], reaction=classes[1], need=classes[2]
    )
    return Repair(found, (fact,), site.start)


def _typed(site: Site) -> bool:
    """Tell whether a type follows a name."""
    following = lexer.piece_at(site.source.text, site.end)
    return following is not None and following.group() in resumption(site.machine).types


def _labelled(site: Site) -> bool:
    """Tell whether a text follows a name, as after the first word of a block."""
    following = lexer.piece_at(site.source.text, site.end)
    return following is not None and following.lastindex == lexer.QUOTED


def meant(site: Site) -> Repair | None:
    """A word of another language, or of everyday English, for a keyword."""
    before = site.newest()
    pair = (before.group(), site.text) if before is not None else ("", "")
    if pair in MEANT_PAIRS and before is not None:
        words = site.wording(MEANT_PAIRS[pair])[1:]
        return _instead(site, " ".join(words), drop=1)
    rule = MEANT.get(site.text.lower())
    if rule is None:
        return None
    return _deletion(site, "delete it") if rule == "" else _instead(site, " ".join(site.wording(rule)))


def misspelt(site: Site) -> Repair | None:
    """A keyword with a slip in it, or with other capitals."""
    for near in _near(site, site.text):
        found = _instead(site, near)
        if found is not None:
            return found
    return None


def misspelt_before(site: Site) -> Repair | None:
    """A misspelt keyword that was read as a name, so that what follows has no place."""
    before = site.newest()
    if before is None or site.symbols()[-1] != "NAME" or site.begins_line(site.start):
        return None
    phrases = expected.phrases(site.machine, site.before(1))
    by_letters = {phrase.replace(" ", ""): phrase for phrase in phrases}
    for near in get_close_matches(before.group()[:_LONGEST_WORD].lower(), by_letters, n=3, cutoff=_SPELLING):
        found = _instead(site, by_letters[near], drop=1)
        if found is not None:
            return found
    return None


def _near(site: Site, word: str) -> list[str]:
    """Return the keywords that can stand here and are like a word, the nearest first."""
    if len(word) > _LONGEST_WORD:
        return []
    found = get_close_matches(word.lower(), expected.keywords(site.machine, site.before()), n=3, cutoff=_SPELLING)
    return [near for near in found if abs(len(near) - len(word)) <= _MORE_LETTERS]


def _instead(site: Site, words: str, drop: int = 0) -> Repair | None:
    """Return the repair that reads words in place of the piece, or of the one before it (``drop``)."""
    before = site.newest()
    resume = site.start if drop and before is not None and (before.group(), site.text) not in MEANT_PAIRS else site.end
    start = before.start() if drop and before is not None else site.start
    end = before.end() if resume == site.start and before is not None else site.end
    pieces = site.written(words.split())
    if not site.fits(pieces, resume, 1, drop):
        return None
    shown = site.source.text[start:end]
    place = site.span(start, end)
    what = expected.context(site.machine, site.before(drop))
    found = finding(
        codes.UNEXPECTED, place, fix=[Edit(place, words)], found=f"`{shown}`", context=f" in {what}" if what else "",
        expected=_question(shown, words),
    )  # fmt: skip
    return Repair(found, pieces, resume, drop)


def _question(written: str, words: str) -> str:
    if is_german_keyword(written) and written != words:
        return f"`{written}` is a German keyword, and a file stays in the language of its first word: write `{words}`"
    return f"did you mean `{words}`?"


def twice(site: Site) -> Repair | None:
    """A keyword that is written twice in a row."""
    before = site.newest()
    if before is None or before.group() != site.text or site.text not in site.machine.words:
        return None
    return _deletion(site, "it stands here twice: delete one")


def _deletion(site: Site, advice: str) -> Repair | None:
    if not site.fits((), site.end):
        return None
    start = site.start
    while site.source.text[start - 1 : start] == " ":
        start -= 1
    return Repair(site.unexpected(advice, [Edit(site.span(start, site.end), "")]), (), site.end)


def without_comma(site: Site) -> Repair | None:
    """A list in which a comma is missing."""
    if site.begins_line(site.start) or not site.can(",") or not site.fits(site.written([","]), site.start, 2):
        return None
    return Repair(site.unexpected(f"write `,` before `{site.text}`"), site.written([","]), site.start)


def without_keyword(site: Site) -> Repair | None:
    """A phrase in which a word is missing, and only one makes sense."""
    possible = [word for word in expected.keywords(site.machine, site.before()) if site.text not in {"", word}]
    if len(possible) > 2:
        return None
    fitting = [word for word in possible if site.fits(site.written([word]), site.start, 2)]
    if len(fitting) != 1:
        return None
    edit = Edit(site.span(site.start, site.start), f"{fitting[0]} ")
    found = site.unexpected(f"write `{fitting[0]}` before it", [edit] if len(possible) == 1 else [])
    return Repair(found, site.written(fitting), site.start)


def without_quotes(site: Site) -> Repair | None:
    """A text without quotes, or without its first one."""
    if not site.can_be("STRING") or site.can_be("NAME") or site.begins_line(site.start):
        return None
    line = signs.rest_of_line(site.source, site.start)
    written = site.source.slice(line).rstrip()
    begins = _QUOTE_AT_END.fullmatch(written) is not None
    keyword_alone = written == site.text and site.text in site.machine.words
    if not begins and (keyword_alone or _NO_QUOTE.fullmatch(written) is None):
        return None
    inside = written.rstrip('"')
    piece = Written(f'"{inside}"', site.start, site.start + len(written))
    if not site.fits((piece,), line.end):
        return None
    fix = [Edit(site.span(site.start, site.start), '"')] if begins else []
    shown = inside if len(inside) <= _LONGEST_WORD else f"{inside[:_LONGEST_WORD]}…"
    return Repair(site.unexpected(f'texts stand in quotes: `"{shown}"`', fix), (piece,), line.end)


def bare_bullets(site: Site) -> Repair | None:
    """Bullets directly after ``when``: read as if all of them were meant."""
    found = problems.bare_bullets(site.machine, site.stopped)
    if found is None:
        return None
    return site.tried(Repair(found, site.written(site.wording("all_of")), site.start))


def open_parenthesis(site: Site) -> Repair | None:
    """A statement that begins before a parenthesis is closed."""
    close = site.wording("group")[1]
    if site.start == len(site.source.text) or not site.begins_line(site.start) or not site.can(close):
        return None
    if not site.fits(site.written([close]), site.start):
        return None
    return Repair(
        site.unexpected(f"a parenthesis is still open: write `{close}` before it"), site.written([close]), site.start
    )


def one_too_many(site: Site) -> Repair | None:
    """Something in the middle of a line without which the line goes on."""
    line = signs.rest_of_line(site.source, site.end)
    following = list(islice(lexer.PIECES.finditer(site.source.text, site.end, line.end), _ENOUGH))
    if len(following) < _ENOUGH or not site.fits(following, line.end, 0):
        return None
    return Repair(problems.explain(site.machine, site.source, site.stopped), (), site.end, doubtful=True)


_WORDS = [months, mixed, meant, without_class, misspelt, twice, misspelt_before, without_comma, without_quotes]
_SIGNS = [
    bare_bullets, sign_repairs.comparison, sign_repairs.logic, sign_repairs.open_quote, sign_repairs.other_quotes,
    sign_repairs.bullet, sign_repairs.other_comma, sign_repairs.superfluous,
]  # fmt: skip
_ANYWHERE = [
    without_unit, bare_event, without_comma, misspelt_before, without_keyword, open_parenthesis, one_too_many,
]  # fmt: skip
