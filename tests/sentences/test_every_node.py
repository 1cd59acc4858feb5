"""Every node kind of the ir has a sentence, and reads well."""

import re
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from policy_engine import sentences
from policy_engine.ir.nodes import conditions, operands
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Bound,
    Compare,
    Count,
    CriterionState,
    DimensionState,
    Includes,
    InEffect,
    Known,
    Mentions,
    Not,
    OneOf,
    Or,
    People,
    Relation,
    Source,
    Until,
    Window,
    Within,
)
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Percent, Today
from policy_engine.sentences import LANGUAGES, clause, sentence
from policy_engine.sentences.english import ENGLISH
from policy_engine.values.types import DateType, IntegerType, NumberType, PicklistType, Scope, TextType, YesNoType

from .conftest import (
    CONSENT,
    COUNTRY,
    DECISION,
    EMPLOYEES,
    IN_MARKET,
    INTERESTS,
    MINUTES,
    OPEN_PROJECT,
    PAIN,
    REVENUE,
    ROLE,
)

AT_LEAST, LESS, EQUAL = Relation.GREATER_OR_EQUAL, Relation.LESS, Relation.EQUAL
DAY = 739721  # 2026-04-15
STATES = (CriterionState("target_market"), CriterionState("budget_in_sight"), DimensionState("timing"))
CONSENT_YES = Compare(EQUAL, CONSENT, Literal(True, YesNoType()))
CHAMPION = Compare(EQUAL, ROLE, Literal("champion", ROLE.type))
BY_COUNTRY = Choice("min_employees", COUNTRY, (("DE", 50), ("AT", 20), ("CH", 20)), 100, IntegerType())
SPAN = Choice("attention", COUNTRY, (("DE", 30),), None, None)
MARKETS = Choice("markets", COUNTRY, (("DE", ("DE", "AT")), ("PL", ("PL",))), ("CH",), PicklistType(("DE",)))
REQUESTS = ("demo_request", "quote_request")


def events(number: int, bound: Bound = Bound.AT_LEAST, names: tuple[str, ...] = REQUESTS, **more: object) -> Count:
    sources = tuple(Source(name) for name in names)
    given = {"where": None, "window": Window(0, 30), **more}
    return Count(bound, number, names, sources, **given)  # type: ignore[arg-type]


