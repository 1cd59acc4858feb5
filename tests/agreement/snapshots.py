"""Messy records for a policy: everything a source may hold, near the edges where the policy turns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from policy_engine.ir.nodes.policy import Policy
from policy_engine.runtime.plan import EventPlan, FieldPlan
from tests.agreement.edges import Edges, edges_of
from tests.agreement.raw_values import day_text, raw_value

BASE = date(2026, 3, 1).toordinal()
TIMES = (
    "", "", "T00:00:00", "T23:59:59", "T12:00:00.500", "T23:30:00Z", "T00:30:00+02:00", "T22:15:00-05:00", " 08:00",
    "T10:17:42Z", "T18:29:59Z", "T18:30:00Z", "T00:00:00+05:30", "T24:00:00", "T23:59:59.999999Z",
)  # fmt: skip
ODDNESS = (0.0, 0.0, 0.0, 0.05, 0.2, 1.0)
"""How much of what a snapshot's slots cannot say records have: readers treat plain records and odd ones apart."""
BAD_MOMENTS: tuple[object, ...] = (None, "", "yesterday", 5, "2026-13-01", "2026-02-30T10:00:00", True)
PEOPLE_KEYS: tuple[object, ...] = ("anna", "ben", "chris", "dora", 17)


@dataclass(frozen=True)
class Maker:
    """Makes records for one policy."""

    policy: Policy
    edges: Edges
    odd: float = 1.0
    ages: tuple[int, ...] = ()
    """Ages of events in a record whose events are many and near each other."""

    @staticmethod
    def of(policy: Policy) -> "Maker":
        """Collect the policy's edges once, for all its records."""
        return Maker(policy, edges_of(policy))

    def oddly(self, rng: Random, chance: float) -> bool:
        """Tell whether to do something odd here."""
        return rng.random() < chance * self.odd

    def moment(self, rng: Random, as_of: int) -> object:
        """Return a raw moment: at a window's edge, on a day of the policy, later than ``as_of``, or no moment."""
        if rng.random() < 0.03:
            return rng.choice(BAD_MOMENTS if self.odd else BAD_MOMENTS[:3])
        pool = self.ages or self.edges.ages
        age = rng.choice(pool) if self.ages or rng.random() < 0.85 else rng.randint(-10, 120)
        day = as_of - age
        if self.edges.days and rng.random() < 0.1:
            day = rng.choice(self.edges.days) + rng.choice((-1, 0, 1))
        return day_text(day) + rng.choice(TIMES)

    def said(self, rng: Random, plan: FieldPlan, as_of: int) -> object:
        """Return what a record holds under a field's column: a value, a dated one, or a history."""
        if self.oddly(rng, 0.15):
            return [self.dated(rng, plan, as_of) for _ in range(rng.randint(1, 4))]
        if self.oddly(rng, 0.2) or (plan.dated_by is not None and rng.random() < 0.15):
            return self.dated(rng, plan, as_of)
        return raw_value(rng, plan, self.edges, as_of, odd=self.odd > 0)

    def dated(self, rng: Random, plan: FieldPlan, as_of: int) -> dict[str, object]:
        """Return a value with its moment; now and then without."""
        value: dict[str, object] = {"value": raw_value(rng, plan, self.edges, as_of, odd=self.odd > 0)}
        if rng.random() < 0.9:
            value["at"] = self.moment(rng, as_of)
        return value

    def put_fields(self, rng: Random, plans: Sequence[FieldPlan], raw: dict[str, object], as_of: int) -> None:
        """Write fields into a raw record or person."""
        for plan in plans:
            if rng.random() < 0.12:
                continue
            value = self.said(rng, plan, as_of)
            if plan.dotted and "." in plan.column and rng.random() < 0.5:
                head, _, rest = plan.column.partition(".")
                inner = raw.setdefault(head, {})
                if isinstance(inner, dict):
                    inner[rest] = value
            else:
                raw[plan.column] = value
            if plan.dated_by is not None and rng.random() < 0.85:
                raw[plan.dated_by] = self.moment(rng, as_of)

    def event(self, rng: Random, plan: EventPlan, as_of: int) -> dict[str, object]:
        """Return one raw event of a type."""
        columns = self.policy.reading.columns
        name = rng.choice(plan.recorded_as)
        raw: dict[str, object] = {columns.type: rng.choice((name, name, name.upper(), f" {name}"))}
        if rng.random() < 0.97:
            raw[columns.at] = self.moment(rng, as_of)
        if rng.random() < 0.7:
            anybody = (*PEOPLE_KEYS, *PEOPLE_KEYS, "stranger", None, "", 3.5)
            raw[columns.person] = rng.choice(PEOPLE_KEYS[:2] if self.ages else anybody)
        if self.oddly(rng, 0.4):
            raw[columns.key] = rng.choice(("e1", "e2", "e3", 4, None, ""))
        elif rng.random() < 0.3:
            raw[columns.key] = f"k{rng.randint(1, 60)}"
        for attribute in plan.attributes:
            if rng.random() < 0.9:
                raw[attribute.column] = raw_value(rng, attribute, self.edges, as_of, odd=self.odd > 0)
        return raw

    def events(self, rng: Random, as_of: int) -> list[object]:
        """Return raw events and outcomes in no order, an undeclared type among them now and then."""
        plans = self.policy.reading.events
        weights = [1 if plan.is_outcome else 3 for plan in plans]
        size = rng.choice((0, 1, 2, 3, 5, 8, 12)) if not self.ages else rng.randint(6, 16)
        if self.ages:
            plans = rng.sample(plans, min(2, len(plans)))
            weights = weights[: len(plans)]
        made: list[object] = (
            [self.event(rng, plan, as_of) for plan in rng.choices(plans, weights, k=size)] if plans else []
        )
        if rng.random() < 0.15:
            made.append(
                {self.policy.reading.columns.type: "unheard of", self.policy.reading.columns.at: day_text(as_of)}
            )
        if made and rng.random() < 0.2:
            made.append(dict(made[0]) if isinstance(made[0], dict) else made[0])
        return made

    def people(self, rng: Random, as_of: int) -> list[object]:
        """Return raw people with different keys, rarely with one key twice."""
        plan = self.policy.reading.people
        assert plan is not None
        keys = rng.sample(PEOPLE_KEYS if self.odd else PEOPLE_KEYS[:4], rng.randint(0, 4))
        if keys and rng.random() < 0.02:
            keys.append(keys[0])
        made: list[object] = []
        for key in keys:
            person: dict[str, object] = {}
            if plan.key_column is not None:
                person[plan.key_column] = key
            self.put_fields(rng, plan.fields, person, as_of)
            made.append(person)
        return made

    def record(self, rng: Random, as_of: int) -> dict[str, object]:
        """Return a raw record as JSON would hold it."""
        past = [age for age in self.edges.ages if age >= 0]
        ages = tuple(rng.sample(past, min(3, len(past)))) if rng.random() < 0.4 else ()
        return replace(self, odd=rng.choice(ODDNESS), ages=ages)._record(rng, as_of)

    def _record(self, rng: Random, as_of: int) -> dict[str, object]:
        reading = self.policy.reading
        raw: dict[str, object] = {}
        if reading.key_column is not None and rng.random() < 0.99:
            raw[reading.key_column] = rng.choice(("acme", "Bolt & Söhne", 4711))
        self.put_fields(rng, reading.fields, raw, as_of)
        if rng.random() < 0.9:
            raw["events"] = self.events(rng, as_of) if rng.random() < 0.95 else None
        if reading.people is not None and rng.random() < 0.9:
            raw["people"] = self.people(rng, as_of) if rng.random() < 0.95 else None
        return raw

    def days(self, rng: Random, as_of: int, number: int) -> list[int]:
        """Return days to decide for: ``as_of``, and others at which something turns."""
        steps = [sign * age for age in self.edges.ages for sign in (-1, 1)]
        days = [as_of]
        while len(days) < number:
            near_policy = self.edges.days and rng.random() < 0.2
            days.append(rng.choice(self.edges.days) + rng.choice((0, 1)) if near_policy else as_of + rng.choice(steps))
        return days


def cell(value: object) -> object:
    """Return a raw value as a cell of a table holds it; observations and what no cell can hold stay."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list() if all(isinstance(member, str) for member in value):
            return ";".join(value)
        case _:
            return value


def as_row(raw: dict[str, object]) -> dict[str, object]:
    """Return a raw record as a row, with its people and events joined from their tables."""
    row: dict[str, object] = {}
    for name, value in raw.items():
        joined = name in ("people", "events") and isinstance(value, list)
        row[name] = [{k: cell(v) for k, v in member.items()} for member in value] if joined else cell(value)
    return row
