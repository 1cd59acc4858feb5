"""A decision and its parts, as plain frozen data. ``to_json`` of the parts gives what product and schema promise."""

from dataclasses import dataclass
from typing import NamedTuple

from policy_engine.base.text import Text
from policy_engine.runtime.record import Problem

LANGUAGE_VERSION = "1"
ON_HOLD = "on_hold"
DISQUALIFIED = "disqualified"
MOST_SETS = 16
"""At most so many sets of next steps are given for one stage."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value behind a state.

    ``what``: a field, ``people.field`` is written as the field's name, an event count as its names joined by ", ",
    people as ``people``, an outcome's name. ``value``: the value as shown to people (``"DE"``, ``"120"``,
    ``"2026-04-15"``, ``"yes"``, ``"2"``, or ``"1 to 3"`` for a count that is not sure), None when unknown. ``at``: the
    day observed (ordinal), for events the newest counted day. ``evidence_class``: fact, reaction, need, outcome, or
    ``mixed``. ``reason``: why it is unknown.
    """

    what: str
    value: str | None
    at: int | None
    evidence_class: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A rejection that makes a criterion not met: the outcome and the day (ordinal) of its newest occurrence."""

    outcome: str
    on: int


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion's state ("met", "not met", "open"), whose it is, and what made it so."""

    state: str
    owners: tuple[str, ...]
    because_of: tuple[Evidence, ...]
    contradicted: Contradiction | None = None


@dataclass(frozen=True, slots=True)
class BlockerResult:
    """A hold's or disqualifier's state, whether it is in effect, whose it is, and what made it so."""

    state: str
    in_effect: bool
    owners: tuple[str, ...]
    because_of: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """Where the lead goes: ``kind`` is ``hand over`` or ``keep``; on hold and disqualified leads have none."""

    kind: str
    to: str
    answer_within_days: int | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """One criterion or hold to settle (``kind``: criterion, hold). ``ask`` and ``offer`` as the rules allow."""

    name: str
    kind: str
    ask: Text | None
    offer: Text | None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """A smallest set whose settling gives at least the stage ``gives``; ``to`` is who holds the lead now."""

    gives: str
    to: str | None
    steps: tuple[NextStep, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why the stage changes by itself.

    ``kind``: freshness, window entered, window left, date, people, rejection, until. ``what`` names the
    field, event, outcome or rule, ``rules`` the criteria, holds and disqualifiers whose state it changes.
    """

    kind: str
    what: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The first day (ordinal) on which the stage changes if nothing new is learnt, to what, and why."""

    day: int
    stage: str
    why: tuple[Cause, ...]


class States(NamedTuple):
    """All states as truth codes (see ``values.truth``), each in the order of the policy's lists, and the stage.

    A tuple, since making one must cost next to nothing.

    ``contradicted`` names, per criterion, the outcome in effect against it (None: none).
    """

    stage: str
    would_be: str | None
    criteria: tuple[int, ...]
    dimensions: tuple[int, ...]
    blockers: tuple[int, ...]
    contradicted: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class PlainDecision:
    """Everything a decision says, worked out. Both evaluators can give it; tests compare them by it."""

    key: str
    as_of: int
    stage: str
    would_be: str | None
    alias: str | None
    route: Route | None
    dimensions: dict[str, str]
    criteria: dict[str, CriterionResult]
    holds: dict[str, BlockerResult]
    disqualifiers: dict[str, BlockerResult]
    within_reach: tuple[str, ...]
    next_steps: tuple[NextSteps, ...]
    next_steps_complete: bool
    """False when the limit on sets or on work was reached."""
    changes_on: Change | None
    problems: tuple[Problem, ...]
