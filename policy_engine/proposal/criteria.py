"""The first criterion of each dimension: which field it asks for, and what it might say one day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from policy_engine.proposal.fields import Proposed
from policy_engine.proposal.names import words_of

_CONTEXT: Final = (
    "country", "land", "industry", "branche", "segment", "employees", "mitarbeiter", "size", "größe", "region",
    "market", "markt", "role", "job", "sector",
)  # fmt: skip
_TIMING: Final = (
    "decision", "decide", "close", "renewal", "deadline", "timeline", "start", "due", "go", "entscheidung", "termin",
    "frist", "beginn", "when", "until", "bis", "next", "meeting",
)  # fmt: skip
_PAST: Final = (
    "created", "create", "creation", "updated", "modified", "changed", "noted", "last", "birth", "first", "erstellt",
    "geändert", "letzte", "angelegt",
)  # fmt: skip
_MOTIVATION: Final = (
    "need", "pain", "problem", "budget", "project", "projekt", "goal", "ziel", "interest", "interesse", "request",
    "anfrage", "bedarf", "motivation", "challenge", "reason", "grund", "use",
)  # fmt: skip
_DAY: Final = "2026-03-02"


@dataclass(frozen=True, slots=True)
class First:
    """A field that a first criterion asks for, and a condition that it might have."""

    field: Proposed
    hint: str


def first_criteria(fields: Iterable[Proposed]) -> tuple[First, First, First]:
    """Return what context, timing and motivation ask for first: three fields, as far as there are three."""
    every = tuple(fields)
    left = [field for field in every if field.telling] or [field for field in every if not field.score] or list(every)
    motivation = _take(left, lambda field: (_says(field, _MOTIVATION), field.kind.type != "date"))
    timing = _take(left, lambda field: (field.kind.type == "date", _says(field, _TIMING), not _says(field, _PAST)))
    context = _take(left, lambda field: (_says(field, _CONTEXT), field.kind.type == "one of"))
    return First(context, hint(context)), First(timing, hint(timing)), First(motivation, hint(motivation))


def _take(left: list[Proposed], rank: Callable[[Proposed], tuple[bool, ...]]) -> Proposed:
    """Return the first of the best fields, and take it away unless it is the last."""
    best = max(left, key=rank)
    if len(left) > 1:
        left.remove(best)
    return best


def _says(field: Proposed, words: tuple[str, ...]) -> bool:
    return any(word in words for word in words_of(field.column.name))


def hint(field: Proposed) -> str:
    """Return a condition of the kind that a field can have."""
    labels = [choice.label for choice in field.kind.values[:2]]
    match field.kind.type:
        case "one of":
            return f"when {field.name} is one of {', '.join(labels)}"
        case "several of":
            return f"when {field.name} includes any of {', '.join(labels)}"
        case "yes/no":
            return f"when {field.name} is yes"
        case "date":
            return f"when {field.name} is in the next 90 days"
        case "integer" | "number":
            return f"when {field.name} is at least 50"
        case _:
            return f'when {field.name} mentions "…"'


def value_of(field: Proposed) -> str:
    """Return a value of a field as an example gives it."""
    match field.kind.type:
        case "one of":
            return f"{field.name} is {field.kind.values[0].label}"
        case "several of":
            return f"{field.name} includes {field.kind.values[0].label}"
        case "yes/no":
            return f"{field.name} is yes"
        case "date":
            return f"{field.name} is {_DAY}"
        case "integer" | "number":
            return f"{field.name} is 100"
        case _:
            return f'{field.name} is "made up"'
