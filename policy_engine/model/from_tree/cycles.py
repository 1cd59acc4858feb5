"""Circles of definitions, and orders without any."""

from collections.abc import Iterator, Mapping, Sequence

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
    said_at: list[Span] = []
    on_path = {start: 0}
    pending = [iter(edges[start])]
    told: set[str] = set()
    while path:
        step = next(pending[-1], None)
        if step is None:
            pending.pop()
            name = path.pop()
            del said_at[-1:], on_path[name]
            done.add(name)
            order.append(name)
            continue
        target, span = step
        if target in on_path:
            if target not in told:
                told.add(target)
                first = on_path[target]
                labels = list(_steps(path, said_at, first))
                ctx.report(codes.CYCLE, span, labels=labels, name=target, walk=_shown(path, first))
        elif target in edges and target not in done:
            on_path[target] = len(path)
            path.append(target)
            said_at.append(span)
            pending.append(iter(edges[target]))


def _steps(path: list[str], said_at: list[Span], first: int) -> Iterator[tuple[Span, str]]:
    """Yield the places where the members of a circle name the next; its last step is the finding's own place."""
    for place in range(first, min(len(path) - 1, first + LONGEST_WALK)):
        yield said_at[place], f"here `{path[place]}` names `{path[place + 1]}`"


def _shown(path: list[str], start: int) -> str:
    """Return a circle as a walk; of a long one the ends."""
    if len(path) - start <= LONGEST_WALK:
        steps = [f"`{name}`" for name in path[start:]]
    else:
        first, last = path[start : start + LONGEST_WALK // 2], path[-(LONGEST_WALK // 2) :]
        steps = [*(f"`{name}`" for name in first), "…", *(f"`{name}`" for name in last)]
    return " → ".join([*steps, f"`{path[start]}`"])
