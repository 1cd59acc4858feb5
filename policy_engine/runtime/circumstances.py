"""What is asked about when a decision is explained: frozen data, a day, and what generated code says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.record import Entry, Reason
from policy_engine.runtime.rules import Rules, Tally, Tree, truth
from policy_engine.runtime.snapshot import Snapshot
from policy_engine.runtime.view import View, fresh

Judge = Callable[[Snapshot, int], int]
Tallier = Callable[[Snapshot, int], Tally]
RawStates = tuple[str, str | None, tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[str | None, ...]]
"""Stage, would be, criteria, dimensions, blockers, contradicted, as the generated states function gives them."""
Learnable = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Criteria, dimensions, blockers and stages in the learnable reading."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A policy's rules and its generated functions."""

    rules: Rules
    fields: Mapping[str, FieldPlan]
    """The record's fields by name."""
    stage: Callable[[Snapshot, int], str]
    states: Callable[[Snapshot, int], RawStates]
    learnable: Callable[[Snapshot, int], Learnable]
    stage_by: Callable[[Callable[[object], int]], Callable[[Snapshot, object], str]]
    """Gives a stage function that takes days as the given function reads them."""
    leaves: Callable[[], tuple[tuple[Judge, ...], dict[int, Tallier]]]
    """Gives the leaves' functions, compiled when first asked for."""


@dataclass(slots=True)
class Circumstances:
    """One snapshot as seen (nothing later, nothing superseded), on a day that may be later than the view's."""

    engine: Engine
    snapshot: Snapshot
    view: View
    day: int
    _states: RawStates | None = None
    _codes: dict[int, int] = field(default_factory=dict)
    _rules: dict[str, int] | None = None

    @property
    def states(self) -> RawStates:
        """All states."""
        if self._states is None:
            self._states = self.engine.states(self.snapshot, self.day)
        return self._states

    @property
    def learnable(self) -> Learnable:
        """All states in the learnable reading."""
        return self.engine.learnable(self.snapshot, self.day)

    def on_day(self, day: int) -> "Circumstances":
        """Return the same data on another day."""
        return Circumstances(self.engine, self.snapshot, self.view, day)

    def leaf(self, index: int) -> int:
        """Return the truth code of a leaf."""
        if index not in self._codes:
            self._codes[index] = self.engine.leaves()[0][index](self.snapshot, self.day)
        return self._codes[index]

    def tally(self, index: int) -> Tally:
        """Return the tally of a count."""
        return self.engine.leaves()[1][index](self.snapshot, self.day)

    def state(self, rule: str) -> int:
        """Return the state of a criterion or dimension."""
        if self._rules is None:
            rules, states = self.engine.rules, self.states
            self._rules = dict(zip((c.name for c in rules.criteria), states[2], strict=True))
            self._rules.update(zip((d.name for d in rules.dimensions), states[3], strict=True))
        return self._rules[rule]

    def truth(self, tree: Tree) -> int:
        """Return the truth code of a tree."""
        return truth(tree, self.leaf, self.state)

    def entry(self, name: str) -> Entry:
        """Return what is known of a field of the record, with freshness applied."""
        return fresh(self.view.fields[name], self.engine.fields[name], self.day)

    def newest(self, outcome: str) -> int | None:
        """Return the day of an outcome's newest occurrence."""
        return max((e.at.day for e in self.view.events or () if e.type == outcome), default=None)

    def stale(self, name: str) -> bool:
        """Tell whether a field's value is too old on the day."""
        return self.entry(name).reason is Reason.STALE
