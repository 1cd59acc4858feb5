"""Every need says why it is one."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.record import Event, Field


def check(context: Context) -> Iterator[Diagnostic]:
    """Find needs without ``because``."""
    declarations: tuple[Field | Event, ...] = (*context.fields(), *context.policy.events)
    for declared in declarations:
        if declared.evidence == "need" and declared.because is None:
            yield finding(codes.NEED_WITHOUT_BECAUSE, declared.span, name=declared.name)
