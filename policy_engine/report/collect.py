"""Counting while records are decided: cheap for each record, in bounded memory whatever the data."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.nearest import nearest
from policy_engine.files.source import RecordSource
from policy_engine.ir.nodes.policy import Policy
from policy_engine.report.advice import with_advice
from policy_engine.report.event_tally import EventsTally
from policy_engine.report.field_tally import FieldTally
from policy_engine.report.findings import (
    ColumnReport,
    DataReport,
    NearKeys,
    PeopleReport,
    RejectedReport,
    Whose,
)
from policy_engine.report.rules import asked
from policy_engine.report.sides import side_reports
from policy_engine.report.spellings import can_be_pasted, loose
from policy_engine.runtime.plan import FieldPlan, ReadingPlan
from policy_engine.runtime.read.events import NO_MOMENT, NO_TYPE
from policy_engine.runtime.read.records import PERSON_WITHOUT_KEY
from policy_engine.runtime.read.values import OTHER_VALUE
from policy_engine.runtime.record import Problem, Reason, Record
from policy_engine.values.types import Scope

KEPT_ROWS: Final = 1000
"""So many rejected rows are kept with their places."""

KEPT_NAMES: Final = 1000
"""So many different names of JSON members are kept, to find a missing column's neighbour."""

KEPT_KEYS: Final = 100_000
"""So many records' keys are compared ignoring case and blanks."""

_LONG: Final = 100
"""Longer keys and names are not compared."""

HARMLESS: Final = frozenset({OTHER_VALUE})
"""Problems that are known values all the same; ``--strict`` lets them be."""


class Collector:
    """Counts what is odd about the records of one evaluation. ``as_of`` is an ordinal."""

    def __init__(self, policy: Policy, as_of: int) -> None:
        plan = policy.reading
        rules = asked(policy)
        self._policy = policy
        self._as_of = as_of
        self._fields = [
            FieldTally(field, field.name, Whose.RECORD, as_of, rules.texts_of(Scope.RECORD, field.name))
            for field in plan.fields
        ]
        self._people_fields = [
            FieldTally(field, f"people.{field.name}", Whose.PERSON, as_of, rules.texts_of(Scope.PERSON, field.name))
            for field in (plan.people.fields if plan.people is not None else ())
        ]
        self._events = EventsTally(plan, rules, as_of)
        every = [*self._fields, *self._people_fields, *self._events.attributes.values()]
        self._tallies = {tally.name: tally for tally in every}
        self._people_records = self._people_count = self._people_without_key = 0
        self._decided = 0
        self._rejected: Counter[str] = Counter()
        self._rejections: list[Diagnostic] = []
        self._lists = 0
        self._grave = False
        self._wanted = _columns(plan)
        self._names: set[str] = set()
        self._keys: set[str] = set()
        self._near_keys = 0
        self._keyed = plan.key_column is not None

    @property
    def grave(self) -> bool:
        """Whether ``--strict`` has something against it: a row that is not decided, or an invalid value."""
        return self._grave

    def add(self, record: Record, names: Collection[str]) -> None:
        """Count a record that is decided. ``names`` are the names of its raw object's members, or of its columns."""
        self._decided += 1
        fields = record.fields
        for tally in self._fields:
            tally.add(fields[tally.plan.name])
        people = record.people or ()
        if record.people is not None:
            self._people_records += 1
            self._people_count += len(people)
        for person in people:
            for tally in self._people_fields:
                tally.add(person.fields[tally.plan.name])
        self._events.add(record)
        for problem in record.problems:
            self._add_problem(problem)
        if self._keyed:
            self._compare_key(record.key)
        if not self._names.issuperset(names):
            self._note(names)

    def reject(self, diagnostic: Diagnostic) -> None:
        """Count a row that is not decided; the first ones are kept with their places."""
        self._grave = True
        self._rejected[diagnostic.code.id] += 1
        if len(self._rejections) < KEPT_ROWS:
            self._rejections.append(diagnostic)

    def _add_problem(self, problem: Problem) -> None:
        if problem.kind not in HARMLESS:
            self._grave = True
        tally = self._tallies.get(problem.field)
        if tally is not None:
            tally.add_problem(problem)
        elif problem.kind == NO_MOMENT:
            self._events.types[problem.field].moments.add(problem.shown or "")
        elif problem.kind == NO_TYPE:
            self._events.without_type += 1
        elif problem.kind == PERSON_WITHOUT_KEY:
            self._people_without_key += 1
        else:
            self._lists += 1

    def _note(self, names: Collection[str]) -> None:
        """Keep the names that are read, and of the others a bounded number."""
        for name in names:
            if name in self._wanted or (len(self._names) < KEPT_NAMES and len(name) <= _LONG):
                self._names.add(name)

    def _compare_key(self, key: str) -> None:
        """Note a key that differs from an earlier one only in case or blanks; equal keys never come here twice."""
        if len(key) > _LONG:
            return
        form = loose(key)
        if form in self._keys:
            self._near_keys += 1
        elif len(self._keys) < KEPT_KEYS:
            self._keys.add(form)

    def finish(self, source: RecordSource) -> DataReport:
        """Return the report, when the source has been read to its end or to where it stopped."""
        plan = self._policy.reading
        report = DataReport(
            policy=self._policy.name,
            as_of=self._as_of,
            file=source.name,
            rows=source.rows,
            decided=self._decided,
            stopped=source.stopped,
            about_file=tuple(source.diagnostics),
            rejected=RejectedReport(
                self._rejected.total(),
                tuple(sorted(self._rejected.items(), key=lambda item: (-item[1], item[0]))),
                tuple(self._rejections),
            ),
            sides=side_reports(source, plan),
            fields=tuple(tally.told() for tally in self._tallies.values()),
            people=None if plan.people is None else self._people(),
            events=self._events.told() if plan.events else None,
            columns=() if source.table or not self._decided else tuple(self._missing(plan)),
            unreadable_lists=self._lists,
            near_keys=NearKeys(self._near_keys, len(self._keys), len(self._keys) < KEPT_KEYS),
        )
        return with_advice(report, plan, self._tallies)

    def _people(self) -> PeopleReport:
        return PeopleReport(self._decided, self._people_records, self._people_count, self._people_without_key)

    def _missing(self, plan: ReadingPlan) -> Iterable[ColumnReport]:
        """Yield the declared columns that no record has, each with the nearest name that no field reads."""
        read = _columns(plan) | {"people", "events", plan.key_column}
        free = sorted(name for name in self._names if name not in read and can_be_pasted(name))
        for field in plan.fields:
            for column, is_date in ((field.column, False), (field.dated_by, True)):
                if column is None or not self._is_missing(field, column, is_date):
                    continue
                near = nearest(column, free)
                if near is None and not is_date and field.name != column:
                    near = nearest(field.name, free)
                yield ColumnReport(field.name, column, near, is_date)

    def _is_missing(self, field: FieldPlan, column: str, is_date: bool) -> bool:
        if column in self._names:
            return False
        tally = self._tallies[field.name]
        # A value may bring its own moment, so a column of dates is missed only where it makes a difference.
        if is_date:
            return tally.reasons[Reason.UNDATED] > 0
        return "." not in column or column.partition(".")[0] not in self._names


def _columns(plan: ReadingPlan) -> set[str]:
    """Return the columns of fields and dates, with the first parts of those that may be paths."""
    columns = {field.column for field in plan.fields}
    columns |= {field.column.partition(".")[0] for field in plan.fields if field.dotted}
    return columns | {field.dated_by for field in plan.fields if field.dated_by is not None}
