"""Nobody hands over alone: there are two owners at least, and each answers for a criterion."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context


def check(context: Context) -> Iterator[Diagnostic]:
    """Find policies that hand over with one owner, and owners who are named on no criterion."""
    policy = context.policy
    handovers = context.handovers()
    if not handovers:
        return
    owners = tuple(dict.fromkeys(policy.owners))
    if len(owners) == 1:
        stage = handovers[0]
        yield finding(codes.ONE_OWNER, stage.span, stage=stage.name, owner=owners[0])
    named = {owner for criterion in policy.criteria for owner in criterion.owners}
    for owner in owners:
        if owner not in named and policy.criteria:
            yield finding(codes.OWNER_WITHOUT_CRITERION, policy.span, owner=owner)
