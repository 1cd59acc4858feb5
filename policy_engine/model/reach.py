"""What rests on what: the definitions that a condition reaches, directly or through others.

Several passes ask it: what a meaning hash covers, what is never used, what a hold's condition may not know.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from policy_engine.model.nodes.conditions import Condition, CriterionRef, DimensionRef, EventCount
from policy_engine.model.nodes.policy import Policy
from policy_engine.model.nodes.record import Event, Field
from policy_engine.model.nodes.rules import Criterion, Dimension, Setting
from policy_engine.model.nodes.values import FieldRef
from policy_engine.model.walk import read_by, walk
from policy_engine.values.types import Scope


class Kind(IntEnum):
    """What a name stands for."""

    FIELD = 0
    PERSON_FIELD = 1
    EVENT = 2
    SETTING = 3
    CRITERION = 4
    DIMENSION = 5


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A definition: what it is, and its name."""

    kind: Kind
    name: str


_KIND_OF_SCOPE = {Scope.RECORD: Kind.FIELD, Scope.PERSON: Kind.PERSON_FIELD}


def refs_of(condition: Condition | None) -> Iterator[Ref]:
    """Yield what a condition names itself, in the order of writing, repeats included.

    Attributes are left out: they belong to their event, which is named beside them.
    """
    if condition is None:
        return
    for node in walk(condition):
        if isinstance(node, EventCount):
            yield from (Ref(Kind.EVENT, name) for name in node.events)
        elif isinstance(node, CriterionRef):
            yield Ref(Kind.CRITERION, node.name)
        elif isinstance(node, DimensionRef):
            yield Ref(Kind.DIMENSION, node.name)
        for read in read_by(node):
            if not isinstance(read, FieldRef):
                yield Ref(Kind.SETTING, read.name)
            elif read.scope in _KIND_OF_SCOPE:
                yield Ref(_KIND_OF_SCOPE[read.scope], read.name)


@dataclass(frozen=True)
class Definitions:
    """A policy's definitions by name. Names that nothing declares are passed over."""

    policy: Policy

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The record's fields."""
        return {field.name: field for field in self.policy.record.fields}

    @cached_property
    def person_fields(self) -> dict[str, Field]:
        """People's fields."""
        people = self.policy.people
        return {} if people is None else {field.name: field for field in people.fields}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Recorded and derived events."""
        return {event.name: event for event in self.policy.events}

    @cached_property
    def settings(self) -> dict[str, Setting]:
        """The settings."""
        return {setting.name: setting for setting in self.policy.settings}

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The criteria."""
        return {criterion.name: criterion for criterion in self.policy.criteria}

    @cached_property
    def dimensions(self) -> dict[str, Dimension]:
        """The dimensions."""
        return {dimension.name: dimension for dimension in self.policy.dimensions}

    def field(self, ref: Ref) -> Field | None:
        """Return the field of the record or of people that ``ref`` names, or None."""
        if ref.kind is Kind.FIELD:
            return self.fields.get(ref.name)
        return self.person_fields.get(ref.name) if ref.kind is Kind.PERSON_FIELD else None

    def named_in(self, ref: Ref) -> Iterator[Ref]:
        """Yield what the definition of ``ref`` names itself."""
        name = ref.name
        if ref.kind is Kind.EVENT and name in self.events:
            event = self.events[name]
            yield from (Ref(Kind.EVENT, source) for source in event.sources)
            yield from refs_of(event.condition)
        elif ref.kind is Kind.SETTING and name in self.settings:
            by = self.settings[name].by
            yield from () if by is None else (Ref(Kind.FIELD, by),)
        elif ref.kind is Kind.CRITERION and name in self.criteria:
            yield from refs_of(self.criteria[name].condition)
        elif ref.kind is Kind.DIMENSION and name in self.dimensions:
            yield from (Ref(Kind.CRITERION, criterion) for criterion in self.dimensions[name].criteria)

    def reached(self, roots: Iterable[Ref]) -> dict[Ref, None]:
        """Return ``roots`` and everything they rest on, each once (a dict as an ordered set)."""
        seen: dict[Ref, None] = {}
        stack = list(roots)
        while stack:
            ref = stack.pop()
            if ref not in seen:
                seen[ref] = None
                stack.extend(self.named_in(ref))
        return seen
