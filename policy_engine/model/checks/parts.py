"""What a policy cannot do without: a goal, owners, stages, and dimensions that can be met."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context
from policy_engine.syntax.tree.conditions import Quantity


def check(context: Context) -> Iterator[Diagnostic]:
    """Find what is missing."""
    policy = context.policy
    if not policy.is_library:
        if policy.goal is None:
            yield finding(codes.NO_GOAL, policy.span, name=policy.name)
        if not policy.owners:
            yield finding(codes.NO_OWNERS, policy.span, name=policy.name)
        if not policy.stages:
            yield finding(codes.NO_STAGES, policy.span, name=policy.name)
    for dimension in policy.dimensions:
        count = len(dimension.criteria)
        if dimension.quantity is Quantity.AT_LEAST and dimension.number > count:
            yield finding(codes.QUORUM, dimension.span, name=dimension.name, number=dimension.number, count=count)
