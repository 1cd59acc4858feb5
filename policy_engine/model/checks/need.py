"""A policy that hands over has at least one criterion that rests on need.

Whether every handover does is proven elsewhere; without any such criterion none can.
"""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context
from policy_engine.model.reach import Kind, Ref


def check(context: Context) -> Iterator[Diagnostic]:
    """Find handovers in a policy whose criteria rest on no need at all."""
    handovers = context.handovers()
    roots = [Ref(Kind.CRITERION, criterion.name) for criterion in context.policy.criteria]
    if handovers and roots and not any(_is_need(context, ref) for ref in context.definitions.reached(roots)):
        stage = handovers[0]
        yield finding(codes.NO_NEED, stage.span, stage=stage.name)


def _is_need(context: Context, ref: Ref) -> bool:
    if ref.kind is Kind.EVENT:
        event = context.definitions.events.get(ref.name)
        return event is not None and event.evidence == "need"
    field = context.definitions.field(ref)
    return field is not None and field.evidence == "need"
