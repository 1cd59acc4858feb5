"""Reading CSV."""

from pathlib import Path

import pytest

from policy_engine.files.open_records import open_records
from policy_engine.files.source import RecordSource, RejectedRow
from policy_engine.runtime.plan import ReadingPlan
from policy_engine.runtime.read import record_reader
from policy_engine.runtime.record import Entry
from policy_engine.values.types import IntegerType, NumberType, TextType, YesNoType
from tests.reading.plans import field, plan

PLAN = plan(field("name", TextType()), field("size", IntegerType(), column="No. of Employees"), key_column="id")
HEADER = "id,name,No. of Employees\n"
BANK = Path(__file__).parents[3] / "shared" / "data" / "uci-bank-marketing" / "bank-additional-full.csv"


def read(
    folder: Path, content: bytes | str, reading: ReadingPlan = PLAN
) -> tuple[list[tuple[int, object]], RecordSource]:
    path = folder / "leads.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source = open_records(path, reading)
    return [(line, row.diagnostic.code.id if isinstance(row, RejectedRow) else row) for line, row in source], source


def codes(source: RecordSource) -> list[str]:
    return [diagnostic.code.id for diagnostic in source.diagnostics]


ROW = {"id": "1", "name": "a", "No. of Employees": "5"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_line_ends_and_byte_order_marks(tmp_path: Path, separator: str, start: str, end: str) -> None:
    content = start + end.join(separator.join(cells) for cells in (ROW, ROW.values(), ROW.values()))
    rows, source = read(tmp_path, content)
    assert rows == [(2, ROW), (3, ROW)]
    assert (codes(source), source.table) == ([], True)


def test_the_separator_is_found_by_the_declared_columns(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, 'id;name;No. of Employees;"a,b,c,d,e"\n1;a;5;x\n')
    assert rows == [(2, {**ROW, "a,b,c,d,e": "x"})]


def test_quoted_cells(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, HEADER + '1,"two\nlines; ""quoted"", comma",""\n2,b,6\n')
    assert rows == [
        (2, {"id": "1", "name": 'two\nlines; "quoted", comma', "No. of Employees": ""}),
        (4, {"id": "2", "name": "b", "No. of Employees": "6"}),
    ]


def test_columns_are_trimmed_and_unnamed_ones_left_out(tmp_path: Path) -> None:
    rows, source = read(tmp_path, '" id ",\u00a0name,No. of Employees,,\n1,a,5,x,y\n')
    assert rows == [(2, ROW)]
    assert codes(source) == []


def test_two_columns_of_one_name_are_an_error(tmp_path: Path) -> None:
    rows, source = read(tmp_path, "id,id ,name,No. of Employees\n1,1,a,5\n")
    assert (rows, codes(source), source.stopped) == ([], ["D009"], True)


def test_two_columns_that_differ_in_case_are_pointed_out(tmp_path: Path) -> None:
    rows, source = read(tmp_path, "id,ID,name,No. of Employees\n1,2,a,5\n")
    assert (rows, codes(source), source.stopped) == ([(2, {**ROW, "ID": "2"})], ["D016"], False)


def test_a_missing_column_is_an_error_that_names_the_nearest(tmp_path: Path) -> None:
    dated = plan(field("name", TextType(), dated_by="Name changed on"), key_column="id")
    rows, source = read(tmp_path, "id,Nam,Changed\n1,a,5\n", dated)
    assert (rows, codes(source), source.stopped) == ([], ["D010", "D010"], True)
    assert source.diagnostics[0].help == "did you mean `Nam`?"
    assert "`Name changed on`" in source.diagnostics[1].message


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", HEADER, HEADER + "\n\r\n"])
def test_no_records(tmp_path: Path, content: str) -> None:
    rows, source = read(tmp_path, content)
    assert (rows, codes(source), source.stopped) == ([], ["D015"], False)


def test_ragged_rows_are_rejected_and_counted(tmp_path: Path) -> None:
    rows, source = read(tmp_path, HEADER + "1,a\n1,a,5\n\n1,a,5,6\n1,a,5\n")
    assert rows == [(2, "D011"), (3, ROW), (5, "D011"), (6, ROW)]
    assert (source.given, source.rejected, source.rows) == (2, 2, 4)


def test_a_quote_that_never_ends_does_not_swallow_the_file(tmp_path: Path) -> None:
    rows, source = read(tmp_path, HEADER + '1,"a,5\n' + "1,a,5\n" * 100)
    assert rows[:2] == [(2, "D013"), (3, ROW)]
    assert (source.given, source.rejected) == (100, 1)


def test_a_quote_that_ends_in_a_later_row_rejects_its_own_row_only(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, HEADER + '1,"a,5\n1,"a",5\n1,a,5\n')
    assert rows == [(2, "D012"), (3, ROW), (4, ROW)]


def test_a_quote_open_for_longer_than_a_cell_may_be(tmp_path: Path) -> None:
    rows, source = read(tmp_path, HEADER + '1,"a,5\n' + "1,a,5\n" * 30_000)
    assert (rows[0], source.given, source.rejected) == ((2, "D013"), 30_000, 1)
    rows, _ = read(tmp_path, HEADER + "1," + "a" * 200_000 + ",5\n1,a,5\n")
    assert rows == [(2, "D008"), (3, ROW)]


def test_an_open_quote_in_the_header_stops(tmp_path: Path) -> None:
    rows, source = read(tmp_path, '"id,name\n1,a\n')
    assert (rows, source.stopped) == ([], True)
    assert set(codes(source)) == {"D010"}


def test_nul_characters(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, HEADER + "1,a\0b,5\n1,a,5\n")
    assert rows == [(2, "D014"), (3, ROW)]


def test_the_line_of_a_wrong_encoding_is_told(tmp_path: Path) -> None:
    rows, source = read(tmp_path, (HEADER + "1,a,5\n1,ü,5\n").encode("latin-1"))
    assert (rows, codes(source), source.stopped) == ([(2, ROW)], ["D002"], True)
    assert source.diagnostics[0].facts["line"] == 3


def test_formulas_and_markup_stay_as_they_are(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, HEADER + "1,=cmd|' /C calc'!A0,<script>\n")
    assert rows == [(2, {"id": "1", "name": "=cmd|' /C calc'!A0", "No. of Employees": "<script>"})]


def test_messages_have_all_their_facts(tmp_path: Path) -> None:
    content = HEADER + '1,a\n1,"a"b,5\n1,a\0,5\n1,"x\n'
    path = tmp_path / "leads.csv"
    path.write_text(content)
    found = [row.diagnostic for _, row in open_records(path, PLAN) if isinstance(row, RejectedRow)]
    assert [diagnostic.code.id for diagnostic in found] == ["D011", "D012", "D014", "D013"]
    assert all("leads.csv" in diagnostic.message and diagnostic.help for diagnostic in found)


@pytest.mark.skipif(not BANK.exists(), reason="the bank marketing table is not there")
def test_the_bank_table() -> None:
    bank = plan(
        field("age", IntegerType()),
        field("default", YesNoType(), unknown_when=frozenset({"unknown"})),
        field("pdays", IntegerType(), unknown_when=frozenset({"999"})),
        field("rate", NumberType(), column="emp.var.rate"),
    )
    source = open_records(BANK, bank)
    reader = record_reader(bank)
    records = [reader.read(row, number, source.table) for number, (_, row) in enumerate(source, 1)]
    assert (len(records), source.rejected, codes(source)) == (41_188, 0, [])
    assert not any(record.problems for record in records)
    assert records[0].fields == {"age": (Entry(56),), "default": (Entry(False),), "pdays": (), "rate": (Entry(1100),)}
    assert sum(record.fields["default"] == () for record in records) == 8597
