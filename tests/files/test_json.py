"""Reading JSON and JSON Lines."""

import json
import math
from pathlib import Path

import pytest

from policy_engine.files import byte_file, json_array, lines, source
from policy_engine.files.open_records import open_records
from policy_engine.files.source import RecordSource, RejectedRow
from tests.reading.plans import ACCOUNT


def opened(folder: Path, content: bytes | str, name: str = "leads.json") -> RecordSource:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return open_records(path, ACCOUNT)


def read(folder: Path, content: bytes | str, name: str = "leads.json") -> tuple[list[object], list[str], RecordSource]:
    """Return what the rows are (a raw record, or a code), the codes of the file, and the source."""
    rows = opened(folder, content, name)
    given = [row.diagnostic.code.id if isinstance(row, RejectedRow) else row for _, row in rows]
    return given, [diagnostic.code.id for diagnostic in rows.diagnostics], rows


def test_a_list_or_one_object(tmp_path: Path) -> None:
    assert read(tmp_path, '\ufeff [ {"a": 1} ,\n {"a": [true, null]} ] \n')[:2] == ([{"a": 1}, {"a": [True, None]}], [])
    assert read(tmp_path, '{"a": {"b": "ü"}}')[:2] == ([{"a": {"b": "ü"}}], [])


@pytest.mark.parametrize("content", ["", "  \n", "[]", "\ufeff[ ]"])
def test_no_records(tmp_path: Path, content: str) -> None:
    given, codes, rows = read(tmp_path, content)
    assert (given, codes, rows.stopped) == ([], ["D015"], False)


@pytest.mark.parametrize(
    "content",
    ["[{}", "[{},]", "[{} {}]", "{} {}", "[{}] x", "[{'a': 1}]", "]", "[", '{"a": 01}', '[{"a": tru}]', '["a]', "nul"],
)
def test_broken_json_stops(tmp_path: Path, content: str) -> None:
    _, codes, rows = read(tmp_path, content)
    assert (codes, rows.stopped) == (["D003"], True)


def test_the_line_of_broken_json_is_told(tmp_path: Path) -> None:
    rows = read(tmp_path, '[\n{"a": 1},\n{"a": }\n]')[2]
    assert rows.diagnostics[0].facts["line"] == 3
    assert rows.given == 1


def test_one_key_twice_is_refused_at_any_depth(tmp_path: Path) -> None:
    given, codes, rows = read(tmp_path, '[{"a": 1, "a": 2}, {"b": [{"c": 1, "c": 1}]}, {"a": 1, "b": {"a": 2}}]')
    assert given == ["D005", "D005", {"a": 1, "b": {"a": 2}}]
    assert (codes, rows.given, rows.rejected, rows.rows) == ([], 1, 2, 3)


def test_depth(tmp_path: Path) -> None:
    deep = '{"a": ' + "[" * 63 + "]" * 63 + "}"
    deeper = '{"a": ' + "[" * 64 + "]" * 64 + "}"
    assert read(tmp_path, f'[{deep}, {deeper}, {{"b": 1}}]')[0] == [json.loads(deep), "D006", {"b": 1}]
    given, codes, rows = read(tmp_path, '[{"a": ' + "[" * 100_000)
    assert (given, codes, rows.stopped) == ([], ["D006"], True)
    lines_given = read(tmp_path, '{"a": ' + "[" * 100_000 + '\n{"b": 1}\n', "leads.jsonl")[0]
    assert lines_given == ["D006", {"b": 1}]


def test_numbers_at_the_edges(tmp_path: Path) -> None:
    content = '[{"a": NaN, "b": 1e400, "c": ' + "9" * 309 + ', "d": ' + "9" * 9000 + ', "e": 9007199254740993}]'
    ((record,), codes, _) = read(tmp_path, content)
    assert codes == []
    assert isinstance(record, dict)
    assert math.isnan(record["a"])
    assert (record["b"], record["c"], record["d"], record["e"]) == (math.inf, 10**309 - 1, math.inf, 9007199254740993)


@pytest.mark.parametrize("row", ["5", "null", "true", '"x"', "[1]"])
def test_a_record_that_is_no_object(tmp_path: Path, row: str) -> None:
    assert read(tmp_path, f'[{row}, {{"a": 1}}]')[0] == ["D007", {"a": 1}]
    assert read(tmp_path, f'{row}\n{{"a": 1}}', "leads.jsonl")[0] == ["D004", {"a": 1}]


@pytest.mark.parametrize(
    ("content", "guess"),
    [
        ('[{"a": "ü"}]'.encode("latin-1"), "Latin-1"),
        ('[{"a": 1}]'.encode("utf-16"), "UTF-16"),
        ('[{"a": "ü"}]'.encode("utf-16-le"), "UTF-16"),
    ],
)
def test_other_encodings_are_told(tmp_path: Path, content: bytes, guess: str) -> None:
    for name in ("leads.json", "leads.jsonl", "leads.csv"):
        _, codes, rows = read(tmp_path, content, name)
        assert (codes, rows.stopped) == (["D002"], True)
        assert guess in rows.diagnostics[0].help


def test_records_across_pieces_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(byte_file, "CHUNK", 3)
    records = [{"a": "x" * 50, "n": 12.5e3, "t": [True, False, None, "\u00fc\n"]}, {}, {"b": -1}]
    assert read(tmp_path, json.dumps(records, indent=1))[:2] == (records, [])
    assert read(tmp_path, "[1234567, {}]")[0] == ["D007", {}]
    rows = read(tmp_path, '[{"a": 1},\n\n{"a" 1}]')[2]
    assert (rows.diagnostics[0].code.id, rows.diagnostics[0].facts["line"]) == ("D003", 3)


def test_endless_records_and_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_array, "MAX_CHARS", 1000)
    monkeypatch.setattr(lines, "MAX_CHARS", 1000)
    monkeypatch.setattr(byte_file, "CHUNK", 100)
    content = '{"a": "' + "x" * 5000
    assert read(tmp_path, content)[1] == ["D008"]
    assert read(tmp_path, content, "leads.jsonl")[1] == ["D008"]
    assert source.MAX_CHARS > 1000


def test_json_lines_go_on_after_a_bad_line(tmp_path: Path) -> None:
    rows = opened(
        tmp_path, '\ufeff{"a": 1}\n\nnot json\r\n{"a": 2} {"a": 3}\n{"a": 1, "a": 2}\n{"a": 4}', "leads.ndjson"
    )
    seen = [(place, row.diagnostic.code.id if isinstance(row, RejectedRow) else row) for place, row in rows]
    assert seen == [(1, {"a": 1}), (3, "D004"), (4, "D004"), (5, "D005"), (6, {"a": 4})]
    assert (rows.given, rows.rejected, rows.stopped, rows.table) == (2, 3, False, False)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    missing = open_records(tmp_path / "no.csv", ACCOUNT)
    assert (list(missing), missing.stopped, missing.diagnostics[0].code.id) == ([], True, "D001")
    (tmp_path / "folder.json").mkdir()
    assert open_records(tmp_path / "folder.json", ACCOUNT).diagnostics[0].code.id == "D001"
    assert open_records(Path("a\0.json"), ACCOUNT).diagnostics[0].code.id == "D001"
    assert open_records(tmp_path / "leads.xlsx", ACCOUNT).diagnostics[0].code.id == "D018"


def test_rows_are_given_once(tmp_path: Path) -> None:
    rows = opened(tmp_path, '[{"a": 1}]')
    assert len(list(rows)) == 1
    assert list(rows) == []
