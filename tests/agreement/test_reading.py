"""The generated reader reads every raw value as the exact reader does; small records, made smaller on failure."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from policy_engine.runtime.read import read_record
from tests.agreement.cases import Case, compare, subject_of
from tests.agreement.report import shown

POLICY = """
policy reading "Reading"
goal "Read" within 90 days
owners marketing, sales
time zone "Europe/Berlin"
account
  key company
  fact pain text
    unknown when "none"
  fact whole integer
    empty means 7
  fact exact number in EUR
    column "Amount" as "1.234,56"
  fact flag yes/no
    dated by "flag on"
    fresh for 30 days
  fact renewal date
  fact german_day date
    column "Tag" as "DD.MM.YYYY"
  need pick one of DE, AT, "New York"
    values DE "Germany", "Deutschland"; AT "Austria"
    denied by AT
    because "Why"
  fact interests several of crm, erp, Straße
  everywhere unknown when "n/a"
people
  key contact
  fact role one of boss, user
events
  need call with minutes number and note text
    because "Why"
dimension everything "Everything"
  met when all are met
  criterion words_known "Words"
    when pain is known and pain mentions "head of sales", "müller" but not "assistant"
  criterion words_are "Words are"
    when pain is "Müller GmbH"
  criterion whole_big "Whole"
    when whole is at least 7
  criterion exact_big "Exact"
    when exact is more than 12.5 EUR
  criterion flagged "Flag"
    when flag
  criterion day_near "Day"
    when renewal is in the next 30 days
  criterion german_day_near "Day"
    when german_day is before renewal
  criterion picked "Pick"
    when pick is one of DE, "New York"
  criterion some_crm "Some"
    when interests includes all of crm, Straße
  criterion called "Called"
    when at least 1 call where (minutes is at least 30 and note mentions "offer") in the last 30 days
  criterion boss_called "Boss"
    when some person (role is boss and call in the last 60 days)
stage all_met "All"
  hand over to sales
  when everything
stage rest "Rest"
  keep with marketing
  otherwise
"""
DAY = date(2026, 3, 1).toordinal()

numbers = st.one_of(
    st.integers(-20, 20), st.integers(), st.floats(), st.sampled_from((12.5, 12.501, 7.0, 1e21, 0.1, -0.0, 2.675)),
    st.decimals(-100, 100, places=3).map(str), st.from_regex(r"[+-]?[0-9.,_ ]{1,8}", fullmatch=True),
)  # fmt: skip
days = st.one_of(
    st.dates(date(2026, 1, 1), date(2026, 4, 30)).map(lambda d: d.isoformat()),
    st.dates(date(2026, 1, 1), date(2026, 4, 30)).map(lambda d: d.strftime("%d.%m.%Y")),
    st.datetimes().map(lambda d: d.isoformat()),
    st.sampled_from(("2026-03-01T00:30:00+02:00", "2026-02-29", "2026-03-01T24:00:00", "2026-02-28T23:30:00Z")),
)
words = st.one_of(
    st.lists(
        st.sampled_from(("Head", "of", "Sales", "Müller", "GmbH", "-", "assistant", "n/a", "none")), max_size=5
    ).map(" ".join),
    st.text(max_size=8),
    st.sampled_from(
        (
            "DE",
            "germany",
            "DEUTSCHLAND ",
            "new york",
            "İ",
            "crm;erp",
            "crm; ;straße",
            "STRASSE",
            "Straẞe",
            "boss",
            "",
            "offer",
        )
    ),
)
scalars = st.one_of(
    st.none(), st.booleans(), numbers, days, words, st.sampled_from(("ja", "Nein", "TRUE", "y", "0", "1"))
)
dated = st.fixed_dictionaries({"value": scalars}, optional={"at": st.one_of(days, scalars)})
anything = st.one_of(
    scalars, scalars, scalars, dated, st.lists(scalars, max_size=3), st.lists(dated, max_size=3),
    st.dictionaries(words, scalars, max_size=2), st.lists(st.one_of(scalars, dated), max_size=3),
)  # fmt: skip
COLUMNS = ("pain", "whole", "Amount", "flag", "flag on", "renewal", "Tag", "pick", "interests", "exact", "german_day")
persons = st.fixed_dictionaries(
    {}, optional={"contact": st.sampled_from(("a", "b", 1, "1")) | scalars, "role": anything}
)
events = st.fixed_dictionaries(
    {"type": st.sampled_from(("call", "CALL", "mail")) | scalars},
    optional={
        "at": days | scalars, "person": st.sampled_from(("a", "b", 1)) | scalars, "id": scalars, "minutes": anything,
        "note": anything,
    },
)  # fmt: skip
records = st.fixed_dictionaries(
    {"company": st.sampled_from(("x", 17)) | scalars},
    optional={
        **dict.fromkeys(COLUMNS, anything),
        "people": st.lists(persons | scalars, max_size=3) | anything,
        "events": st.lists(events | scalars, max_size=4) | anything,
    },
)
SUBJECT = subject_of(POLICY)


@settings(max_examples=400, deadline=None)
@given(records, st.sampled_from((DAY, DAY - 1, DAY + 30, DAY + 31)))
def test_both_readers_read_alike(raw: dict[str, object], day: int) -> None:
    found = next(compare(SUBJECT, iter([Case(raw, day)])))
    assert found is None, shown(found)


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("company", *COLUMNS), words | days | scalars)))
def test_rows_of_tables_are_read_alike(raw: dict[str, object]) -> None:
    record = read_record(SUBJECT.policy.reading, raw, 3, table=True)
    snapshot = SUBJECT.evaluator.read(raw, 3, table=True)
    assert snapshot.error == record.error
    if record.error is None:
        again = SUBJECT.evaluator.from_record(record)
        assert SUBJECT.evaluator.decide(snapshot, DAY).plain() == SUBJECT.evaluator.decide(again, DAY).plain()
