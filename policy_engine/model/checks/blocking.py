"""A hold or disqualifier with ``when`` lets pass what is unknown; that is pointed out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.conditions import Condition, EventCount, Known, PeopleCount
from policy_engine.model.nodes.record import Field
from policy_engine.model.nodes.rules import Blocker
from policy_engine.model.nodes.values import FieldRef, SettingRef
from policy_engine.model.reach import Kind, Ref, refs_of
from policy_engine.model.walk import read_by, walk
from policy_engine.values.types import Scope

TOLD: Final = 3
"""How many fields one finding names."""


@dataclass(slots=True)
class _Open:
    """What may leave a condition open: fields by name (a dict as an ordered set), events, people."""

    fields: dict[str, None] = field(default_factory=dict)
    events: bool = False
    people: bool = False

    def take(self, other: "_Open") -> None:
        """Take in what may leave another condition open."""
        self.fields.update(other.fields)
        self.events = self.events or other.events
        self.people = self.people or other.people


def check(context: Context) -> Iterator[Diagnostic]:
    """Find blockers with ``when`` over something that may be unknown."""
    by_name: dict[Ref, _Open] = {}
    for blocker in context.policy.blockers:
        if not blocker.when.unless:
            found = _own(context, blocker.when.condition)
            for ref in refs_of(blocker.when.condition):
                if ref.kind in (Kind.CRITERION, Kind.DIMENSION):
                    if ref not in by_name:
                        by_name[ref] = _under(context, ref)
                    found.take(by_name[ref])
            yield from _told(blocker, found)


def _told(blocker: Blocker, found: _Open) -> Iterator[Diagnostic]:
    names = list(found.fields)
    what = " and ".join(word for word, there in (("events", found.events), ("people", found.people)) if there)
    if names:
        told = [f"`{name}`" for name in names[:TOLD]] + ["another field"] * (len(names) > TOLD)
        yield finding(codes.EMPTY_DOES_NOT_BLOCK, blocker.span, name=blocker.name, fields=" or ".join(told))
    elif what:
        yield finding(codes.UNKNOWN_EVENTS_DO_NOT_BLOCK, blocker.span, name=blocker.name, what=what)


def _under(context: Context, name: Ref) -> _Open:
    """Return what may leave a criterion or dimension open."""
    found = _Open()
    for ref in context.definitions.reached([name]):
        criterion = context.definitions.criteria.get(ref.name) if ref.kind is Kind.CRITERION else None
        if criterion is not None:
            found.take(_own(context, criterion.condition))
    return found


def _own(context: Context, condition: Condition) -> _Open:
    """Return what may leave a condition open, the criteria that it names left out.

    A field whose being known or unknown the same condition tests is left out too: the writer has thought of it.
    """
    found = _Open()
    thought_of: set[str] = set()
    for node in walk(condition):
        if isinstance(node, Known):
            thought_of.add(node.subject.name)
            continue
        found.events = found.events or isinstance(node, EventCount)
        found.people = found.people or isinstance(node, PeopleCount)
        for read in read_by(node):
            declared = _field(context, read)
            if declared is not None and _may_be_unknown(declared):
                found.fields[declared.name] = None
    for name in thought_of:
        found.fields.pop(name, None)
    return found


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
