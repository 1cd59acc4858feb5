"""Each column gets a name that the language takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_engine.proposal.names import field_names, is_keyword, is_name, words_of
from policy_engine.values.texts import fold

WORDED = {
    "No. of Employees": "employees",
    "Number of Employees": "employees",
    "Anzahl Mitarbeiter": "mitarbeiter",
    "Country/Region": "country_region",
    "NumberOfSeats": "seats",
    "leadScore": "lead_score",
    "Straße": "straße",
    "ÄNDERUNG": "änderung",
    "Stage": "deal_stage",
    "Firma": "deal_firma",
    "Key": "deal_key",
    "2nd phone": "field_2nd_phone",
    "=cmd|' /C calc'!A0": "cmd_c_calc_a0",
    "a\nb": "a_b",
    "a\u202eb": "a_b",
    "###": "column_1",
    "": "column_1",
    "on_hold": "on_hold_2",
    "\u0421ountry": "column_1",
}


@pytest.mark.parametrize(("column", "name"), WORDED.items())
def test_a_columns_name_becomes_a_fields_name(column: str, name: str) -> None:
    assert field_names([column], ()) == [name]


def test_names_that_differ_only_in_case_or_signs_become_different_ones() -> None:
    assert field_names(["Size", "SIZE", "size!", "size_2", "Size"], ()) == [
        "size",
        "size_2",
        "size_3",
        "size_2_2",
        "size_4",
    ]


def test_names_that_the_rules_use_are_left_to_them() -> None:
    assert field_names(["Timing"], ("timing",)) == ["timing_2"]


def test_ten_thousand_equal_columns_take_no_time() -> None:
    assert len(set(field_names(["same"] * 10_000, ()))) == 10_000


@given(st.lists(st.text(max_size=12), max_size=20))
def test_every_name_is_valid_and_its_own(columns: list[str]) -> None:
    names = field_names(columns, ("context",))
    assert all(is_name(name) and not is_keyword(name) for name in names)
    assert len({fold(name) for name in names} | {"context"}) == len(columns) + 1


def test_words_are_cut_where_people_see_them() -> None:
    assert words_of("CRMAccountID_v2") == ("crm", "account", "id", "v2")
