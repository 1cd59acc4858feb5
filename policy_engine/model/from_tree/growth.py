"""How large derived events grow: each stands for its sources with all conditions on the way, written out.

A ``while`` that counts derived events brings their conditions along, so a few lines that name one another twice would
double with each level. What would grow so is refused before anything is written out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_engine.base.codes import names as codes
from policy_engine.base.limits import MAX_EVENT_LEVELS, MAX_WRITTEN_OUT
from policy_engine.model.from_tree.context import Context
from policy_engine.model.from_tree.libraries import Declarations
from policy_engine.model.from_tree.mentioned import event_names
from policy_engine.syntax.tree.conditions import Body
from policy_engine.syntax.tree.record import Event

READINGS = 3
"""A condition is asked in so many ways: whether it surely holds, whether it may, and which truth it has."""

_BEYOND = MAX_WRITTEN_OUT + 1
"""Where counting stops; the numbers themselves would grow without end."""


@dataclass(frozen=True, slots=True)
class _Size:
    """``levels`` of derived events; ``ways`` to recorded ones; ``tests`` with the conditions written out."""

    levels: int
    ways: int
    tests: int


_RECORDED = _Size(0, 1, 1)


def check_derived(ctx: Context, parts: Declarations, order: Sequence[str]) -> None:
    """Report derived events of too many levels, and those that would grow too large.

    ``order`` names each event after those it rests on; where there are circles, already reported, nothing has a size.
    """
    if any(d.code is codes.CYCLE for d in ctx.diagnostics):
        return
    derived = {name.text: event for event in parts.events if event.sources for name in event.names}
    sizes: dict[str, _Size] = {}
    for name in order:
        if name in derived:
            sizes[name] = _size(derived[name], sizes)
    deep = next((name for name, size in sizes.items() if size.levels > MAX_EVENT_LEVELS), None)
    if deep is not None:
        _report(ctx, derived[deep], deep, deep=True)
        return
    counted = [sizes[name] for name in _counted(parts) if name in sizes]
    if sum(size.tests for size in (*sizes.values(), *counted)) > MAX_WRITTEN_OUT:
        largest = max(sizes, key=lambda name: sizes[name].tests)
        _report(ctx, derived[largest], largest, deep=False)


def _size(event: Event, sizes: dict[str, _Size]) -> _Size:
    """Return an event's size from the sizes of what it rests on."""
    sources = [sizes.get(name.text, _RECORDED) for name in event.sources]
    inside = [sizes.get(name.text, _RECORDED) for name in event_names(event.condition)] if event.condition else []
    levels = 1 + max(size.levels for size in (*sources, *inside))
    ways = sum(size.ways for size in sources)
    condition = 1 + READINGS * sum(size.tests for size in inside) if event.condition else 0
    tests = sum(size.tests for size in sources) + ways * condition
    return _Size(levels, min(ways, _BEYOND), min(tests, _BEYOND))


def _counted(parts: Declarations) -> Iterator[str]:
    """Yield the events that criteria, holds and disqualifiers count, as often as they do."""
    bodies: list[Body] = [criterion.when.body for part in parts.dimensions for criterion in part.criteria]
    bodies += [blocker.when.body for blocker in parts.blockers]
    for body in bodies:
        for name in event_names(body):
            yield name.text


def _report(ctx: Context, event: Event, name: str, *, deep: bool) -> None:
    span = next(each.span for each in event.names if each.text == name)
    if deep:
        ctx.report(codes.TOO_MANY_LEVELS, span, name=name, limit=MAX_EVENT_LEVELS)
    else:
        ctx.report(codes.TOO_MUCH_WRITTEN_OUT, span, name=name, limit=MAX_WRITTEN_OUT)
