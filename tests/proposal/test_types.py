"""The type of a column is the one that its values have, and what is not certain is asked."""

from pathlib import Path

import pytest

from tests.proposal.proposing import columns, declared, proposal_of, remarks

TYPES = {
    "integers": (("x", "1", "250", "-3"), "x integer"),
    "integers as numbers": (("x", "42.0", "7"), "x integer"),
    "numbers": (("x", "1.5", "250"), "x number"),
    "German numbers": (("x", '"1.234,5"', "7"), 'x number column "x" as "1.234,56"'),
    "a decimal comma": (("x", '"0,5"', "7"), 'x number column "x" as "1234,56"'),
    "Swiss numbers": (("x", "1'200", "7"), 'x integer column "x" as "1\'234.56"'),
    "postcodes": (("x", "01234", "80331"), 'x one of "01234", "80331"'),
    "yes and no": (("x", "Ja", "nein", "TRUE"), "x yes/no"),
    "one and nought": (("x", "1", "0"), "x yes/no"),
    "only ones": (("x", "1", "1"), "x integer"),
    "ISO dates": (("x", "2026-01-31", "2026-02-01T10:00:00Z"), "x date"),
    "German dates": (("x", "31.01.2026", "01.02.2026"), 'x date column "x" as "DD.MM.YYYY"'),
    "short dates": (("x", "1.2.2026", "28.2.2026"), 'x date column "x" as "D.M.YYYY"'),
    "American dates": (("x", "01/31/2026", "02/01/2026"), 'x date column "x" as "MM/DD/YYYY"'),
    "dates with a time": (("x", "31.01.2026 10:15", "01.02.2026 00:00"), 'x date column "x" as "DD.MM.YYYY HH:mm"'),
    "a picklist": (("x", "red", "red", "blue"), "x one of red, blue"),
    "values that are no names": (("x", "high.school", "a b"), 'x one of "a b", "high.school"'),
    "values that are keywords": (("x", "lead", "need", "für"), 'x one of "für", "lead", "need"'),
    "values that would read like a test": (
        ("x", "Open", "met", "shut"), 'x one of x_open, x_met, shut values x_open "Open"; x_met "met"'
    ),
    "case and blanks at the ends": (("x", "Germany", "Germany", "germany ", "Austria"), "x one of Germany, Austria"),
    "blanks inside": (
        ("x", "New York", "New York", "NewYork", "Bonn"), 'x one of "New York", Bonn values "New York" "NewYork"'
    ),
    "lists": (("x", "crm;erp", "crm", "erp; crm;"), "x several of crm, erp"),
    "texts": (("x", *(f"a sentence of its own, {i}" for i in range(30))), "x text"),
}  # fmt: skip


@pytest.mark.parametrize("case", TYPES)
def test_types(tmp_path: Path, case: str) -> None:
    rows, expected = TYPES[case]
    table = columns(*(row if row.startswith('"') else f'"{row}"' for row in rows))
    if case == "texts":
        table = "\n".join(f'"{row}"' for row in rows)
    assert declared(proposal_of(tmp_path, table), "x") == expected


def test_dates_that_fit_two_formats_are_asked_about(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, columns("x", "01/02/2024", "03/04/2024"))
    assert declared(proposal, "x") == 'x date column "x" as "DD/MM/YYYY"'
    assert "the values fit `DD/MM/YYYY` and `MM/DD/YYYY`: make sure that the first is meant" in remarks(proposal, "x")


def test_dates_that_read_alike_in_both_formats_are_not(tmp_path: Path) -> None:
    assert remarks(proposal_of(tmp_path, columns("x", "01/01/2024", "02/02/2024")), "x") == ""


def test_numbers_that_fit_two_formats_are_asked_about(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, columns("x", "1.234", "5.678"))
    assert declared(proposal, "x") == 'x integer column "x" as "1.234,56"'
    assert "the values fit `1.234,56` and `1234.56`: make sure that the first is meant" in remarks(proposal, "x")


def test_a_few_values_of_another_kind_do_not_hide_the_type_and_are_counted(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, columns("x", "1", "2", "3", "4", "5", "6", "7", "8", "9", "about 90"))
    assert declared(proposal, "x") == "x integer"
    assert "40 of 400 values are no integer, and would be invalid" in remarks(proposal, "x")


def test_a_stray_value_after_many_is_counted_too(tmp_path: Path) -> None:
    table = "x\n" + "\n".join([*map(str, range(1000, 3000)), "many"]) + "\n"
    proposal = proposal_of(tmp_path, table)
    assert declared(proposal, "x") == "x integer"
    assert "1 of 2,001 values is no integer" in remarks(proposal, "x")


def test_few_rows_make_no_picklist(tmp_path: Path) -> None:
    assert declared(proposal_of(tmp_path, "x,y\nred,1\nblue,2\n"), "x") == "x text"


def test_too_many_values_make_no_picklist(tmp_path: Path) -> None:
    values = [f"value {chr(97 + i)}" for i in range(26)]
    assert declared(proposal_of(tmp_path, columns("x", *values)), "x") == "x text"
    assert declared(proposal_of(tmp_path, columns("x", *values[:25])), "x").startswith("x one of")


def test_what_tells_of_persons_stays_text(tmp_path: Path) -> None:
    table = columns(
        "Owner,Vorname,E-Mail,Phone,who",
        "Anna Zorn,Anna,anna@zorn.example,+49 30 1234567,anna@zorn.example",
        "Ben Quast,Ben,ben@quast.example,030 7654321,ben@quast.example",
    )
    proposal = proposal_of(tmp_path, table)
    assert [declared(proposal, field.name).split()[1] for field in proposal.fields.fields] == ["text"] * 5
    for value in ("Anna", "Zorn", "Ben", "Quast", "123", "765", "zorn", "quast"):
        assert value not in proposal.text


def test_spellings_of_nobody_knows_are_said_once_for_all_or_at_their_field(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, columns("a,b,c", "red,n/a,1", "N/A,2,keine Angabe", "blue,3,5"))
    assert declared(proposal, "a") == "a one of blue, red"
    assert declared(proposal, "b") == "b integer"
    assert declared(proposal, "c") == 'c integer unknown when "keine Angabe"'
    assert 'everywhere unknown when "N/A"\n' in proposal.text or 'everywhere unknown when "n/a"\n' in proposal.text


def test_json_values_are_read_by_their_kind(tmp_path: Path) -> None:
    line = (
        '{"id": %d, "n": %d.5, "flag": true, "tags": ["a", "b"], "v": {"value": "red", "at": "2026-01-01"},'
        ' "h": [{"value": 1}, {"value": 2}], "people": [{"role": "x"}], "nothing": null}'
    )
    proposal = proposal_of(tmp_path, "\n".join(line % (i, i) for i in range(20)), "leads.jsonl")
    assert proposal.fields.key == "id"
    assert [declared(proposal, field.name) for field in proposal.fields.fields] == [
        "n number", "flag yes/no", "tags several of a, b", "v text", "h integer",
    ]  # fmt: skip
    assert proposal.fields.nested == ("people",)
    assert proposal.fields.empty == ("nothing",)
