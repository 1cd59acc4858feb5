"""Reading events and outcomes: their type, moment, person, key and attributes.

Nothing is hidden or counted once here: which repeat of a key counts depends on the day of the decision.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from policy_engine.runtime.plan import EventColumns, EventPlan, ReadingPlan
from policy_engine.runtime.read.lookup import given, shown
from policy_engine.runtime.read.values import INVALID_VALUE, Outcome, key_of, value_reader
from policy_engine.runtime.record import Event, Moment, Problem
from policy_engine.values.raws import text_of
from policy_engine.values.texts import match_form, presentable
from policy_engine.values.types import Value

NO_MOMENT: Final = "no valid moment"
NO_TYPE: Final = "no type"
_EVENTS: Final = "events"


@dataclass(frozen=True, slots=True)
class _Kind:
    """One declared type, with the readers of its attributes by column."""

    plan: EventPlan
    attributes: tuple[tuple[str, str, Callable[[object], Outcome]], ...]


@dataclass(frozen=True, slots=True)
class _Family:
    """Events or outcomes: the source's columns, and the declared types by folded spelling."""

    columns: EventColumns
    kinds: Mapping[str, _Kind]


@dataclass(frozen=True, slots=True)
class EventsReader:
    """Reads the events and outcomes of one record."""

    families: tuple[_Family, ...]
    moment: Callable[[object], Moment | None]

    def read(
        self, raw: object, table: bool, problems: list[Problem], undeclared: dict[str, int], known: bool = True
    ) -> tuple[Event, ...] | None:
        """Return the events, or None where nothing is known of them; undeclared types are counted.

        Where events are not ``known``, outcomes are the only types that are declared.
        """
        if raw is None:
            return None
        if not isinstance(raw, list | tuple):
            if not table:
                problems.append(Problem(_EVENTS, INVALID_VALUE, shown(raw)))
            return None
        events: list[Event] = []
        for one in raw:
            if isinstance(one, Mapping):
                event = self._event(one, table, problems, undeclared, known)
                if event is not None:
                    events.append(event)
            elif one is not None:
                problems.append(Problem(_EVENTS, INVALID_VALUE, shown(one)))
        return tuple(events)

    def _event(
        self,
        raw: Mapping[str, object],
        table: bool,
        problems: list[Problem],
        undeclared: dict[str, int],
        known: bool,
    ) -> Event | None:
        spelling: str | None = None
        for family in self.families:
            text = text_of(given(raw, family.columns.type, not table))
            kind = family.kinds.get(match_form(text)) if text else None
            if kind is not None and (known or kind.plan.is_outcome):
                return self._declared(kind, family.columns, raw, table, problems)
            spelling = spelling or text
        if spelling:
            shown_type = presentable(spelling)
            undeclared[shown_type] = undeclared.get(shown_type, 0) + 1
        else:
            problems.append(Problem(_EVENTS, NO_TYPE))
        return None

    def _declared(
        self, kind: _Kind, columns: EventColumns, raw: Mapping[str, object], table: bool, problems: list[Problem]
    ) -> Event | None:
        raw_at = given(raw, columns.at, not table)
        at = self.moment(raw_at)
        if at is None:
            problems.append(Problem(kind.plan.name, NO_MOMENT, shown(raw_at)))
            return None
        attributes: dict[str, Value | None] = {}
        for name, column, read in kind.attributes:
            attributes[name], _, _, problem = read(given(raw, column, not table))
            if problem is not None:
                problems.append(problem)
        person = key_of(given(raw, columns.person, not table))
        return Event(kind.plan.name, at, person, key_of(given(raw, columns.key, not table)), attributes)


def events_reader(plan: ReadingPlan, moment: Callable[[object], Moment | None]) -> EventsReader:
    """Return the reader of a record's events and outcomes; one family where both have the same columns."""
    events = [kind for kind in plan.events if not kind.is_outcome]
    outcomes = [kind for kind in plan.events if kind.is_outcome]
    if plan.columns == plan.outcome_columns:
        return EventsReader((_family(plan.columns, [*events, *outcomes]),), moment)
    return EventsReader((_family(plan.columns, events), _family(plan.outcome_columns, outcomes)), moment)


def _family(columns: EventColumns, plans: list[EventPlan]) -> _Family:
    kinds: dict[str, _Kind] = {}
    for plan in plans:
        readers = tuple((one.name, one.column, value_reader(one, f"{plan.name}.{one.name}")) for one in plan.attributes)
        for way in (plan.name, *plan.recorded_as):
            kinds.setdefault(match_form(way), _Kind(plan, readers))
    return _Family(columns, kinds)
