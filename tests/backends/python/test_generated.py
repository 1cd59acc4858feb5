"""What generated code is made of: few kinds of nodes, names of our own, and no text of the policy."""

import ast

import pytest

from policy_engine.backends.python.compile import (
    BUILTINS,
    compile_policy,
    hot_module,
    learnable_module,
    leaves_module,
    tree_of,
)
from policy_engine.backends.python.frame import Module, names_of
from policy_engine.backends.python.layout import layout_of
from policy_engine.backends.python.trees import TreeMaker
from policy_engine.ir.nodes.policy import Policy
from policy_engine.runtime.snapshot import SnapshotMaker
from tests.agreement.policytext.whole import policy_text
from tests.backends.python.policies import lowered, policy
from tests.backends.python.random_records import TODAY

KINDS = (
    ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.Return, ast.Assign, ast.AugAssign, ast.For, ast.If,
    ast.Raise, ast.Expr, ast.Pass, ast.Break, ast.Continue, ast.BoolOp, ast.NamedExpr, ast.BinOp, ast.UnaryOp,
    ast.IfExp, ast.Compare, ast.Call, ast.Constant, ast.Attribute, ast.Subscript, ast.Name, ast.List, ast.Tuple,
    ast.Dict, ast.Load, ast.Store, ast.And, ast.Or, ast.Add, ast.Sub, ast.Mult, ast.BitAnd, ast.BitOr, ast.RShift,
    ast.Slice, ast.Not, ast.USub, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Is, ast.IsNot, ast.In,
    ast.NotIn,
)  # fmt: skip
ATTRIBUTES = {
    "add", "append", "events_known", "get", "isalnum", "isascii", "isprintable", "key", "last_view", "odd", "people",
    "people_known", "_full", "_raw",
}  # fmt: skip
OWN_TEXTS = {"at", "value", "", " "}


def modules(ir: Policy) -> list[Module]:
    layout = layout_of(ir)
    maker, names, trees = SnapshotMaker(layout), names_of(ir, layout), TreeMaker(ir)
    trees.rules()
    return [
        hot_module(names, maker)[0],
        learnable_module(names, maker)[0],
        leaves_module(names, maker, trees.leaves)[0],
    ]


@pytest.mark.parametrize("name", ["dach_new_business", "corners", *range(6)])
def test_only_allowed_nodes_and_names(name: str | int) -> None:
    ir = policy(name) if isinstance(name, str) else lowered(policy_text(name))
    for module in modules(ir):
        tree = tree_of(module)
        functions = {f.name for f in tree.body if isinstance(f, ast.FunctionDef)}
        known = functions | set(module.table) | set(BUILTINS)
        for node in ast.walk(tree):
            assert isinstance(node, KINDS), ast.dump(node)
            if isinstance(node, ast.Attribute):
                assert node.attr in ATTRIBUTES or (node.attr[0] in "fe" and node.attr[1:].isdigit()), node.attr
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value in OWN_TEXTS
            if isinstance(node, ast.FunctionDef):
                assert_names_are_known(node, known)


def assert_names_are_known(function: ast.FunctionDef, known: set[str]) -> None:
    local = {a.arg for a in function.args.args}
    local |= {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    read = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    assert read <= local | known


def test_hostile_texts_stay_constants() -> None:
    evil = "x'] + __import__('os').system('true') #"
    text = f"""
policy p "P"
goal "G" within 9 days
owners a, b
account
  key id
    column "{evil}"
  fact note text
    column "{evil} 2"
dimension d "D"
  met when all are met
  criterion c "C"
    owner a
    when note is "{evil}"
stage up "Up"
  keep with a
  when d
stage low "Low"
  keep with a
  otherwise
"""
    evaluator = compile_policy(lowered(text))
    snapshot = evaluator.read({evil: "k1", f"{evil} 2": evil})
    assert not snapshot.odd
    assert evaluator.stage(snapshot, TODAY) == "up"
    assert evaluator.stage(evaluator.read({evil: "k1", f"{evil} 2": "else"}), TODAY) == "low"


def policy_of(criteria: list[str], stage: str) -> str:
    rules = "\n".join(criteria)
    return f"""
policy p "P"
goal "G" within 9 days
owners a, b
account
  key id
  fact n integer
events
  reaction seen
dimension d "D"
  met when any is met
{rules}
stage up "Up"
  keep with a
  when {stage}
stage low "Low"
  keep with a
  otherwise
"""


@pytest.mark.parametrize("part", ["n is {}", "at least {} seen in the last {} days"])
def test_ten_thousand_operands(part: str) -> None:
    bullets = "\n".join(f"      - {part.format(i + 2, i + 2)}" for i in range(2_000 if "seen" in part else 9_000))
    evaluator = compile_policy(lowered(policy_of([f'  criterion c "C"\n    when any of\n{bullets}'], "d")))
    snapshot = evaluator.read({"id": "k1", "n": 8_000, "events": []})
    assert evaluator.stage(snapshot, TODAY) == ("low" if "seen" in part else "up")
    assert evaluator.states(snapshot, TODAY).criteria == ((0,) if "seen" in part else (3,))


def test_deep_nesting() -> None:
    condition = "n is 1"
    for depth in range(30):
        condition = f"({condition} {'and' if depth % 2 else 'or'} n is {depth + 5})"
    evaluator = compile_policy(lowered(policy_of([f'  criterion c "C"\n    when {condition}'], "d")))
    assert evaluator.stage(evaluator.read({"id": "k", "n": 33}), TODAY) == "low"
    assert evaluator.states(evaluator.read({"id": "k"}), TODAY).criteria == (1,)


def test_rules_that_name_each_other_twice_do_not_grow_without_bound() -> None:
    criteria = ['  criterion c0 "C"\n    when n is 1']
    twice = '  criterion c{0} "C"\n    when (c{1} and n is 1) or (c{1} and n is {0})'
    criteria += [twice.format(i, i - 1) for i in range(1, 60)]
    evaluator = compile_policy(lowered(policy_of(criteria, "c59")))
    assert evaluator.stage(evaluator.read({"id": "k", "n": 1}), TODAY) == "up"
    assert evaluator.stage(evaluator.read({"id": "k", "n": 2}), TODAY) == "low"
    assert evaluator.decide(evaluator.read({"id": "k"}), TODAY).within_reach == ("up",)
