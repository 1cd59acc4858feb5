"""The reading plan: how each field, person and event is read."""

from policy_engine.model.nodes import record as model
from policy_engine.model.nodes.policy import Policy
from policy_engine.runtime.plan import EventColumns, EventPlan, FieldPlan, PeoplePlan, ReadingPlan
from policy_engine.values.texts import match_form
from policy_engine.values.types import PicklistType, Scope, SeveralType, ValueType

Texts = frozenset[tuple[Scope, str]]
"""The texts, by scope and name, of which some condition asks what they mention."""


def lower_reading(policy: Policy, mentioned: Texts) -> ReadingPlan:
    """Lower everything that is declared about data."""
    everywhere = frozenset(_folded(policy.everywhere_unknown))
    people = policy.people
    return ReadingPlan(
        kind=policy.record.kind,
        label=policy.record.label,
        key_column=None if policy.record.key is None else policy.record.key.column,
        fields=tuple(_lower_field(f, everywhere, (Scope.RECORD, f.name) in mentioned) for f in policy.record.fields),
        people=None if people is None else _lower_people(people, everywhere, mentioned),
        events=(
            *(_lower_event(e, everywhere, mentioned) for e in policy.events if not e.sources),
            *(_lower_outcome(o) for o in policy.outcomes),
        ),
        columns=_lower_columns(policy.event_columns),
        outcome_columns=_lower_columns(policy.outcome_columns),
        time_zone=policy.time_zone,
        everywhere_unknown=everywhere,
    )


def _folded(spellings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(match_form(spelling) for spelling in spellings)


def _lower_field(field: model.Field, everywhere: frozenset[str], needs_words: bool) -> FieldPlan:
    return FieldPlan(
        name=field.name,
        type=field.type,
        evidence=field.evidence,
        label=field.label,
        column=field.column,
        dotted="." in field.column,
        format=field.format,
        spellings=_spellings(field.type, dict(field.spellings)),
        unknown_when=everywhere | frozenset(_folded(field.unknown_when)),
        empty_means=field.empty_means,
        dated_by=field.dated_by,
        fresh_days=field.fresh_days,
        denied_by=field.denied_by,
        filled_by=field.filled_by,
        needs_words=needs_words,
    )


def _spellings(type_: ValueType, more: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(type_, PicklistType | SeveralType):
        return ()
    return tuple((value, (value, *more.get(value, ()))) for value in type_.values)


def _lower_people(people: model.People, everywhere: frozenset[str], mentioned: Texts) -> PeoplePlan:
    return PeoplePlan(
        key_column=None if people.key is None else people.key.column,
        fields=tuple(_lower_field(f, everywhere, (Scope.PERSON, f.name) in mentioned) for f in people.fields),
        label=people.label,
    )


def _lower_event(event: model.Event, everywhere: frozenset[str], mentioned: Texts) -> EventPlan:
    return EventPlan(
        name=event.name,
        evidence=event.evidence,
        is_outcome=False,
        label=event.label,
        recorded_as=(event.name, *event.recorded_as),
        attributes=tuple(
            _lower_attribute(a, event.evidence, everywhere, (Scope.ATTRIBUTE, a.name) in mentioned)
            for a in event.attributes
        ),
    )


def _lower_attribute(
    attribute: model.Attribute, evidence: str, everywhere: frozenset[str], needs_words: bool
) -> FieldPlan:
    return FieldPlan(
        name=attribute.name,
        type=attribute.type,
        evidence=evidence,
        label=None,
        column=attribute.name,
        dotted=False,
        format=None,
        spellings=_spellings(attribute.type, {}),
        unknown_when=everywhere,
        empty_means=None,
        dated_by=None,
        fresh_days=None,
        denied_by=(),
        filled_by=None,
        needs_words=needs_words,
    )


def _lower_outcome(outcome: model.Outcome) -> EventPlan:
    return EventPlan(outcome.name, "outcome", True, outcome.label, (outcome.name, *outcome.recorded_as), ())


def _lower_columns(columns: model.EventColumns) -> EventColumns:
    return EventColumns(columns.type, columns.at, columns.key, columns.person, columns.record)
