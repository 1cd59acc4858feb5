"""Numbers and integers: exact, bounded, the same from text and from JSON."""

import math
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_engine.values.numbers import (
    MAX_INTEGER,
    MAX_SCALED,
    format_problem,
    integer,
    integer_of,
    number_text,
    scaled,
    scaled_of,
)
from policy_engine.values.raws import integer_in, number_in
from policy_engine.values.types import DateType, IntegerType, NumberType, TextType


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("0", 0),
        ("-0", 0),
        ("+5", 5000),
        ("0.5", 500),
        ("007", 7000),
        ("2.1234", 2123),
        ("2.1235", 2124),
        ("-2.1235", -2124),
        ("2.12349999", 2123),
        ("1.0005", 1001),
        ("999999999999.999", MAX_SCALED),
        ("2.1250", 2125),
    ],
)
def test_numbers_as_text(text: str, thousandths: int) -> None:
    assert scaled(text) == thousandths


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        ".5",
        "5.",
        "1e3",
        "1_000",
        "0x10",
        "NaN",
        "Infinity",
        "1,000",
        "1 000",
        "--1",
        "+-1",
        "٤٢",
        "４２",
        "1000000000000",
        "999999999999.9995",
        "9" * 5000,
        "1." + "0" * 20 + "x",
        "1\n",
        "½",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert scaled(text) is None


@pytest.mark.parametrize(
    ("number", "thousandths"),
    [
        (50.0, 50_000),
        (1e3, 1_000_000),
        (0.1 + 0.2, 300),
        (5e-324, 0),
        (-0.0, 0),
        (1.0005, 1001),
        (-2.1235, -2124),
        (12, 12_000),
        (-0.0005, -1),
    ],
)
def test_json_numbers_count_by_value(number: float, thousandths: int) -> None:
    assert scaled_of(number) == thousandths


@pytest.mark.parametrize(
    "number", [math.nan, math.inf, -math.inf, 1e300, 1e12, 10**12, -(10**400), 1 << 20_000], ids=lambda number: ""
)
def test_json_numbers_out_of_range(number: float) -> None:
    assert scaled_of(number) is None


@pytest.mark.parametrize(
    ("text", "value"), [("42", 42), ("42.0", 42), ("-7.000", -7), ("9007199254740991", MAX_INTEGER)]
)
def test_integers_as_text(text: str, value: int) -> None:
    assert integer(text) == value


@pytest.mark.parametrize("text", ["42.7", "9007199254740992", "1e3", "1" * 6000, "4 2", ""])
def test_what_is_no_integer(text: str) -> None:
    assert integer(text) is None


def test_json_integers_by_value() -> None:
    assert integer_of(50.0) == 50
    assert integer_of(1e3) == 1000
    assert integer_of(9007199254740993) is None
    assert integer_of(0.5) is None
    assert integer_of(1e400) is None
    assert integer_of(10**309) is None


def test_booleans_lists_and_objects_are_no_numbers() -> None:
    for raw in (True, False, None, [1], {"a": 1}, b"1"):
        assert number_in(raw) is None
        assert integer_in(raw) is None


def test_blanks_around_a_number_do_not_count() -> None:
    assert number_in("\u00a042 ") == 42_000


@given(st.integers(-MAX_SCALED, MAX_SCALED))
def test_numbers_survive_being_written(thousandths: int) -> None:
    assert scaled(number_text(thousandths)) == thousandths


@given(st.decimals(min_value=-(10**11), max_value=10**11, allow_nan=False, places=6))
def test_rounding_is_half_away_from_zero(number: Decimal) -> None:
    expected = int(number.quantize(Decimal("0.001"), ROUND_HALF_UP) * 1000)
    assert scaled(f"{number:f}") == expected


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_double_is_read_through_its_shortest_text(number: float) -> None:
    read = scaled_of(number)
    if math.isfinite(number) and abs(number) < 10**11:
        assert read == scaled(f"{Decimal(repr(number)):f}")
    else:
        assert read is None or abs(read) <= MAX_SCALED


@pytest.mark.parametrize(
    ("pattern", "text", "thousandths"),
    [
        ("1.234,56", "1.234,56", 1_234_560),
        ("1.234,56", "1234,5", 1_234_500),
        ("1.234,56", "-12.345.678", -12_345_678_000),
        ("1,234.56", "1,234.5", 1_234_500),
        ("1 234,56", "1\u202f234,5", 1_234_500),
        ("1'234.56", "1'234", 1_234_000),
        ("1234,56", "0,5", 500),
        ("1.234", "1.234", 1_234_000),
        ("1.234,56", "0,12345", 123),
    ],
)
def test_number_formats(pattern: str, text: str, thousandths: int) -> None:
    assert number_in(text, pattern) == thousandths


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("1.234,56", "12.34,5"),
        ("1.234,56", "1.234.5"),
        ("1.234,56", "1,234.56"),
        ("1.234,56", ",5"),
        ("1234,56", "1.234,5"),
        ("1.234", "1,5"),
        ("1.234,56", "1e3"),
        ("1.234,56", "1.23"),
    ],
)
def test_what_does_not_follow_its_format(pattern: str, text: str) -> None:
    assert number_in(text, pattern) is None


def test_json_numbers_need_no_format() -> None:
    assert number_in(1.5, "1.234,56") == 1500


def test_formats_are_checked() -> None:
    assert not format_problem(NumberType("EUR"), "1.234,56")
    assert not format_problem(IntegerType(), "1.234")
    assert not format_problem(DateType(), "DD.MM.YYYY")
    assert format_problem(NumberType(), "#.##0,00")
    assert format_problem(NumberType(), "1.234.56")
    assert format_problem(DateType(), "DD.MM.YY")
    assert format_problem(DateType(), "1.234,56")
    assert format_problem(TextType(), "DD.MM.YYYY")
