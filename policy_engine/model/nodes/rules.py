"""Resolved settings, dimensions, criteria, holds, disqualifiers, stages, guarantees."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.base.text import Text
from policy_engine.model.nodes.conditions import Condition
from policy_engine.syntax.tree.conditions import Quantity
from policy_engine.values.types import Value, ValueType


@dataclass(frozen=True, slots=True)
class SettingArm:
    """A setting's value for some values of its picklist field."""

    when: tuple[str, ...]
    value: Value
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting. ``kind`` is scalar, duration (value: days) or list (value: tuple).

    Either ``value``, or ``by`` a record's picklist with ``arms`` and perhaps ``otherwise``. ``type`` is None for a
    duration; for a list it is the type of the members' field (a picklist's values are checked where it is used).
    """

    name: str
    label: Text
    owners: tuple[str, ...]
    kind: str
    type: ValueType | None
    value: Value | None
    by: str | None
    arms: tuple[SettingArm, ...]
    otherwise: Value | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class When:
    """``when C``, or ``unless C``."""

    condition: Condition
    unless: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion; ``dimension`` is the name of the one it stands in."""

    name: str
    dimension: str
    label: Text
    owners: tuple[str, ...]
    condition: Condition
    because: Text | None
    see: str | None
    ask: Text | None
    offer: Text | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension: met when all, any, or at least ``number`` of its criteria are met."""

    name: str
    label: Text
    owners: tuple[str, ...]
    quantity: Quantity
    number: int
    criteria: tuple[str, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Blocker:
    """A hold or a disqualifier."""

    name: str
    disqualifies: bool
    label: Text
    owners: tuple[str, ...]
    when: When
    because: Text | None
    see: str | None
    ask: Text | None
    offer: Text | None
    until: int | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; ``condition`` None is ``otherwise``. ``hands_over`` tells the route's kind."""

    name: str
    label: Text
    alias: str | None
    owners: tuple[str, ...]
    hands_over: bool
    to: str
    answer_within: int | None
    condition: Condition | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Never:
    """``never S when|unless C``."""

    stage: str
    when: When


@dataclass(frozen=True, slots=True)
class Always:
    """``always [at least] S when|unless C``."""

    stage: str
    at_least: bool
    when: When


@dataclass(frozen=True, slots=True)
class MoreNeverLowers:
    """``more X never lowers the stage``: an evidence class or an event."""

    evidence: str | None
    event: str | None


@dataclass(frozen=True, slots=True)
class LearningNeverLowers:
    """``learning X never lowers the stage``; the field of the record, or of people."""

    field: str
    of_people: bool


Promise = Never | Always | MoreNeverLowers | LearningNeverLowers


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A promise that is to be proven."""

    title: Text
    owners: tuple[str, ...]
    promise: Promise
    span: Span = field(compare=False)
