"""What generated code may refer to at one place: the snapshot, a person, an event, tables, helper functions."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from policy_engine.backends.python.template import expr, function, name, slot
from policy_engine.ir.nodes.operands import Field
from policy_engine.ir.nodes.policy import Criterion, Dimension, Policy
from policy_engine.runtime.layout import EventSlot, FieldSlot, Layout
from policy_engine.values.types import Scope


class Mode(Enum):
    """Which of the two definite questions about a condition is asked."""

    SURE = "sure"
    POSSIBLE = "possible"

    @property
    def flipped(self) -> "Mode":
        """The question under a negation."""
        return Mode.POSSIBLE if self is Mode.SURE else Mode.SURE


@dataclass(slots=True)
class Module:
    """The generated module while it is written: its constants table and its functions."""

    table: dict[str, object] = field(default_factory=dict)
    functions: list[ast.stmt] = field(default_factory=list)
    shared: dict[object, str] = field(default_factory=dict)
    """Names of helpers and constants already made, by what they stand for."""

    def constant(self, value: object) -> ast.expr:
        """Return a name for a constant of the table; equal constants of a type share one."""
        known = ("constant", type(value), value)
        if known not in self.shared:
            self.shared[known] = f"K{len(self.table)}"
            self.table[self.shared[known]] = value
        return name(self.shared[known])

    def add(self, prefix: str, arguments: tuple[str, ...], body: list[ast.stmt]) -> str:
        """Add a function and return its name."""
        identifier = f"{prefix}{len(self.functions)}"
        self.functions.append(function(identifier, arguments, body))
        return identifier


@dataclass(frozen=True)
class Names:
    """A policy's criteria and dimensions, and the layout's places, by name."""

    policy: Policy
    layout: Layout
    criteria: Mapping[str, Criterion]
    dimensions: Mapping[str, Dimension]
    fields: Mapping[str, FieldSlot]
    people_fields: Mapping[str, FieldSlot]
    events: Mapping[str, EventSlot]


def names_of(policy: Policy, layout: Layout) -> Names:
    """Return the names of a policy."""
    return Names(
        policy,
        layout,
        {c.name: c for c in policy.criteria},
        {d.name: d for d in policy.dimensions},
        {f.plan.name: f for f in layout.fields},
        {f.plan.name: f for f in layout.people_fields},
        {e.plan.name: e for e in layout.events},
    )


@dataclass(frozen=True)
class Frame:
    """Where code is written.

    ``states``: locals that hold codes of criteria and dimensions (None: they are worked out in place). ``learn``:
    the learnable reading. ``depth`` numbers temporary locals so that nested code does not share them. ``person``,
    ``person_index``: locals of the person in question. ``attributes``: locals of the event's attributes.
    """

    module: Module
    names: Names
    states: Mapping[str, str] | None = None
    learn: bool = False
    depth: int = 0
    person: str | None = None
    person_index: str | None = None
    attributes: Mapping[str, tuple[FieldSlot, str, str]] = field(default_factory=dict)

    def inner(self, **changes: object) -> "Frame":
        """Return the frame of nested code."""
        return replace(self, depth=self.depth + 1, **changes)  # type: ignore[arg-type]

    def local(self, stem: str) -> str:
        """Return a temporary's name at this depth."""
        return f"{stem}{self.depth}"

    def slot_of(self, ref: Field) -> FieldSlot:
        """Return where a field stands."""
        match ref.scope:
            case Scope.RECORD:
                return self.names.fields[ref.name]
            case Scope.PERSON:
                return self.names.people_fields[ref.name]
            case Scope.ATTRIBUTE:
                return self.attributes[ref.name][0]

    def value(self, ref: Field) -> ast.expr:
        """Return what reads a field's code, whether or not it is still fresh."""
        if ref.scope is Scope.ATTRIBUTE:
            return name(self.attributes[ref.name][1])
        return self._place(ref, self.slot_of(ref).value)

    def words(self, ref: Field) -> ast.expr:
        """Return what reads a text's words."""
        if ref.scope is Scope.ATTRIBUTE:
            return name(self.attributes[ref.name][2])
        place = self.slot_of(ref).words
        assert place is not None, "texts that conditions look into have their words"
        return self._place(ref, place)

    def observed(self, ref: Field) -> ast.expr | None:
        """Return what reads the day of a field's observation, if it is kept."""
        place = self.slot_of(ref).day
        return None if place is None else self._place(ref, place)

    def _place(self, ref: Field, place: int) -> ast.expr:
        if ref.scope is Scope.RECORD:
            return slot("s", f"f{place}")
        assert self.person is not None, "people's fields stand inside people's parentheses"
        return expr("P[N]", P=self.person, N=place)
