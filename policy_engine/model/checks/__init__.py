"""Checks of a resolved policy that need no solver: one file each, and the one list of them.

A check is a function of a ``Context`` that yields diagnostics. ``run_checks`` runs them all.
"""

from collections.abc import Callable, Iterator

from policy_engine.base.diagnostic import Diagnostic, in_order
from policy_engine.model.checks import (
    because,
    blocking,
    fresh,
    need,
    owners,
    parts,
    picklists,
    rejections,
    scores,
    sources,
    stages,
    until,
    unused,
    whiles,
)
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.policy import Policy
from policy_engine.model.reach import Definitions

CHECKS: tuple[Callable[[Context], Iterator[Diagnostic]], ...] = (
    parts.check,
    stages.check,
    owners.check,
    because.check,
    scores.check,
    sources.check,
    whiles.check,
    need.check,
    fresh.check,
    picklists.check,
    blocking.check,
    rejections.check,
    until.check,
    unused.check,
)
"""Every check, in the order of running."""


def run_checks(policy: Policy, today: int | None) -> list[Diagnostic]:
    """Run every check, in the order of the file. ``today`` (an ordinal) judges ``until``; None leaves that out."""
    context = Context(policy, Definitions(policy), today)
    return in_order(found for check in CHECKS for found in check(context))
