"""Settings, dimensions, criteria, holds, disqualifiers, stages, guarantees."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.syntax.tree.atoms import Day, Duration, Label, Name, Scalar, String, Words
from policy_engine.syntax.tree.conditions import Quantity, When
from policy_engine.syntax.tree.record import Because

SettingValue = Scalar | Duration | tuple[Label, ...]
"""One value, a duration, or a list (``one of a, b``)."""


@dataclass(frozen=True, slots=True)
class Arm:
    """``- AT, CH 20``; no values means ``otherwise``."""

    values: tuple[Label, ...]
    value: SettingValue
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """A named value: either ``value`` (``is …``), or ``by`` a picklist field with ``arms``."""

    name: Name
    label: Words
    owners: tuple[Name, ...]
    value: SettingValue | None
    by: Name | None
    arms: tuple[Arm, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion, inside its dimension."""

    name: Name
    label: Words
    owners: tuple[Name, ...]
    when: When
    because: Because | None
    ask: Words | None
    offer: Words | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension: ``met when`` all, any or at least ``number`` of its criteria are met."""

    name: Name
    label: Words
    owners: tuple[Name, ...]
    quantity: Quantity
    number: int
    criteria: tuple[Criterion, ...]
    span: Span = field(compare=False)
    quorum_span: Span | None = field(default=None, compare=False)
    """Where ``met when …`` stands."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """A hold, or a disqualifier."""

    disqualifies: bool
    name: Name
    label: Words
    owners: tuple[Name, ...]
    when: When
    because: Because | None
    ask: Words | None
    offer: Words | None
    until: Day | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class HandOver:
    """``hand over to sales, answer within 3 days``."""

    to: Name
    answer_within: Duration | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Keep:
    """``keep with marketing``."""

    to: Name
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; ``when`` is None for ``otherwise``. ``alias`` is what stands after ``as``."""

    name: Name
    label: Words
    alias: String | None
    owners: tuple[Name, ...]
    route: HandOver | Keep
    when: When | None
    span: Span = field(compare=False)
    when_span: Span | None = field(default=None, compare=False)
    """Where ``when …`` or ``otherwise`` stands."""


@dataclass(frozen=True, slots=True)
class Never:
    """``never ready when|unless …``."""

    stage: Name
    when: When
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Always:
    """``always [at least] ready when|unless …``."""

    stage: Name
    at_least: bool
    when: When
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class MoreNeverLowers:
    """``more X never lowers the stage``; X is an event's name or an evidence class (fact, reaction, need)."""

    evidence: str | None
    event: Name | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class LearningNeverLowers:
    """``learning X never lowers the stage``."""

    name: Name
    span: Span = field(compare=False)


Promise = Never | Always | MoreNeverLowers | LearningNeverLowers


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A promise that is to be proven."""

    title: Words
    owners: tuple[Name, ...]
    promise: Promise
    span: Span = field(compare=False)
