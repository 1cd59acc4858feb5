"""Words at the beginning of a line behind which reading can go on; they come from the tables, by rule."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from policy_engine.syntax.machine import Machine

_HEADER = ("goal", "time_zone", "use")
_BLOCKS = (
    "_setting", "lead", "account", "opportunity", "customer", "_people", "_events", "_outcomes", "_dimension",
    "_hold", "_disqualifier", "_stage", "_guarantee", "_example",
)  # fmt: skip
_STATEMENTS = (
    "_criterion", "_key", "fact", "reaction", "need", "everywhere", "_on_day", "decided_for_us",
    "decided_against_us", "no_decision", "rejected",
)  # fmt: skip
_CLAUSES = (
    "_owners", "_column", "_values", "dated", "denied", "unknown_when", "empty", "filled", "fresh", "because", "_with",
    "recorded", "derived", "while_", "speaks_against", "on_hold", "disqualifies", "all_met", "_when", "_unless", "ask",
    "offer", "until", "stage_alias", "hand_over", "keep", "_otherwise", "never", "always", "more_event", "learning",
    "like", "expect_stage", "bullet", "setting_by",
)  # fmt: skip


class Level(IntEnum):
    """How much a statement holds: a block holds statements, a statement clauses."""

    HEADER = 0
    BLOCK = 1
    STATEMENT = 2
    CLAUSE = 3


@dataclass(frozen=True, slots=True)
class Resumption:
    """By terminal, the level of what it begins; ``whole`` is one that can stand after every whole statement.

    ``types`` are the first words of types.
    """

    levels: dict[int, Level]
    whole: int
    types: frozenset[str]


@cache
def resumption(machine: Machine) -> Resumption:
    """Return the words of a language behind which reading can go on."""
    levels: dict[int, Level] = {}
    for rules, level in zip((_CLAUSES, _STATEMENTS, _BLOCKS, _HEADER), reversed(Level), strict=True):
        for rule in rules:
            for wording in machine.tables.phrases.get(rule, ()):
                levels.update(dict.fromkeys(machine.words.get(wording[0], ()), level))
    phrases = machine.tables.phrases
    types = frozenset(words[0] for rule in phrases if rule.startswith("type_") for words in phrases[rule])
    return Resumption(levels, machine.words[machine.word("_hold")][0], types)
