"""Days as written; moments in the policy's time zone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_engine.values.days import LAST_DAY, day_text, parse_day
from policy_engine.values.formats import date_format
from policy_engine.values.moments import place_in
from policy_engine.values.raws import day_of
from policy_engine.values.zones import zone, zone_names

APRIL_15 = date(2026, 4, 15).toordinal()
HOUR = 3_600_000_000


def in_zone(text: str, name: str = "Europe/Berlin") -> tuple[str, int] | None:
    found = zone(name)
    assert found is not None
    place = place_in(found)(text)
    return None if place is None else (day_text(place[0]), place[1])


@pytest.mark.parametrize(
    "text", ["2026-04-15", "2026-04-15T00:00:00Z", "2026-04-15T23:59:59+14:00", " 2026-04-15 01:00 "]
)
def test_a_date_field_takes_the_day_as_written(text: str) -> None:
    assert day_of(text) == APRIL_15


@pytest.mark.parametrize(
    "raw",
    [
        "01/02/2024",
        "31.12.2024",
        "45292",
        45292,
        "2023-02-29",
        "2024-13-01",
        "0000-01-01",
        "2026-4-15",
        "２026-04-15",
        "2026-04-15T25:00",
        "2026-04-15T10",
        "10000-01-01",
        "",
        True,
        ["2026-04-15"],
        "2026-04-15\n2026-04-15",
        "2026-04-15T10:00+15:00",
    ],
)
def test_what_is_no_day(raw: object) -> None:
    assert day_of(raw) is None


def test_the_calendar_has_two_ends() -> None:
    assert day_of("0001-01-01") == 1
    assert day_of("9999-12-31") == LAST_DAY
    assert day_text(10**9) == "9999-12-31"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("DD.MM.YYYY", "15.04.2026"),
        ("D.M.YYYY", "15.4.2026"),
        ("M/D/YYYY", "4/15/2026"),
        ("YYYYMMDD", "20260415"),
        ("DD.MM.YYYY HH:mm", "15.04.2026 23:59"),
        ("YYYY-MM-DDTHH:mm:ss", "2026-04-15T00:00:00"),
    ],
)
def test_date_formats(pattern: str, text: str) -> None:
    assert day_of(text, pattern) == APRIL_15


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("DD.MM.YYYY", "2026-04-15"),
        ("DD.MM.YYYY", "31.02.2026"),
        ("DD.MM.YYYY", "15.4.2026"),
        ("DD/MM/YYYY", "04/15/2026"),
    ],
)
def test_what_does_not_follow_its_date_format(pattern: str, text: str) -> None:
    assert day_of(text, pattern) is None


@pytest.mark.parametrize(
    "pattern", ["", "DD.MM", "DD.MM.YY", "DD.DD.MM.YYYY", "dd.mm.yyyy", "DD MMM YYYY", "YYYY-MM-DD" * 9, "("]
)
def test_what_is_no_date_format(pattern: str) -> None:
    assert date_format(pattern) is None


@given(st.dates())
def test_days_survive_being_written(day: date) -> None:
    assert parse_day(day_text(day.toordinal())) == day.toordinal()


@pytest.mark.parametrize(
    ("text", "day", "micros"),
    [
        ("2026-04-15", "2026-04-15", 0),
        ("2026-04-15T10:00", "2026-04-15", 10 * HOUR),
        ("2024-12-31T23:30Z", "2025-01-01", HOUR // 2),
        ("2026-07-01T23:30Z", "2026-07-02", 3 * HOUR // 2),
        ("2026-04-15T01:00+14:00", "2026-04-14", 13 * HOUR),
        ("2026-04-15T13:00-12:00", "2026-04-16", 3 * HOUR),
        ("2026-04-15T24:00", "2026-04-16", 0),
        ("2026-04-15T23:59:60", "2026-04-15", 24 * HOUR - 1),
        ("2026-04-15 10:00:00.1234567", "2026-04-15", 10 * HOUR + 123_456),
        ("2026-04-15t10:00:00,5 +0200", "2026-04-15", 10 * HOUR + 500_000),
    ],
)
def test_moments_in_berlin(text: str, day: str, micros: int) -> None:
    assert in_zone(text) == (day, micros)


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-15T24:01",
        "2026-04-15T10:60",
        "2026-04-15T10:00:61",
        "2026-04-15T10:00+14:30",
        "2026-04-15T10:00-12:01",
        "2026-04-15T10:00 CET",
        "2023-02-29T10:00",
        "9999-12-31T23:30Z",
        "yesterday",
        "1776211200",
        "2026-04-15T",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert in_zone(text) is None


def test_a_moment_before_the_calendar_is_none() -> None:
    assert in_zone("0001-01-01T00:00+14:00", "UTC") is None
    assert in_zone("0001-01-01T00:00Z", "America/New_York") is None
    assert in_zone("9999-12-31T24:00", "UTC") is None


@given(st.text(max_size=40))
def test_moments_never_raise(text: str) -> None:
    place = in_zone(text, "UTC")
    assert place is None or parse_day(place[0]) is not None


def test_time_zones_are_named_exactly() -> None:
    assert "Europe/Berlin" in zone_names()
    for name in ("europe/berlin", "../../etc/passwd", "Europe", "", "Europe/Berlin\0", "/etc/localtime"):
        assert zone(name) is None
