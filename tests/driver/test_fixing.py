"""Fixes: bytes in, bytes out; only what is certain, and never for the worse."""

import pytest

from policy_engine.base.diagnostic import Edit
from policy_engine.base.source import Span
from policy_engine.driver.fixing import apply, fixed
from policy_engine.driver.uses import Loaded

TODAY = 739_676
"""1 March 2026."""
HEAD = 'policy p "P"\nowners a, b\naccount\n  fact size integer\n  fact yes_no yes/no\n  fact start date\n'


def put_right(text: str) -> str:
    return fixed("p", text.encode(), today=TODAY).data.decode()


def edit(start: int, end: int, by: str) -> Edit:
    return Edit(Span("p", start, end), by)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"abcdef", b"aXdYf"),
        ("\ufeffabcdef".encode(), "\ufeffaXdYf".encode()),
        (b"\r\nbcdef", b"\r\nXdYf"),
        (b"ab\r\ndef", b"aXdYf"),
        (b"abcde\r\n", b"aXdY\r\n"),
        (b"ab\ncd\r\n", b"aXcY\r\n"),
        ("äbcd€f".encode(), "äXdYf".encode()),
    ],
)
def test_edits_count_characters_of_the_text(before: bytes, after: bytes) -> None:
    assert apply(before, [edit(4, 5, "Y"), edit(1, 3, "X")]) == after


def test_an_insertion() -> None:
    assert apply(b"ab\r\ncd", [edit(3, 3, "X\n")]) == b"ab\r\nX\r\ncd"


def test_all_certain_fixes_at_once_and_nothing_else() -> None:
    text = HEAD + (
        "hold h: “H”\n  if size >= 1.000.000 && start is in the next 3 months\n  becuase 'x'\n"
        'hold i "I"\n  when all of\n    * size is not known\n    • yes_no = yes\n'
        'hold j "J"\n  when start is 2026-05-01\n  until 31.12.2026\n'
    )
    result = fixed("p", text.encode(), today=TODAY)
    assert result.data.decode() == HEAD + (
        'hold h "H"\n  when size is at least 1000000 and start is in the next 3 months\n  because "x"\n'
        'hold i "I"\n  when all of\n    - size is unknown\n    - yes_no is yes\n'
        'hold j "J"\n  when start is on 2026-05-01\n  until 2026-12-31\n'
    )
    assert "S010" in [each.code.id for each in result.checked.diagnostics]


def test_the_mark_and_the_line_ends_stay() -> None:
    wrong = "\ufeff" + (HEAD + 'hold h "H"\n  when size>=5\n').replace("\n", "\r\n")
    assert put_right(wrong) == wrong.replace("size>=5", "size is at least 5")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + 'hold h "H"\n  when size is at least 1.000\n',
        HEAD + 'hold h "H"\n  when start is in the next 3 months\n',
        HEAD + "  country text\n",
        HEAD + 'hold h "H"\n  when size is 5 and size is 6 or yes_no\n',
        HEAD + 'hold h "H"\n  when size is one of 5 6\n',
        HEAD + 'hold h "H"\n  when siz is known\n',
        "",
    ],
)
def test_what_is_not_certain_is_left(text: str) -> None:
    result = fixed("p", text.encode(), today=TODAY)
    assert result.data.decode() == text
    assert result.fixes == ()
    assert not result.checked.ok


def test_a_file_that_is_not_utf8_is_left() -> None:
    data = (HEAD + 'hold h "Hü"\n  when size >= 5\n').encode("latin-1")
    assert fixed("p", data).data == data


def test_a_library_is_left() -> None:
    library = 'library f "F"\naccount\n  fact size integer\nhold k "K"\n  when size >= 5\n'
    policy = 'policy p "P"\nowners a, b\nuse "f.policy"\nhold h "H"\n  when size > 5\n'
    result = fixed("p.policy", policy.encode(), "p.policy", lambda _: Loaded("f.policy", library), TODAY)
    assert result.data.decode() == policy.replace(">", "is more than")
    assert [each.diagnostic.code.id for each in result.fixes] == ["S006"]
    assert "S006" in [each.code.id for each in result.checked.diagnostics]


def test_fixing_again_changes_nothing() -> None:
    once = put_right(HEAD + 'hold h "H"\n  when size => 5 && size <> 6\n')
    assert put_right(once) == once
