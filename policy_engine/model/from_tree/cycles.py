"""Circles of definitions, and orders without any."""

from collections.abc import Mapping, Sequence

from policy_engine.base.codes import names as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context

LONGEST_WALK = 12
"""Of a longer circle only the ends are shown."""

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
    told: set[str] = set()
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
            if target not in told:
                told.add(target)
                ctx.report(codes.CYCLE, span, name=target, walk=_shown(path, on_path[target]))
        elif target in edges and target not in done:
            on_path[target] = len(path)
            path.append(target)
            pending.append(iter(edges[target]))


def _shown(path: list[str], start: int) -> str:
    """Return a circle as a walk; of a long one the ends."""
    if len(path) - start <= LONGEST_WALK:
        steps = [f"`{name}`" for name in path[start:]]
    else:
        first, last = path[start : start + LONGEST_WALK // 2], path[-(LONGEST_WALK // 2) :]
        steps = [*(f"`{name}`" for name in first), "…", *(f"`{name}`" for name in last)]
    return " → ".join([*steps, f"`{path[start]}`"])
