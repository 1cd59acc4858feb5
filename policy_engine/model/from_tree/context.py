"""What all steps of the resolution share: the names, the types found so far, and the findings."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from policy_engine.base.diagnostic import Code, Diagnostic, Edit, finding
from policy_engine.base.nearest import did_you_mean
from policy_engine.base.source import Span
from policy_engine.model.from_tree.namespace import Kind, Namespace
from policy_engine.model.nodes.record import EventColumns
from policy_engine.syntax.tree.rules import Setting
from policy_engine.values.types import ValueType

SHOWN_NAMES = 6
"""So many declared names are listed where none is near."""

NOTHING = frozenset({"null", "none", "nil", "undefined"})
"""Names that people from other languages use for a missing value, small."""

MOST_ADVISED = 200
LONGEST_ADVISED = 100
"""Looking for near names is slow: for so many names of this length at most, so that no file can take long."""


class SettingKind(StrEnum):
    """The three kinds of settings; the value is the model's word."""

    SCALAR = "scalar"
    DURATION = "duration"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class SettingShape:
    """What uses of a setting need to know.

    ``type`` only for scalars: an IntegerType stands for a whole number without unit, which fits integers and numbers.
    """

    kind: SettingKind
    type: ValueType | None
    tree: Setting


class PlaceKind(StrEnum):
    """The four sorts of places where conditions stand."""

    RECORD = "record"
    PERSON = "person"
    WHERE = "where"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a condition stands, and so what it may name.

    ``what`` is how a message calls the place. ``events`` are those whose attributes ``where`` sees.
    """

    kind: PlaceKind
    what: str
    rules_allowed: bool = True
    events: tuple[str, ...] = ()
    in_people: bool = False


@dataclass(slots=True)
class Context:
    """The state of one resolution. Everything in it is filled in the order of the steps in ``resolve``."""

    names: Namespace
    owners: tuple[str, ...] | None
    """None: a library alone is checked, nobody can say who its owners are."""
    record_fields: dict[str, ValueType] = field(default_factory=dict)
    person_fields: dict[str, ValueType] = field(default_factory=dict)
    attributes: dict[str, dict[str, ValueType]] = field(default_factory=dict)
    """By event, what ``where`` sees of it; of a derived event what all its sources declare alike."""
    settings: dict[str, SettingShape | None] = field(default_factory=dict)
    """None: the setting is faulty, and its uses are not reported."""
    setting_types: dict[str, ValueType] = field(default_factory=dict)
    """The type of the field that a setting is first compared with."""
    unknown_everywhere: tuple[str, ...] = ()
    event_columns: EventColumns = field(default_factory=EventColumns)
    has_people: bool = False
    people_have_key: bool = False
    is_broken: bool = False
    """Something that the parser has reported keeps the policy from being whole."""
    advised: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(
        self,
        code: Code,
        span: Span,
        *,
        labels: Iterable[tuple[Span, str]] = (),
        fix: Iterable[Edit] = (),
        **facts: object,
    ) -> None:
        """Take down a finding."""
        self.diagnostics.append(finding(code, span, labels=labels, fix=fix, **facts))

    def kind_of(self, name: str) -> Kind | None:
        """Return what a name stands for."""
        entry = self.names.find(name)
        return entry.kind if entry is not None else None

    def advice(self, word: str, candidates: Iterable[str]) -> str:
        """Return a help: the nearest candidate, else all if they are few, else an empty text."""
        if word.lower() in NOTHING:
            return "write `is unknown` for what is not known, `is known` for what is"
        known = list(candidates)
        near = ""
        if self.advised < MOST_ADVISED and len(word) <= LONGEST_ADVISED:
            self.advised += 1
            near = did_you_mean(word, known)
        if near or not known or len(known) > SHOWN_NAMES:
            return near
        return "possible here: " + ", ".join(f"`{name}`" for name in known)
