"""What becomes known on one day of an example."""

from typing import Final, assert_never

from policy_engine.base.codes import examples as codes
from policy_engine.base.source import Span
from policy_engine.model.examples.desk import Desk, advice
from policy_engine.model.examples.values import field_value, members, scalar
from policy_engine.model.nodes.examples import EventGiven, FieldGiven, Given, NoDataGiven, PersonGiven
from policy_engine.model.nodes.record import Field
from policy_engine.syntax.tree import examples as tree
from policy_engine.syntax.tree.atoms import Name, String
from policy_engine.values.days import day_text
from policy_engine.values.texts import clean
from policy_engine.values.types import SeveralType, Value

MAX_EVENTS: Final = 1000
"""The greatest number of like events that one line of an example can give."""


def given_on(desk: Desk, day: int, facts: tuple[tree.Given, ...]) -> tuple[Given, ...]:
    """Return the day's facts in the order of writing; faulty ones are reported and left out."""
    found: list[Given] = []
    for fact in facts:
        one = _given(desk, day, fact)
        if one is not None:
            found.append(one)
    return tuple(_without_doubles(desk, day, found))


def _given(desk: Desk, day: int, fact: tree.Given) -> Given | None:
    match fact:
        case tree.GivenField():
            return _field(desk, day, fact)
        case tree.GivenSet():
            return _set(desk, fact)
        case tree.GivenPerson():
            return PersonGiven(clean(fact.person.text), fact.span) if _people(desk, fact.span) else None
        case tree.GivenNoData():
            return NoDataGiven(fact.people, fact.span) if not fact.people or _people(desk, fact.span) else None
        case tree.GivenEvent():
            return _event(desk, day, fact)
        case _:
            assert_never(fact)


def _people(desk: Desk, span: Span) -> bool:
    """Tell whether the policy declares people, having reported it if not."""
    if not desk.names.has_people:
        desk.report(codes.NO_PEOPLE, span)
    return desk.names.has_people


def _field(desk: Desk, day: int, fact: tree.GivenField) -> Given | None:
    field = _declared(desk, fact.person, fact.name, fact.span)
    if field is None:
        return None
    value: Value | None = None
    if fact.value is not None:
        value = field_value(desk, field, fact.value, day)
        if value is None:
            return None
    return FieldGiven(_person(fact.person), field.name, value, fact.undated, fact.span)


def _set(desk: Desk, fact: tree.GivenSet) -> Given | None:
    field = _declared(desk, fact.person, fact.name, fact.span)
    if field is None:
        return None
    if not isinstance(field.type, SeveralType):
        desk.report(codes.ONE_VALUE_ONLY, fact.span, name=field.name)
        return None
    value = members(desk, field, fact.values)
    return None if value is None else FieldGiven(_person(fact.person), field.name, value, fact.undated, fact.span)


def _person(person: String | None) -> str | None:
    return None if person is None else clean(person.text)


def _declared(desk: Desk, person: String | None, name: Name, span: Span) -> Field | None:
    """Return the field that a name means, of the record or of a person; None having reported it."""
    names = desk.names
    if person is not None and not _people(desk, span):
        return None
    fields, others = (names.fields, names.person_fields) if person is None else (names.person_fields, names.fields)
    if name.text in fields:
        return fields[name.text]
    if name.text == names.key and person is None:
        help_ = "the example's title is the record's key"
    elif name.text in others:
        help_ = f'write `person "…" {name.text} is …`' if person is None else f"write `{name.text} is …`"
    else:
        help_ = advice(name.text, fields)
    desk.report(
        codes.UNKNOWN_FIELD, name.span, name=name.text, where="the record" if person is None else "people", help=help_
    )
    return None


def _event(desk: Desk, day: int, fact: tree.GivenEvent) -> Given | None:
    name = fact.name.text
    if not (name in desk.names.outcomes or _is_recorded(desk, fact.name)):
        return None
    if not 1 <= fact.number <= MAX_EVENTS:
        desk.report(codes.EVENT_NUMBER, fact.span, number=fact.number, limit=MAX_EVENTS)
        return None
    if fact.by is not None and not _may_be_by(desk, name, fact.by):
        return None
    attributes = _attributes(desk, day, fact)
    return None if attributes is None else EventGiven(fact.number, name, _person(fact.by), attributes, fact.span)


def _is_recorded(desk: Desk, name: Name) -> bool:
    """Tell whether a name is a recorded event, having reported it if not."""
    event = desk.names.events.get(name.text)
    if event is not None and event.sources:
        sources = ", ".join(f"`{source}`" for source in event.sources)
        desk.report(codes.DERIVED_GIVEN, name.span, name=name.text, sources=sources)
        return False
    if event is None:
        recorded = [e.name for e in desk.names.events.values() if not e.sources]
        is_field = name.text in desk.names.fields
        help_ = f"write `{name.text} is …`" if is_field else advice(name.text, [*recorded, *desk.names.outcomes])
        desk.report(codes.UNKNOWN_EVENT, name.span, name=name.text, help=help_)
    return event is not None


def _may_be_by(desk: Desk, name: str, by: String) -> bool:
    """Tell whether an event can be by a person, having reported it if not."""
    if name in desk.names.outcomes:
        desk.report(codes.OUTCOME_BY_PERSON, by.span, name=name)
        return False
    if not _people(desk, by.span):
        return False
    if not desk.names.people_have_key:
        desk.report(codes.PEOPLE_WITHOUT_KEY, by.span)
    return desk.names.people_have_key


def _attributes(desk: Desk, day: int, fact: tree.GivenEvent) -> tuple[tuple[str, Value], ...] | None:
    event = desk.names.events.get(fact.name.text)
    declared = {} if event is None else {attribute.name: attribute.type for attribute in event.attributes}
    found: dict[str, Value] = {}
    sound = True
    for name, written in fact.attributes:
        value: Value | None = None
        if name.text not in declared:
            help_ = advice(name.text, declared) if declared else "it has no attributes: leave out `with`"
            desk.report(codes.UNKNOWN_ATTRIBUTE, name.span, event=fact.name.text, name=name.text, help=help_)
        elif name.text in found:
            desk.report(codes.ATTRIBUTE_TWICE, name.span, name=name.text)
        else:
            value = scalar(desk, name.text, declared[name.text], written, day)
        if value is None:
            sound = False
        else:
            found[name.text] = value
    return tuple(found.items()) if sound else None


def _without_doubles(desk: Desk, day: int, found: list[Given]) -> list[Given]:
    """Report a second value of one field, and drop it."""
    first: dict[tuple[str | None, str], Span] = {}
    kept: list[Given] = []
    for given in found:
        if isinstance(given, FieldGiven):
            place = (given.person, given.name)
            if place in first:
                labels = [(first[place], "the first value")]
                desk.report(codes.TWO_VALUES, given.span, labels=labels, name=given.name, day=day_text(day))
                continue
            first[place] = given.span
        kept.append(given)
    return kept
