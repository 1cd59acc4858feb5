"""The smallest sets of criteria and holds whose settling gives a better stage.

Sets grow from what stops the stage now: of the first thing that stops it, a *clause* of switches is found, one of which
every set must add. Larger sets are looked at only after all smaller ones, and no set that contains a found one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policy_engine.runtime.board import Board, board_of
from policy_engine.runtime.circumstances import Circumstances
from policy_engine.runtime.decision import DISQUALIFIED, MOST_SETS, ON_HOLD, NextStep, NextSteps
from policy_engine.runtime.reach import rank, within_reach
from policy_engine.values.truth import MET, NOT_MET, OPEN

MOST_TRIED = 4096
"""At most so many sets are tried for one stage."""

MOST_LOOKED_AT = 100_000
"""At most so many rules are looked at for one stage; each set that is tried looks at all of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """The sets found, and whether they are all there are."""

    sets: tuple[NextSteps, ...]
    complete: bool


def next_steps(at: Circumstances) -> Found:
    """Return the smallest sets for each stage within reach and the next above, best stage first."""
    given, would_be = at.states[0], at.states[1]
    if given == DISQUALIFIED:
        return Found((), True)
    holder = next(s.to for s in at.engine.rules.stages if s.name == (would_be or given))
    board = board_of(at)
    steps = {name: _step(name, at) for name in board.switches}
    sets: list[NextSteps] = []
    complete = True
    for target in _targets(given, would_be, at):
        found, all_found = _smallest(board, rank(target, at))
        complete = complete and all_found
        sets.extend(NextSteps(target, holder, tuple(steps[name] for name in names)) for names in found)
    return Found(tuple(sets), complete)


def _targets(given: str, would_be: str | None, at: Circumstances) -> list[str]:
    wanted = set(within_reach(at))
    if given == ON_HOLD and would_be is not None:
        wanted.add(would_be)
    elif rank(given, at) > 0:
        wanted.add(at.engine.rules.stages[rank(given, at) - 1].name)
    return sorted(wanted, key=lambda name: rank(name, at))


def _smallest(board: Board, target: int) -> tuple[list[tuple[str, ...]], bool]:
    """Return the inclusion-minimal sets that give at least the stage ranked ``target``, and whether that is all."""
    places = {name: place for place, name in enumerate(board.switches)}
    found: list[frozenset[str]] = []
    level: list[frozenset[str]] = [frozenset()]
    # One set of all switches is always reached, where they must be added one by one.
    most = max(min(MOST_TRIED, MOST_LOOKED_AT // len(board.rules.order)), len(board.switches) + 1)
    tried = 0
    while level and len(found) <= MOST_SETS:
        larger: dict[frozenset[str], None] = {}
        for chosen in sorted(level, key=lambda names: sorted(places[n] for n in names)):
            tried += 1
            if tried > most:
                return _in_order(found or _some(board, target, places, most), places), False
            clause = board.clause(chosen, target)
            if clause is None:
                found.append(chosen)
                if len(found) > MOST_SETS:
                    break
            else:
                larger.update(dict.fromkeys(chosen | {name} for name in clause))
        level = [names for names in larger if not any(smaller <= names for smaller in found)]
    return _in_order(found, places)[:MOST_SETS], len(found) <= MOST_SETS


def _some(board: Board, target: int, places: Mapping[str, int], most: int) -> list[frozenset[str]]:
    """Return some minimal sets, where all are too many to look for: grow one way first, and drop what is not needed.

    About ``most`` sets are tried; of a set that is found, the smaller ones as well.
    """
    found: list[frozenset[str]] = []
    waiting: list[Iterator[frozenset[str]]] = [iter([frozenset()])]
    tried = 0
    while tried < most:
        while waiting and (chosen := next(waiting[-1], None)) is None:
            waiting.pop()
        if not waiting or chosen is None or len(found) == MOST_SETS:
            break
        tried += 1
        clause = board.clause(chosen, target)
        if clause is not None:
            waiting.append(_grown(chosen, sorted(clause, key=lambda name: places[name])))
            continue
        for name in sorted(chosen, key=lambda name: places[name], reverse=True):
            if board.clause(chosen - {name}, target) is None:
                chosen -= {name}
        tried += len(chosen)
        if chosen not in found:
            found.append(chosen)
    return sorted(found, key=lambda names: (len(names), sorted(places[n] for n in names)))


def _grown(chosen: frozenset[str], clause: Iterable[str]) -> Iterator[frozenset[str]]:
    """Yield a set with one more switch each time."""
    for name in clause:
        yield chosen | {name}


def _in_order(found: list[frozenset[str]], places: Mapping[str, int]) -> list[tuple[str, ...]]:
    return [tuple(sorted(names, key=lambda name: places[name])) for names in found[:MOST_SETS]]


def _step(name: str, at: Circumstances) -> NextStep:
    """Ask where the answer can be learnt, offer where it is not met."""
    rules = at.engine.rules
    criteria, _, blockers, _ = at.learnable
    for index, criterion in enumerate(rules.criteria):
        if criterion.name == name:
            ask = criterion.ask if criteria[index] == OPEN else None
            offer = criterion.offer if at.states[2][index] == NOT_MET else None
            return NextStep(name, "criterion", ask, offer)
    index = next(i for i, b in enumerate(rules.blockers) if b.name == name)
    hold = rules.blockers[index]
    ask = hold.ask if blockers[index] == OPEN else None
    return NextStep(name, "hold", ask, hold.offer if at.states[4][index] == MET else None)
