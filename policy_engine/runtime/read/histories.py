"""Reading what was said of one field: a value, a value with its moment, or a list of those.

The shape decides, one rule for all types: an object with ``value`` is a value with its moment (``at``); a list with
nothing but such objects (nulls dropped) is a history; any other list is the value itself, which only a *several of*
takes. A single value without ``at`` takes its moment from the column of ``dated by``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.read.joined import Observation
from policy_engine.runtime.read.lookup import given, shown
from policy_engine.runtime.read.values import Outcome, value_reader
from policy_engine.runtime.record import Entry, History, Moment, Problem, Reason
from policy_engine.values.raws import spelled
from policy_engine.values.types import SeveralType

INVALID_DATE: Final = "invalid date"
CONTRADICTORY: Final = "contradictory"


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads one field's history; ``where`` is the name that its problems bear."""

    plan: FieldPlan
    where: str
    value: Callable[[object], Outcome]
    moment: Callable[[object], Moment | None]

    def history(self, container: Mapping[str, object], table: bool, problems: list[Problem]) -> History:
        """Return all that ``container`` says of the field; what is wrong with it is added to ``problems``."""
        raw = given(container, self.plan.column, self.plan.dotted and not table)
        said = _observations(raw)
        if said is not None:
            entries = tuple(self._entry(one.get("value"), one.get("at"), problems) for one in said)
            return self._settled(entries, problems) if table else entries
        if isinstance(raw, list | tuple) and not isinstance(self.plan.type, SeveralType) and not _without_null(raw):
            raw = None
        at: object = None
        if isinstance(raw, Mapping) and "value" in raw:
            raw, at = raw["value"], raw.get("at")
        entry = self._entry(raw, self._dated(container, table) if at is None else at, problems)
        nothing_said = entry == _NOTHING_SAID and self.plan.empty_means is None
        return () if nothing_said else (entry,)

    def joined(
        self, container: Mapping[str, object], table: bool, rows: Sequence[Observation], problems: list[Problem]
    ) -> History:
        """Return the own history, and after it what the ``rows`` of a table of observations add.

        Such rows have no order: where they say something else of one moment than the own history says last, or than
        one another, the value of that moment is invalid.
        """
        own = {entry.at: entry for entry in self.history(container, table, problems)}
        observed = [self._entry(one.get("value"), one.get("at"), problems) for one in rows]
        return self._settled([entry for entry in (*own.values(), *observed) if not _says_nothing(entry)], problems)

    def _entry(self, raw: object, raw_at: object, problems: list[Problem]) -> Entry:
        value, reason, timeless, problem = self.value(raw)
        if problem is not None:
            problems.append(problem)
        return Entry(value, reason, self._moment(raw_at, problems), timeless)

    def _moment(self, raw: object, problems: list[Problem]) -> Moment | None:
        """Return an observation's moment; blank or listed as unknown there is none, and anything else is reported."""
        if raw is None or spelled(raw) == "" or spelled(raw) in self.plan.unknown_when:
            return None
        moment = self.moment(raw)
        if moment is None:
            problems.append(Problem(self.where, INVALID_DATE, shown(raw)))
        return moment

    def _dated(self, container: Mapping[str, object], table: bool) -> object:
        column = self.plan.dated_by
        return None if column is None else given(container, column, not table)

    def _settled(self, entries: Iterable[Entry], problems: list[Problem]) -> History:
        """Make what contradicts itself at one moment invalid: rows of a table have no order."""
        said: dict[Moment | None, list[Entry]] = {}
        for entry in entries:
            said.setdefault(entry.at, []).append(entry)
        settled: list[Entry] = []
        for at, together in said.items():
            if all(entry == together[0] for entry in together):
                settled.append(together[0])
            else:
                problems.append(Problem(self.where, CONTRADICTORY))
                settled.append(Entry(None, Reason.INVALID, at))
        return tuple(settled)


_NOTHING_SAID: Final = Entry(None, Reason.MISSING)


def field_reader(plan: FieldPlan, moment: Callable[[object], Moment | None], scope: str = "") -> FieldReader:
    """Return the reader of a field; ``scope`` (such as ``people.``) stands before its name in problems."""
    where = scope + plan.name
    return FieldReader(plan, where, value_reader(plan, where), moment)


def _observations(raw: object) -> list[Mapping[str, object]] | None:
    """Return the members of a list with nothing but ``{"value": …}`` objects, or None."""
    if not isinstance(raw, list | tuple):
        return None
    members = _without_null(raw)
    said = [member for member in members if isinstance(member, Mapping) and "value" in member]
    return said if said and len(said) == len(members) else None


def _says_nothing(entry: Entry) -> bool:
    """Tell whether an entry is a blank without a date, ``empty means`` or not."""
    return entry.at is None and (entry.timeless or entry.reason is Reason.MISSING)


def _without_null(members: list[object] | tuple[object, ...]) -> list[object]:
    return [member for member in members if member is not None]
