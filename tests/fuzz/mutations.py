"""Damaged policies from a seed: bytes are changed, or whole words, numbers, texts and lines."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from tests.agreement.policytext.whole import policy_text
from tests.hostile.policies import WHOLE

POLICIES = Path(__file__).parents[2] / "policies"

PIECES = re.compile(r'"[^"\n]*"|\w+|\s+|.', re.DOTALL)
"""Texts, words, blanks, signs: not the parser's own pieces, on purpose."""

BYTES = (
    b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xf4\x90\x80\x80", b"\xcc\x81",
    b"\xc3\xa4", b"\xf0\x9f\x98\x80", b"\r", b"\n", b'"', b"\\", b"(", b")", b"#", b"-", b",", b";", b"%", b"1", b"a",
)  # fmt: skip
"""What is put in: broken and whole UTF-8, hidden marks, signs of the language."""

WORDS = (
    "and", "or", "not", "is", "is not", "is at least", "when", "unless", "(", ")", ",", ";", "-", "%", '"', '"x"', "#",
    "\n", "1", "0", "-1", "1.5", "1,000", "1.000", "999999999999999999", "2026-02-30", "2026-04-15", "today", "yes",
    "no", "unknown", "known", "open", "met", "in the last 30 days", "3 months", ">=", "==", "some person", "at least 2",
    "criterion", "dimension", "stage", "hold", "fact", "need", "because", "account", "events", "people", "example",
    "on", "expect", "otherwise", "by", "from", "while", "until 2026-12-31", "one of", "several of", "text", "date",
    "number", "policy", "library", "use", "regelwerk", "wenn", "de", "EUR", "x", "\u0430", "\u202e", "\x00",
)  # fmt: skip
"""What is put in between words: much of the language, and what people type instead."""


@cache
def seeds() -> tuple[str, ...]:
    """The shipped policies, their library, the small whole one, and random ones with every feature."""
    shipped = sorted(POLICIES.rglob("*.policy"))
    texts = [file.read_text(encoding="utf-8") for file in shipped]
    return (*texts, WHOLE, *(policy_text(seed) for seed in range(12)))


def damaged_bytes(rng: Random) -> bytes:
    """Return a policy's bytes with a few of them changed, or a stretch cut out, doubled or moved."""
    data = bytearray(rng.choice(seeds()).encode("utf-8"))
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.randint(0, 40))
        match rng.randrange(5):
            case 0:
                data[start:start] = rng.choice(BYTES) * rng.choice((1, 1, 2, 50))
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end]
            case 3:
                data[start : start + 1] = bytes([rng.randrange(256)])
            case _:
                del data[end:]
        data = data or bytearray(b"policy")
    return bytes(data)


def damaged_words(rng: Random, most: int = 4) -> str:
    """Return a policy's text with up to ``most`` words left out, doubled, exchanged, moved or put in."""
    pieces = PIECES.findall(rng.choice(seeds()))
    for _ in range(rng.randint(1, most)):
        _change(pieces, rng)
    return "".join(pieces)


def _change(pieces: list[str], rng: Random) -> None:
    places = [place for place, piece in enumerate(pieces) if not piece.isspace()]
    if not places:
        return
    place, other = rng.choice(places), rng.choice(places)
    match rng.randrange(6):
        case 0:
            del pieces[place]
        case 1:
            pieces.insert(place, pieces[place] + " ")
        case 2:
            pieces[place], pieces[other] = pieces[other], pieces[place]
        case 3:
            pieces[place] = rng.choice(WORDS)
        case 4:
            pieces.insert(place, f" {rng.choice(WORDS)} ")
        case _:
            pieces[place] = pieces[other]


def damaged_lines(rng: Random) -> str:
    """Return a policy's text with lines of it, or of another policy, left out, doubled or moved."""
    lines = rng.choice(seeds()).splitlines(keepends=True)
    others: Sequence[str] = rng.choice(seeds()).splitlines(keepends=True)
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(lines) + 1)
        match rng.randrange(3):
            case 0:
                del lines[place : place + rng.randint(1, 5)]
            case 1:
                start = rng.randrange(len(others))
                lines[place:place] = others[start : start + rng.randint(1, 5)]
            case _:
                lines[place:place] = lines[place : place + rng.randint(1, 5)]
    return "".join(lines)
