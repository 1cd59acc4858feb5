"""What sound texts become: values in their inner form, tests in the model's forms."""

from dataclasses import replace

import pytest

from policy_engine.base.source import Span
from policy_engine.model.nodes import conditions as model
from policy_engine.model.nodes.record import EventColumns
from policy_engine.model.nodes.values import Days, FieldRef, Literal, PercentRef, SettingRef, TodayRef
from policy_engine.syntax.tree.conditions import Count, Order
from policy_engine.values.days import parse_day
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    Scope,
    TextType,
    YesNoType,
)
from tests.model.names.support import policy_of, shown
from tests.model.types.test_conditions import DECLARATIONS

AT = Span("0.policy", 0, 0)


def condition(text: str) -> model.Condition:
    return policy_of(DECLARATIONS + text + "\n").criteria[0].condition


def field(name: str, type_: object, scope: Scope = Scope.RECORD) -> FieldRef:
    return FieldRef(scope, name, type_, AT)  # type: ignore[arg-type]


COUNTRY = field("country", PicklistType(("DE", "AT")))
EMPLOYEES = field("employees", IntegerType())
CREATED = field("created", DateType())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("country is DE", model.Equals(COUNTRY, Literal("DE", COUNTRY.type, AT), False, AT)),
        ("country is not one of DE, AT", model.OneOf(COUNTRY, ("DE", "AT"), True, AT)),
        ("country is one of DE, DE", model.OneOf(COUNTRY, ("DE",), False, AT)),
        ("country is one of targets", model.OneOf(COUNTRY, SettingRef("targets", AT), False, AT)),
        ("country is unknown", model.Known(COUNTRY, True, AT)),
        (
            "revenue is at least 50000.5 EUR",
            model.Compared(
                field("revenue", NumberType("EUR")), Order.AT_LEAST, Literal(50_000_500, NumberType("EUR"), AT), AT
            ),
        ),
        (
            "usage is less than 20",
            model.Compared(field("usage", NumberType()), Order.LESS_THAN, Literal(20_000, NumberType(), AT), AT),
        ),
        (
            "employees is at least 80 % of seats",
            model.Compared(EMPLOYEES, Order.AT_LEAST, PercentRef(80, field("seats", IntegerType()), AT), AT),
        ),
        (
            "employees is between 5 and low",
            model.Between(EMPLOYEES, Literal(5, IntegerType(), AT), SettingRef("low", AT), AT),
        ),
        (
            "consent",
            model.Equals(field("consent", YesNoType()), Literal(True, YesNoType(), AT), False, AT),
        ),
        (
            'note mentions "Head of IT", "CTO" but not "Assistenz"',
            model.Mentions(field("note", TextType()), (("head", "of", "it"), ("cto",)), (("assistenz",),), AT),
        ),
        ("created is on today", model.Equals(CREATED, TodayRef(AT), False, AT)),
        (
            "created is before 2026-04-15",
            model.Compared(CREATED, Order.LESS_THAN, Literal(parse_day("2026-04-15") or 0, DateType(), AT), AT),
        ),
        ("created is after closed", model.Compared(CREATED, Order.MORE_THAN, field("closed", DateType()), AT)),
        (
            "created is in the last 2 weeks",
            model.DateWithin(CREATED, False, Days(0, AT), Days(14, AT), 0, 0, False, AT),
        ),
        (
            "created is not in the next attention",
            model.DateWithin(CREATED, True, Days(0, AT), SettingRef("attention", AT), 0, 0, True, AT),
        ),
        (
            "created is 2 to 4 weeks ago",
            model.DateWithin(CREATED, False, Days(14, AT), Days(28, AT), 0, 0, False, AT),
        ),
        (
            "created is 10 to 60 days from today",
            model.DateWithin(CREATED, True, Days(10, AT), Days(60, AT), 0, 0, False, AT),
        ),
        (
            "created is at least 14 days ago",
            model.DateWithin(CREATED, False, Days(14, AT), None, 0, 0, False, AT),
        ),
        (
            "created is more than 14 days ago",
            model.DateWithin(CREATED, False, Days(14, AT), None, 1, 0, False, AT),
        ),
        (
            "created is at most 14 days ago",
            model.DateWithin(CREATED, False, Days(0, AT), Days(14, AT), 0, 0, False, AT),
        ),
        (
            "created is less than 14 days ago",
            model.DateWithin(CREATED, False, Days(0, AT), Days(14, AT), 0, -1, False, AT),
        ),
        (
            "no demo 30 to 60 days ago",
            model.EventCount(Count.NONE, 0, ("demo",), None, False, model.Period(30, Days(60, AT), AT), False, AT),
        ),
        (
            "demo on at least 3 different days in the last 14 days",
            model.EventCount(Count.AT_LEAST, 3, ("demo",), None, True, model.Period(0, Days(14, AT), AT), False, AT),
        ),
        (
            "some person (at least 2 demo where minutes is at least 30)",
            model.PeopleCount(
                Count.SOME,
                1,
                model.EventCount(
                    Count.AT_LEAST,
                    2,
                    ("demo",),
                    model.Compared(
                        field("minutes", IntegerType(), Scope.ATTRIBUTE),
                        Order.AT_LEAST,
                        Literal(30, IntegerType(), AT),
                        AT,
                    ),
                    False,
                    None,
                    True,
                    AT,
                ),
                AT,
            ),
        ),
        (
            "some person (joined is after start)",
            model.PeopleCount(
                Count.SOME,
                1,
                model.Compared(field("joined", DateType(), Scope.PERSON), Order.MORE_THAN, SettingRef("start", AT), AT),
                AT,
            ),
        ),
        ("all of\n      - consent is known", model.Known(field("consent", YesNoType()), False, AT)),
        (
            "at least 1 of\n      - country is known\n      - created is known",
            model.AtLeastOf(1, (model.Known(COUNTRY, False, AT), model.Known(CREATED, False, AT)), AT),
        ),
    ],
)
def test_a_condition_becomes(text: str, expected: model.Condition) -> None:
    assert condition(text) == expected


