"""Other layouts of a policy: the same words in the same sense, with other line ends, blanks, wordings and comments.

A layout is made of the canonical text's pieces, so that what it must be formatted to is known beforehand: the
canonical text, and every comment at the statement where it was put.
"""

import random
import re
import unicodedata
from dataclasses import dataclass

from policy_engine.syntax.lexer import COMMENT, NUMERAL, PIECES, QUOTED

STEP = 2
OWN_CLAUSES = frozenset({"criterion", "hold", "disqualifier", "stage", "fact", "reaction", "need"})
"""The first words of statements whose clauses may stand in any order."""

BEHIND = 10**9
"""The number that stands for the end of the file, behind every statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of the canonical text, with the lines that it goes on in: its depth, and its pieces' numbers."""

    depth: int
    text: str
    pieces: range


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical text without comments, cut into pieces and statements, and each piece's statement by its number."""

    text: str
    pieces: tuple[str, ...]
    statements: tuple[Statement, ...]
    statement_of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A mutated text as bytes, and the number of the statement that each comment belongs to."""

    data: bytes
    comments: dict[int, int]


def canonical(text: str) -> Canonical:
    """Cut a canonical text without comments."""
    statements: list[Statement] = []
    pieces: list[str] = []
    for line in text.split("\n"):
        depth = (len(line) - len(line.lstrip())) // STEP
        found = [match[0] for match in PIECES.finditer(line)]
        first = len(pieces)
        pieces += found
        if statements and depth >= statements[-1].depth + 2:  # a long line goes on two levels deeper
            last = statements[-1]
            statements[-1] = Statement(last.depth, f"{last.text} {line.strip()}", range(last.pieces.start, len(pieces)))
        elif found:
            statements.append(Statement(depth, line.strip(), range(first, len(pieces))))
    owners = [number for number, each in enumerate(statements) for _ in each.pieces]
    return Canonical(text, tuple(pieces), tuple(statements), tuple(owners))


def mutated(base: Canonical, chance: random.Random) -> Layout:
    """Write a canonical text in another layout, with comments, its clauses in another order, other wordings."""
    order = _order(base, chance)
    words = _worded([base.pieces[piece] for piece in order], chance)
    comments: dict[int, int] = {}
    rate = chance.choice([0.0, 0.01, 0.1, 0.4])
    blanks = chance.choice([[" "], ["\n"], [" ", "\n"], [" ", " ", " ", "\n", "\t", "\n\n", "\n   \t", "  ", "\f", ""]])
    parts: list[str] = [chance.choice(["", "\n", " \t"])]
    for at in range(len(words) + 1):
        before = order[at - 1] if at else None
        after = order[at] if at < len(order) else None
        commented = False
        if before is not None and chance.random() < rate:
            parts.append(f"{chance.choice(['', ' ', '   '])}{_comment(len(comments), chance)}\n")
            comments[len(comments)] = base.statement_of[before]
            commented = True
        if chance.random() < rate:
            lead = chance.choice(["", " ", "\t", "\n", "\n  \n"])
            parts.append(f"{'' if commented or at == 0 else chr(10)}{lead}{_comment(len(comments), chance)}\n")
            comments[len(comments)] = BEHIND if after is None else base.statement_of[after]
            commented = True
        if before is not None and after is not None:
            gap = chance.choice(blanks)
            parts.append(gap if gap or commented or _may_touch(words[at - 1], words[at]) else " ")
        if after is not None:
            parts.append(words[at])
    text = "".join(parts) + chance.choice(["", "\n", "\n\n", " "])
    assert [m[0] for m in PIECES.finditer(text) if m.lastindex != COMMENT] == words
    return Layout(_encoded(text, chance), comments)


def _order(base: Canonical, chance: random.Random) -> list[int]:
    """The pieces' numbers, here and there with the clauses of a statement in another order."""
    order: list[int] = []
    number = 0
    while number < len(base.statements):
        head = base.statements[number]
        order += head.pieces
        number += 1
        if head.text.split()[0] not in OWN_CLAUSES or chance.random() < 0.5:
            continue
        clauses: list[list[int]] = []
        while number < len(base.statements) and base.statements[number].depth > head.depth:
            each = base.statements[number]
            if each.depth == head.depth + 1:
                clauses.append([])
            clauses[-1] += each.pieces
            number += 1
        chance.shuffle(clauses)
        order += [piece for clause in clauses for piece in clause]
    return order


