"""A small policy, built by hand, whose names the sentences use."""

import pytest

from policy_engine.base.text import Text
from policy_engine.ir.nodes.conditions import And, Compare, CriterionState, InEffect, Not, OneOf, Or, Relation
from policy_engine.ir.nodes.operands import Field, Literal
from policy_engine.ir.nodes.policy import Blocker, Criterion, DerivedEvent, Dimension, Outcome, Policy, SourceOf, Stage
from policy_engine.runtime.plan import EventColumns, EventPlan, FieldPlan, PeoplePlan, ReadingPlan
from policy_engine.sentences import Wording
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    Scope,
    SeveralType,
    TextType,
    ValueType,
    YesNoType,
)

COUNTRY = Field(Scope.RECORD, "country", PicklistType(("DE", "AT", "CH", "PL")))
EMPLOYEES = Field(Scope.RECORD, "employees", IntegerType())
REVENUE = Field(Scope.RECORD, "revenue", NumberType("EUR"))
CONSENT = Field(Scope.RECORD, "consent", YesNoType())
PAIN = Field(Scope.RECORD, "pain", TextType())
INTERESTS = Field(Scope.RECORD, "interests", SeveralType(("crm", "erp")))
DECISION = Field(Scope.RECORD, "decision_date", DateType())
ROLE = Field(Scope.PERSON, "role", PicklistType(("economic_buyer", "champion")))
MINUTES = Field(Scope.ATTRIBUTE, "minutes", NumberType())
OPEN_PROJECT = Field(Scope.RECORD, "open_project", YesNoType())

IN_MARKET = And(
    (
        OneOf(COUNTRY, ("DE", "AT", "CH")),
        Compare(Relation.GREATER_OR_EQUAL, EMPLOYEES, Literal(100, IntegerType(), "min_employees")),
    )
)


def plan(name: str, type_: ValueType, label: str | None = None, fresh: int | None = None) -> FieldPlan:
    return FieldPlan(
        name, type_, "fact", Text(label) if label else None, name, False, None, (), frozenset(), None, None, fresh,
        (), None,
    )  # fmt: skip


def event(name: str, *attributes: FieldPlan, label: str | None = None, outcome: bool = False) -> EventPlan:
    return EventPlan(name, "need", outcome, Text(label) if label else None, (name,), attributes)


def reading() -> ReadingPlan:
    columns = EventColumns("type", "at", "id", "person", None)
    fields = tuple(plan(f.name, f.type) for f in (COUNTRY, REVENUE, CONSENT, INTERESTS, DECISION, OPEN_PROJECT))
    return ReadingPlan(
        kind="account",
        label=None,
        key_column="Company ID",
        fields=(
            *fields,
            plan("employees", IntegerType(), "No. of employees"),
            plan("budget", PicklistType(("confirmed",)), fresh=90),
            plan("pain", TextType(), "Pain", 180),
        ),
        people=PeoplePlan("contact", (plan("role", ROLE.type),), None),
        events=(
            event("demo_request"),
            event("quote_request"),
            event("requirements_call", plan("minutes", NumberType())),
            event("pricing_page_view"),
            event("no_budget", label="No budget", outcome=True),
        ),
        columns=columns,
        outcome_columns=columns,
        time_zone="UTC",
        everywhere_unknown=frozenset(),
    )


def build() -> Policy:
    open_project = Compare(Relation.EQUAL, OPEN_PROJECT, Literal(True, YesNoType()))
    consent = Compare(Relation.EQUAL, CONSENT, Literal(True, YesNoType()))
    return Policy(
        name="demo", title=Text("Demo"), goal=None, goal_days=None, owners=("marketing", "sales"), meaning_hash="0",
        reading=reading(),
        derived=(
            DerivedEvent(
                "active_evaluation", "need", Text("Pricing views inside an open project"),
                (SourceOf("pricing_page_view", open_project),),
            ),
        ),
        criteria=(
            Criterion("target_market", "context", Text("In our target market"), ("marketing",), IN_MARKET, (),
                      None, None, None),
            Criterion("budget_in_sight", "context", Text("Budget is in sight"), ("sales",), consent,
                      (InEffect("no_budget", 90, True),), None, None, None),
        ),
        dimensions=(
            Dimension("context", Text("Can this account decide?"), (),
                      And((CriterionState("target_market"), CriterionState("budget_in_sight")))),
            Dimension("timing", Text("Is there a date?"), (), Or((CriterionState("target_market"),))),
        ),
        blockers=(
            Blocker("no_consent", False, Text("Consent is missing"), ("marketing",), consent, True, 739981, None,
                    None, None, None),
            Blocker("competitor", True, Text("Works for a competitor"), ("sales",), Not(consent), False, None, None,
                    None, None, None),
        ),
        stages=(
            Stage("ready", Text("Ready for a decision"), None, True, "sales", 3, CriterionState("target_market")),
            Stage("watching", Text("Reacts; no need seen yet"), None, False, "marketing", None, None),
        ),
        outcomes=(Outcome("no_budget", "rejected", Text("No budget")),),
        order=("target_market", "budget_in_sight", "context", "timing"), durations=(90,), days=(739981,),
    )  # fmt: skip


@pytest.fixture(scope="session")
def policy() -> Policy:
    return build()


@pytest.fixture(scope="session")
def wording(policy: Policy) -> Wording:
    return Wording(policy)
