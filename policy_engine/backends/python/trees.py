"""The rules as data for explanations and next steps, with generated functions for the leaves."""

import ast

from policy_engine.backends.python.codes import code
from policy_engine.backends.python.fields import choose, chosen_values
from policy_engine.backends.python.frame import Frame, Mode, Module, Names
from policy_engine.backends.python.loops import guards_by_event, loop_target, people_loop, window_test
from policy_engine.backends.python.template import block, constant, expr, slot
from policy_engine.backends.python.truths import test
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Compare,
    Condition,
    Count,
    CriterionState,
    DimensionState,
    InEffect,
    Not,
    Or,
    People,
    Until,
    Within,
)
from policy_engine.ir.nodes.operands import Choice, Today
from policy_engine.ir.nodes.policy import Blocker, Criterion, Policy, Stage
from policy_engine.ir.walk import fields_read
from policy_engine.runtime.rules import (
    BlockerRule,
    CriterionRule,
    DimensionRule,
    Group,
    Leaf,
    Negated,
    Rules,
    StageRule,
    State,
    Test,
    Tree,
    sum_up,
)


class TreeMaker:
    """Turns conditions into trees and numbers their leaves."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.leaves: dict[Condition, int] = {}
        self.tests: dict[int, Test] = {}
        self.derived = {d.name: d.evidence for d in policy.derived}
        self.events = {e.name: e.evidence for e in policy.reading.events}

    def rules(self) -> Rules:
        """Return all rules as data."""
        policy = self.policy
        criteria = tuple(self._criterion(c) for c in policy.criteria)
        dimensions = tuple(DimensionRule(d.name, self.tree(d.condition)) for d in policy.dimensions)
        blockers = tuple(self._blocker(b) for b in policy.blockers)
        stages = tuple(self._stage(s) for s in policy.stages)
        tests = tuple(self.tests[index] for index in range(len(self.leaves)))
        return Rules(
            policy.reading, criteria, dimensions, blockers, stages, policy.order, tests, policy.durations, policy.days
        )

    def _criterion(self, criterion: Criterion) -> CriterionRule:
        against = tuple(self._leaf(effect) for effect in criterion.contradicted_by)
        return CriterionRule(
            name=criterion.name,
            owners=criterion.owners or self.policy.owners,
            tree=self.tree(criterion.condition),
            contradicted_by=against,
            final=tuple(
                leaf for leaf, e in zip(against, criterion.contradicted_by, strict=True) if not e.until_new_need
            ),
            follows=_only_follows(criterion.condition),
            ask=criterion.ask,
            offer=criterion.offer,
        )

    def _blocker(self, blocker: Blocker) -> BlockerRule:
        return BlockerRule(
            name=blocker.name,
            disqualifies=blocker.disqualifies,
            written=blocker.outcome is None,
            owners=blocker.owners or self.policy.owners,
            tree=self.tree(blocker.condition),
            unless=blocker.unless,
            until=blocker.until,
            ask=blocker.ask,
            offer=blocker.offer,
        )

    def _stage(self, stage: Stage) -> StageRule:
        tree = None if stage.condition is None else self.tree(stage.condition)
        return StageRule(stage.name, stage.alias, stage.hands_over, stage.to, stage.answer_within, tree)

    def tree(self, condition: Condition) -> Tree:
        """Return a condition as a tree."""
        match condition:
            case And(operands=operands):
                return Group(len(operands), tuple(self.tree(o) for o in operands))
            case Or(operands=operands):
                return Group(1, tuple(self.tree(o) for o in operands))
            case AtLeast(number=number, operands=operands):
                return Group(number, tuple(self.tree(o) for o in operands))
            case Not(operand=operand):
                return Negated(self.tree(operand))
            case CriterionState(name=rule) | DimensionState(name=rule):
                return State(rule)
            case _:
                return self._leaf(condition)

    def _leaf(self, condition: Condition) -> Leaf:
        if condition not in self.leaves:
            index = len(self.leaves)
            self.leaves[condition] = index
            self.tests[index] = self._test(condition)
        return Leaf(self.leaves[condition])

    def _test(self, condition: Condition) -> Test:
        match condition:
            case Count(names=names, sources=sources):
                classes = {self.derived.get(n) or self.events[n] for n in names}
                guards = tuple(self.tree(s.guard) for s in sources if s.guard is not None)
                return Test("count", names, classes.pop() if len(classes) == 1 else "mixed", guards=guards)
            case People():
                return Test("people", ("people",), "mixed")
            case Until():
                return Test("until")
            case InEffect(outcome=outcome):
                return Test("effect", (outcome,), "outcome")
            case _:
                dated = isinstance(condition, Within) or (
                    isinstance(condition, Compare) and Today() in (condition.left, condition.right)
                )
                return Test("fields", tuple(f.name for f in fields_read(condition)), dated=dated)


def _only_follows(condition: Condition) -> bool:
    match condition:
        case CriterionState() | DimensionState():
            return True
        case Not(operand=operand):
            return _only_follows(operand)
        case And(operands=operands) | Or(operands=operands) | AtLeast(operands=operands):
            return all(_only_follows(o) for o in operands)
        case _:
            return False


def add_leaves(module: Module, names: Names, leaves: dict[Condition, int]) -> tuple[list[str], dict[int, str]]:
    """Add a function per leaf that gives its truth code, and per count one that gives its tally."""
    frame = Frame(module, names)
    truths: list[str] = []
    tallies: dict[int, str] = {}
    for condition, index in leaves.items():
        truths.append(module.add("leaf", ("s", "day"), [*code(frame, condition, "r"), *block("return r")]))
        if isinstance(condition, Count):
            tallies[index] = module.add("tally", ("s", "day"), _tally_events(frame, condition))
        elif isinstance(condition, People):
            tallies[index] = module.add("tally", ("s", "day"), _tally_people(frame, condition))
    return truths, tallies


def _tally_events(frame: Frame, count: Count) -> list[ast.stmt]:
    guards = guards_by_event(count)
    possible = tuple(g for g in guards.values() if g is not None)
    anyway = len(possible) < len(guards)
    asked = block("r = True") if anyway else test(frame, Or(possible), Mode.POSSIBLE, "r")
    unknown = "if not E:\n    BODY\n    if r:\n        return 0, None, None, K\n    return 0, 0, None, None"
    made = block(unknown, E=slot("s", "events_known"), BODY=asked, K=frame.module.constant("events unknown"))
    made.extend(block("sure = []\npossible = []\ndoubts = 0"))
    high = None if count.window is None else count.window.high
    window_known: ast.expr = constant(True)
    if isinstance(high, Choice):
        made.extend(block("H = V", H=frame.local("w"), V=choose(frame, high, chosen_values(frame, high))))
        window_known = expr("H is not None", H=frame.local("w"))
    for event, guard in guards.items():
        asked = block("g = 3") if guard is None else code(frame.inner(), guard, "g")
        kept = frame.names.events[event]
        target, attributes = loop_target(frame, kept)
        inner = frame.inner(attributes=attributes)
        where = block("a = 3") if count.where is None else code(inner, count.where, "a")
        body = block(
            "if T:\n    WHERE\n    if a:\n        possible.append(d)\n        if KNOWN and a == 3 and g == 3:\n"
            "            sure.append(d)\n        doubts |= (0 if KNOWN else 1) | (2 if a == 1 else 0) | "
            "(4 if g == 1 else 0)",
            T=window_test(frame, count.window, Mode.POSSIBLE),
            WHERE=where,
            KNOWN=window_known,
        )
        loop: list[ast.stmt] = [ast.For(target, slot("s", f"e{kept.place}"), body, [])]
        made.extend([*asked, *block("if g:\n    BODY", BODY=loop)])
    summed = expr("F(sure, possible, doubts, D)", F=frame.module.constant(sum_up), D=constant(count.different_days))
    return [*made, ast.Return(summed)]


def _tally_people(frame: Frame, people: People) -> list[ast.stmt]:
    inner = frame.inner(person=frame.local("p"), person_index=frame.local("i"))
    unknown = "if not K:\n    return 0, None, None, U\nsure = possible = 0"
    made = block(unknown, K=slot("s", "people_known"), U=frame.module.constant("people unknown"))
    counted = block("if r:\n    possible += 1\nif r == 3:\n    sure += 1")
    made.extend(people_loop(inner, [*code(inner, people.condition, "r"), *counted]))
    ended = "return sure, possible, None, (U if sure != possible else None)"
    return [*made, *block(ended, U=frame.module.constant("condition open"))]
