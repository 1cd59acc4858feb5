"""Random raw records for any reading plan: mostly plain, sometimes odd, sometimes wrong."""

import random
from datetime import date

from policy_engine.runtime.plan import EventPlan, FieldPlan, ReadingPlan
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    SeveralType,
    TextType,
    ValueType,
    YesNoType,
)

TODAY = date(2026, 3, 1).toordinal()
WORDS = ("late", "deliveries", "Head of Sales", "CTO", "Assistenz Leiter", "Ärger", "Leiter  Einkauf", "ok")


class Dice(random.Random):
    """Random numbers; ``wild`` tells whether this record may be odd."""

    wild = False

    def chance(self, share: float) -> bool:
        """Tell whether something rare happens, which it only does to wild records."""
        return self.wild and self.random() < share


def random_record(plan: ReadingPlan, rng: Dice) -> dict[str, object]:
    """Return one raw record, in four of ten cases a wild one."""
    rng.wild = rng.random() < 0.4
    raw: dict[str, object] = {}
    if plan.key_column is not None and not rng.chance(0.02):
        raw[plan.key_column] = rng.choice(["acme", 17, " blank ", "Ünï", "a-b"])
    for field in plan.fields:
        _say(raw, field, rng)
    people: list[dict[str, object]] = []
    if plan.people is not None and rng.random() < 0.9:
        people = [_person(plan, rng, index) for index in range(rng.choice([0, 1, 1, 2, 3]))]
        raw["people"] = people
    if plan.events and rng.random() < 0.9:
        raw["events"] = [_event(plan, rng, len(people)) for _ in range(rng.choice([0, 1, 3, 6, 10]))]
    return raw


def _say(raw: dict[str, object], field: FieldPlan, rng: Dice) -> None:
    chance = rng.random()
    if chance < 0.2:
        return
    value = _value(field.type, rng)
    if isinstance(field.type, YesNoType) and rng.random() < 0.7:
        value = field.name != "competitor"
    if rng.chance(0.05):
        raw[field.column] = [{"value": _value(field.type, rng), "at": _day(rng)} for _ in range(rng.randint(1, 3))]
    elif rng.chance(0.1):
        raw[field.column] = {"value": value, "at": _day(rng)}
    else:
        raw[field.column] = value
    if field.dated_by is not None and rng.random() < (0.85 if field.empty_means is None else 0.2):
        raw[field.dated_by] = _day(rng)


def _person(plan: ReadingPlan, rng: Dice, index: int) -> dict[str, object]:
    assert plan.people is not None
    raw: dict[str, object] = {}
    if plan.people.key_column is not None and not rng.chance(0.03):
        raw[plan.people.key_column] = f"p{0 if rng.chance(0.03) else index}"
    for field in plan.people.fields:
        _say(raw, field, rng)
    return raw


def _event(plan: ReadingPlan, rng: Dice, people: int) -> dict[str, object]:
    if rng.random() < 0.05:
        return {"type": "undeclared", "at": _day(rng)}
    event: EventPlan = rng.choice(plan.events)
    if event.is_outcome and rng.random() < 0.7:
        return {"type": "undeclared"}
    columns = plan.outcome_columns if event.is_outcome else plan.columns
    raw: dict[str, object] = {columns.type: rng.choice(event.recorded_as or (event.name,)), columns.at: _day(rng)}
    if rng.random() < 0.6:
        raw[columns.person] = f"p{rng.randint(0, people)}"
    if rng.random() < 0.4:
        raw[columns.key] = rng.choice(["k1", "k2"]) if rng.chance(0.4) else f"e{rng.randrange(10**6)}"
    for attribute in event.attributes:
        if rng.random() < 0.7:
            raw[attribute.column] = _value(attribute.type, rng)
    return raw


def _day(rng: Dice) -> object:
    chance = rng.random()
    if rng.chance(0.05):
        return rng.choice([None, "", "not a day", 20260101, "2026-02-30"])
    day = date.fromordinal(TODAY + rng.choice([rng.randint(-220, 40), rng.choice([0, -1, 1, -30, -14, -90, -60])]))
    if chance < 0.5:
        return day.isoformat()
    return f"{day.isoformat()}T{rng.randint(0, 23):02}:30:00{rng.choice(['', 'Z', '+05:00'])}"


def _value(value_type: ValueType, rng: Dice) -> object:
    if rng.random() < 0.06:
        return rng.choice([None, "", "n/a", "Select", "nonsense", True, 7, 1.5, 1, 1.0])
    if rng.chance(0.03):
        return rng.choice([[], {}, ["x"], (), [None]])
    match value_type:
        case YesNoType():
            return rng.choice([True, False, "yes", "nein", "T", 1, 0])
        case PicklistType(values=values):
            return rng.choice([*values, rng.choice(values).upper()])
        case SeveralType(values=values):
            members = rng.sample(values, rng.randint(0, len(values)))
            return members if rng.random() < 0.6 else ";".join(members)
        case IntegerType():
            return rng.choice([rng.randint(0, 300), str(rng.randint(0, 300)), 50.0, 100])
        case NumberType():
            return rng.choice([rng.randint(0, 300), rng.randint(0, 3000) / 10, str(rng.randint(0, 90)), 30, 80])
        case DateType():
            return date.fromordinal(TODAY + rng.randint(-120, 150)).isoformat()
        case TextType():
            return " ".join(rng.sample(WORDS, rng.randint(1, 3)))
