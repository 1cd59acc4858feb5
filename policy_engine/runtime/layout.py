"""How a policy's snapshots are laid out: which slot holds what, and how a value is coded there.

=============  ==========================================================
type           in a slot
=============  ==========================================================
picklist       0 unknown, 1 to n in the declared order, n + 1 *other*
several of     0 unknown, else bit 0 set, and bit i for the i-th value (from 1); *other* members have no bit
yes/no         0 unknown, 1 no, 2 yes
date           the ordinal, 0 unknown
integer        the integer, None unknown
number         thousandths, None unknown
text           the text, None unknown
=============  ==========================================================

Where conditions ask what a text mentions, a second slot has its words between blanks (``" head of sales "``), empty
when unknown. Where it matters when a value was observed, a further slot has that day (0: at all times).
"""

from collections.abc import Callable
from dataclasses import dataclass

from policy_engine.runtime.plan import EventPlan, FieldPlan, ReadingPlan
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    Other,
    PicklistType,
    SeveralType,
    TextType,
    Value,
    ValueType,
    YesNoType,
)
from policy_engine.values.words import words

Code = int | str | None
"""A coded value."""


@dataclass(frozen=True, slots=True)
class FieldSlot:
    """Where a field stands; ``value``, ``words`` and ``day`` are numbers of places (None: not kept).

    For the record's fields place ``n`` is the slot ``f<n>``; for people and events it is the position in a tuple.
    """

    plan: FieldPlan
    value: int
    words: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class EventSlot:
    """Where a recorded event type stands: slot ``e<place>``, a list of days, or of tuples.

    A tuple is (day, person's index or −1 if ``person``, attributes …); ``attributes`` gives their positions in it.
    """

    plan: EventPlan
    place: int
    person: bool
    attributes: tuple[FieldSlot, ...]

    @property
    def plain(self) -> bool:
        """Whether the slot holds bare days."""
        return not self.person and not self.attributes


@dataclass(frozen=True, slots=True)
class Layout:
    """All slots of a policy's snapshots."""

    plan: ReadingPlan
    fields: tuple[FieldSlot, ...]
    people_fields: tuple[FieldSlot, ...]
    events: tuple[EventSlot, ...]
    places: int
    """How many ``f`` slots there are."""

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots that differ from policy to policy."""
        return (*(f"f{n}" for n in range(self.places)), *(f"e{e.place}" for e in self.events))


def known_words(text: str | None) -> str:
    """Return the words of a text between blanks, for looking up phrases."""
    return "" if text is None else f" {' '.join(words(text))} "


def code_of(value: Value | None, value_type: ValueType) -> Code:
    """Return the code of a value, or of unknown."""
    return coder(value_type)(value)


def coder(value_type: ValueType) -> Callable[[Value | None], Code]:
    """Return the function that codes values of a type."""
    match value_type:
        case PicklistType(values=values):
            return _picklist_coder(values)
        case SeveralType(values=values):
            return _several_coder(values)
        case YesNoType():
            return lambda value: 0 if value is None else 2 if value else 1
        case DateType():
            return lambda value: 0 if value is None else int(value)  # type: ignore[arg-type]
        case TextType() | IntegerType() | NumberType():
            return _unchanged


def _unchanged(value: Value | None) -> Code:
    assert value is None or isinstance(value, int | str), "numbers and texts are coded as they are"
    return value


def _picklist_coder(values: tuple[str, ...]) -> Callable[[Value | None], Code]:
    codes = {spelling: index for index, spelling in enumerate(values, 1)}
    other = len(values) + 1

    def code(value: Value | None) -> Code:
        if value is None:
            return 0
        return other if isinstance(value, Other) else codes.get(value, other)  # type: ignore[arg-type]

    return code


def _several_coder(values: tuple[str, ...]) -> Callable[[Value | None], Code]:
    bits = {spelling: 1 << index for index, spelling in enumerate(values, 1)}

    def code(value: Value | None) -> Code:
        if value is None:
            return 0
        assert isinstance(value, tuple), "several-of values are tuples"
        mask = 1
        for member in value:
            mask |= 0 if isinstance(member, Other) else bits.get(member, 0)
        return mask

    return code
