"""From the ir to an evaluator: generates the functions as ``ast`` nodes, compiles them, and binds their constants."""

import ast
from collections.abc import Callable
from functools import cache
from typing import Any

from policy_engine.backends.python.frame import Module, Names, names_of
from policy_engine.backends.python.layout import layout_of
from policy_engine.backends.python.reader import ReaderWriter
from policy_engine.backends.python.stage import add_stage
from policy_engine.backends.python.states import add_states
from policy_engine.backends.python.trees import TreeMaker, add_leaves
from policy_engine.ir.nodes.conditions import Condition
from policy_engine.ir.nodes.policy import Policy
from policy_engine.runtime.circumstances import Engine, Judge, Learnable, Tallier
from policy_engine.runtime.evaluator import Evaluator
from policy_engine.runtime.memo import AnyDay
from policy_engine.runtime.snapshot import Snapshot, SnapshotMaker

BUILTINS: dict[str, object] = {
    "dict": dict,
    "enumerate": enumerate,
    "float": float,
    "int": int,
    "len": len,
    "list": list,
    "set": set,
    "str": str,
    "type": type,
}
"""All that generated code may call besides its own table and functions."""


def compile_policy(policy: Policy) -> Evaluator:
    """Return the evaluator of a policy."""
    layout = layout_of(policy)
    maker = SnapshotMaker(layout)
    names = names_of(policy, layout)
    trees = TreeMaker(policy)
    rules = trees.rules()
    hot = _made(hot_module(names, maker))
    engine = Engine(
        rules=rules,
        fields={f.name: f for f in policy.reading.fields},
        stage=hot["stage"],
        states=hot["states"],
        learnable=_when_asked(lambda: _made(learnable_module(names, maker))["learnable"]),
        stage_by=lambda day_of: _made(_stage_module(names, maker, day_of))["stage"],
        leaves=_leaves_when_asked(names, maker, trees.leaves),
    )
    return Evaluator(engine, maker, hot["read"], hot["read_table"])


def hot_module(names: Names, maker: SnapshotMaker) -> tuple[Module, dict[str, str]]:
    """Return the module of what is asked of every record, and the names of its functions."""
    module = _module(maker)
    return module, {
        "stage": add_stage(module, names),
        "states": add_states(module, names, learn=False),
        "read": ReaderWriter(module, names.layout, maker.made, table=False).write(),
        "read_table": ReaderWriter(module, names.layout, maker.made, table=True).write(),
    }


def _stage_module(names: Names, maker: SnapshotMaker, day_of: Callable[[object], int]) -> tuple[Module, dict[str, str]]:
    module = _module(maker)
    module.table["days"] = AnyDay(day_of)
    return module, {"stage": add_stage(module, names, any_day=True)}


def learnable_module(names: Names, maker: SnapshotMaker) -> tuple[Module, dict[str, str]]:
    """Return the module of the learnable reading."""
    module = _module(maker)
    return module, {"learnable": add_states(module, names, learn=True)}


def leaves_module(
    names: Names, maker: SnapshotMaker, leaves: dict[Condition, int]
) -> tuple[Module, list[str], dict[int, str]]:
    """Return the module of the single tests, with the names of their functions."""
    module = _module(maker)
    truths, tallies = add_leaves(module, names, leaves)
    return module, truths, tallies


def _module(maker: SnapshotMaker) -> Module:
    return Module({"as_seen": maker.as_seen})


def _made(written: tuple[Module, dict[str, str]]) -> dict[str, Any]:
    module, functions = written
    made = run(module)
    return {what: made[function] for what, function in functions.items()}


def tree_of(module: Module) -> ast.Module:
    """Return the generated module as an ast."""
    return ast.fix_missing_locations(ast.Module(module.functions, []))


def run(module: Module) -> dict[str, Any]:
    """Compile a generated module and return its globals."""
    variables: dict[str, Any] = {**module.table, "__builtins__": BUILTINS}
    exec(compile(tree_of(module), "<policy>", "exec"), variables)  # noqa: S102 - nodes of our own, no policy text
    return variables


def _when_asked(make: Callable[[], Callable[[Snapshot, int], Learnable]]) -> Callable[[Snapshot, int], Learnable]:
    made = cache(make)

    def call(snapshot: Snapshot, day: int) -> Learnable:
        return made()(snapshot, day)

    return call


def _leaves_when_asked(
    names: Names, maker: SnapshotMaker, leaves: dict[Condition, int]
) -> Callable[[], tuple[tuple[Judge, ...], dict[int, Tallier]]]:
    @cache
    def made() -> tuple[tuple[Judge, ...], dict[int, Tallier]]:
        module, truths, tallies = leaves_module(names, maker, leaves)
        functions = run(module)
        return tuple(functions[t] for t in truths), {index: functions[t] for index, t in tallies.items()}

    return made