def test_a_setting_takes_the_type_of_the_field_it_is_compared_with() -> None:
    as_integer = {s.name: s for s in policy_of(DECLARATIONS + "employees is at least low\n").settings}["low"]
    as_number = {s.name: s for s in policy_of(DECLARATIONS + "usage is at least low\n").settings}["low"]
    assert (as_integer.type, as_integer.value) == (IntegerType(), 20)
    assert (as_number.type, as_number.value) == (NumberType(), 20_000)


def test_settings_of_every_kind() -> None:
    text = DECLARATIONS + "country is one of targets\n"
    settings = {s.name: s for s in policy_of(text).settings}
    assert (settings["attention"].kind, settings["attention"].type, settings["attention"].value) == (
        "duration",
        None,
        30,
    )
    assert (settings["targets"].kind, settings["targets"].type) == ("list", PicklistType(("DE", "AT")))
    assert settings["targets"].value == ("DE", "AT")
    assert settings["titles"].type == TextType()
    assert (settings["start"].type, settings["start"].value) == (DateType(), parse_day("2026-01-01"))


def test_arms_of_whole_numbers_and_decimals_are_numbers() -> None:
    policy = policy_of(
        'library shared "Shared"\naccount\n  fact country one of DE, AT, CH\n  fact share number\n'
        'setting least_share "Least" by country\n  - DE, CH 50\n  - otherwise 0.5\n'
        'dimension context "Context"\n  met when all are met\n\n  criterion big "Big"\n'
        "    when share is at least least_share\n"
    )
    (setting,) = policy.settings
    assert (setting.by, setting.type, setting.value, setting.otherwise) == ("country", NumberType(), None, 500)
    assert [(arm.when, arm.value) for arm in setting.arms] == [(("DE", "CH"), 50_000)]


def test_fields_carry_their_clauses_in_inner_form() -> None:
    policy = policy_of(
        """library shared "Shared"
account
  fact country one of DE, AT
    column "Country/Region"
    values DE "Germany", "Deutschland"
    unknown when "none"
    empty means AT
  need project yes/no
    because "It decides"
  need stopped yes/no
    denied by yes
    because "It decides"
  need budget one of confirmed, refused
    denied by refused
    fresh for 2 weeks
    because "It decides"
  fact fee number in EUR
    column "Fee" as "1.234,56"
    empty means 0.5 EUR
  everywhere unknown when "n/a"
events
  column key "Event ID"
"""
    )
    country, project, stopped, budget, fee = policy.record.fields
    assert (country.column, country.column_declared, country.empty_means) == ("Country/Region", True, "AT")
    assert (country.spellings, country.unknown_when) == ((("DE", ("Germany", "Deutschland")),), ("none",))
    assert (project.column, project.column_declared) == ("project", False)
    assert (project.denied_by, stopped.denied_by, budget.denied_by) == ((False,), (True,), ("refused",))
    assert (budget.fresh_days, fee.format, fee.empty_means) == (14, "1.234,56", 500)
    assert policy.everywhere_unknown == ("n/a",)
    assert policy.event_columns == replace(EventColumns(), key="Event ID")


def test_everywhere_unknown_reaches_people_and_attributes() -> None:
    text = """library shared "Shared"
account
  everywhere unknown when "other"
people
  fact role one of buyer, Other
events
  reaction visit with page one of home, other
"""
    assert [line for line in shown(text) if not line.startswith("  ")] == [
        "5:27 `Other` is a spelling of `Other`, and `unknown when` lists it",
        "7:41 `other` is a spelling of `other`, and `unknown when` lists it",
    ]