_ONE_OR_MANY = {
    "owner": "owners", "owners": "owner", "day": "days", "days": "day", "week": "weeks", "weeks": "week",
    "people": "person", "person": "people",
}  # fmt: skip


def _worded(words: list[str], chance: random.Random) -> list[str]:
    """Say some words otherwise where the grammar allows it."""
    said = list(words)
    for at, word in enumerate(words):
        if chance.random() < 0.7:
            continue
        counted = at > 0 and words[at - 1].isdigit()
        if word.startswith('"'):
            said[at] = _written_otherwise(word, chance)
        elif word in ("owner", "owners") or (counted and word in _ONE_OR_MANY and words[at + 1] != "different"):
            said[at] = _ONE_OR_MANY[word]
        elif word == "are" and counted and words[at + 1] == "met":
            said[at] = "is"
        elif not word.isascii():
            said[at] = unicodedata.normalize("NFD", word)
    return said


def _written_otherwise(quoted: str, chance: random.Random) -> str:
    """Write a text with a letter by its number, or with accents as characters of their own."""
    if "\\" in quoted or len(quoted) == 2 or chance.random() < 0.5:
        return unicodedata.normalize("NFD", quoted)
    at = chance.randrange(1, len(quoted) - 1)
    return f"{quoted[:at]}\\u{ord(quoted[at]):04x}{quoted[at + 1 :]}" if ord(quoted[at]) < 0x10000 else quoted


def _may_touch(left: str, right: str) -> bool:
    """Tell whether two pieces stay two without a blank between them."""
    kinds = {match.lastindex for each in (left, right) if (match := PIECES.match(each))}
    return NUMERAL not in kinds and (QUOTED in kinds or left in "(),;/" or right in "(),;/")


def _comment(number: int, chance: random.Random) -> str:
    more = chance.choice(["", " ", "  # more", ' "open', " hold x", " \t", " ümlaut ☃", ' because "x"'])
    return f"#{chance.choice(['', ' ', '   '])}c{number}!{more}"


def _encoded(text: str, chance: random.Random) -> bytes:
    end = chance.choice(["\n", "\n", "\r\n", "\r"])
    bom = chance.choice(["", "", "\ufeff"])
    return (bom + text.replace("\n", end)).encode("utf-8")


def commented(text: str, base: Canonical) -> dict[int, int]:
    """Return the number of the statement that each comment of a formatted text stands at.

    The text without its comments must be the canonical one, and a comment must stand above its statement or behind its
    last word.
    """
    homes: dict[int, int] = {}
    words = 0
    for match in PIECES.finditer(text):
        if match.lastindex != COMMENT:
            words += 1
            continue
        own_line = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        at = words if own_line else words - 1
        home = base.statement_of[at] if at < len(base.pieces) else BEHIND
        if home != BEHIND:
            place = base.statements[home].pieces
            assert at == (place.start if own_line else place[-1]), match[0]
        number = re.search("c([0-9]+)!", match[0])
        assert number is not None
        assert int(number[1]) not in homes, match[0]
        homes[int(number[1])] = home
    return homes


def without_comments(text: str) -> str:
    """A formatted text without its comments."""
    lines: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        comment = next((m for m in PIECES.finditer(line) if m.lastindex == COMMENT), None)
        kept = line if comment is None else line[: comment.start()].rstrip()
        if kept or comment is None:
            lines.append(kept)
    return "\n".join(lines).rstrip("\n") + "\n"
