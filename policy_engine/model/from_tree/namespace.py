"""One namespace for everything that a policy and its libraries declare."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from policy_engine.base.codes import names as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Span
from policy_engine.syntax.tree.atoms import Name

BUILT_IN_STAGES = ("disqualified", "on_hold")
"""Stages that every policy has; nothing else may be called so."""


class Kind(StrEnum):
    """What a name stands for; the value is how a message calls it."""

    FIELD = "a field"
    PERSON_FIELD = "a field of people"
    EVENT = "an event"
    SETTING = "a setting"
    CRITERION = "a criterion"
    DIMENSION = "a dimension"
    HOLD = "a hold"
    DISQUALIFIER = "a disqualifier"
    STAGE = "a stage"
    OUTCOME = "an outcome"


@dataclass(frozen=True, slots=True)
class Entry:
    """One declared name: what it stands for, and where it was declared."""

    name: str
    kind: Kind
    span: Span


class Namespace:
    """All declared names. The first definition of a name counts; later ones are reported."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._by_folded: dict[str, Entry] = {}
        self._named: dict[tuple[Kind, ...], list[str]] = {}

    def declare(self, name: Name, kind: Kind) -> Diagnostic | None:
        """Take in a name; return what is wrong with it."""
        folded = self._fold(name.text)
        if folded in BUILT_IN_STAGES:
            return finding(codes.RESERVED, name.span, name=name.text)
        before = self._by_folded.setdefault(folded, Entry(name.text, kind, name.span))
        if before.span == name.span:
            return None
        label = [(before.span, f"`{before.name}` is declared here as {before.kind}")]
        if before.name == name.text:
            how = f": as {before.kind} and as {kind}" if before.kind is not kind else ""
            return finding(codes.DEFINED_TWICE, name.span, labels=label, name=name.text, how=how)
        return finding(codes.ONLY_CASE_DIFFERS, name.span, labels=label, name=name.text, other=before.name)

    def find(self, name: str) -> Entry | None:
        """Return what was declared by exactly this name."""
        entry = self._by_folded.get(self._fold(name))
        return entry if entry is not None and entry.name == name else None

    def clash(self, name: str) -> Entry | None:
        """Return what was declared by this name, capital letters aside."""
        return self._by_folded.get(self._fold(name))

    def named(self, *kinds: Kind) -> list[str]:
        """Return the names of some kinds, in the order of their declaration; all are declared before anyone asks."""
        if kinds not in self._named:
            self._named[kinds] = [entry.name for entry in self._by_folded.values() if entry.kind in kinds]
        return self._named[kinds]


def declare_all(namespace: Namespace, names: Iterable[tuple[Name, Kind]]) -> list[Diagnostic]:
    """Take in names one after the other; return what is wrong with them."""
    faults = (namespace.declare(name, kind) for name, kind in names)
    return [fault for fault in faults if fault is not None]
