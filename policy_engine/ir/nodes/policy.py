"""A whole policy, ready to be decided with."""

from dataclasses import dataclass

from policy_engine.base.text import Text
from policy_engine.ir.nodes.conditions import Condition, InEffect
from policy_engine.runtime.plan import ReadingPlan


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion: not met while any of ``contradicted_by`` is in effect, else as ``condition`` says."""

    name: str
    dimension: str
    label: Text
    owners: tuple[str, ...]
    """As written; empty means all owners of the policy sign, and counts for none in G2."""
    condition: Condition
    contradicted_by: tuple[InEffect, ...]
    because: Text | None
    ask: Text | None
    offer: Text | None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension: ``condition`` is And, Or or AtLeast of its criteria's states."""

    name: str
    label: Text
    owners: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class Blocker:
    """A hold or disqualifier, written or made by an outcome (then ``outcome`` names it, and so does ``name``).

    Its *state* is the truth of what blocks: the condition of ``when``, the negation of that of ``unless``. It is in
    effect when the state is met, and with ``unless`` also when it is open. ``condition`` is the one after ``when`` or
    ``unless``, as written. After ``until`` (an ordinal) its state is not met.
    """

    name: str
    disqualifies: bool
    label: Text
    owners: tuple[str, ...]
    condition: Condition
    unless: bool
    until: int | None
    outcome: str | None
    because: Text | None
    ask: Text | None
    offer: Text | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; ``condition`` None is ``otherwise``, and only the last one has it."""

    name: str
    label: Text
    alias: str | None
    hands_over: bool
    to: str
    answer_within: int | None
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome, for readers."""

    name: str
    kind: str
    label: Text | None


@dataclass(frozen=True, slots=True)
class DerivedEvent:
    """A derived event, for the rule of new need, and for readers.

    ``sources``: its recorded events with the conditions on the way.
    """

    name: str
    evidence: str
    label: Text | None
    sources: tuple["SourceOf", ...]


@dataclass(frozen=True, slots=True)
class SourceOf:
    """A recorded event under a derived one, with the conditions on the way (None: none)."""

    event: str
    guard: Condition | None


@dataclass(frozen=True, slots=True)
class Policy:
    """What every back end compiles.

    INVARIANTS: lists stand in the order of the file; ``order`` names every criterion and dimension so that each comes
    after those it names; the last stage, and only it, has no condition; names are unique.
    """

    name: str
    title: Text
    goal: Text | None
    goal_days: int | None
    owners: tuple[str, ...]
    meaning_hash: str
    reading: ReadingPlan
    derived: tuple[DerivedEvent, ...]
    criteria: tuple[Criterion, ...]
    dimensions: tuple[Dimension, ...]
    blockers: tuple[Blocker, ...]
    """Disqualifiers and holds as written, then those made by outcomes."""
    stages: tuple[Stage, ...]
    outcomes: tuple[Outcome, ...]
    order: tuple[str, ...]
    durations: tuple[int, ...]
    """Every number of days that the policy names (windows, fresh, effects; all arms of settings), sorted."""
    days: tuple[int, ...]
    """Every day that the policy names (date literals, ``until``), as ordinals, sorted."""
