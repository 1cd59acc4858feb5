"""Which slots a policy's snapshots need: all fields, but of events only what some condition asks."""

from collections.abc import Iterable, Iterator

from policy_engine.ir.nodes.conditions import Condition, Count, InEffect
from policy_engine.ir.nodes.policy import Policy
from policy_engine.ir.walk import conditions_of, everything, fields_read
from policy_engine.runtime.layout import EventSlot, FieldSlot, Layout
from policy_engine.runtime.plan import EventPlan, FieldPlan
from policy_engine.values.types import Scope


def layout_of(policy: Policy) -> Layout:
    """Return the layout of a policy's snapshots."""
    new_need = any(isinstance(c, InEffect) and c.until_new_need for c in conditions_of(policy))
    fields, places = _field_slots(policy.reading.fields, 0, new_need)
    people = policy.reading.people
    people_fields = () if people is None else _field_slots(people.fields, 0, new_need)[0]
    by_person, attributes = _asked_of_events(policy)
    events = tuple(
        _event_slot(plan, place, plan.name in by_person, attributes.get(plan.name, frozenset()))
        for place, plan in enumerate(policy.reading.events)
    )
    return Layout(policy.reading, fields, people_fields, events, places)


def _field_slots(plans: Iterable[FieldPlan], first: int, new_need: bool) -> tuple[tuple[FieldSlot, ...], int]:
    slots: list[FieldSlot] = []
    place = first
    for plan in plans:
        value, place = place, place + 1
        words = day = None
        if plan.needs_words:
            words, place = place, place + 1
        if plan.dated_by is not None or plan.fresh_days is not None or (new_need and plan.evidence == "need"):
            day, place = place, place + 1
        slots.append(FieldSlot(plan, value, words, day))
    return tuple(slots), place


def _event_slot(plan: EventPlan, place: int, person: bool, asked: frozenset[str]) -> EventSlot:
    kept: list[FieldSlot] = []
    position = 2 if person else 1
    for attribute in plan.attributes:
        if attribute.name in asked:
            words = position + 1 if attribute.needs_words else None
            kept.append(FieldSlot(attribute, position, words, None))
            position += 1 if words is None else 2
    return EventSlot(plan, place, person, tuple(kept))


def _asked_of_events(policy: Policy) -> tuple[set[str], dict[str, frozenset[str]]]:
    """Return the events whose person matters, and per event the attributes that conditions read."""
    by_person: set[str] = set()
    attributes: dict[str, frozenset[str]] = {}
    for count in _counts(policy):
        read = frozenset() if count.where is None else frozenset(_attributes_read(count.where))
        for source in count.sources:
            attributes[source.event] = attributes.get(source.event, frozenset()) | read
            if count.by_person:
                by_person.add(source.event)
    return by_person, attributes


def _counts(policy: Policy) -> Iterator[Count]:
    return (c for c in conditions_of(policy) if isinstance(c, Count))


def _attributes_read(where: Condition) -> Iterator[str]:
    for part in everything(where):
        for field in fields_read(part):
            if field.scope is Scope.ATTRIBUTE:
                yield field.name
