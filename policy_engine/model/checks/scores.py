"""A score adds up reactions, so it can be nothing but a reaction."""

import re
from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context

_WORDS = ("score", "grade", "rating", "points", "likelihood")
_PLURALS = {"scores": "score", "grades": "grade", "ratings": "rating", "point": "points", "likelihoods": "likelihood"}
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+")
"""A part of a name: ``lead_score``, ``leadScore`` and ``LEADScore2`` have the parts lead and score."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find fields that are called a score, or the like, and are no reaction."""
    for field in context.fields():
        word = score_word(field.name)
        if word is not None and field.evidence != "reaction":
            yield finding(
                codes.SCORE_NOT_REACTION,
                field.span,
                name=field.name,
                evidence=field.evidence,
                word=word,
                what=word if word == "points" else f"a {word}",
            )


def score_word(name: str) -> str | None:
    """Return the word for a sum of reactions that stands in a name, or None."""
    for part in _PART.finditer(name):
        low = part.group().lower()
        if low in _WORDS or low in _PLURALS:
            return _PLURALS.get(low, low)
        if low.endswith(("score", "scores")):
            return "score"
    return None
