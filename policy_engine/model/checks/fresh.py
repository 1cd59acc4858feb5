"""Freshness is counted from the day of an observation, so something has to date it."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context


def check(context: Context) -> Iterator[Diagnostic]:
    """Find fields with ``fresh for`` and without ``dated by``."""
    for field in context.fields():
        if field.fresh_days is not None and field.dated_by is None:
            yield finding(codes.FRESH_WITHOUT_DATE, field.span, name=field.name, days=field.fresh_days)
