"""A need that is made from reactions shows itself only in a situation: its ``while``."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.record import Event
from policy_engine.model.reach import Definitions

_TOLD: Final = 3
"""How many events between a need and a reaction are named."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way down to a reaction on which no ``while`` stands; ``through`` names the first events between."""

    reaction: str
    through: tuple[str, ...] = ()

    def told(self) -> str:
        """Return the way in words, empty when it is direct."""
        between = " and ".join(f"`{name}`" for name in self.through)
        return f" (through {between})" if between else ""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find needs that rest on reactions without any ``while`` on the way.

    A need made from such a need is not told again: the first one's ``while`` cures it too.
    """
    definitions = context.definitions
    ways = bare_ways(definitions)
    for event in context.policy.events:
        found = next((n for n in event.sources if n in ways and definitions.events[n].evidence != "need"), None)
        if event.evidence != "need" or event.condition is not None or found is None:
            continue
        way = _longer(found, ways[found])
        yield finding(
            codes.NEED_FROM_REACTIONS,
            event.span,
            labels=[(definitions.events[way.reaction].span, "the reaction")],
            name=event.name,
            reaction=way.reaction,
            way=way.told(),
        )


def bare_ways(definitions: Definitions) -> dict[str, Way]:
    """Return the shortest way to a reaction for each event that rests on one, or is one, without any ``while``."""
    made_from: dict[str, list[str]] = {}
    for event in definitions.policy.events:
        for source in event.sources:
            made_from.setdefault(source, []).append(event.name)
    ways = {e.name: Way(e.name) for e in definitions.policy.events if e.evidence == "reaction" and not _judged(e)}
    queue = deque(ways)
    while queue:
        name = queue.popleft()
        for derived in made_from.get(name, ()):
            if derived not in ways and not _judged(definitions.events[derived]):
                ways[derived] = _longer(name, ways[name])
                queue.append(derived)
    return ways


def _judged(event: Event) -> bool:
    return bool(event.sources) and event.condition is not None


def _longer(name: str, way: Way) -> Way:
    return way if way.reaction == name else Way(way.reaction, (name, *way.through)[:_TOLD])
