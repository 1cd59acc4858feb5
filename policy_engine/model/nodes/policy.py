"""A whole resolved policy."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.base.text import Text
from policy_engine.model.nodes.examples import Example
from policy_engine.model.nodes.record import Event, EventColumns, Outcome, People, Record
from policy_engine.model.nodes.rules import Blocker, Criterion, Dimension, Guarantee, Setting, Stage


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything a policy and its libraries declare, each list in the order of the files."""

    name: str
    title: Text
    goal: Text | None
    goal_days: int | None
    owners: tuple[str, ...]
    time_zone: str
    record: Record
    people: People | None
    events: tuple[Event, ...]
    event_columns: EventColumns
    outcome_columns: EventColumns
    """The columns of an outcomes table; in JSON outcomes stand among the events."""
    everywhere_unknown: tuple[str, ...]
    settings: tuple[Setting, ...]
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    blockers: tuple[Blocker, ...]
    stages: tuple[Stage, ...]
    guarantees: tuple[Guarantee, ...]
    outcomes: tuple[Outcome, ...]
    examples: tuple[Example, ...]
    files: tuple[str, ...]
    """Names of the files taken in, the policy first."""
    span: Span = field(compare=False)
    is_library: bool = False
    """Whether a library alone was resolved: what only a policy has is then not missed."""
