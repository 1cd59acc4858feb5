"""What is read from each table: the column of the record's key, and the columns that are kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.joining.tables import EVENTS, OBSERVATIONS, PEOPLE
from policy_engine.runtime.plan import EventColumns, PeoplePlan, ReadingPlan

FIELD: Final = "field"
VALUE: Final = "value"
AT: Final = "at"
_RECORD: Final = "the key of the record"
_USUAL_KEY: Final = "id"
_USUAL_PERSON: Final = "person"
"""What an event's key and person are called where the policy says nothing; tables may lack these."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The columns of one table. ``needed`` maps those that a table must have to what is read from them.

    ``kept`` are the ones that the reader wants, ``key`` is the record's. ``singles`` are columns that can only be one
    thing each, with what they are.
    """

    key: str
    needed: dict[str, str]
    kept: tuple[str, ...]
    singles: tuple[tuple[str, str], ...]


def parts_of(role: str, plan: ReadingPlan, key: str) -> Parts | None:
    """Return what is read from a table of ``role``, None where the policy does not read such a table."""
    match role:
        case "people":
            return None if plan.people is None else _people(plan.people, key)
        case "events":
            return _events(plan, key) if plan.events else None
        case "outcomes":
            return _outcomes(plan, key) if any(kind.is_outcome for kind in plan.events) else None
        case "observations":
            singles = ((key, _RECORD), *((name, f"the {name} that was observed") for name in (FIELD, VALUE, AT)))
            return Parts(key, dict(singles), (FIELD, VALUE, AT), singles)
        case other:
            raise AssertionError(f"there is no table of {other}")


def _people(people: PeoplePlan, key: str) -> Parts:
    singles = [(key, _RECORD)]
    if people.key_column is not None:
        singles.append((people.key_column, "the key of the person"))
    needed = dict(singles)
    for field in people.fields:
        needed.setdefault(field.column, f"`{field.name}`")
        if field.dated_by is not None:
            needed.setdefault(field.dated_by, f"the date of `{field.name}`")
    own = [column for column, _ in singles[1:]]
    read = [column for field in people.fields for column in (field.column, field.dated_by) if column is not None]
    return Parts(key, needed, tuple(dict.fromkeys((*own, *read))), tuple(singles))


def _events(plan: ReadingPlan, key: str) -> Parts:
    record = plan.columns.record or key
    singles = _event_parts(plan.columns, record)
    needed = dict(singles)
    attributes = [(kind, attribute) for kind in plan.events for attribute in kind.attributes]
    for kind, attribute in attributes:
        needed.setdefault(attribute.column, f"`{kind.name}.{attribute.name}`")
    outcomes = _kept_of(plan.outcome_columns, record)
    columns = (*_kept_of(plan.columns, record), *(attribute.column for _, attribute in attributes), *outcomes)
    return Parts(record, needed, tuple(dict.fromkeys(columns)), singles)


def _outcomes(plan: ReadingPlan, key: str) -> Parts:
    record = plan.outcome_columns.record or key
    singles = _event_parts(plan.outcome_columns, record)
    return Parts(record, dict(singles), _kept_of(plan.outcome_columns, record), singles)


def _event_parts(columns: EventColumns, record: str) -> tuple[tuple[str, str], ...]:
    """Return the columns that a table of events must have; key and person only where the policy names them."""
    singles = [(record, _RECORD), (columns.type, "the type"), (columns.at, "the moment")]
    if columns.key != _USUAL_KEY:
        singles.append((columns.key, "the key of the event"))
    if columns.person != _USUAL_PERSON:
        singles.append((columns.person, "the person"))
    return tuple(singles)


def _kept_of(columns: EventColumns, record: str) -> tuple[str, ...]:
    """Return the columns of an event; the record's key is never taken for the event's key or person."""
    maybe = (column for column in (columns.key, columns.person) if column != record)
    return (columns.type, columns.at, *maybe)


def columns_that_are_both(name: str, parts: Parts) -> Iterator[Diagnostic]:
    """Return a finding for each column that would be two things."""
    first: dict[str, str] = {}
    for column, what in parts.singles:
        one = first.setdefault(column, what)
        if one != what:
            yield finding(
                data.COLUMN_IS_BOTH, None, file=name, column=column, one=one, other=what, help=_advice(parts, what)
            )


def _advice(parts: Parts, what: str) -> str:
    if parts.kept == (FIELD, VALUE, AT):
        return "give the record's key a column of another name; `field`, `value` and `at` are taken"
    if what == "the key of the person":
        return "give the key of the people a column of its own in the policy"
    return 'name the column with the record\'s key in the policy with `column record "…"`'


def nobody_named(role: str, name: str, plan: ReadingPlan, present: tuple[str, ...]) -> Diagnostic | None:
    """Return the finding that a table of events has no column for persons, where people have keys."""
    column = plan.columns.person
    if role != EVENTS or plan.people is None or plan.people.key_column is None or column in present:
        return None
    return finding(data.NOBODY_NAMED, None, file=name, column=column)


def field_in_the_way(role: str, name: str, plan: ReadingPlan) -> Diagnostic | None:
    """Return the finding that a field of the record is read from where the table's rows go."""
    goes = PEOPLE if role == PEOPLE else EVENTS
    if role == OBSERVATIONS:
        return None
    for field in plan.fields:
        if goes in (field.column, field.dated_by) or (field.dotted and field.column.startswith(f"{goes}.")):
            return finding(data.FIELD_IN_THE_WAY, None, file=name, field=field.name, column=goes)
    return None
