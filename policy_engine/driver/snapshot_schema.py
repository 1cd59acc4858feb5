"""The JSON Schema of a policy's snapshots: what ``read`` takes.

Reading is lenient (an invalid value is unknown, and reported), so the schema says what is *good*, for those who make
snapshots: it names every column, every accepted spelling, every event and its attributes.
"""

from typing import assert_never

from policy_engine.ir.nodes.policy import Policy
from policy_engine.runtime.plan import EventColumns, EventPlan, FieldPlan, ReadingPlan
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    SeveralType,
    TextType,
    YesNoType,
)

Json = dict[str, object]

_INTEGER_LIMIT = 2**53 - 1
_MOMENT: Json = {"type": "string", "description": "a day (2026-03-01) or a moment (2026-03-01T09:30:00+01:00)"}
_KEY: Json = {"type": ["string", "integer"]}


def snapshot_schema(policy: Policy) -> Json:
    """Return the schema (draft 2020-12) of one record with its people and events."""
    plan = policy.reading
    properties: Json = {field.column: _history(field) for field in plan.fields}
    required: list[str] = []
    if plan.key_column is not None:
        properties[plan.key_column] = _KEY
        required.append(plan.key_column)
    if plan.people is not None:
        people: Json = {field.column: _history(field) for field in plan.people.fields}
        if plan.people.key_column is not None:
            people[plan.people.key_column] = _KEY
        properties["people"] = {"type": ["array", "null"], "items": {"type": "object", "properties": people}}
    properties["events"] = {"type": ["array", "null"], "items": _events(plan)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Snapshot of one {plan.kind} for {policy.name}",
        "type": "object",
        "properties": properties,
        "required": required,
    }


def _history(field: FieldPlan) -> Json:
    """A value, a value with its day, or a list of those."""
    value = _value(field)
    dated: Json = {"type": "object", "properties": {"value": value, "at": _MOMENT}, "required": ["value"]}
    told: Json = {"anyOf": [value, dated, {"type": "array", "items": dated}]}
    notes = [field.label.default] if field.label is not None else []
    notes.append(f"{field.evidence} {field.name}")
    if field.fresh_days is not None:
        notes.append(f"counts for {field.fresh_days} days after its date")
    told["description"] = "; ".join(notes)
    return told


def _value(field: FieldPlan) -> Json:
    match field.type:
        case TextType():
            return {"type": ["string", "integer", "null"]}
        case IntegerType() if field.format is None:
            return {"type": ["integer", "string", "null"], "minimum": -_INTEGER_LIMIT, "maximum": _INTEGER_LIMIT}
        case IntegerType() | NumberType():
            told: Json = {"type": ["number", "string", "null"]}
            if field.format is not None:
                told["description"] = f"a text is written like {field.format}"
            return told
        case YesNoType():
            return {"enum": [True, False, "yes", "no", None]}
        case DateType():
            return {"type": ["string", "null"], "description": f"written like {field.format or '2026-03-01'}"}
        case PicklistType():
            return {"enum": [*_spellings(field), None]}
        case SeveralType():
            return {"anyOf": [{"type": "array", "items": {"enum": _spellings(field)}}, {"type": ["string", "null"]}]}
    assert_never(field.type)


def _spellings(field: FieldPlan) -> list[str]:
    return [spelling for _, spellings in field.spellings for spelling in spellings]


def _events(plan: ReadingPlan) -> Json:
    return {"anyOf": [_event(event, plan.columns) for event in plan.events]} if plan.events else {"type": "object"}


def _event(event: EventPlan, columns: EventColumns) -> Json:
    properties: Json = {
        columns.type: {"enum": list(event.recorded_as)},
        columns.at: _MOMENT,
        columns.key: {"type": ["string", "integer", "null"]},
        columns.person: {"type": ["string", "integer", "null"]},
    }
    properties.update((attribute.column, _value(attribute)) for attribute in event.attributes)
    return {"type": "object", "properties": properties, "required": [columns.type, columns.at]}
