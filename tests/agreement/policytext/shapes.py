"""What a random policy declares, and the features it may use."""

from dataclasses import dataclass, field
from random import Random

FEATURES = (
    "texts", "integers", "numbers", "flags", "dates", "picklists", "several",
    "columns", "formats", "spellings", "dated", "fresh", "denied", "unknown when", "everywhere", "empty means",
    "filled by", "units", "people", "people key", "events", "attributes", "groups", "while", "event until",
    "event columns", "recorded as", "settings", "settings by", "durations", "lists", "percent", "fields right",
    "today", "periods", "ranges", "different days", "at most", "none", "several events", "where", "persons",
    "person events", "references", "bullets", "not", "known", "mentions", "date tests", "one of", "holds",
    "disqualifiers", "unless", "blocker until", "outcomes", "speaks against", "on hold", "disqualifies", "new need",
    "guarantees", "examples", "zone", "no key", "comments", "reactions",
)  # fmt: skip
ALWAYS = ("events", "while", "persons", "outcomes", "settings", "settings by", "picklists")
"""Features that open the way for others and so are enabled more often than every second time."""

OWNERS = ("marketing", "sales", "success")
DURATIONS = (1, 2, 7, 14, 30, 60, 90)
ORDERED = ("integer", "number", "date")


@dataclass(frozen=True)
class FieldShape:
    """A field or an attribute: ``kind`` is the keyword of its type, ``values`` the picklist's labels as written."""

    name: str
    kind: str
    evidence: str = "fact"
    unit: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class EventShape:
    """An event; ``bare``: it is a reaction, or rests on one without a ``while`` on the way."""

    name: str
    evidence: str
    attributes: tuple[FieldShape, ...] = ()
    bare: bool = False
    derived: bool = False
    nested: bool = False
    """The condition of it, or of one of its sources, names derived events: no further ``while`` names it, since the
    interpreter works such conditions out again wherever they stand.
    """


@dataclass(frozen=True)
class SettingShape:
    """A setting: ``kind`` is a type's keyword, ``duration``, or ``list`` for the field ``of``."""

    name: str
    kind: str
    unit: str | None = None
    of: FieldShape | None = None
    by: FieldShape | None = None


@dataclass
class Draft:
    """A policy in the making: what is declared, and the text so far in pieces that can be left out one by one."""

    rng: Random
    features: frozenset[str]
    owners: tuple[str, ...]
    fields: list[FieldShape] = field(default_factory=list)
    people: list[FieldShape] = field(default_factory=list)
    events: list[EventShape] = field(default_factory=list)
    settings: list[SettingShape] = field(default_factory=list)
    criteria: list[str] = field(default_factory=list)
    dimensions: list[str] = field(default_factory=list)
    tainted: set[str] = field(default_factory=set)
    """Criteria and dimensions that a rejection can contradict, so that ``not`` must not stand before them."""
    contradicted: list[str] = field(default_factory=list)
    """Criteria that an outcome will speak against."""
    people_keyed: bool = False
    rests_on_need: bool = False
    """Some criterion names a need, so that stages may hand over."""
    pieces: list[str] = field(default_factory=list)

    def on(self, feature: str, chance: float = 0.5) -> bool:
        """Tell whether to use a feature here: it must be enabled, and then only by ``chance``."""
        return feature in self.features and self.rng.random() < chance

    def add(self, *pieces: str) -> None:
        """Append pieces of text."""
        self.pieces.extend(piece for piece in pieces if piece)

    def owner(self, chance: float = 0.4) -> str:
        """Return an owner clause, or nothing."""
        if self.rng.random() >= chance:
            return ""
        if self.rng.random() < 0.2:
            return "owners " + ", ".join(self.rng.sample(self.owners, 2))
        return "owner " + self.rng.choice(self.owners)


def draw_features(rng: Random) -> frozenset[str]:
    """Enable a random half of the features (swarm testing), the opening ones more often."""
    chosen = {feature for feature in FEATURES if rng.random() < 0.5}
    return frozenset(chosen | {feature for feature in ALWAYS if rng.random() < 0.5})
