"""Trees and findings as text that a reader can compare."""

from dataclasses import fields, is_dataclass
from enum import Enum

from policy_engine.base.source import Source
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.file import File


def tree(node: object, depth: int = 0) -> str:
    """Return a tree, one part a line; what is empty is left out."""
    pad = "  " * depth
    if is_dataclass(node) and not isinstance(node, type):
        parts = [(f.name, getattr(node, f.name)) for f in fields(node) if f.compare]
        if all(_is_small(value) for _, value in parts):
            return f"{pad}{type(node).__name__} {' '.join(repr(_plain(v)) for _, v in parts)}".rstrip()
        lines = [f"{pad}{type(node).__name__}"]
        lines += [f"{pad}  {name}:{_beside(value, depth + 2)}" for name, value in parts if value not in (None, ())]
        return "\n".join(lines)
    if isinstance(node, tuple):
        return "\n".join(tree(part, depth) for part in node)
    return f"{pad}{_plain(node)!r}"


def _is_small(value: object) -> bool:
    return not is_dataclass(value) and (not isinstance(value, tuple) or not value)


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _beside(value: object, depth: int) -> str:
    return f" {_plain(value)!r}" if _is_small(value) else "\n" + tree(value, depth)


def parsed(text: str) -> File:
    """Return the tree of a text that has no faults."""
    file, found = parse(Source("test.policy", text))
    assert not found, [(d.code.id, d.message) for d in found]
    assert file is not None
    return file


def codes(text: str) -> list[str]:
    """Return the codes of a text's findings."""
    return [diagnostic.code.id for diagnostic in parse(Source("test.policy", text))[1]]


def short(node: object) -> str:
    """Return a tree in one line: ``Name(parts)``; names and numbers as written, texts in quotes."""
    if is_dataclass(node) and not isinstance(node, type):
        parts = [getattr(node, f.name) for f in fields(node) if f.compare]
        kind = type(node).__name__
        if kind == "Name":
            return str(parts[0])
        if kind == "String":
            return f'"{parts[0]}"'
        if kind == "Number":
            return " ".join(str(part) for part in parts if part is not None)
        return f"{kind}({', '.join(short(part) for part in parts)})"
    if isinstance(node, tuple):
        return f"[{', '.join(short(part) for part in node)}]"
    return str(_plain(node))
