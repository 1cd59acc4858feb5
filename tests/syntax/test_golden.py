"""The tree of the whole policy of the language's page, and what users see of faults, as files that one can read."""

import pytest

from policy_engine.base.source import Source
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.conditions import Bullets, Count, Happened
from tests.syntax.golden import ERRORS, POLICY, TREE, errors_page, sources_of, whole_tree
from tests.syntax.shown import parsed

PAGE = ERRORS.read_text(encoding="utf-8")


def test_whole_policy() -> None:
    assert whole_tree() == TREE.read_text(encoding="utf-8")


def test_some_places_of_the_whole_policy() -> None:
    text = POLICY.read_text(encoding="utf-8")
    file = parsed(text)
    assert [type(each).__name__ for each in file.declarations] == (
        ["Setting", "Record", "People", "Events"] + ["Dimension"] * 3 + ["Blocker"] * 2 + ["Stage"] * 3
        + ["Guarantee"] * 2 + ["Outcomes", "Example"]
    )  # fmt: skip
    dimensions = [each for each in file.declarations if type(each).__name__ == "Dimension"]
    assert [len(each.criteria) for each in dimensions] == [2, 2, 3]  # type: ignore[union-attr]
    first = dimensions[0].criteria[0]  # type: ignore[union-attr]
    assert isinstance(first.when.body, Bullets)
    assert text[first.when.span.start : first.when.span.end].startswith("when all of")
    last = dimensions[2].criteria[2].when.body  # type: ignore[union-attr]
    assert isinstance(last, Happened)
    assert (last.count, last.number, last.different_days) == (Count.AT_LEAST, 3, True)
    assert text[last.span.start : last.span.end] == (
        "active_evaluation on at least 3 different days in the last 14 days"
    )
    assert [comment.text for comment in file.comments] == [" New business in Germany, Austria and Switzerland"]


def test_what_users_see_of_faults() -> None:
    assert errors_page(PAGE) == PAGE


@pytest.mark.parametrize("text", sources_of(PAGE), ids=range(len(sources_of(PAGE))))
def test_every_case_has_a_fault_inside_the_file(text: str) -> None:
    found = parse(Source("case.policy", text))[1]
    assert found
    for diagnostic in found:
        assert diagnostic.span is not None
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        assert "\n" not in diagnostic.message
        assert "\n" not in diagnostic.help


def fixed(text: str) -> str:
    """Apply the first fix that is offered."""
    edits = next(d.fix for d in parse(Source("case.policy", text))[1] if d.fix)
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("a >= 5", "a is at least 5"),
        ("a>=5", "a is at least 5"),
        ("a is >= 5", "a is at least 5"),
        ("a <= 5", "a is at most 5"),
        ("a > 5", "a is more than 5"),
        ("a < 5", "a is less than 5"),
        ("a = 5", "a is 5"),
        ("a == 5", "a is 5"),
        ("a != 5", "a is not 5"),
        ("a ≥ 5", "a is at least 5"),
        ("a is not known", "a is unknown"),
        ("a is not unknown", "a is known"),
        ("a is customer", 'a is "customer"'),
    ],
)
def test_fixes(wrong: str, right: str) -> None:
    head = 'policy p "P"\nhold h "H"\n  when '
    assert fixed(head + wrong) == head + right
    assert parse(Source("case.policy", head + right))[1] == []
