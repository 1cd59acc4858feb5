"""Rules that end on a day: said ahead, and refused when they are over."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Span
from policy_engine.model.checks.context import Context

DAYS_AHEAD: Final = 30
"""How many days before its end a rule is pointed out."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find ``until`` that is over, comes near, or stands where it ends nothing."""
    for event in context.policy.events:
        if event.until is not None and not (event.sources and event.evidence == "need"):
            yield finding(codes.UNTIL_MISPLACED, event.span, name=event.name)
        elif event.until is not None:
            yield from _ends(context, event.name, event.until, event.span)
    for blocker in context.policy.blockers:
        if blocker.until is not None:
            yield from _ends(context, blocker.name, blocker.until, blocker.span)


def _ends(context: Context, name: str, until: int, span: Span) -> Iterator[Diagnostic]:
    if context.today is None:
        return
    left = until - context.today
    day = date.fromordinal(until).isoformat()
    if left < 0:
        yield finding(codes.UNTIL_OVER, span, name=name, until=day)
    elif left <= DAYS_AHEAD:
        told = "which is today" if left == 0 else "which is tomorrow" if left == 1 else f"in {left} days"
        yield finding(codes.UNTIL_SOON, span, name=name, until=day, left=told)
