"""What could stand at a place, in words: from the parser's states to keywords and descriptions."""

from collections.abc import Sequence
from itertools import pairwise

from policy_engine.syntax.machine import Machine

MAX_SHOWN = 10
"""Possibilities that are listed; more would not be read."""

_DESCRIPTIONS = {
    "NAME": "a name",
    "STRING": "a text in quotes",
    "INT": "a whole number",
    "NUMBER": "a number",
    "DATE": "a day such as `2026-04-15`",
    "UNIT": "a currency such as `EUR`",
    "$END": "the end of the file",
}
_CONTEXTS = {
    "_setting": "a setting",
    "arm": "a setting",
    "record_kind": "the record's block",
    "_people": "the people's block",
    "_events": "the events' block",
    "_outcomes": "the outcomes' block",
    "_key": "a key",
    "evidence": "the declaration of a field or event",
    "outcome_kind": "an outcome",
    "_dimension": "a dimension",
    "_criterion": "a criterion",
    "_hold": "a hold",
    "_disqualifier": "a disqualifier",
    "_when": "a condition",
    "_unless": "a condition",
    "_stage": "a stage",
    "_guarantee": "a guarantee",
    "_example": "an example",
    "_on_day": "a day of an example",
}


def viable(machine: Machine, states: tuple[int, ...]) -> list[int]:
    """Return the terminals that can stand after a stack of states."""
    return [terminal for terminal in sorted(machine.actions[states[-1]]) if machine.viable(states, terminal)]


def symbols(machine: Machine, states: Sequence[int]) -> list[str]:
    """Return the names of what lies on a stack of states, from the bottom to the top."""
    names: list[str] = []
    for before, after in pairwise(states):
        names.append(_symbol(machine, before, after))
    return names


def _symbol(machine: Machine, before: int, after: int) -> str:
    for terminal, action in machine.actions[before].items():
        if action == after + 1:
            return machine.tables.terminals[terminal]
    for nonterminal, state in machine.gotos[before].items():
        if state == after:
            return machine.tables.nonterminals[nonterminal]
    return ""


def context(machine: Machine, states: Sequence[int]) -> str:
    """Return what is being said at the place, such as ``a criterion``, or an empty text."""
    for symbol in reversed(symbols(machine, states)):
        if symbol in _CONTEXTS:
            return _CONTEXTS[symbol]
    return ""


def listed(machine: Machine, states: tuple[int, ...]) -> str:
    """Return a sentence that lists what could stand at the place, or an empty text."""
    possible = viable(machine, states)
    starters = _starters(machine)
    words: list[str] = []
    if states != (0,) and starters and starters <= set(possible):
        possible = [terminal for terminal in possible if terminal not in starters and terminal != 0]
        words.append("the next statement")
    # What is particular to the place is more telling than what can stand in many places.
    # A translation is possible behind every text, and hardly ever what was meant.
    others = {*_other_wordings(machine, possible), machine.ids["LANG"]}
    possible = [terminal for terminal in possible if terminal not in others]
    said = sorted(
        {each for terminal in possible for each in _described(machine, states, terminal)}, key=_descriptions_first
    )
    shown = [*said[:MAX_SHOWN], *words]
    if len(said) > MAX_SHOWN:
        shown = [*said[:MAX_SHOWN], "others"]
    if not shown:
        return ""
    first, last = shown[:-1], shown[-1]
    return f"here can stand {', '.join(first)} or {last}" if first else f"here can stand {last}"


def _other_wordings(machine: Machine, possible: Sequence[int]) -> set[int]:
    """Return the terminals that only word another one differently: ``owners`` beside ``owner``."""
    others: set[int] = set()
    for first, *later in machine.tables.phrases.values():
        for wording in later:
            differing = [pair for pair in zip(first, wording, strict=False) if pair[0] != pair[1]]
            if len(first) == len(wording) and len(differing) == 1 and all(differing[0]):
                written, other = (machine.words[word][0] for word in differing[0])
                if written in possible and written != other:
                    others.add(other)
    return others


def _starters(machine: Machine) -> set[int]:
    """Return the terminals that begin a declaration."""
    heads = machine.gotos[0].values()
    after_head = min(heads, key=lambda state: -len(machine.actions[state]))
    possible = set(machine.actions[after_head]) - {0}
    header = {machine.words[wording[0][0]][0] for wording in _header(machine)}
    return possible - header


def _header(machine: Machine) -> list[list[list[str]]]:
    phrases = machine.tables.phrases
    both = [[wording] for wording in phrases["_owners"]]
    return [phrases["goal"], phrases["time_zone"], phrases["use"], *both]


def _descriptions_first(said: str) -> tuple[bool, str]:
    return said.startswith("`"), said


def _described(machine: Machine, states: tuple[int, ...], terminal: int) -> list[str]:
    """Return a terminal as a reader would say it; a keyword with those that must follow it."""
    name = machine.tables.terminals[terminal]
    if name in _DESCRIPTIONS:
        return [_DESCRIPTIONS[name]]
    word = _spelling(machine, terminal)
    state = _after(machine, states, terminal)
    return [f"`{phrase}`" for phrase in _continued(machine, word, state)]


def _continued(machine: Machine, phrase: str, state: int | None) -> list[str]:
    """Return a phrase with the keywords that must follow it; where there are two of these, both phrases."""
    following: list[tuple[str, int]] = []
    row = machine.actions[state] if state is not None else {}
    for terminal, action in row.items():
        spelling = _spelling(machine, terminal)
        if action <= 0 or not spelling.isalpha():
            return [phrase]
        following.append((spelling, action - 1))
    if len(following) == 2 and " " not in phrase:
        return [f"{phrase} {spelling}" for spelling, _ in following]
    if len(following) == 1:
        return _continued(machine, f"{phrase} {following[0][0]}", following[0][1])
    return [phrase]


def _after(machine: Machine, states: tuple[int, ...], terminal: int) -> int | None:
    """Return the state in which a terminal leaves the parser that can stand at the place."""
    stack = list(states)
    while (action := machine.actions[stack[-1]].get(terminal, 0)) < 0:
        lhs, size, *_ = machine.rules[-action - 1]
        del stack[-size:]
        stack.append(machine.gotos[stack[-1]][lhs])
    return action - 1 if action > 0 else None


def _spelling(machine: Machine, terminal: int) -> str:
    return next((word for word, ids in machine.words.items() if terminal in ids), "")


def keywords(machine: Machine, states: tuple[int, ...]) -> list[str]:
    """Return the keywords that could stand at the place."""
    words = (_spelling(machine, terminal) for terminal in viable(machine, states))
    return [word for word in words if word.isalpha()]


def phrases(machine: Machine, states: tuple[int, ...]) -> list[str]:
    """Return the keywords that could stand at the place, each with those that must follow it."""
    found = (each for terminal in viable(machine, states) for each in _described(machine, states, terminal))
    return [each.strip("`") for each in found if each.startswith("`")]
