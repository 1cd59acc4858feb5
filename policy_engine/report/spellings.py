"""Counting spellings in bounded memory, and how alike two spellings are."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final

from policy_engine.base.nearest import nearest
from policy_engine.report.findings import Near, Seen, Spellings
from policy_engine.values.texts import fold, match_form

KEPT: Final = 1000
"""So many distinct spellings are kept of one field; occurrences of further ones are only counted."""

LENGTH: Final = 100
"""A kept spelling has at most so many characters; a longer one ends in ``…`` there."""

COMPARED: Final = 100
"""For so many spellings of a field, the most frequent ones, the nearest declared one is looked for."""

_NEAR_LENGTH: Final = 64
_SHORT: Final = 3
_ALIKE, _CLOSE, _ALMOST = 0.7, 0.8, 0.99
"""What is less alike is no neighbour, what is less than close is not proposed; and nearly the same is not the same."""


class Tally:
    """Counts spellings. The first ``KEPT`` distinct ones are told apart."""

    __slots__ = ("counts", "left_out", "total")

    def __init__(self) -> None:
        self.total = 0
        self.left_out = 0
        self.counts: dict[str, int] = {}

    def add(self, text: str, times: int = 1) -> None:
        """Count a spelling."""
        self.total += times
        if len(text) > LENGTH:
            text = text[: LENGTH - 1] + "…"
        before = self.counts.get(text)
        if before is not None:
            self.counts[text] = before + times
        elif len(self.counts) < KEPT:
            self.counts[text] = times
        else:
            self.left_out += times

    def leave_out(self, times: int) -> None:
        """Count spellings that are not told apart."""
        self.total += times
        self.left_out += times

    def told(self, declared: Mapping[str, str] | None = None) -> Spellings:
        """Return what was counted, each spelling with its neighbour in ``declared`` (spelling to what it means)."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        alike = _Alike(declared or {})
        kept = [Seen(text, n, alike.near(text)) for text, n in ranked[:COMPARED]]
        kept += [Seen(text, n) for text, n in ranked[COMPARED:]]
        return Spellings(self.total, tuple(kept), self.left_out)


class _Alike:
    """Finds the nearest of some declared spellings."""

    def __init__(self, declared: Mapping[str, str]) -> None:
        self._declared = declared
        self._loose: dict[str, str] = {}
        for spelling in declared:
            self._loose.setdefault(_bare(spelling), spelling)

    def near(self, text: str) -> Near | None:
        """Return the nearest spelling, or None where none is near."""
        if not self._declared or len(text) > _NEAR_LENGTH:
            return None
        same = self._loose.get(_bare(text))
        if same is not None:
            return Near(same, self._declared[same], 1.0)
        found = nearest(text, self._declared)
        if found is None:
            return None
        likeness = SequenceMatcher(None, fold(text), fold(found)).ratio()
        return Near(found, self._declared[found], min(likeness, _ALMOST)) if likeness >= _ALIKE else None


def loose(text: str) -> str:
    """Return a text without what hardly tells two texts apart: case, and blanks but one between words."""
    return " ".join(match_form(text).split())


def _bare(text: str) -> str:
    """Return the loose form without ``_``, ``-`` and blanks, which exports and policies write differently."""
    return "".join(match_form(text).replace("_", " ").replace("-", " ").split()) or match_form(text)


def can_be_pasted(text: str) -> bool:
    """Tell whether a spelling is whole, and can be seen."""
    return len(text) <= _NEAR_LENGTH and text.isprintable() and "\ufffd" not in text


def proposed(seen: Iterable[Seen]) -> list[Seen]:
    """Return the spellings whose neighbour is worth proposing, which is less than all that have one.

    Narnia is not Austria. Of codes with up to three letters every other one is near (CHN is not CH), so they must be
    the same but for case and blanks.
    """
    return [each for each in seen if each.near is not None and can_be_pasted(each.text) and _is_close(each, each.near)]


def _is_close(seen: Seen, near: Near) -> bool:
    return near.likeness == 1 or (near.likeness >= _CLOSE and len(seen.text) > _SHORT)
