"""The list of actions by rule of the grammar."""

from collections.abc import Callable
from typing import Any

from policy_engine.base.source import Span
from policy_engine.syntax.builder import Builder

Action = Callable[[Builder, list[Any], Span], Any]
"""Makes a rule's value of the values of its parts, keywords left out, in the order in which they are written."""

ACTIONS: dict[str, Action] = {}


def action(*names: str) -> Callable[[Action], Action]:
    """Enter a function as the action of the rules named."""

    def enter(function: Action) -> Action:
        for name in names:
            ACTIONS[name] = function
        return function

    return enter


def constant(name: str, value: object) -> None:
    """Enter a rule of keywords only, which stands for one value."""

    def give(builder: Builder, kids: list[Any], span: Span) -> Any:
        return value

    ACTIONS[name] = give
