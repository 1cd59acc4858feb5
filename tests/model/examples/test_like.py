"""``like``: the days that an example takes from another, and what it makes of values."""

from policy_engine.values.days import parse_day
from policy_engine.values.types import Other
from tests.model.sample import BASE, findings, resolved

_FIRST = """
example "First"
  on 2026-01-10
    - consent is yes, country is DE
    - click
    expect watching
  on 2026-02-10
    - country is AT
    - person "anna" role is user
    expect developing
"""


def days(text, title):
    policy, found, _ = resolved(BASE + text)
    assert found == []
    example = next(e for e in policy.examples if e.title.default == title)
    return [
        (day.day, [told(given) for given in day.given], [type(e).__name__ for e in day.expected])
        for day in example.days
    ]


def told(given):
    kind = type(given).__name__
    if kind == "FieldGiven":
        return (given.person, given.name, given.value)
    if kind == "EventGiven":
        return (given.number, given.name)
    return kind


def test_days_are_merged_by_date_and_expectations_are_not_repeated():
    text = _FIRST + 'example "Second" like "First"\n  on 2026-01-20\n    - employees is 5\n    expect watching\n'
    assert days(text, "Second") == [
        (parse_day("2026-01-10"), [(None, "consent", True), (None, "country", "DE"), (1, "click")], []),
        (parse_day("2026-01-20"), [(None, "employees", 5)], ["ExpectedStage"]),
        (parse_day("2026-02-10"), [(None, "country", "AT"), ("anna", "role", "user")], []),
    ]


def test_on_one_day_own_values_replace_and_events_add():
    text = _FIRST + 'example "Second" like "First"\n  on 2026-01-10\n    - country is CH, click\n    expect watching\n'
    assert days(text, "Second")[0] == (
        parse_day("2026-01-10"),
        [(None, "consent", True), (1, "click"), (None, "country", "CH"), (1, "click")],
        ["ExpectedStage"],
    )


def test_an_own_unknown_replaces_too_and_other_people_stay():
    own = '  on 2026-02-10\n    - person "anna" role is unknown\n    - person "ben" role is user\n    expect watching\n'
    assert days(_FIRST + 'example "Second" like "First"\n' + own, "Second")[1][1] == [
        (None, "country", "AT"),
        ("anna", "role", None),
        ("ben", "role", "user"),
    ]


def test_like_goes_through_several_and_may_stand_before():
    text = (
        'example "Third" like "Second"\n  on 2026-03-01\n    expect watching\n'
        'example "Second" like "First"\n  on 2026-01-20\n    expect watching\n'
    )
    assert [day for day, _, _ in days(text + _FIRST, "Third")] == [
        parse_day(text) for text in ("2026-01-10", "2026-01-20", "2026-02-10", "2026-03-01")
    ]


def test_what_is_like_a_faulty_example_is_left_out_without_an_echo():
    text = BASE + 'example "A"\n  on 2026-01-10\n    - fax is "1"\n    expect ready\n'
    text += 'example "B" like "A"\n  on 2026-01-11\n    expect ready\nexample "C"\n  on 2026-01-11\n    expect ready\n'
    policy, found, _ = resolved(text)
    assert [d.code.id for d in found] == ["E009"]
    assert [e.title.default for e in policy.examples] == ["C"]


def test_events_after_taken_over_unknown_events_are_refused():
    text = 'example "A"\n  on 2026-01-10\n    - events are unknown\n    expect ready\n'
    text += 'example "B" like "A"\n  on 2026-01-11\n    - click\n    expect ready\n'
    assert [(code, place) for code, place, *_ in findings(BASE + text)] == [("E025", "click")]


def test_people_are_needed_and_for_events_their_key():
    example = 'example "A"\n  on 2026-01-10\n    - person "p"\n    - click by "p"\n    expect ready\n'
    keyless = BASE.replace("  key contact\n", "") + example
    assert [(code, place) for code, place, *_ in findings(keyless)] == [("E017", '"p"')]
    alone = BASE.replace("people\n  key contact\n  fact role one of buyer, user\n", "")
    alone = alone.replace("when some person (role is buyer)", "when country is known") + example
    assert [(code, place) for code, place, *_ in findings(alone)] == [("E016", 'person "p"'), ("E016", '"p"')]


def test_quoted_picklist_values_are_read_like_data():
    text = 'example "A"\n  on 2026-01-10\n    - country is "germany"\n  on 2026-01-11\n    - country is "Narnia"\n'
    text += '  on 2026-01-12\n    - country is "at"\n    expect watching\n'
    assert [given for _, given, _ in days(text, "A")] == [
        [(None, "country", "DE")],
        [(None, "country", Other("Narnia"))],
        [(None, "country", "AT")],
    ]


def test_a_blank_value_takes_what_empty_means():
    text = BASE.replace("fact consent yes/no\n", "fact consent yes/no\n    empty means no\n", 1)
    policy, found, _ = resolved(text + 'example "A"\n  on 2026-01-10\n    - consent is ""\n    expect watching\n')
    assert found == []
    assert policy.examples[0].days[0].given[0].value is False
