"""Rewrite a tree of frozen nodes from its leaves upwards."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace

from policy_engine.values.types import Other


def rewritten(node: object, change: Callable[[object], object]) -> object:
    """Return ``node`` with ``change`` applied to every dataclass in it, innermost first."""
    if isinstance(node, tuple):
        return tuple(rewritten(member, change) for member in node)
    if not is_dataclass(node) or isinstance(node, (type, Other)):
        return node
    new = {field.name: rewritten(getattr(node, field.name), change) for field in fields(node)}
    moved = {name: value for name, value in new.items() if value is not getattr(node, name)}
    return change(replace(node, **moved) if moved else node)
