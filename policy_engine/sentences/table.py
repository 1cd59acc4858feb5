"""The shape of a language's table: templates by key, and the few words that bend with a number.

``conditions`` and its neighbours decide *what* is said; a table decides *how*. A new language is one more table
with the same keys as ``english`` has. Templates make whole main clauses, so that a language is free in its word order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One language. ``phrases`` maps each key to a template with ``{named}`` places."""

    language: str
    phrases: Mapping[str, str]
    days: Callable[[str], str]
    """``"30"`` to ``"30 days"``, ``"1"`` to ``"1 day"``."""
    times: Callable[[int], str]
    """``1`` to ``"once"``, ``3`` to ``"3 times"``."""
    decimal_mark: str

    def say(self, key: str, **facts: str) -> str:
        """Fill the template of ``key``."""
        return self.phrases[key].format_map(facts)
