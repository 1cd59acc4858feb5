"""Circles of definitions, and orders without any."""

from collections.abc import Mapping, Sequence

from policy_engine.base.codes import names as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context

Edges = Mapping[str, Sequence[tuple[str, Span]]]
"""By name, the names it rests on, each with the place where it says so."""


def in_order(ctx: Context, edges: Edges) -> list[str]:
    """Return all names so that each comes after those it rests on; report each circle as a walk, once."""
    order: list[str] = []
    done: set[str] = set()
    for start in edges:
        if start not in done:
            _walk(ctx, edges, start, done, order)
    return order


def _walk(ctx: Context, edges: Edges, start: str, done: set[str], order: list[str]) -> None:
    """Go through everything that ``start`` rests on, depth first, without recursion."""
    path = [start]
    on_path = {start: 0}
    pending = [iter(edges[start])]
    while path:
        step = next(pending[-1], None)
        if step is None:
            pending.pop()
            name = path.pop()
            del on_path[name]
            done.add(name)
            order.append(name)
            continue
        target, span = step
        if target in on_path:
            circle = [*path[on_path[target] :], target]
            ctx.report(codes.CYCLE, span, name=target, walk=" → ".join(f"`{name}`" for name in circle))
        elif target in edges and target not in done:
            on_path[target] = len(path)
            path.append(target)
            pending.append(iter(edges[target]))
