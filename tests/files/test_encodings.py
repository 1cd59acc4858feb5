"""Encodings: what is declared is read, and nothing is guessed to decode by."""

import json
from pathlib import Path

import pytest

from policy_engine.files.encodings import ENCODINGS
from tests.files.reading import LEADS, OBSERVATIONS, read

UMLAUT = LEADS.replace("Miller", "Müller")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["leads.csv", "leads.jsonl", "leads.json"])
def test_every_encoding_of_the_list_is_read(tmp_path: Path, encoding: str, name: str) -> None:
    text = UMLAUT if name.endswith("csv") else json.dumps({"company": "c1", "name": "Müller"}, ensure_ascii=False)
    found = read(tmp_path, text.encode(encoding), name=name, encoding=encoding)
    assert found.codes == []
    assert found.records[0]["name"] == "Müller"


@pytest.mark.parametrize("encoding", ["UTF8", "Latin-1", "cp1252", " Windows_1252 ", "UTF-16LE"])
def test_other_names_of_encodings(tmp_path: Path, encoding: str) -> None:
    content = UMLAUT.encode(encoding.strip().replace("Windows_", "cp"))
    assert read(tmp_path, content, encoding=encoding).records[0]["name"] == "Müller"


@pytest.mark.parametrize(("encoding", "help_"), [("windows-1225", "did you mean"), ("\x1b[2J", "`utf-16`"), ("", "`")])
def test_an_unknown_encoding_is_refused_with_the_list_or_the_nearest(tmp_path: Path, encoding: str, help_: str) -> None:
    found = read(tmp_path, UMLAUT, encoding=encoding)
    assert (found.codes, found.source.stopped) == (["D024"], True)
    assert help_ in found.found[0].help
    assert "\x1b" not in found.found[0].message


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (UMLAUT.encode("windows-1252"), "`--encoding windows-1252`"),
        (UMLAUT.encode("utf-16"), "`--encoding utf-16`"),
        (UMLAUT.encode("utf-16-le"), "`--encoding utf-16`"),
        (LEADS.encode("utf-16-be"), "`--encoding utf-16`"),
    ],
)
def test_what_is_not_utf_8_is_refused_with_the_likely_encoding(tmp_path: Path, content: bytes, advice: str) -> None:
    found = read(tmp_path, content)
    assert (found.codes, found.source.stopped) == (["D002"], True)
    assert advice in found.found[0].help
    asked = advice.strip("`").split()[1]
    assert read(tmp_path, content, encoding=asked).codes == []


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_byte_order_mark_of_utf_8_counts_for_more(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "\ufeff" + UMLAUT, encoding=encoding).records[0]["name"] == "Müller"


@pytest.mark.parametrize(
    ("encoding", "bad"),
    [
        ("windows-1252", b"\x81"),
        ("utf-8", b"\xff"),
        ("utf-8", b"\xed\xa0\x80"),
        ("utf-16-le", b"\x00\xd8x\x00"),
        ("utf-16-le", b"x"),
    ],
)
def test_bytes_that_stand_for_nothing_are_told_with_their_line(tmp_path: Path, encoding: str, bad: bytes) -> None:
    good = LEADS.encode(encoding)
    found = read(tmp_path, good + bad, encoding=encoding)
    assert (found.codes, found.source.stopped) == ([("D002" if encoding == "utf-8" else "D025")], True)
    assert found.found[0].facts["line"] == 4
    assert [place for place, _ in found.rows] == [2, 3]


def test_the_encoding_is_that_of_all_files(tmp_path: Path) -> None:
    rows = (OBSERVATIONS + "c1,name,Müller,2025-01-01\n").encode("windows-1252")
    assert read(tmp_path, observations=rows).codes == ["D002"]
    found = read(tmp_path, observations=rows, encoding="windows-1252")
    assert found.records[0].observed["name"][0]["value"] == "Müller"


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_separator_that_the_file_names(tmp_path: Path, first: str, start: str) -> None:
    content = f"{start}{first}\r\n{LEADS.replace(',', ';')}"
    found = read(tmp_path, content)
    assert [place for place, _ in found.rows] == [3, 4]
    assert found.records[0]["name"] == "Miller"


def test_what_is_like_a_line_that_names_the_separator(tmp_path: Path) -> None:
    assert read(tmp_path, f"sep=\t\n{LEADS}".replace(",", "\t")).records[0]["name"] == "Miller"
    assert set(read(tmp_path, f"\tsep=;\n{LEADS}").codes) == {"D010"}


@pytest.mark.parametrize(
    ("start", "code"),
    [(b"PK\x03\x04rest", "D026"), (b"\x1f\x8bx", "D026"), (b"PAR1x", "D026"), (b"\xd0\xcf\x11\xe0x", "D026")],
)
def test_files_that_are_not_what_their_name_says(tmp_path: Path, start: bytes, code: str) -> None:
    found = read(tmp_path, start)
    assert (found.codes, found.source.stopped) == ([code], True)
    assert found.found[0].help


def test_line_ends_of_all_kinds_keep_their_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, "company,name,budget,Budget changed on\rc1,a,,\r\nc2\nc3,b,,\r\rc4,c,,")
    assert found.rows[1] == (3, "D011")
    assert [place for place, _ in found.rows] == [2, 3, 4, 6]
