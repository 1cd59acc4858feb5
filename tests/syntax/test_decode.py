"""Bytes to text: what an editor may do to a file, and what it must not."""

import pytest

from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.syntax.decode import decode
from policy_engine.syntax.parse import parse

TEXT = 'policy p "Zurück"\nhold h "H"\n  when a\n'


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_mark(end: bytes, mark: bytes) -> None:
    source, found = decode("p", mark + TEXT.encode().replace(b"\n", end))
    assert found == []
    assert source is not None
    assert source.text == TEXT
    assert source.place(source.text.index("when")) == (3, 3)


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (TEXT.encode("utf-16"), 0),
        (TEXT.encode("utf-16-le"), 1),
        (TEXT.encode("utf-16-be"), 0),
        (TEXT.encode("latin-1"), TEXT.index("ü")),
        (b'policy p "\xc3', 10),
        (b"\xef\xbb\xbfpolicy \xff", 10),
        (b"\xed\xa0\x80", 0),
    ],
)
def test_not_utf8(data: bytes, offset: int) -> None:
    source, found = decode("p", data)
    assert source is None
    assert [each.code.id for each in found] == ["S024"]
    assert f"at byte {offset}" in found[0].message


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b"# only a comment"])
def test_no_policy(data: bytes) -> None:
    source, found = decode("p", data)
    assert source is not None
    assert found == []
    assert [each.code.id for each in parse(source)[1]] == ["S003"]


def test_limit_of_bytes() -> None:
    head = TEXT.encode()
    full = head + b" " * (MAX_FILE_BYTES - len(head))
    assert decode("p", full)[1] == []
    assert [each.code.id for each in decode("p", full + b" ")[1]] == ["S020"]
