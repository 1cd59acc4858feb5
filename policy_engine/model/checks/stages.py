"""Stages stand best first; the last one keeps everybody who is left."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context


def check(context: Context) -> Iterator[Diagnostic]:
    """Find an ``otherwise`` that is missing, misplaced, or hands over."""
    stages = context.policy.stages
    if not stages:
        return
    for stage in stages[:-1]:
        if stage.condition is None:
            yield finding(codes.OTHERWISE_NOT_LAST, stage.span, name=stage.name)
    last = stages[-1]
    if last.condition is not None:
        yield finding(codes.LAST_NOT_OTHERWISE, last.span, name=last.name)
    elif last.hands_over:
        yield finding(codes.LAST_HANDS_OVER, last.span, name=last.name)
