"""The nearest name: what the writer probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like ``word``, ignoring case, or None when none is near enough."""
    by_folded = {candidate.lower(): candidate for candidate in sorted(candidates)}
    matches = get_close_matches(word.lower(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return a help sentence that names the nearest candidate, or an empty text."""
    near = nearest(word, candidates)
    return f"did you mean `{near}`?" if near is not None else ""
