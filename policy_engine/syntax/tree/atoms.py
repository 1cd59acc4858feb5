"""The smallest things written: names, literals, texts, durations."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span


@dataclass(frozen=True, slots=True)
class Name:
    """An unquoted name, NFC-normalised: a field, an event, a rule, an owner, or an unquoted picklist value."""

    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class String:
    """A quoted string, its escapes undone and NFC-normalised."""

    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A text for readers: the first wording, then translations by language (``"de"``, ``"en"``, ``"fr"``)."""

    default: str
    translations: tuple[tuple[str, str], ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written (``digits`` such as ``-12``, ``0.5``), with an optional unit."""

    digits: str
    unit: str | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written, ``YYYY-MM-DD``; ``ordinal`` is 0 when it is no day of the calendar."""

    text: str
    ordinal: int
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class YesNo:
    """The literal yes or no."""

    value: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Today:
    """The day of ``as_of``."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Duration:
    """Whole days; ``weeks`` tells that it was written in weeks."""

    days: int
    weeks: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PercentOf:
    """``80 % of seats_paid``; ``percent`` is the number as written."""

    percent: str
    name: Name
    span: Span = field(compare=False)


Label = Name | String
"""A picklist value: unquoted or quoted."""

Scalar = Name | String | Number | Day | YesNo | Today
Amount = Scalar | PercentOf
DayPoint = Day | Today | Name
Stretch = Duration | Name
"""A length of time: written out, or a setting's name."""
