"""Python as ``ast`` nodes, made from small fixed patterns.

A pattern is Python text of our own; names in it stand for parts that are put in as nodes. No text of a policy ever
becomes Python text: what users wrote reaches generated code as constants of a table only.
"""

import ast
from collections.abc import Mapping, Sequence
from functools import lru_cache

Part = ast.expr | str | int | list[ast.stmt]
"""A node, another name, a whole number, or (for a name standing alone as a statement) statements."""


@lru_cache(maxsize=512)
def _parsed(pattern: str) -> tuple[ast.stmt, ...]:
    return tuple(ast.parse(pattern).body)


def block(pattern: str, **parts: Part) -> list[ast.stmt]:
    """Return the statements of a pattern with its parts put in."""
    return _statements(_parsed(pattern), parts)


def expr(pattern: str, **parts: Part) -> ast.expr:
    """Return the expression of a pattern with its parts put in."""
    (statement,) = _parsed(pattern)
    assert isinstance(statement, ast.Expr), "a pattern for one expression"
    return _expression(statement.value, parts)


def name(identifier: str) -> ast.expr:
    """Return a name that is read."""
    return ast.Name(identifier, ast.Load())


def constant(value: int | bool | tuple[int, ...] | None) -> ast.expr:
    """Return a number, a truth value, None, or a tuple of numbers."""
    return ast.Constant(value)  # type: ignore[arg-type] # tuples are constants, too


def slot(owner: str, attribute: str) -> ast.expr:
    """Return a slot of a local."""
    return ast.Attribute(name(owner), attribute, ast.Load())


def both(parts: Sequence[ast.expr]) -> ast.expr:
    """Return the conjunction of truth values; of none it is true."""
    return _joined(ast.And(), parts, True)


def any_of(parts: Sequence[ast.expr]) -> ast.expr:
    """Return the disjunction of truth values; of none it is false."""
    return _joined(ast.Or(), parts, False)


def negation(part: ast.expr) -> ast.expr:
    """Return the negation of a truth value."""
    if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
        return part.operand
    if isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.Eq):
        return ast.Compare(part.left, [ast.NotEq()], part.comparators)
    return ast.UnaryOp(ast.Not(), part)


def balanced(operator: ast.operator, parts: Sequence[ast.expr]) -> ast.expr:
    """Return many operands under one operator as a flat tree, so that long lists do not nest deeply."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return ast.BinOp(balanced(operator, parts[:half]), operator, balanced(operator, parts[half:]))


def function(identifier: str, arguments: Sequence[str], body: list[ast.stmt]) -> ast.stmt:
    """Return a function of positional arguments."""
    names = ast.arguments([], [ast.arg(a) for a in arguments], None, [], [], None, [])
    return ast.FunctionDef(identifier, names, body, [])


def _joined(operator: ast.boolop, parts: Sequence[ast.expr], empty: bool) -> ast.expr:
    if not parts:
        return constant(empty)
    return parts[0] if len(parts) == 1 else ast.BoolOp(operator, list(parts))


def _statements(statements: Sequence[ast.stmt], parts: Mapping[str, Part]) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    for statement in statements:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Name):
            inside = parts.get(statement.value.id)
            if isinstance(inside, list):
                made.extend(inside)
                continue
        copied = _copy(statement, parts)
        assert isinstance(copied, ast.stmt), "a statement stays one"
        made.append(copied)
    return made


def _expression(node: ast.expr, parts: Mapping[str, Part]) -> ast.expr:
    if isinstance(node, ast.Name) and node.id in parts:
        part = parts[node.id]
        if isinstance(part, str):
            return ast.Name(part, node.ctx)
        if isinstance(part, int):
            return ast.Constant(part)
        assert isinstance(part, ast.expr), "statements stand alone"
        return part
    made = _copy(node, parts)
    assert isinstance(made, ast.expr), "an expression stays one"
    return made


def _copy(node: ast.AST, parts: Mapping[str, Part]) -> ast.AST:
    return type(node)(**{field: _field(value, parts) for field, value in ast.iter_fields(node)})


def _field(value: object, parts: Mapping[str, Part]) -> object:
    match value:
        case ast.expr():
            return _expression(value, parts)
        case ast.AST():
            return _copy(value, parts)
        case list() if value and isinstance(value[0], ast.stmt):
            return _statements(value, parts)
        case list():
            return [_field(item, parts) for item in value]
        case _:
            return value
