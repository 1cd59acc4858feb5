"""Findings as people see them."""

from policy_engine.base.codes.usage import UNREADABLE, USE_CYCLE
from policy_engine.base.diagnostic import finding
from policy_engine.base.render import WIDTH, Style, render, render_all, summary, visible
from policy_engine.base.source import Source, Span


def shown(text: str, start: int, end: int, **facts: str) -> list[str]:
    found = finding(UNREADABLE, Span("x", start, end), **{"path": "p", "why": "w", **facts})
    return render(found, {"x": Source("x", text)}).split("\n")


def test_place_line_and_underline():
    assert shown("one\ntwo three\n", 8, 13) == [
        "x:2:5: error U001: cannot read `p`: w",
        "    2 | two three",
        "      |     ^^^^^",
        "  help: check the path, and that it is a file which you may read",
    ]


def test_a_place_at_the_end_of_the_file_is_marked():
    assert shown("one", 3, 3)[1:3] == ["    1 | one", "      |    ^"]


def test_a_span_of_several_lines_is_marked_on_its_first():
    assert shown("one\ntwo", 1, 7)[1:3] == ["    1 | one", "      |  ^^"]


def test_wide_characters_and_tabs_line_up():
    assert shown("漢字\tx", 3, 4)[1:3] == ["    1 | 漢字 x", "      |      ^"]


def test_long_lines_are_cut_around_the_place():
    line, mark = shown("a" * 500 + "B" + "c" * 500, 500, 501)[1:3]
    assert line[mark.index("^")] == "B"
    assert line.startswith("    1 | …")
    assert line.endswith("…")
    assert len(line) < WIDTH + 15


def test_nothing_acts_on_the_terminal_or_hides():
    assert visible("a\x1b[2Jb\u202ec\ud800") == "a\\u{1b}[2Jb\\u{202e}c\\u{d800}"
    assert "\x1b" not in "".join(shown("a\x1b[31m", 0, 1, path="\x1b[2J"))


def test_labels_follow_with_their_lines():
    found = finding(USE_CYCLE, Span("x", 0, 1), labels=[(Span("x", 4, 5), "here")], chain="a")
    assert render(found, {"x": Source("x", "one\ntwo")}).split("\n")[3:6] == [
        "  x:2:1: here",
        "    2 | two",
        "      | ^",
    ]


def test_without_a_source_only_the_name_is_shown():
    assert render(finding(UNREADABLE, Span("x", 5, 6), path="p", why="w"), {}).startswith("x: error U001")
    assert render(finding(UNREADABLE, None, path="p", why="w"), {}).startswith("error U001")


def test_colours_are_only_added():
    found = finding(UNREADABLE, Span("x", 0, 1), path="p", why="w")
    coloured = render(found, {"x": Source("x", "one")}, Style(True))
    assert "\x1b[1;31merror U001\x1b[0m" in coloured


def test_several_and_their_sum():
    found = [finding(UNREADABLE, None, path="p", why="w")] * 2
    assert render_all(found, {}).count("\n\n") == 1
    assert summary(found) == "2 errors"
    assert summary([]) == ""
