"""A hold or disqualifier with ``when`` lets pass what is unknown; that is pointed out."""

from collections.abc import Iterable, Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.conditions import Condition, CriterionRef, DimensionRef, EventCount, Known, PeopleCount
from policy_engine.model.nodes.record import Field
from policy_engine.model.nodes.rules import Blocker
from policy_engine.model.nodes.values import FieldRef, SettingRef
from policy_engine.model.reach import Kind, Ref
from policy_engine.model.walk import read_by, walk
from policy_engine.values.types import Scope


def check(context: Context) -> Iterator[Diagnostic]:
    """Find blockers with ``when`` over something that may be unknown."""
    for blocker in context.policy.blockers:
        if not blocker.when.unless:
            yield from _blocker(context, blocker)


def _blocker(context: Context, blocker: Blocker) -> Iterator[Diagnostic]:
    conditions = list(_conditions(context, blocker.when.condition))
    fields = _empty_fields(context, conditions)
    what = _unknown_lists(conditions)
    if fields:
        told = " or ".join(f"`{name}`" for name in fields)
        yield finding(codes.EMPTY_DOES_NOT_BLOCK, blocker.span, name=blocker.name, fields=told)
    elif what:
        yield finding(codes.UNKNOWN_EVENTS_DO_NOT_BLOCK, blocker.span, name=blocker.name, what=what)


def _conditions(context: Context, condition: Condition) -> Iterator[Condition]:
    """Yield a condition, all inside it, and those of the criteria that it names, directly or not."""
    definitions = context.definitions
    seen: set[Ref] = set()
    stack = [condition]
    while stack:
        for node in walk(stack.pop()):
            yield node
            if not isinstance(node, CriterionRef | DimensionRef):
                continue
            ref = Ref(Kind.CRITERION if isinstance(node, CriterionRef) else Kind.DIMENSION, node.name)
            for reached in definitions.reached([ref]):
                if reached.kind is Kind.CRITERION and reached not in seen and reached.name in definitions.criteria:
                    seen.add(reached)
                    stack.append(definitions.criteria[reached.name].condition)


def _empty_fields(context: Context, conditions: Iterable[Condition]) -> list[str]:
    """Return the names of the fields whose being unknown leaves the condition open, each once."""
    names: dict[str, None] = {}
    for node in conditions:
        if isinstance(node, Known):
            continue  # always definite
        for read in read_by(node):
            field = _field(context, read)
            if field is not None and _may_be_unknown(field):
                names[field.name] = None
    return list(names)


def _field(context: Context, read: FieldRef | SettingRef) -> Field | None:
    definitions = context.definitions
    if isinstance(read, SettingRef):
        setting = definitions.settings.get(read.name)
        return None if setting is None or setting.by is None else definitions.fields.get(setting.by)
    if read.scope is Scope.ATTRIBUTE:
        return None
    return (definitions.fields if read.scope is Scope.RECORD else definitions.person_fields).get(read.name)


def _may_be_unknown(field: Field) -> bool:
    """Tell whether leaving the field empty, or letting it grow old, makes it unknown.

    What ``empty means`` stands for does not grow old, but a value that was given does.
    """
    return field.empty_means is None or bool(field.unknown_when) or field.fresh_days is not None


def _unknown_lists(conditions: Iterable[Condition]) -> str:
    events = people = False
    for node in conditions:
        events = events or isinstance(node, EventCount)
        people = people or isinstance(node, PeopleCount)
    return " and ".join(word for word, there in (("events", events), ("people", people)) if there)