READ_ALOUD = [
    (IN_MARKET, "Country is one of DE, AT, CH and “No. of employees” is at least 100 (setting min employees)"),
    (Compare(EQUAL, COUNTRY, Literal("DE", COUNTRY.type)), "Country is DE"),
    (Not(CONSENT_YES), "Consent is not yes"),
    (Not(Compare(AT_LEAST, EMPLOYEES, Literal(100, IntegerType()))), "“No. of employees” is less than 100"),
    (Compare(AT_LEAST, REVENUE, Literal(2_500_000_500, NumberType("EUR"))),
     "Revenue is at least 2\u00a0500\u00a0000.5\u00a0EUR"),
    (Compare(EQUAL, PAIN, Literal("Late", TextType())), "“Pain” is “Late”"),
    (Compare(LESS, DECISION, Literal(DAY, DateType())), "Decision date is before 2026-04-15"),
    (Compare(EQUAL, DECISION, Today()), "Decision date is today"),
    (Not(Compare(LESS, DECISION, Today())), "Decision date is on or after today"),
    (Compare(AT_LEAST, EMPLOYEES, BY_COUNTRY),
     "“No. of employees” is at least the setting min employees"
     " (by country: 50 for DE, 20 for AT and CH, otherwise 100)"),
    (Compare(AT_LEAST, EMPLOYEES, Percent(80, Field(Scope.RECORD, "seats_paid", IntegerType()))),
     "“No. of employees” is at least 80 % of seats paid"),
    (And((Compare(AT_LEAST, EMPLOYEES, Literal(10, IntegerType())),
          Compare(Relation.LESS_OR_EQUAL, EMPLOYEES, Literal(20, IntegerType())), CONSENT_YES)),
     "“No. of employees” is between 10 and 20 and consent is yes"),
    (Not(OneOf(COUNTRY, ("DE", "AT"))), "Country is none of DE, AT"),
    (OneOf(COUNTRY, ("DE", "AT"), "target_countries"), "Country is one of DE, AT (setting target countries)"),
    (OneOf(COUNTRY, MARKETS),
     "Country is one of the setting markets (by country: DE, AT for DE; PL for PL; otherwise CH)"),
    (Known(PAIN), "“Pain” is known"),
    (Not(Known(PAIN)), "“Pain” is unknown"),
    (Includes(INTERESTS, False, ("crm", "erp")), "Interests includes any of crm, erp"),
    (Includes(INTERESTS, True, ("crm",)), "Interests includes crm"),
    (Not(Includes(INTERESTS, False, ("crm", "erp"))), "Interests includes none of crm, erp"),
    (Mentions(PAIN, (("cto",), ("head", "of", "it")), (("assistant",),)),
     "“Pain” mentions “cto” or “head of it”, but not “assistant”"),
    (Not(Mentions(PAIN, (("cto",),), ())), "“Pain” does not mention “cto”"),
    (Within(DECISION, True, 0, 90), "Decision date is in the next 90 days"),
    (Within(DECISION, True, 10, 60), "Decision date is 10 to 60 days from today"),
    (Within(DECISION, False, 14, None), "Decision date is at least 14 days ago"),
    (Within(DECISION, False, 14, None, 1), "Decision date is more than 14 days ago"),
    (Within(DECISION, False, 0, 1), "Decision date is today or yesterday"),
    (Within(DECISION, False, 0, 14, 0, -1), "Decision date is less than 14 days ago"),
    (Within(DECISION, False, 0, SPAN),
     "Decision date is in the last n days (n is the setting attention, by country: 30 for DE, otherwise unknown)"),
    (Not(Within(DECISION, False, 0, 30)), "Decision date is not in the last 30 days"),
    (Until(DAY), "Today is 2026-04-15 or earlier"),
    (events(1), "Demo request or quote request happened at least once in the last 30 days"),
    (events(3), "Demo request or quote request happened at least 3 times in total in the last 30 days"),
    (Not(events(1)), "Demo request or quote request did not happen in the last 30 days"),
    (events(2, Bound.AT_MOST, ("demo_request",), window=None), "Demo request happened at most twice"),
    (events(0, Bound.AT_MOST, ("demo_request",), window=None), "Demo request never happened"),
    (events(3, names=("active_evaluation",), different_days=True, window=Window(0, 14)),
     "“Pricing views inside an open project” happened on at least 3 different days in the last 14 days"),
    (events(1, names=("requirements_call",), window=Window(30, 60),
            where=Compare(AT_LEAST, MINUTES, Literal(30_000, NumberType()))),
     "Requirements call (where minutes is at least 30) happened at least once 30 to 60 days ago"),
    (People(Bound.AT_LEAST, 1, CHAMPION), "There is a person for whom role is champion"),
    (People(Bound.AT_LEAST, 2, And((CHAMPION, events(1, names=("demo_request",), by_person=True)))),
     "There are at least 2 people for whom (role is champion and demo request by that person happened at least once"
     " in the last 30 days)"),
    (People(Bound.AT_MOST, 1, Or((CHAMPION, CONSENT_YES))),
     "There is at most 1 person for whom (role is champion or consent of the account is yes)"),
    (Not(People(Bound.AT_LEAST, 1, CHAMPION)), "There is no person for whom role is champion"),
    (And((CONSENT_YES, People(Bound.AT_LEAST, 1, CHAMPION))),
     "Consent is yes and (there is a person for whom role is champion)"),
    (CriterionState("target_market"), "“In our target market” is met"),
    (Not(DimensionState("timing")), "“Is there a date?” is not met"),
    (And(STATES), "“In our target market”, “Budget is in sight” and “Is there a date?” are met"),
    (And((STATES[0], Or(STATES[1:]))),
     "“In our target market” is met and (“Budget is in sight” or “Is there a date?” is met)"),
    (AtLeast(2, STATES),
     "At least 2 of “In our target market”, “Budget is in sight” and “Is there a date?” are met"),
    (DimensionState("context"), "“Can this account decide?” is met"),
    (InEffect("no_budget", 60, False), "“No budget” was recorded in the last 60 days"),
    (InEffect("no_budget", 60, True), "“No budget” was recorded in the last 60 days and no new need has shown since"),
    (InEffect("no_budget", None, False), "“No budget” was recorded at any time"),
    (Or((And((CONSENT_YES, Known(PAIN))), Known(DECISION))),
     "(Consent is yes and “Pain” is known) or decision date is known"),
    (Not(Or((CONSENT_YES, Known(PAIN)))), "It is not the case that (consent is yes or “Pain” is known)"),
    (AtLeast(2, (CONSENT_YES, Known(PAIN), And((CONSENT_YES, Known(DECISION))))),
     "At least 2 of these hold: consent is yes; “Pain” is known; (consent is yes and decision date is known)"),
    (And(()), "Always"),
    (Or(()), "Never"),
]  # fmt: skip

OPEN = Compare(EQUAL, OPEN_PROJECT, Literal(True, YesNoType()))
PARTS = [
    (Source("pricing_page_view"), "pricing page view"),
    (Source("pricing_page_view", ("active_evaluation",), OPEN),
     "pricing page view (counted as “Pricing views inside an open project”) while open project is yes"),
    (Window(30, 60), "30 to 60 days ago"),
    (Window(0, 0), "today"),
    (EMPLOYEES, "“No. of employees”"),
    (Literal(DAY, DateType()), "2026-04-15"),
    (BY_COUNTRY, "the setting min employees (by country: 50 for DE, 20 for AT and CH, otherwise 100)"),
    (Today(), "today"),
    (Percent(80, EMPLOYEES), "80 % of “No. of employees”"),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "expected"), READ_ALOUD, ids=[text[:50] for _, text in READ_ALOUD])
def test_condition_reads_well(policy, condition, expected):
    assert sentence(condition, policy) == expected


@pytest.mark.parametrize(("node", "expected"), PARTS, ids=[text[:50] for _, text in PARTS])
def test_part_reads_well(wording, node, expected):
    assert clause(node, wording) == expected


def test_no_node_kind_is_without_a_sentence():
    kinds = {
        kind
        for module in (conditions, operands)
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind)
    }
    told = {type(node) for node, _ in [*READ_ALOUD, *PARTS]}
    assert {kind.__name__ for kind in kinds - told} == set()


def test_different_conditions_have_different_sentences():
    texts = [text for _, text in READ_ALOUD]
    assert len(set(texts)) == len(texts)


def test_every_table_has_the_keys_that_are_asked_for():
    folder = Path(sentences.__file__).parent
    code = "".join(file.read_text("utf-8") for file in sorted(folder.glob("*.py")) if file.name != "english.py")
    asked = set(re.findall(r'say\(\s*"([a-z_.]*[a-z])"[,)]', code))
    for language, table in LANGUAGES.items():
        assert asked <= set(table.phrases), language
        assert set(table.phrases) == set(ENGLISH.phrases), language
