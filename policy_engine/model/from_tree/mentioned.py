"""Which names a condition as written mentions."""

from collections.abc import Iterator
from typing import assert_never

from policy_engine.syntax.tree import conditions as tree
from policy_engine.syntax.tree.atoms import Name


def rule_names(body: tree.Body) -> Iterator[Name]:
    """Yield the bare names of a condition outside people's parentheses: criteria and dimensions among them."""
    for node in _nodes(body, people=False):
        if isinstance(node, tree.Named):
            yield node.name


def event_names(body: tree.Body) -> Iterator[Name]:
    """Yield the events that a condition counts."""
    for node in _nodes(body, people=True):
        if isinstance(node, tree.Happened):
            yield from node.events


def _nodes(body: tree.Body, people: bool) -> Iterator[tree.Condition]:
    """Yield all parts of a condition in the order they were written."""
    pending: list[tree.Body] = [body]
    while pending:
        node = pending.pop()
        match node:
            case tree.Bullets():
                pending.extend(reversed(node.bullets))
                continue
            case tree.And() | tree.Or():
                pending.extend(reversed(node.operands))
            case tree.Not():
                pending.append(node.operand)
            case tree.Persons():
                pending += [node.condition] if people else []
            case tree.Named() | tree.Comparison() | tree.Happened():
                pass  # after `where` stand attributes only
            case _:
                assert_never(node)
        yield node
