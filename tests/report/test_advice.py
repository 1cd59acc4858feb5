"""What a report says to do: the most rewarding first, and each line to paste makes its problem go away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from policy_engine.driver.checking import check
from policy_engine.report.findings import Advice, DataReport
from policy_engine.report.written import formats_of
from policy_engine.values.types import DateType, IntegerType, NumberType
from tests.report.driver import compiled, report_on
from tests.report.pasting import lines_to_paste, pasted
from tests.report.samples import POLICY, jsonl, lead, leads

Count = Callable[[DataReport], int]


def of(name: str, what: str) -> Count:
    return lambda report: getattr(next(field for field in report.fields if field.name == name), what).total


def undeclared(report: DataReport) -> int:
    assert report.events is not None
    return report.events.undeclared.total


def with_events(*types: str) -> dict[str, object]:
    return {"events": [{"type": each, "at": "2026-02-01"} for each in types]}


CASES: dict[str, tuple[list[dict[str, object]], list[str], Count]] = {
    "a misspelt value": (
        [*leads(3, **{"Country/Region": "Deutschlnd"}), lead("x", **{"Country/Region": "deutschlnd"})],
        ['values DE "Germany", "Deutschland", "Deutschlnd"; AT "Austria"'],
        of("country", "others"),
    ),
    "a value that needs quotes": (
        [lead("a", **{"Country/Region": "new-zealand"}), lead("b", **{"Country/Region": "New Zeeland"})],
        ['values DE "Germany", "Deutschland"; AT "Austria"; "New Zealand" "New Zeeland", "new-zealand"'],
        of("country", "others"),
    ),
    "a field without spellings": (leads(2, **{"Budget status": "confirmedd"}), ['values confirmed "confirmedd"'],
                                  of("budget", "others")),
    "a quote and a backslash": (leads(2, **{"Budget status": 'con"firmed\\'}), ['values confirmed "con\\"firmed\\\\"'],
                                of("budget", "others")),
    "members of a list": (leads(2, interests=["crm.", "erp"]), ['values crm "crm."'], of("interests", "others")),
    "a person's field": (
        leads(2, people=[{"contact": "anna", "role": "Economic Buyer"}]),
        ['values economic_buyer "Economic Buyer"'],
        of("people.role", "others"),
    ),
    "an event alone": (leads(2, **with_events("Page views")), ['recorded as "Page view", "Page views"'], undeclared),
    "an event of a group": (leads(2, **with_events("demo-request")), ['recorded as "demo-request"'], undeclared),
    "an outcome": (leads(2, **with_events("No budget")), ['recorded as "No budget"'], undeclared),
    "values that say nothing": (
        [lead("a", consent="n/a"), lead("b", **{"Country/Region": "Unknown"}), lead("c", segment="TBD"),
         lead("d", Decision="keine Angabe"), lead("e", consent="N/A")],
        ['everywhere unknown when "N/A", "TBD", "Unknown", "keine Angabe"'],
        lambda report: sum(of(name, what)(report) for name, what in (
            ("consent", "invalid_values"), ("country", "others"), ("segment", "placeholders"),
            ("decision_date", "invalid_values"))),
    ),
    "dates": (leads(2, Decision="15.04.2026"), ['column "Decision" as "DD.MM.YYYY"'],
              of("decision_date", "invalid_values")),
    "American dates": ([lead("a", Decision="4/1/2026"), lead("b", Decision="12/31/2026")],
                       ['column "Decision" as "M/D/YYYY"'], of("decision_date", "invalid_values")),
    "grouped integers": ([lead("a", Employees="1.234.567"), lead("b", Employees=90)],
                         ['column "Employees" as "1.234,56"'], of("employees", "invalid_values")),
    "decimals": ([lead("a", revenue="1.234,50"), lead("b", revenue="0,5"), lead("c", revenue=7)],
                 ['column "revenue" as "1.234,56"'], of("revenue", "invalid_values")),
    "a missing column": (
        leads(2, Employees=..., employees=120),
        ['column "employees"'],
        lambda report: len(report.columns),
    ),
    "a missing column of dates": (
        leads(2, **{"Budget date": ..., "budget date": "2026-02-20"}),
        ['dated by "budget date"'],
        lambda report: len(report.columns),
    ),
}  # fmt: skip


def told(text: str, folder: Path, records: list[dict[str, object]]) -> DataReport:
    return report_on(compiled(text), jsonl(folder, records))[0]


@pytest.mark.parametrize("name", CASES)
def test_a_pasted_line_makes_the_problem_go_away(name: str, tmp_path: Path) -> None:
    records, expected, count = CASES[name]
    before = told(POLICY, tmp_path, records)
    advice = lines_to_paste(before)
    assert [each.paste for each in advice] == expected
    assert count(before) > 0
    text = POLICY
    for each in advice:
        text = pasted(text, each)
    found = check("pasted.policy", text)
    assert found.ok, [diagnostic.message for diagnostic in found.diagnostics]
    after = told(text, tmp_path, records)
    assert count(after) == 0
    assert lines_to_paste(after) == []


def test_what_means_unknown_in_one_field_and_a_value_in_another(tmp_path):
    text = POLICY.replace("confirmed, planned, refused", 'confirmed, planned, refused, "n/a"')
    records = [lead("a", consent="n/a"), lead("b")]
    advice = lines_to_paste(told(text, tmp_path, records))
    assert [(each.under, each.paste) for each in advice] == [("consent", 'unknown when "n/a"')]
    assert told(pasted(text, advice[0]), tmp_path, records).clean


def test_declared_values_are_quoted_where_they_are_no_names(tmp_path):
    declared = ("Österreich", '"date"', '"wenn"', '"a·b"', '"two words"', "_x_y")
    text = POLICY.replace("confirmed, planned, refused", ", ".join(declared)).replace("    denied by refused\n", "")
    text = text.replace("budget is confirmed", "budget is _x_y")
    records = [lead(value, **{"Budget status": value.strip('"') + "."}) for value in declared]
    advice = lines_to_paste(told(text, tmp_path, records))
    assert [each.paste for each in advice] == [
        'values Österreich "Österreich."; "date" "date."; "wenn" "wenn."; "a·b" "a·b."; "two words" "two words."; '
        '_x_y "_x_y."'
    ]
    assert told(pasted(text, advice[0]), tmp_path, records).clean


def test_a_format_that_is_there_is_kept_when_the_column_changes(tmp_path):
    text = POLICY.replace('column "Decision"', 'column "Decision" as "DD.MM.YYYY"')
    records = leads(2, Decision=..., decision="15.04.2026")
    advice = lines_to_paste(told(text, tmp_path, records))
    assert [each.paste for each in advice] == ['column "decision" as "DD.MM.YYYY"']
    assert told(pasted(text, advice[0]), tmp_path, records).clean


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([lead("a", **{"Country/Region": "Narnia"})], id="Narnia is not Austria"),
        pytest.param([lead("a", **{"Country/Region": "CHN"})], id="CHN is not CH"),
        pytest.param([lead("a", Decision="03/04/2026")], id="March or April"),
        pytest.param([lead("a", Decision="15.04.2026"), lead("b")], id="some dates are ISO"),
        pytest.param([lead("a", revenue="1.234,5"), lead("b", revenue="0.5")], id="some numbers have points"),
        pytest.param([lead("a", consent="perhaps")], id="no format of yes and no"),
        pytest.param([lead("a", **{"Country/Region": "Deutschlnd" + "d" * 100})], id="too long to be seen whole"),
    ],
)
def test_what_is_not_certain_enough_is_not_to_be_pasted(records, tmp_path):
    report = told(POLICY, tmp_path, records)
    assert lines_to_paste(report) == []
    assert len(report.advice) == 1


def test_the_most_rewarding_stands_first(tmp_path):
    records = [
        *leads(5, **{"Country/Region": "Deutschlnd"}),
        *[lead(f"n{n}", consent="n/a") for n in range(3)],
        lead("x", segment="smb"),
    ]
    assert [each.gain for each in told(POLICY, tmp_path, records).advice] == [5, 3, 1]
    stopped = told(POLICY, tmp_path, [*records, lead("")]).advice[0]
    assert stopped.sentence == "correct the row that is not decided"


def test_sentences_hold_no_values(tmp_path):
    advice = [each for records, _, _ in CASES.values() for each in told(POLICY, tmp_path, records).advice]
    secrets = ("Deutschlnd", "Zeeland", "confirmedd", "Economic Buyer", "Page views", "15.04.2026", "1.234.567")
    assert [each for each in advice if any(secret in each.sentence for secret in secrets)] == []
    held = [each for each in advice if each.paste and any(secret in each.paste for secret in secrets[:5])]
    assert held
    assert all(each.shows_values for each in held)


def test_events_and_people_of_which_nothing_is_known(tmp_path):
    gone = told(POLICY, tmp_path, leads(2, events=..., people=...))
    assert not gone.clean
    assert [each.sentence.split(",")[0] for each in gone.advice] == [
        "nothing is known of the events of any record",
        "nothing is known of the people of any record",
    ]


def test_dates_of_events_in_another_format_are_named(tmp_path):
    report = told(POLICY, tmp_path, leads(2, events=[{"type": "page_view", "at": "15.02.2026"}]))
    assert "written DD.MM.YYYY" in report.advice[0].sentence


def test_missing_columns_without_a_neighbour_are_asked_for(tmp_path):
    advice = told(POLICY, tmp_path, leads(2, segment=...)).advice
    assert advice == (
        Advice('no record has `segment`, from which `segment` is read: name the right one with `column "…"`', 2),
    )


@pytest.mark.parametrize(
    ("type_", "texts", "formats"),
    [
        (DateType(), ["15.04.2026", "1.04.2026"], ["D.M.YYYY"]),
        (DateType(), ["03/04/2026"], ["DD/MM/YYYY", "MM/DD/YYYY"]),
        (DateType(), ["20260415"], ["YYYYMMDD"]),
        (DateType(), ["15.04.2026 13:30"], ["DD.MM.YYYY HH:mm"]),
        (DateType(), ["15.04.2026", "soon"], []),
        (DateType(), [], []),
        (NumberType(), ["1,5"], ["1.234,56"]),
        (NumberType(), ["1,250"], ["1.234,56", "1,234.56"]),
        (IntegerType(), ["1,250"], ["1,234.56"]),
        (IntegerType(), ["1 250"], ["1 234,56"]),
    ],
)
def test_the_formats_that_texts_agree_on(type_, texts, formats):
    assert formats_of(type_, texts) == formats
