"""A picklist offers a choice."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context
from policy_engine.values.types import PicklistType


def check(context: Context) -> Iterator[Diagnostic]:
    """Find picklists of one value. ``several of`` one value is a choice: it, or nothing."""
    for field in context.fields():
        if isinstance(field.type, PicklistType) and len(field.type.values) == 1:
            yield finding(codes.ONE_VALUE, field.span, name=field.name, value=field.type.values[0])
