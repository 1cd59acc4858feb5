"""What would be, were some criteria met and some holds lifted; and what of it must change for a better stage."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from policy_engine.runtime.circumstances import Circumstances
from policy_engine.runtime.rules import BlockerRule, CriterionRule, Group, Leaf, Negated, Rules, State, Tree, truth
from policy_engine.values.truth import MET, NOT_MET, OPEN

Want = tuple[bool, bool]
"""How a truth should change: to (up) or from (not up) being surely (sure) or possibly (not sure) true: (sure, up)."""
_WANTS: tuple[Want, ...] = ((True, True), (True, False), (False, True), (False, False))
_NOTHING: frozenset[str] = frozenset()
Clauses = dict[tuple[str, Want], frozenset[str]]


@dataclass(slots=True)
class Board:
    """A record's leaves as they are, and its switches: criteria that are not met and holds in effect, in file order.

    ``stuck``: criteria whose contradiction cannot be settled; ``contradicted``: those contradicted otherwise.
    """

    rules: Rules
    leaves: tuple[int, ...]
    switches: tuple[str, ...]
    contradicted: frozenset[str]
    criteria: dict[str, CriterionRule] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    following: frozenset[str] = _NOTHING
    ended: frozenset[str] = _NOTHING
    """Holds and disqualifiers after their last day."""

    def states(self, settled: frozenset[str]) -> dict[str, int]:
        """Return the states of criteria and dimensions with ``settled`` taken as met."""
        states: dict[str, int] = {}
        for name in self.rules.order:
            if name in settled:
                states[name] = MET
            elif name in self.contradicted:
                states[name] = NOT_MET
            else:
                states[name] = truth(self.trees[name], self.leaves.__getitem__, states.__getitem__)
        return states

    def clause(self, settled: frozenset[str], target: int) -> frozenset[str] | None:
        """Return None if at least the stage ranked ``target`` is given, else switches one of which must be added."""
        states = self.states(settled)
        seeker = _Seeker(self, settled, states)
        for blocker in self.rules.blockers:
            if self._blocks(blocker, settled, seeker):
                lifted = {blocker.name} & set(self.switches)
                want = (True, True) if blocker.unless else (True, False)
                return seeker.of(blocker.tree, want) | lifted
        wanted: set[str] = set()
        for stage in self.rules.stages[: target + 1]:
            if stage.tree is None or seeker.truth(stage.tree) == MET:
                return None
            wanted |= seeker.of(stage.tree, (True, True))
        return frozenset(wanted)

    def _blocks(self, blocker: BlockerRule, settled: frozenset[str], seeker: "_Seeker") -> bool:
        if blocker.name in settled or blocker.name in self.ended:
            return False
        state = seeker.truth(blocker.tree)
        return state != MET if blocker.unless else state == MET


class _Seeker:
    """Finds, per rule and want, the switches one of which must be added for the wanted change."""

    def __init__(self, board: Board, settled: frozenset[str], states: dict[str, int]) -> None:
        self.board = board
        self.settled = settled
        self.states = states
        self.known: Clauses = {}
        for name in board.rules.order:
            if name in board.following:
                for want in _WANTS:
                    self.known[name, want] = self._of_rule(name, want)

    def truth(self, tree: Tree) -> int:
        return truth(tree, self.board.leaves.__getitem__, self.states.__getitem__)

    def of(self, tree: Tree, want: Want) -> frozenset[str]:
        """Return a clause for a tree whose truth is not as wanted."""
        sure, up = want
        match tree:
            case Leaf():
                return _NOTHING
            case State(rule=rule):
                return self.known[rule, want] if (rule, want) in self.known else self._of_rule(rule, want)
            case Negated(part=part):
                return self.of(part, (not sure, not up))
            case Group(number=number, parts=parts):
                wrong = [part for part in parts if self._holds(part, sure) != up]
                all_needed = number == len(parts) if up else number == 1
                chosen = wrong[:1] if all_needed else wrong
                return _NOTHING.union(*(self.of(part, want) for part in chosen))

    def _holds(self, part: Tree, sure: bool) -> bool:
        state = self.truth(part)
        return state == MET if sure else state != NOT_MET

    def _of_rule(self, name: str, want: Want) -> frozenset[str]:
        if name in self.settled:
            return _NOTHING
        itself = frozenset({name}) if want[1] and name in self.board.switches else _NOTHING
        if name in self.board.contradicted or name not in self.board.following:
            return itself
        return itself | self.of(self.board.trees[name], want)


def board_of(at: Circumstances) -> Board:
    """Return the board of a record on a day."""
    rules = at.engine.rules
    states, contradicted = at.states[2], at.states[5]
    criteria = [
        rule.name
        for rule, state in zip(rules.criteria, states, strict=True)
        if state != MET and not rule.follows and not any(at.leaf(leaf.index) == MET for leaf in rule.final)
    ]
    trees = {**{c.name: c.tree for c in rules.criteria}, **{d.name: d.tree for d in rules.dimensions}}
    return Board(
        rules=rules,
        leaves=tuple(at.leaf(index) for index in range(len(rules.tests))),
        switches=(*criteria, *_holds(at)),
        contradicted=frozenset(
            c.name for c, against in zip(rules.criteria, contradicted, strict=True) if against is not None
        ),
        criteria={c.name: c for c in rules.criteria},
        trees=trees,
        following=frozenset(name for name, tree in trees.items() if _names_rules(tree)),
        ended=frozenset(b.name for b in rules.blockers if b.until is not None and at.day > b.until),
    )


def _holds(at: Circumstances) -> Iterable[str]:
    for rule, state in zip(at.engine.rules.blockers, at.states[4], strict=True):
        if not rule.disqualifies and rule.written and (state == MET or (rule.unless and state == OPEN)):
            yield rule.name


def _names_rules(tree: Tree) -> bool:
    waiting = [tree]
    while waiting:
        match waiting.pop():
            case State():
                return True
            case Negated(part=part):
                waiting.append(part)
            case Group(parts=parts):
                waiting.extend(parts)
            case Leaf():
                pass
    return False
