"""What is proposed is a whole policy, but for the classes, which nobody can pass over."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_engine.base.source import Source
from policy_engine.driver.compiling import compile_checked
from policy_engine.driver.examples import run_examples
from policy_engine.format.file import print_file
from policy_engine.proposal.survey import CannotProposeError
from policy_engine.syntax.parse import parse
from tests.proposal.proposing import checked, chosen, columns, declared, proposal_of, remarks, with_facts

ROOT = Path(__file__).resolve().parents[2]
BANK = ROOT.parent / "shared" / "data" / "uci-bank-marketing" / "bank-additional-full.csv"
TABLE = columns(
    'Company ID,"Country/Region",No. of Employees,Opt-in,Lead score,Budget status,Budget status changed on,Stage,Fax',
    "%,Germany,120,yes,17,confirmed,2026-01-31,won,",
    "%,Austria,80,no,3,planned,2026-02-28,lost,",
    "%,n/a,35,yes,99,n/a,2026-02-01,won,",
)
HOSTILE_HEADERS = (
    "plain",
    'quote ""',
    "back\\slash",
    "line\nend",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "bidi\u202eevil",
    "emoji 🙂",
    '"); policy x',
    "# comment",
    "ünï cödé",
    "policy",
    "<script>",
    "{0.__class__}",
    "$name",
    "%s%n",
    "a" * 200,
)


def keyed(table: str) -> str:
    """A number of its own in the place of each ``%``."""
    parts = table.split("%")
    return "".join(f"{part}{number}" for number, part in enumerate(parts[:-1])) + parts[-1]


def checks_once_classes_are_chosen(proposal) -> None:
    found = checked(chosen(proposal))
    assert [(d.code.id, d.message) for d in found.diagnostics if d.is_error] == []
    compiled, _ = compile_checked(found)
    assert compiled is not None
    assert [result.passed for result in run_examples(compiled)] == [True]
    text = with_facts(proposal)
    source = Source("mine.policy", text)
    tree, problems = parse(source)
    assert problems == []
    assert print_file(tree, source) == text


def test_a_table_becomes_a_policy(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, keyed(TABLE))
    assert "\naccount\n  key company_id\n" in proposal.text
    assert [declared(proposal, field.name) for field in proposal.fields.fields] == [
        'country_region one of Austria, Germany column "Country/Region"',
        'employees integer column "No. of Employees"',
        'opt_in yes/no column "Opt-in"',
        'lead_score integer column "Lead score"',
        'budget_status one of confirmed, planned column "Budget status"',
        'budget_status_changed_on date column "Budget status changed on"',
        'deal_stage one of won, lost column "Stage"',
    ]
    assert '# Empty in every row, and left out: "Fax".\n' in proposal.text
    assert "can only be a reaction" in remarks(proposal, "lead_score")
    assert 'dated by "Budget status changed on"' in remarks(proposal, "budget_status")
    assert "delete this field if the column only dates `budget_status`" in remarks(proposal, "budget_status_changed_on")
    assert "hold no_consent" in proposal.text
    assert "never ready unless opt_in is yes" in proposal.text
    checks_once_classes_are_chosen(proposal)


def test_every_field_waits_for_its_class_with_one_error_and_nothing_else_is_wrong(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, keyed(TABLE))
    errors = [d for d in checked(proposal.text).diagnostics if d.is_error]
    names = [field.name for field in proposal.fields.fields]
    assert [proposal.text[d.span.start : d.span.end] for d in errors] == names
    assert {d.code.id for d in errors} == {"S031"}


def test_opting_out_is_no_consent(tmp_path: Path) -> None:
    assert "hold" not in proposal_of(tmp_path, columns("Opted out,No consent,n", "yes,yes,1", "no,no,2")).text


def test_a_column_that_repeats_or_has_gaps_is_no_key(tmp_path: Path) -> None:
    repeated = proposal_of(tmp_path, "Company ID,n\n1,5\n1,6\n2,7\n")
    gaps = proposal_of(tmp_path, "Company ID,n\n1,5\n,6\n2,7\n")
    assert (repeated.fields.key, gaps.fields.key) == (None, None)
    assert "so the records are numbered" in " ".join(repeated.text.replace("\n#", "").split())


def test_a_key_may_be_a_german_number(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, keyed(columns("Telefonnummer;Kundennummer;n", "1;%;5")))
    assert (proposal.fields.key, proposal.fields.key_column) == ("kundennummer", "Kundennummer")
    assert "\ncustomer\n" in proposal.text


def test_the_accounts_that_are_shipped(tmp_path: Path) -> None:
    accounts = (ROOT / "policies" / "accounts.jsonl").read_bytes()
    proposal = proposal_of(tmp_path, accounts, "accounts.jsonl")
    assert proposal.fields.key == "company_id"
    assert proposal.fields.nested == ("people", "events")
    checks_once_classes_are_chosen(proposal)


@pytest.mark.skipif(not BANK.exists(), reason="the bank's data are not here")
def test_forty_thousand_rows_of_a_bank(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, BANK.read_bytes())
    assert declared(proposal, "emp_var_rate") == 'emp_var_rate number column "emp.var.rate"'
    assert declared(proposal, "contact") == "contact text"
    assert declared(proposal, "default") == "default yes/no"
    assert 'everywhere unknown when "unknown"\n' in proposal.text
    checks_once_classes_are_chosen(proposal)


@pytest.mark.parametrize("header", HOSTILE_HEADERS)
def test_headers_of_any_kind_stand_escaped(tmp_path: Path, header: str) -> None:
    name = header.replace('"', '""')
    for values in (("red", "blue"), ("1", "2"), ("", "")):
        table = columns(f'"{name}","other"', f"{values[0]},5", f"{values[1]},6")
        checks_once_classes_are_chosen(proposal_of(tmp_path, table))


@pytest.mark.parametrize(
    "value", [*HOSTILE_HEADERS[:-1], "unknown", "open", "2026-01-01", "EUR", "de", "1.000", "today"]
)
def test_values_of_any_kind_stand_escaped(tmp_path: Path, value: str) -> None:
    quoted = value.replace('"', '""')
    checks_once_classes_are_chosen(proposal_of(tmp_path, columns("x,y", f'"{quoted}",1', "other,2")))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), min_size=2, max_size=5), st.integers(1, 30))
def test_any_table_is_proposed_or_refused(tmp_path: Path, rows: list[list[str]], times: int) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    content = "\n".join([lines[0], *(lines[1:] * times)]).encode("utf-8", "surrogatepass")
    try:
        proposal = proposal_of(tmp_path, content)
    except CannotProposeError as error:
        assert error.diagnostics[0].message
        return
    text = with_facts(proposal)
    assert [d.message for d in checked(text).diagnostics if d.is_error and d.code.id not in ("P002", "P006")] == []


@pytest.mark.parametrize(("content", "said"), [
    ("", "it has no rows"),
    ("\n\n", "it has no rows"),
    ("a,b\n", "it has no rows"),
    ("a,b\n1\n", "none of its rows can be read"),
    ("id\n1\n2\n", "none of its columns holds values"),
    ("a\n\"\"\n", "none of its columns holds values"),
    ("a,a\n1,2\n", "the column `a` stands there twice"),
    ("a,a \n1,2\n", "the column `a` stands there twice"),
    ("größe\n1\n".encode("latin-1"), "this is not UTF-8"),
    ("größe\n1\n".encode("utf-16"), "this is not UTF-8"),
])  # fmt: skip
def test_what_cannot_be_proposed_from_is_told(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(CannotProposeError) as error:
        proposal_of(tmp_path, content)
    assert said in error.value.diagnostics[0].message


def test_an_encoding_may_be_named(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, "Größe\n7\n".encode("latin-1"), encoding="latin-1")
    assert declared(proposal, "größe") == 'größe integer column "Größe"'


@pytest.mark.parametrize(("count", "fine"), [(1_999, True), (2_000, True), (2_001, False), (10_000, False)])
def test_two_thousand_columns_are_the_limit(tmp_path: Path, count: int, fine: bool) -> None:
    table = ",".join(f"c{i}" for i in range(count)) + "\n" + ",".join("5" * count) + "\n"
    record = "{" + ", ".join(f'"c{i}": 5' for i in range(count)) + "}\n"
    for content, name in ((table, "leads.csv"), (record, "leads.jsonl")):
        if fine:
            assert len(proposal_of(tmp_path, content, name).fields.fields) == count
        else:
            with pytest.raises(CannotProposeError, match=f"has {count} columns; 2000 are read at most"):
                proposal_of(tmp_path, content, name)


def test_a_policy_that_would_be_too_long_is_refused(tmp_path: Path) -> None:
    values = [f"value {'x' * 40} {chr(97 + i)}" for i in range(20)]
    wide = "\n".join([",".join(f"c{i}" for i in range(1_000)), *(",".join([value] * 1_000) for value in values * 2)])
    with pytest.raises(CannotProposeError, match="would be too long"):
        proposal_of(tmp_path, wide)


def test_columns_that_no_policy_can_name_are_left_out_and_said(tmp_path: Path) -> None:
    proposal = proposal_of(tmp_path, columns(f"{'x' * 201},e\u0301tat,ok", "1,2,3"))
    assert [field.name for field in proposal.fields.fields] == ["ok"]
    assert len(proposal.fields.unwritable) == 2
    assert "as a policy cannot write their names" in proposal.text


def test_no_more_rows_than_the_limit_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policy_engine.proposal.survey.MAX_ROWS", 10)
    assert '"leads.csv": its first 10 rows.' in proposal_of(tmp_path, columns("x", "1")).text


def test_the_same_file_gives_the_same_text(tmp_path: Path) -> None:
    assert proposal_of(tmp_path, keyed(TABLE)).text == proposal_of(tmp_path, keyed(TABLE)).text
