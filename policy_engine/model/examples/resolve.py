"""All examples of a policy: titles, ``like``, days."""

from collections.abc import Iterator
from typing import Final

from policy_engine.base.codes import examples as codes
from policy_engine.base.diagnostic import Diagnostic, has_errors, in_order
from policy_engine.base.nearest import nearest
from policy_engine.base.text import Text
from policy_engine.model.examples.days import check_way, merged, own_days
from policy_engine.model.examples.desk import Desk, names_of
from policy_engine.model.nodes.examples import Day, Example
from policy_engine.model.nodes.policy import Policy
from policy_engine.syntax.tree import examples as tree

LIKE_LIMIT: Final = 32
"""How many examples can stand in a row by ``like``."""

_Trees = dict[str, tree.Example]


def resolve_examples(
    examples: tuple[tree.Example, ...], policy: Policy
) -> tuple[tuple[Example, ...], tuple[Diagnostic, ...]]:
    """Return the sound examples in the order of the file, ``like`` worked in, and everything found.

    ``policy`` gives the names; its own ``examples`` are not looked at.
    """
    desk = Desk(names_of(policy))
    trees = _by_title(desk, examples)
    ways = _ways(desk, trees)
    own = {title: _own(desk, example) for title, example in trees.items()}
    _expecting_nothing(desk, trees)
    resolved = [Example(_text(trees[title]), days, trees[title].span) for title, days in _sound(desk, ways, own)]
    return tuple(resolved), tuple(in_order(desk.found))


def _text(example: tree.Example) -> Text:
    return Text(example.title.default, example.title.translations)


def _by_title(desk: Desk, examples: tuple[tree.Example, ...]) -> _Trees:
    """Return the examples by title; a second one of a title is reported and left out."""
    trees: _Trees = {}
    for example in examples:
        title = example.title.default
        if title in trees:
            labels = [(trees[title].title.span, "the first one")]
            desk.report(codes.DOUBLED_TITLE, example.title.span, labels=labels, title=title)
        else:
            trees[title] = example
    return trees


def _ways(desk: Desk, trees: _Trees) -> dict[str, tuple[str, ...]]:
    """Return for each example the titles whose days make it up, the first ones first; faulty ones are left out."""
    for example in trees.values():
        if example.like is not None and example.like.text not in trees:
            near = nearest(example.like.text, trees)
            help_ = f'did you mean "{near}"?' if near else "name an example of this file"
            desk.report(codes.UNKNOWN_LIKE, example.like.span, title=example.like.text, help=help_)
    circled = _circles(desk, trees)
    ways: dict[str, tuple[str, ...]] = {}
    for title in trees:
        way = _way(desk, trees, title, circled)
        if way is not None:
            ways[title] = way
    return ways


def _circles(desk: Desk, trees: _Trees) -> set[str]:
    """Return the titles in circles, having reported each circle at its first example."""
    circled: set[str] = set()
    done: set[str] = set()
    for title in trees:
        path: dict[str, None] = {}
        current: str | None = title
        while current is not None and current in trees and current not in done and current not in path:
            path[current] = None
            like = trees[current].like
            current = None if like is None else like.text
        if current is not None and current in path:
            titles = list(path)
            circle = titles[titles.index(current) :]
            first = min(circle, key=lambda one: trees[one].span)
            _report_circle(desk, trees, circle[circle.index(first) :] + circle[: circle.index(first)])
            circled.update(circle)
        done.update(path)
    return circled


def _report_circle(desk: Desk, trees: _Trees, circle: list[str]) -> None:
    like = trees[circle[0]].like
    assert like is not None
    way = " → ".join(f'"{title}"' for title in (*circle, circle[0]))
    desk.report(codes.LIKE_CIRCLE, like.span, way=way)


def _way(desk: Desk, trees: _Trees, title: str, circled: set[str]) -> tuple[str, ...] | None:
    way = [title]
    like = trees[title].like
    while like is not None:
        if like.text not in trees or like.text in circled or title in circled:
            return None
        if len(way) == LIKE_LIMIT:
            if trees[like.text].like is None:  # the first example beyond the limit, and no later one
                desk.report(codes.LIKE_TOO_LONG, trees[title].title.span, limit=LIKE_LIMIT)
            return None
        way.append(like.text)
        like = trees[like.text].like
    return tuple(reversed(way))


def _own(desk: Desk, example: tree.Example) -> tuple[Day, ...] | None:
    """Return an example's own days, or None having reported an error in them."""
    before = len(desk.found)
    days = own_days(desk, example)
    return None if has_errors(desk.found[before:]) else days


def _expecting_nothing(desk: Desk, trees: _Trees) -> None:
    """Report examples that expect nothing and that no other is like."""
    liked = {example.like.text for example in trees.values() if example.like is not None}
    for title, example in trees.items():
        if title not in liked and not any(step.expectations for step in example.steps):
            desk.report(codes.NOTHING_EXPECTED, example.title.span, title=title)


def _sound(
    desk: Desk, ways: dict[str, tuple[str, ...]], own: dict[str, tuple[Day, ...] | None]
) -> Iterator[tuple[str, tuple[Day, ...]]]:
    for title, way in ways.items():
        days: tuple[Day, ...] | None = ()
        for one in way:
            stated = own[one]
            days = None if days is None or stated is None else merged(days, stated)
        if days is None:
            continue
        before = len(desk.found)
        check_way(desk, days)
        if not has_errors(desk.found[before:]):
            yield title, days
