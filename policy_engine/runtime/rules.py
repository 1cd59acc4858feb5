"""A policy's rules as data: what explanations and next steps walk through.

A ``Tree`` is a condition whose leaves are numbered tests; generated code gives their truth.
"""

from collections.abc import Callable
from dataclasses import dataclass

from policy_engine.base.text import Text
from policy_engine.runtime.plan import ReadingPlan


@dataclass(frozen=True, slots=True)
class Leaf:
    """A numbered test."""

    index: int


@dataclass(frozen=True, slots=True)
class State:
    """The state of a criterion or dimension."""

    rule: str


@dataclass(frozen=True, slots=True)
class Negated:
    """Negation."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class Group:
    """At least ``number`` of the parts hold: all of them for *and*, one for *or*."""

    number: int
    parts: tuple["Tree", ...]


Tree = Leaf | State | Negated | Group


@dataclass(frozen=True, slots=True)
class Test:
    """What a leaf tests: ``kind`` is fields, count, people, until or effect.

    ``names``: the fields read, the names counted, or the outcome. ``dated``: it compares a date with today.
    ``guards``: the conditions on the way of derived events. ``days``: how long the outcome's effect lasts.
    """

    kind: str
    names: tuple[str, ...] = ()
    evidence_class: str = ""
    dated: bool = False
    guards: tuple[Tree, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionRule:
    """A criterion; ``follows``: it names nothing but other criteria and dimensions.

    ``final``: leaves of the rejections against it that new need does not end.
    """

    name: str
    owners: tuple[str, ...]
    tree: Tree
    contradicted_by: tuple[Leaf, ...]
    final: tuple[Leaf, ...]
    follows: bool
    ask: Text | None
    offer: Text | None


@dataclass(frozen=True, slots=True)
class DimensionRule:
    """A dimension."""

    name: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class BlockerRule:
    """A hold or disqualifier; ``written`` is False for those that an outcome makes."""

    name: str
    disqualifies: bool
    written: bool
    owners: tuple[str, ...]
    tree: Tree
    unless: bool
    until: int | None
    ask: Text | None
    offer: Text | None


@dataclass(frozen=True, slots=True)
class StageRule:
    """A stage; ``tree`` None is ``otherwise``."""

    name: str
    alias: str | None
    hands_over: bool
    to: str
    answer_within: int | None
    tree: Tree | None


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, in the order of the policy's lists; ``order`` puts each after those that it names."""

    plan: ReadingPlan
    criteria: tuple[CriterionRule, ...]
    dimensions: tuple[DimensionRule, ...]
    blockers: tuple[BlockerRule, ...]
    stages: tuple[StageRule, ...]
    order: tuple[str, ...]
    tests: tuple[Test, ...]
    durations: tuple[int, ...]
    days: tuple[int, ...]


Tally = tuple[int, int | None, int | None, str | None]
"""Sure and possible number (None: without limit), the newest day among them, and why the two differ."""

DOUBTS = ("setting unknown", "attribute unknown", "condition open")
"""Why a count is not sure, most telling first; each has a bit from 1 on."""


def sum_up(sure: list[int], possible: list[int], doubts: int, different_days: bool) -> Tally:
    """Return the tally of counted days."""
    low, high = (len(set(sure)), len(set(possible))) if different_days else (len(sure), len(possible))
    doubt = next((name for bit, name in enumerate(DOUBTS) if doubts >> bit & 1), None)
    return low, high, max(possible, default=None), doubt if low != high else None


def truth(tree: Tree, leaf: Callable[[int], int], state: Callable[[str], int]) -> int:
    """Return the truth code of a tree."""
    match tree:
        case Leaf(index=index):
            return leaf(index)
        case State(rule=rule):
            return state(rule)
        case Negated(part=part):
            return (3, 1, 1, 0)[truth(part, leaf, state)]
        case Group(number=number, parts=parts):
            codes = [truth(part, leaf, state) for part in parts]
            if len(parts) - codes.count(0) < number:
                return 0
            return 3 if codes.count(3) >= number else 1
