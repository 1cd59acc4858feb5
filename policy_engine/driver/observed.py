"""``--observed-on``: one date for a whole export, for values that come without one."""

from collections.abc import Mapping
from dataclasses import replace

from policy_engine.runtime.record import History, Moment, Record


def dated(record: Record, day: int) -> Record:
    """Return the record with every undated value, its people's included, observed on ``day`` (an ordinal).

    Values made by ``empty means`` stay timeless.
    """
    at = Moment(day, 0)
    people = record.people
    if people is not None:
        people = tuple(replace(person, fields=_dated(person.fields, at)) for person in people)
    return replace(record, fields=_dated(record.fields, at), people=people)


def _dated(fields: Mapping[str, History], at: Moment) -> dict[str, History]:
    return {
        name: tuple(replace(e, at=at) if e.at is None and not e.timeless else e for e in history)
        for name, history in fields.items()
    }
