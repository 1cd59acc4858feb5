"""Checking a table's columns against the reading plan."""

from collections.abc import Iterator, Sequence

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.nearest import did_you_mean
from policy_engine.runtime.plan import ReadingPlan
from policy_engine.values.texts import SPACES, fold, presentable


def declared_columns(plan: ReadingPlan) -> dict[str, str]:
    """Return each column that a table of records must have, with what is read from it."""
    columns: dict[str, str] = {}
    if plan.key_column is not None:
        columns[plan.key_column] = "the key"
    for field in plan.fields:
        columns.setdefault(field.column, f"`{field.name}`")
    for field in plan.fields:
        if field.dated_by is not None:
            columns.setdefault(field.dated_by, f"the date of `{field.name}`")
    return columns


def column_findings(name: str, header: Sequence[str], declared: dict[str, str]) -> list[Diagnostic]:
    """Return what is wrong with a table's columns; ``header`` is trimmed."""
    named = [column for column in header if column]
    return [*_duplicates(name, named), *_missing(name, named, declared)]


def _duplicates(name: str, header: Sequence[str]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    folded: dict[str, str] = {}
    for column in header:
        other = folded.setdefault(_without_blanks(column), column)
        if column in seen:
            yield finding(data.DUPLICATE_COLUMN, None, file=name, column=presentable(column))
        elif other != column:
            yield finding(data.COLUMN_CASE, None, file=name, column=presentable(column), other=presentable(other))
        seen.add(column)


def _without_blanks(column: str) -> str:
    """Return the form in which columns are compared that may be mixed up."""
    return fold("".join(char for char in column if char not in SPACES))


def _missing(name: str, header: Sequence[str], declared: dict[str, str]) -> Iterator[Diagnostic]:
    present = set(header)
    for column, what in declared.items():
        if column not in present:
            near = did_you_mean(column, [presentable(one) for one in header if one not in declared])
            advice = near or 'add the column, or name another one in the policy with `column "…"`'
            yield finding(data.MISSING_COLUMN, None, file=name, column=column, what=what, help=advice)
