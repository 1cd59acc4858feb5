"""Several faults in one run: each is reported once, in order, and what follows is read without echoes."""

import time

import pytest

from policy_engine.base.limits import MAX_FAULTS
from policy_engine.base.source import Source
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.rules import Dimension
from tests.syntax.shown import codes

HEAD = 'policy p "P"\n'
TEN = """policy p "P"
setting s "S" is 3 months
account
  country one of DE, AT
people
  fact role one of user buyer
events
  reaction click recorded "Click"
dimension d "D
  met when all are met
  criterion c "C"
    when size >= 20
hold h "H"
  when size is known and role is known or country is DE
disqualifier q: "Q"
  when size is at least 1.000
stage r "R"
  hand over sales
  when d
example "X"
  on 2026-01-01
    * size is 5
    expect r
"""


def places(text: str) -> list[tuple[int, str]]:
    """Return the lines and codes of what is found."""
    source = Source("p", text)
    found = []
    for each in parse(source)[1]:
        assert each.span is not None
        found.append((source.place(each.span.start)[0], each.code.id))
    return found


def test_ten_faults_in_ten_blocks() -> None:
    assert places(TEN) == [
        (2, "S010"), (4, "S031"), (6, "S001"), (8, "S001"), (9, "S004"), (12, "S006"), (14, "S007"), (15, "S005"),
        (16, "S008"), (18, "S001"), (22, "S005"),
    ]  # fmt: skip


def test_a_repaired_file_has_a_whole_tree() -> None:
    file, _ = parse(Source("p", TEN))
    assert file is not None
    assert file.skipped == ()
    assert [type(each).__name__ for each in file.declarations] == [
        "Setting", "Record", "People", "Events", "Dimension", "Blocker", "Blocker", "Stage", "Example",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('polcy p "P"\nhold h "H"\n  when a\n', 1, "S001"),
        ('policy "P"\nowners a, b\nhold h "H"\n  when a\n', 1, "S001"),
        ('hold h "H"\n  when a\nhold i "I"\n  when b\n', 1, "S001"),
        (HEAD + 'hold h "H"\n  when a >', 3, "S006"),
        (HEAD + 'hold h "H"\n  when a\nstage', 4, "S002"),
        (HEAD + 'hold h "H"\n  when a\n  because "x', 4, "S004"),
    ],
)
def test_a_fault_in_the_first_line_or_the_last(text: str, line: int, code: str) -> None:
    assert places(text) == [(line, code)]


@pytest.mark.parametrize(
    "broken",
    [
        'hold h "H" %% 5\n  when a is 5\n  because "x"\n',
        "hold\n",
        'hold h "H"\n  when (a or\n',
        'hold h "H"\n  when a is\n',
        'hold h "H"\n  when\n',
        'hold h "H"\n  when a 5 6 7\n    and b\n',
        'hold h "H"\n  when a\n  because\n',
        'hold h "H"\n  when a\n  column "X"\n',
        'setting s "S" by\n',
        'dimension d %%\n  met when all are met\n  criterion c "C"\n    when a\n  criterion e "E"\n    when b\n',
        "account\n  fact f one of\n",
        'account\n  fact f integer\n  fact g %%\n    column "X"\n  fact h text\n',
        "events\n  reaction e with m\n",
        'example "E"\n  on 2026\n    - a is 5\n',
        'guarantee "G"\n  never r whenever\n',
        'criterion c "C"\n  when a\n  because "x"\ncriterion e "E"\n  when a\n',
    ],
)
def test_what_follows_a_fault_is_read_without_echoes(broken: str) -> None:
    behind = 'hold k "K"\n  when b\nstage s "S"\n  keep with sales\n  when b >= 5\nhold m "M"\n  when 5\n'
    found = codes(HEAD + broken + behind)
    assert len(found) == 3
    assert found[1:] == ["S006", "S001"]


def test_a_block_between_two_faults_is_in_the_tree() -> None:
    file, found = parse(Source("p", HEAD + 'hold h "H" %\nhold i "I"\n  when b\nhold j "J" %\n'))
    assert file is not None
    assert len(found) == 2
    assert [each.name.text for each in file.declarations if hasattr(each, "name")] == ["i"]
    assert [Source("p", HEAD).text and span.end > span.start for span in file.skipped] == [True, True]


def test_a_part_that_may_stand_in_what_was_skipped_is_not_missed() -> None:
    file, found = parse(Source("p", HEAD + 'dimension d "D"\n  criterion c "C"\n    when %\n    because "x"\n'))
    assert [each.code.id for each in found] == ["S001"]
    assert file is not None
    dimension = file.declarations[0]
    assert isinstance(dimension, Dimension)
    assert [each.name.text for each in dimension.criteria] == ["c"]


def test_fields_without_their_class_are_all_asked_for_at_once() -> None:
    fields = "".join(f"  f{n} {kind}  # fact, reaction or need?\n" for n, kind in enumerate(
        ["one of DE, AT", "integer", "number in EUR", "yes/no", "date", "several of a, b", "text", "number"]
    ))  # fmt: skip
    file, found = parse(Source("p", HEAD + 'account "A"\n  key k\n' + fields + '  fact g text\n    column "G"\n'))
    assert [each.code.id for each in found] == ["S031"] * 8
    assert not any(each.fix for each in found)
    assert file is not None and file.skipped == ()


def test_a_keyword_refused_as_a_name_is_reported_where_it_is_declared_only() -> None:
    text = HEAD + 'account\n  fact stage yes/no\nhold h "H"\n  when stage\nhold i "I"\n  when stage is yes\n'
    assert places(text) == [(3, "S011")]


def test_parentheses_show_the_words_of_the_file() -> None:
    found = parse(Source("p", HEAD + 'hold h "H"\n  when a is 5 and b and c or (d or e)\n'))[1]
    assert found[0].help == (
        "put parentheses around what belongs together: "
        "`(a is 5 and b and c) or (d or e)` or `a is 5 and b and (c or (d or e))`"
    )


def test_many_faults_are_cut_off() -> None:
    found = codes(HEAD + 'hold h "H"\n  when a >= 5\n' * 5_000)
    assert found == ["S006"] * MAX_FAULTS + ["S033"]


@pytest.mark.parametrize(
    "row",
    [
        "when\n", "- a\n", "because x\n", "a and b or ", "“H” ", '"\n', "fact f %\n", "criterion x\n", "\u202e",
        "a b ", ": ", "wen a\n", "hold\n",
    ],
)  # fmt: skip
def test_a_long_file_of_faults_is_quick(row: str) -> None:
    text = HEAD + 'hold h "H"\n  when ' + "(" * 20 + "\n" + row * (250_000 // len(row))
    start = time.perf_counter()
    found = codes(text)
    assert time.perf_counter() - start < 5  # one second on an idle machine
    assert 1 <= len(found) <= MAX_FAULTS + 1
