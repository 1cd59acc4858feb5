"""Values of a picklist from what stands in a column: spellings that differ only in case or blanks are one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from policy_engine.format.phrases import quoted
from policy_engine.model.from_tree.types import REFUSED_VALUES
from policy_engine.proposal.names import is_name
from policy_engine.values.texts import SPACES, clean, fold, match_form

MAX_VALUES: Final = 25
"""Values that a proposed picklist has at most."""

TIMES: Final = 2
"""A picklist's values stand in the file this often on average, or more."""

_NO_BLANKS: Final = str.maketrans("", "", SPACES)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value as the policy writes it, quoted where it must be, and the further spellings that it needs."""

    label: str
    spellings: tuple[str, ...]


def choices(spellings: Mapping[str, int], name: str) -> tuple[Choice, ...] | None:
    """Return the values of a picklist called ``name``, the most frequent first; None where the column is none."""
    groups = _groups(spellings)
    if not 2 <= len(groups) <= MAX_VALUES or sum(spellings.values()) < TIMES * len(groups):
        return None
    ordered = sorted(groups.values(), key=lambda group: (-sum(group.values()), min(group)))
    return tuple(_choice(group, name) for group in ordered)


def _groups(spellings: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Return the spellings, cleaned, that are one value, by what is left of them without case and blanks."""
    groups: dict[str, dict[str, int]] = {}
    for spelling, times in spellings.items():
        text = clean(spelling)
        group = groups.setdefault(fold(text).translate(_NO_BLANKS), {})
        group[text] = group.get(text, 0) + times
    return groups


def _choice(group: Mapping[str, int], name: str) -> Choice:
    """Make one value: its most frequent spelling; others only where ignoring case is not enough to match them."""
    first = min(group, key=lambda text: (-group[text], text))
    label = first if is_name(first) else quoted(first)
    matched = {match_form(first)}
    if fold(first) in REFUSED_VALUES:
        # `is open` would read like a test.
        label, matched = f"{name}_{fold(first)}", set()
    further: list[str] = []
    for text in sorted(group, key=lambda text: (-group[text], text)):
        if match_form(text) not in matched:
            matched.add(match_form(text))
            further.append(text)
    return Choice(label, tuple(further))
