"""Examples: days in order, what became known on each, what is expected."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.syntax.tree.atoms import Day, Label, Name, Number, Scalar, String, Words


@dataclass(frozen=True, slots=True)
class GivenField:
    """``budget is confirmed [undated]``; ``value`` None means ``is unknown``. ``person`` names whose field it is."""

    person: String | None
    name: Name
    value: Scalar | None
    undated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class GivenSet:
    """``interests includes crm and erp``; no values means ``includes nothing``."""

    person: String | None
    name: Name
    values: tuple[Label, ...]
    undated: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class GivenPerson:
    """``person "p"``: a person of whom nothing is known yet."""

    person: String
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class GivenNoData:
    """``events are unknown``, ``people are unknown``."""

    people: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """``2 requirements_call by "anna" with minutes 40``; outcomes are given the same way."""

    number: int
    name: Name
    by: String | None
    attributes: tuple[tuple[Name, Scalar | Number], ...]
    span: Span = field(compare=False)


Given = GivenField | GivenSet | GivenPerson | GivenNoData | GivenEvent


@dataclass(frozen=True, slots=True)
class ExpectStage:
    """``expect ready``."""

    stage: Name
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectState:
    """``expect timing met``: ``state`` is met, not met or open."""

    name: Name
    state: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectDisqualified:
    """``expect disqualified [by x]``."""

    by: Name | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectOnHold:
    """``expect on hold [by x][, else ready]``."""

    by: Name | None
    otherwise: Name | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectChange:
    """``expect changes on 2026-04-16 to watching``."""

    day: Day
    stage: Name
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExpectNoChange:
    """``expect no change``."""

    span: Span = field(compare=False)


Expectation = ExpectStage | ExpectState | ExpectDisqualified | ExpectOnHold | ExpectChange | ExpectNoChange


@dataclass(frozen=True, slots=True)
class Step:
    """One day: what became known on it, bullet by bullet, and what is expected at its end."""

    day: Day
    facts: tuple[tuple[Given, ...], ...]
    expectations: tuple[Expectation, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A titled way through the days; ``like`` names another example whose days come first."""

    title: Words
    like: String | None
    steps: tuple[Step, ...]
    span: Span = field(compare=False)
