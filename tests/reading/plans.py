"""Reading plans made by hand."""

from typing import Any

from policy_engine.runtime.plan import EventColumns, EventPlan, FieldPlan, PeoplePlan, ReadingPlan
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

DEFAULT_COLUMNS = EventColumns("type", "at", "id", "person", None)
EVERYWHERE = frozenset({"select", "n/a", "-"})


def field(name: str, value_type: ValueType, **facts: Any) -> FieldPlan:
    defaults: dict[str, Any] = {
        "name": name,
        "type": value_type,
        "evidence": "fact",
        "label": None,
        "column": name,
        "dotted": False,
        "format": None,
        "spellings": (),
        "unknown_when": EVERYWHERE,
        "empty_means": None,
        "dated_by": None,
        "fresh_days": None,
        "denied_by": (),
        "filled_by": None,
    }
    return FieldPlan(**{**defaults, **facts})


def event(name: str, *recorded_as: str, outcome: bool = False, attributes: tuple[FieldPlan, ...] = ()) -> EventPlan:
    return EventPlan(name, "outcome" if outcome else "reaction", outcome, None, (name, *recorded_as), attributes)


def plan(*fields: FieldPlan, **facts: Any) -> ReadingPlan:
    defaults: dict[str, Any] = {
        "kind": "account",
        "label": None,
        "key_column": None,
        "fields": fields,
        "people": None,
        "events": (),
        "columns": DEFAULT_COLUMNS,
        "outcome_columns": DEFAULT_COLUMNS,
        "time_zone": "Europe/Berlin",
        "everywhere_unknown": EVERYWHERE,
    }
    return ReadingPlan(**{**defaults, **facts})


COUNTRY = field(
    "country",
    PicklistType(("DE", "AT")),
    column="Country/Region",
    dotted=True,
    spellings=(("DE", ("DE", "Germany")), ("AT", ("AT", "Austria"))),
)
EMPLOYEES = field("employees", IntegerType(), column="No. of Employees", dotted=True)
COMPETITOR = field("competitor", YesNoType(), empty_means=False)
BUDGET = field("budget", PicklistType(("confirmed", "refused")), dated_by="Budget changed on")
INTERESTS = field("interests", SeveralType(("crm", "erp")))
DECISION = field("decision_date", DateType())
REVENUE = field("revenue", NumberType("EUR"))
PAIN = field("pain", TextType())

ACCOUNT = plan(
    COUNTRY,
    EMPLOYEES,
    COMPETITOR,
    BUDGET,
    INTERESTS,
    DECISION,
    REVENUE,
    PAIN,
    key_column="company",
    people=PeoplePlan("contact", (field("role", PicklistType(("champion", "user"))),), None),
    events=(
        event("pricing_page_view", "Page view: /pricing"),
        event("requirements_call", attributes=(field("minutes", NumberType()),)),
        event("no_budget", "Closed: budget", outcome=True),
    ),
)
