"""What is asked about: a policy, what is seen of a record, the day, and the way of reading the unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from policy_engine.ir.nodes.operands import Field
from policy_engine.ir.nodes.policy import Blocker, Criterion, Dimension, Policy
from policy_engine.runtime.plan import EventPlan, FieldPlan
from policy_engine.runtime.record import Entry, Event, Reason
from policy_engine.runtime.view import PersonView, View, fresh
from policy_engine.values.types import Scope


@dataclass(frozen=True)
class Names:
    """A policy's parts by name."""

    policy: Policy

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """Criteria by name."""
        return {c.name: c for c in self.policy.criteria}

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """Dimensions by name."""
        return {d.name: d for d in self.policy.dimensions}

    @cached_property
    def blockers(self) -> Mapping[str, Blocker]:
        """Holds and disqualifiers by name."""
        return {b.name: b for b in self.policy.blockers}

    @cached_property
    def fields(self) -> Mapping[str, FieldPlan]:
        """The record's fields by name."""
        return {f.name: f for f in self.policy.reading.fields}

    @cached_property
    def people_fields(self) -> Mapping[str, FieldPlan]:
        """People's fields by name."""
        people = self.policy.reading.people
        return {} if people is None else {f.name: f for f in people.fields}

    @cached_property
    def events(self) -> Mapping[str, EventPlan]:
        """Recorded event types and outcomes by name."""
        return {e.name: e for e in self.policy.reading.events}


@dataclass(frozen=True)
class Situation:
    """A question's circumstances.

    ``learnable``: the reading in which *is known* of an unknown value is open. ``settled``: criteria taken as met and
    holds taken as not in effect, to find out what would follow. ``person`` and ``event``: whom and what the words
    inside people's parentheses and ``where`` speak of.
    """

    names: Names
    view: View
    day: int
    learnable: bool = False
    settled: frozenset[str] = frozenset()
    person: PersonView | None = None
    event: Event | None = None
    known_states: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    """States already worked out in these circumstances (criteria and dimensions never depend on person or event)."""

    @property
    def policy(self) -> Policy:
        """The policy asked about."""
        return self.names.policy

    def of_person(self, person: PersonView) -> "Situation":
        """Return the same circumstances, speaking of ``person``."""
        return replace(self, person=person)

    def of_event(self, event: Event) -> "Situation":
        """Return the same circumstances, speaking of ``event``."""
        return replace(self, event=event)

    def on_day(self, day: int) -> "Situation":
        """Return the same data asked about on another day."""
        return replace(self, day=day, known_states={})

    def reading_learnably(self) -> "Situation":
        """Return the same circumstances in the learnable reading."""
        return replace(self, learnable=True, known_states={})

    def settling(self, names: frozenset[str]) -> "Situation":
        """Return the same circumstances with ``names`` settled."""
        return replace(self, settled=names, known_states={})

    def entry(self, ref: Field) -> Entry:
        """Return what is known of a field, with freshness applied."""
        match ref.scope:
            case Scope.RECORD:
                return fresh(self.view.fields[ref.name], self.names.fields[ref.name], self.day)
            case Scope.PERSON:
                assert self.person is not None, "people's fields stand inside people's parentheses"
                return fresh(self.person.fields[ref.name], self.names.people_fields[ref.name], self.day)
            case Scope.ATTRIBUTE:
                assert self.event is not None, "attributes stand inside where"
                value = self.event.attributes.get(ref.name)
                return Entry(value, Reason.MISSING if value is None else None)
