"""Yes/no, picklists, several of, texts from JSON, and values as people see them."""

import pytest

from policy_engine.values.picklists import pick, pick_several, spelling_table
from policy_engine.values.raws import key_text, spelled, text_of, yes_no_of
from policy_engine.values.show import show
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    Other,
    PicklistType,
    SeveralType,
    TextType,
    YesNoType,
)

TABLE = spelling_table((("DE", ("Germany", "Deutschland")), ("AT", ("Österreich",)), ("7", ())))


@pytest.mark.parametrize("raw", ["yes", "TRUE ", "Y", "t", "1", "Ja", True, 1, 1.0])
def test_yes(raw: object) -> None:
    assert yes_no_of(raw) is True


@pytest.mark.parametrize("raw", ["no", "False", "N", "f", " 0", "NEIN", False, 0, -0.0])
def test_no(raw: object) -> None:
    assert yes_no_of(raw) is False


@pytest.mark.parametrize("raw", ["x", "2", "on", "", 2, -1, 0.5, None, [], {}, "1.0", float("nan")])
def test_neither_yes_nor_no(raw: object) -> None:
    assert yes_no_of(raw) is None


@pytest.mark.parametrize("raw", ["DE", "de", " germany ", "DEUTSCHLAND"])
def test_picklists_ignore_case_and_take_the_declared_spelling(raw: str) -> None:
    assert pick(TABLE, raw) == "DE"


def test_other_spellings() -> None:
    assert pick(TABLE, "o\u0308sterreich") == "AT"
    assert pick(TABLE, 7) == "7"
    assert pick(TABLE, 7.0) == "7"
    assert pick(TABLE, " Narnia ") == Other("Narnia")
    assert pick(TABLE, True) is None
    assert pick(TABLE, 7.5) is None


def test_several_of() -> None:
    assert pick_several(TABLE, ["at", None, "DE", "at", ""]) == ("AT", "DE")
    assert pick_several(TABLE, []) == ()
    assert pick_several(TABLE, "DE; Narnia;") == ("DE", Other("Narnia"))
    assert pick_several(TABLE, ["DE", ["AT"]]) is None
    assert pick_several(TABLE, {"DE": 1}) is None


def test_an_integer_is_its_digits_where_a_text_is_asked_for() -> None:
    assert text_of(1234) == "1234"
    assert text_of(50.0) == "50"
    assert text_of("01234") == "01234"
    for raw in (True, 0.5, 2**53, 10**5000, float("nan"), None, [], {}, b"x", "\ud800"):
        assert text_of(raw) is None


def test_a_blank_key_is_none() -> None:
    assert key_text(" \u200b") is None
    assert key_text(" a ") == "a"


def test_what_is_compared_with_unknown_when() -> None:
    assert [spelled(raw) for raw in (" N/A ", 999, 999.0, 0.5, True, float("nan"), [])] == [
        "n/a",
        "999",
        "999",
        "0.5",
        "true",
        None,
        None,
    ]


def test_values_as_people_see_them() -> None:
    assert show("DE", PicklistType(("DE",))) == "DE"
    assert show(Other("Narnia"), PicklistType(("DE",))) == "Narnia"
    assert show(120_000, NumberType()) == "120"
    assert show(500, NumberType("EUR")) == "0.5"
    assert show(-2125, NumberType()) == "-2.125"
    assert show(120, IntegerType()) == "120"
    assert show(739721, DateType()) == "2026-04-15"
    assert show(True, YesNoType()) == "yes"
    assert show(False, YesNoType()) == "no"
    assert show(("crm", Other("erpp")), SeveralType(("crm",))) == "crm; erpp"
    assert show((), SeveralType(("crm",))) == "nothing"
    assert show("as is", TextType()) == "as is"
