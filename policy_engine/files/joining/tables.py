"""The files that are joined to records, and what came of each."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from policy_engine.base.diagnostic import Diagnostic

PEOPLE: Final = "people"
EVENTS: Final = "events"
OUTCOMES: Final = "outcomes"
OBSERVATIONS: Final = "observations"
ROLES: Final = (PEOPLE, EVENTS, OUTCOMES, OBSERVATIONS)

LISTED_ROWS: Final = 1_000
"""So many rejected rows are kept one by one; all are counted."""

LISTED_NAMES: Final = 1_000
"""So many undeclared names are counted each for itself."""

ALL_OTHERS: Final = "…"
"""Under this name the other undeclared ones are counted together."""


@dataclass(frozen=True, slots=True)
class SideFiles:
    """The files to join; None where there is none."""

    people: Path | None = None
    events: Path | None = None
    outcomes: Path | None = None
    observations: Path | None = None

    def given(self) -> tuple[tuple[str, Path], ...]:
        """Return the role and path of each file that there is."""
        paths = (self.people, self.events, self.outcomes, self.observations)
        return tuple((role, path) for role, path in zip(ROLES, paths, strict=True) if path is not None)


@dataclass(slots=True)
class SideTable:
    """What came of one file: ``rows`` = ``joined`` + ``rejected`` + ``strangers``.

    ``strangers`` are rows whose key no record has; ``near_keys`` those among them whose key differs from a record's
    only in capitals or blanks (found for the first records that have no rows at all, so there may be more).
    ``undeclared`` counts observations by names that are no field of the policy. ``rejections`` holds the first ones.
    """

    role: str
    name: str
    rows: int = 0
    joined: int = 0
    rejected: int = 0
    strangers: int = 0
    rejections: list[Diagnostic] = field(default_factory=list)
    undeclared: Counter[str] = field(default_factory=Counter)
    near_keys: int = 0

    def reject(self, diagnostic: Diagnostic) -> None:
        """Count a row that is left out; the first ones are kept."""
        self.rejected += 1
        if len(self.rejections) < LISTED_ROWS:
            self.rejections.append(diagnostic)

    def undeclared_field(self, name: str) -> None:
        """Count an observation of something that is no field."""
        known = name in self.undeclared or len(self.undeclared) < LISTED_NAMES
        self.undeclared[name if known else ALL_OTHERS] += 1
