"""A ``while`` rests on facts and needs, and names no rules."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Span
from policy_engine.model.checks.context import Context
from policy_engine.model.checks.sources import Way, bare_ways
from policy_engine.model.nodes.conditions import Condition, CriterionRef, DimensionRef, EventCount
from policy_engine.model.nodes.record import Event, Field
from policy_engine.model.nodes.values import FieldRef, SettingRef
from policy_engine.model.walk import read_by, walk
from policy_engine.values.types import Scope


def check(context: Context) -> Iterator[Diagnostic]:
    """Find reactions, criteria and dimensions in the ``while`` of derived events."""
    ways = bare_ways(context.definitions)
    for event in context.policy.events:
        if event.condition is not None:
            for node in walk(event.condition):
                yield from _node(context, event, node, ways)


def _node(context: Context, event: Event, node: Condition, ways: dict[str, Way]) -> Iterator[Diagnostic]:
    if isinstance(node, CriterionRef | DimensionRef):
        kind = "criterion" if isinstance(node, CriterionRef) else "dimension"
        yield finding(codes.WHILE_NAMES_RULE, node.span, name=event.name, kind=kind, rule=node.name)
    elif isinstance(node, EventCount):
        for name in node.events:
            way = ways.get(name)
            if way is not None:
                between = way if way.reaction == name else Way(way.reaction, (name, *way.through))
                yield _reaction(event, node.span, way.reaction, between.told())
    for read in read_by(node):
        yield from _read(context, event, read)


def _read(context: Context, event: Event, read: FieldRef | SettingRef) -> Iterator[Diagnostic]:
    if isinstance(read, SettingRef):
        setting = context.definitions.settings.get(read.name)
        by = None if setting is None or setting.by is None else context.definitions.fields.get(setting.by)
        if by is not None and by.evidence == "reaction":
            yield _reaction(event, read.span, by.name, f" (through setting `{read.name}`)")
        return
    field = _field(context, read)
    if field is not None and field.evidence == "reaction":
        yield _reaction(event, read.span, field.name, "")


def _field(context: Context, read: FieldRef) -> Field | None:
    match read.scope:
        case Scope.RECORD:
            return context.definitions.fields.get(read.name)
        case Scope.PERSON:
            return context.definitions.person_fields.get(read.name)
        case Scope.ATTRIBUTE:
            return None


def _reaction(event: Event, span: Span, reaction: str, way: str) -> Diagnostic:
    return finding(codes.WHILE_ON_REACTIONS, span, name=event.name, reaction=reaction, way=way)
