"""The actions of the grammar: one module for each module of the tree."""

from policy_engine.syntax.actions import atoms, conditions, examples, file, record, rules, tests
from policy_engine.syntax.actions.registry import ACTIONS

__all__ = ["ACTIONS", "atoms", "conditions", "examples", "file", "record", "rules", "tests"]
