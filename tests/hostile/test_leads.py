"""Hostile files of records, by number. Each test asserts what a user may rely on.

L23 (YAML) and L31 (Parquet) are of kinds that are not read.
"""

import gzip
import json
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from policy_engine.files.keys import KeyTracker, record_finding
from policy_engine.files.open_records import open_records
from policy_engine.files.source import MAX_CHARS
from policy_engine.runtime.read import record_reader
from policy_engine.runtime.record import Entry, Record
from policy_engine.values.types import DateType, IntegerType, NumberType, PicklistType, SeveralType, TextType, YesNoType
from tests.cli.runner import DATA, Ran, run
from tests.files.reading import LEADS, read
from tests.reading.plans import event, field, plan
from tests.support.memory import peak_mib

KEYED = plan(key_column="company")
LONG = "company\n" + ("c" * 200 + "\n") * 5_000
"""More than is read at once."""
DAY = ("--as-of", "2026-03-01")
POLICY = str(DATA / "dach.policy")
COLUMNS = (
    "Company ID,Country/Region,No. of Employees,consent,competitor,open_project,Budget status,"
    "Budget status changed on,pain,Pain noted on,decision_date"
)


def evaluate(folder: Path, content: bytes | str, *options: str, name: str = "leads.csv", out: str = "out.jsonl") -> Ran:
    """Evaluate a file of records by the command; nothing may end in a traceback."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return run("evaluate", POLICY, name, *DAY, "-o", out, *options, folder=folder)


def decided(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def one(value_type: object, raw: object, **facts: object) -> Entry | None:
    """What a raw value is read as."""
    reading = plan(field("x", value_type, unknown_when=frozenset(), **facts))
    record = record_reader(reading).read({"x": raw}, 1, isinstance(raw, str))
    history = record.fields["x"]
    return history[0] if history else None


def value(value_type: object, raw: object, **facts: object) -> object:
    entry = one(value_type, raw, **facts)
    return None if entry is None else entry.value if entry.reason is None else str(entry.reason)


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", COLUMNS + "\n"])
def test_l01_an_empty_file_or_a_header_alone(tmp_path: Path, content: str) -> None:
    ran = evaluate(tmp_path, content)
    assert ran.code == 0
    assert "D015" in ran.out + ran.err
    assert decided(tmp_path) == []


@pytest.mark.parametrize("second", ["company", "company ", "\u00a0company"])
def test_l02_a_column_twice(tmp_path: Path, second: str) -> None:
    found = read(tmp_path, f"company,{second}\nc1,c2\n", KEYED)
    assert (found.codes, found.rows, found.source.stopped) == (["D009"], [], True)
    ran = evaluate(tmp_path, COLUMNS + ",consent\n")
    assert (ran.code, (tmp_path / "out.jsonl").exists()) == (2, False)


@pytest.mark.parametrize("other", ["Company", "COMPANY ", "comp any"])
def test_l03_columns_that_differ_in_case_or_blanks(tmp_path: Path, other: str) -> None:
    found = read(tmp_path, f"company,{other}\nc1,c2\n", KEYED)
    assert (found.codes, found.records[0]["company"]) == (["D016"], "c1")


def test_l04_ragged_rows_are_counted_and_listed_by_line(tmp_path: Path) -> None:
    found = read(tmp_path, "company,name\nc1,a\nc2\nc3,a,b\nc4,a\n", KEYED)
    assert found.rows[1:3] == [(3, "D011"), (4, "D011")]
    assert (found.source.given, found.source.rejected) == (2, 2)
    ran = evaluate(tmp_path, COLUMNS + "\nc1" + "," * 10 + "\nc2,x\n")
    assert ran.code == 0
    assert "line 3" in ran.out + ran.err
    assert len(decided(tmp_path)) == 1


def test_l05_a_quote_that_never_ends_in_row_1(tmp_path: Path) -> None:
    found = read(tmp_path, 'company,name\nc1,"a\n' + "c2,b\n" * 50_000, KEYED)
    assert (found.rows[0], found.source.given, found.source.rejected) == ((2, "D013"), 50_000, 1)


@pytest.mark.parametrize("name", ["leads.csv", "leads.jsonl"])
def test_l06_nul_inside_a_cell(tmp_path: Path, name: str) -> None:
    table = name.endswith("csv")
    content = "company\nc\0 1\nc2\n" if table else '{"company": "c\0"}\n{"company": "c2"}\n'
    found = read(tmp_path, content, KEYED, name)
    assert found.rows == [(2 if table else 1, "D014" if table else "D004"), (3 if table else 2, {"company": "c2"})]


@pytest.mark.parametrize(
    ("encoding", "hint"), [("latin-1", "windows-1252"), ("utf-16", "utf-16"), ("utf-16-be", "utf-16")]
)
@pytest.mark.parametrize("name", ["leads.csv", "leads.json", "leads.jsonl"])
def test_l07_other_encodings_without_declaration(tmp_path: Path, encoding: str, hint: str, name: str) -> None:
    text = "company\nMüller\n" if name == "leads.csv" else '{"company": "Müller"}'
    found = read(tmp_path, text.encode(encoding), KEYED, name)
    assert (found.codes, found.source.stopped) == (["D002"], True)
    assert f"--encoding {hint}" in found.found[0].help
    assert read(tmp_path, text.encode(encoding), KEYED, name, hint).records == [{"company": "Müller"}]


@pytest.mark.parametrize("name", ["leads.csv", "leads.json", "leads.jsonl"])
def test_l08_a_byte_order_mark(tmp_path: Path, name: str) -> None:
    text = "company\nc1\n" if name == "leads.csv" else '{"company": "c1"}'
    assert read(tmp_path, "\ufeff" + text, KEYED, name).records == [{"company": "c1"}]


def test_l09_semicolons_and_a_decimal_comma_only_when_declared(tmp_path: Path) -> None:
    found = read(tmp_path, "company;revenue\nc1;1.234,5\n", KEYED)
    assert found.records == [{"company": "c1", "revenue": "1.234,5"}]
    assert value(NumberType(None), "1.234,5") == "invalid"
    assert value(NumberType(None), "1.234,5", format="1.234,56") == 1_234_500


@pytest.mark.parametrize("raw", ["NULL", "N/A", "-", "#N/A"])
def test_l10_words_for_nothing_are_what_the_policy_lists(tmp_path: Path, raw: str) -> None:
    listed = plan(field("x", TextType(), unknown_when=frozenset({raw.lower()})))
    assert record_reader(listed).read({"x": raw}, 1, True).fields["x"] == ()
    assert value(TextType(), raw) == raw
    found = read(tmp_path, 'company,name\nc1,""\nc2,\n', KEYED)
    assert [record["name"] for record in found.records] == ["", ""]
    assert one(TextType(), "") is None


@pytest.mark.parametrize(
    ("raw", "meant"),
    [("Yes", True), ("no", False), ("Ja", True), ("nein", False), ("TRUE ", True), ("1", True), ("0", False)],
)
def test_l11_yes_and_no(raw: str, meant: bool) -> None:
    assert value(YesNoType(), raw) is meant


@pytest.mark.parametrize("raw", ["x", "2", "on", "oui"])
def test_l11_what_is_neither_yes_nor_no(raw: str) -> None:
    assert value(YesNoType(), raw) == "invalid"


@pytest.mark.parametrize("raw", ["1,000", "1e3", "NaN", "Infinity", "42.7", "٤٢", "1_000", "0x10", "１２"])
def test_l12_what_is_no_integer(raw: str) -> None:
    assert value(IntegerType(), raw) == "invalid"


@pytest.mark.parametrize(
    ("raw", "number"), [(" 42 ", 42), ("-0", 0), ("+5", 5), ("1.000", 1), ("42.0", 42), (1e3, 1000)]
)
def test_l12_integers(raw: object, number: int) -> None:
    assert value(IntegerType(), raw) == number


@pytest.mark.parametrize("raw", ["01/02/2024", "31.12.2024", "45292", "2023-02-29", "0000-01-01", "10000-01-01"])
def test_l13_what_is_no_date_without_a_format(raw: str) -> None:
    assert value(DateType(), raw) == "invalid"


def test_l13_dates(tmp_path: Path) -> None:
    assert value(DateType(), "2024-12-31T23:00:00Z") == value(DateType(), "2024-12-31")
    assert value(DateType(), "31.12.2024", format="DD.MM.YYYY") == value(DateType(), "2024-12-31")


def test_l14_a_postal_code_stays_text(tmp_path: Path) -> None:
    found = read(tmp_path, "company,zip\nc1,01234\n", KEYED)
    assert value(TextType(), found.records[0]["zip"]) == "01234"


@pytest.mark.parametrize("name", ["leads.json", "leads.jsonl"])
def test_l15_a_json_key_twice(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, '{"company": "c1", "company": "c2"}', KEYED, name)
    assert found.rows == [(1, "D005")]


@pytest.mark.parametrize("name", ["leads.json", "leads.jsonl"])
@pytest.mark.parametrize("sign", ["[", '{"a":'])
def test_l16_json_a_hundred_thousand_levels_deep(tmp_path: Path, name: str, sign: str) -> None:
    found = read(tmp_path, '{"company": "c1", "a": ' + sign * 100_000, KEYED, name)
    assert [*found.codes, *(code for _, code in found.rows)] == ["D006"]


def test_l17_half_a_character_in_json(tmp_path: Path) -> None:
    text = '{"Company ID": "c1", "pain": "\\ud800", "Country/Region": "\\udfff"}\n{"Company ID": "\\ud800"}\n'
    ran = evaluate(tmp_path, text, "--explain", name="leads.jsonl")
    assert ran.code == 0
    assert [decision["key"] for decision in decided(tmp_path)] == ["c1"]
    assert "line 2" in ran.out + ran.err


@pytest.mark.parametrize("name", ["leads.json", "leads.jsonl"])
def test_l18_numbers_beyond_what_is_exact(tmp_path: Path, name: str) -> None:
    text = (
        '{"company": 9007199254740991, "a": 1e400, "b": '
        + "9" * 309
        + ', "c": 9007199254740993, "d": 9007199254740991}'
    )
    (record,) = read(tmp_path, text, KEYED, name).records
    assert [value(IntegerType(), record[key]) for key in "abc"] == ["invalid"] * 3
    assert value(IntegerType(), record["d"]) == 2**53 - 1
    assert record_reader(KEYED).read({"company": 2**53 + 1}, 1).error == "no key"


def test_l19_names_that_mean_something_to_programs(tmp_path: Path) -> None:
    names = ["__proto__", "constructor", "__class__", "toString", "keys", "items"]
    reading = plan(*(field(name, TextType()) for name in names), key_column="company")
    for name, content in (
        ("leads.csv", ",".join(["company", *names]) + "\nc1" + ",x" * len(names) + "\n"),
        ("leads.json", json.dumps({"company": "c1", **dict.fromkeys(names, "x")})),
    ):
        found = read(tmp_path, content, reading, name)
        record = record_reader(reading).read(found.records[0], 1)
        assert {key: history[0].value for key, history in record.fields.items()} == dict.fromkeys(names, "x")


@pytest.mark.parametrize("value_type", [TextType(), IntegerType(), DateType(), YesNoType(), PicklistType(("a",))])
@pytest.mark.parametrize("raw", [["a"], [["a"]], {"a": 1}])
def test_l20_a_list_or_an_object_where_a_value_belongs(value_type: object, raw: object) -> None:
    assert value(value_type, raw) == "invalid"


def test_l20_a_value_where_a_list_belongs() -> None:
    assert value(SeveralType(("a", "b")), "a; b") == ("a", "b")
    assert value(SeveralType(("a", "b")), {"a": 1}) == "invalid"
    people = record_reader(plan(events=(event("e"),))).read({"events": "e"}, 1)
    assert [problem.kind for problem in people.problems] == ["invalid"]


def _bomb() -> bytes:
    """Return gzip of 100 GiB of zeros: one packed MiB, again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + block * (1024 * 100)


def test_l21_a_hundred_gibibytes_of_zeros(tmp_path: Path) -> None:
    (tmp_path / "leads.csv.gz").write_bytes(_bomb())
    before, begun = peak_mib(), time.perf_counter()
    source = open_records(tmp_path / "leads.csv.gz", KEYED)
    assert list(source) == []
    assert [one.code.id for one in source.diagnostics] == ["D028"]
    assert time.perf_counter() - begun < 1
    assert peak_mib() - before < 64


@pytest.mark.parametrize("spoil", ["twice", "truncated", "garbage"])
def test_l21_gzip_that_is_spoilt(tmp_path: Path, spoil: str) -> None:
    packed = gzip.compress(LEADS.encode())
    content = {"twice": gzip.compress(packed), "truncated": packed[:-4], "garbage": packed + b"x"}[spoil]
    found = read(tmp_path, content, name="leads.csv.gz")
    assert (found.codes, found.source.stopped) == (["D027"], True)


@pytest.mark.parametrize("name", ["leads.zip", "leads.csv", "leads.csv.zip"])
def test_l22_zip_archives_are_not_opened(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as archive:
        archive.writestr("../leads.csv", LEADS)
        for number in range(1000):
            archive.writestr(f"{number}.csv", "")
    found = read(tmp_path, (tmp_path / "made.zip").read_bytes(), name=name)
    assert (found.codes, found.source.stopped) == (["D018" if name.endswith("zip") else "D026"], True)
    assert "unpack" in found.found[0].help


@pytest.mark.bulk
def test_l24_a_large_table_streams(tmp_path: Path) -> None:
    """Scaled down from 5 GB and 20 million rows to 250 MB and one million, in 192 MiB instead of 1 GiB."""
    row = ",Germany,120," + "x" * 220 + "\n"
    with (tmp_path / "leads.csv").open("w") as file:
        file.write("company,country,employees,note\n")
        file.writelines(f"c{number}{row}" for number in range(1_000_000))
    script = (
        "import sys; from tests.support.memory import peak_mib\n"
        "from pathlib import Path; from policy_engine.files.keys import KeyTracker\n"
        "from policy_engine.files.open_records import open_records; from tests.reading.plans import plan\n"
        "keys = KeyTracker(); source = open_records(Path(sys.argv[1]), plan(key_column='company'))\n"
        "print(sum(keys.first(row['company'], place) is None for place, row in source))\n"
        "print(int(peak_mib()))"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", script, str(tmp_path / "leads.csv")]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    rows, memory = map(int, ran.stdout.split())
    assert rows == 1_000_000
    assert memory < 192


@pytest.mark.parametrize("name", ["leads.csv", "leads.json", "leads.jsonl"])
def test_l25_one_line_of_two_gibibytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b"company\n" if name == "leads.csv" else b'{"company": "')
        file.write(b"x" * (MAX_CHARS + 1024 * 1024))
        file.truncate(2 * 1024**3)
    begun = time.perf_counter()
    source = open_records(path, KEYED)
    assert (list(source), [one.code.id for one in source.diagnostics]) == ([], ["D008"])
    assert time.perf_counter() - begun < 1


def test_l26_a_file_that_grows_or_is_replaced_while_it_is_read(tmp_path: Path) -> None:
    path, other = tmp_path / "leads.csv", tmp_path / "other.csv"
    path.write_text(LONG)
    other.write_text("company\nx\n")
    source = open_records(path, KEYED)
    rows = iter(source)
    next(rows)
    other.replace(path)
    assert {row["company"] for _, row in rows} == {"c" * 200}
    assert source.diagnostics == []
    path.write_text(LONG)
    source = open_records(path, KEYED)
    rows = iter(source)
    next(rows)
    with path.open("a") as file:
        file.write("c\n")
    assert len(list(rows)) + 1 == source.given
    assert (source.stopped, [one.code.id for one in source.diagnostics]) == (True, ["D029"])


def test_l27_a_key_twice(tmp_path: Path) -> None:
    row = ",Germany,120,yes,no,yes,,,,,"
    ran = evaluate(tmp_path, f"{COLUMNS}\nc1{row}\nc2{row}\n c1 {row}\n")
    assert ran.code == 0
    assert [decision["key"] for decision in decided(tmp_path)] == ["c1", "c2"]
    told = ran.out + ran.err
    assert "D017" in told
    assert "line 4" in told and "line 2" in told


def test_l28_a_key_missing(tmp_path: Path) -> None:
    ran = evaluate(tmp_path, '{"Company ID": ""}\n{"consent": true}\n{"Company ID": "c1"}\n', name="leads.jsonl")
    assert ran.code == 0
    assert [decision["key"] for decision in decided(tmp_path)] == ["c1"]
    told = ran.out + ran.err
    assert "D022" in told
    assert "line 1" in told and "line 2" in told


def test_l29_formulas_are_neutralised_in_tables_and_unchanged_in_json(tmp_path: Path) -> None:
    formula = "=cmd|' /C calc'!A0"
    row = f"{formula},Germany,120,yes,no,yes,,,,,"
    assert evaluate(tmp_path, f"{COLUMNS}\n{row}\n").code == 0
    assert decided(tmp_path)[0]["key"] == formula
    assert evaluate(tmp_path, f"{COLUMNS}\n{row}\n", out="out.csv").code == 0
    assert (tmp_path / "out.csv").read_text().splitlines()[1].startswith(f"'{formula}")


def test_l30_a_mebibyte_of_combining_marks(tmp_path: Path) -> None:
    marks = "\u0301\u0323\u0330\u20d0" * (1024 * 1024 // 9)
    begun = time.perf_counter()
    found = read(tmp_path, json.dumps({"company": "e" + marks, "name": "x"}, ensure_ascii=False), KEYED, "leads.json")
    record = record_reader(KEYED).read(found.records[0], 1)
    assert record.error is None
    assert time.perf_counter() - begun < 1


def test_l30_equality_of_texts_and_keys(tmp_path: Path) -> None:
    composed, apart = "Müller", "Mu\u0308ller"
    assert value(TextType(), composed) == value(TextType(), apart) == value(TextType(), f"\u200b{apart}\ufeff")
    assert value(TextType(), "Mül\u200bler") != composed
    keys, reader = KeyTracker(), record_reader(KEYED)
    records = [
        keys.checked(reader.read({"company": key}, n), n) for n, key in enumerate((composed, apart, "müller"), 1)
    ]
    assert [record.error for record in records] == [None, "key repeated", None]
    told = record_finding(records[1], KEYED, "line 3")
    assert told is not None
    assert composed not in told.message


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-02-10T00:30:00+14:00", "2026-02-09"),
        ("2026-02-10T13:30:00-12:00", "2026-02-11"),
        ("2026-02-10T24:00", "2026-02-11"),
        ("2026-06-30T23:59:60", "2026-06-30"),
    ],
)
def test_l32_moments_at_the_edges(at: str, day: str) -> None:
    reading = plan(events=(event("e"),))
    events = [{"type": "e", "at": at}, {"type": "e", "at": day}]
    record: Record = record_reader(reading).read({"events": events}, 1)
    assert record.events is not None
    assert len({one.at.day for one in record.events}) == 1


@pytest.mark.parametrize(
    "at", ["2026-02-10T00:00:00+14:01", "2026-02-10T00:00-12:01", "2026-02-10T24:01", "2026-02-30"]
)
def test_l32_moments_beyond_the_edges(at: str) -> None:
    record = record_reader(plan(events=(event("e"),))).read({"events": [{"type": "e", "at": at}]}, 1)
    assert record.events == ()
    assert [problem.kind for problem in record.problems] == ["no valid moment"]
