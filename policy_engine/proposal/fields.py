"""Declarations of fields from columns, each with the question that people must answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policy_engine.format.phrases import quoted
from policy_engine.model.checks.scores import score_word
from policy_engine.proposal.columns import Column
from policy_engine.proposal.kinds import Kind, kind_of
from policy_engine.proposal.meanings import like_a_person, like_consent
from policy_engine.proposal.names import field_names, words_of
from policy_engine.proposal.survey import Survey
from policy_engine.values.texts import composed, is_whole, presentable

QUESTION: Final = "fact, reaction or need?"
"""What stands at every field until somebody has chosen its class."""

MAX_HEADER: Final = 200
"""Characters of a column's name that a policy may repeat."""

_DATING: Final = (
    ("changed",), ("changed", "on"), ("changed", "at"), ("noted",), ("noted", "on"), ("updated",), ("updated", "on"),
    ("updated", "at"), ("as", "of"), ("date",), ("set", "on"), ("geändert",), ("geändert", "am"), ("vom",), ("stand",),
    ("seit",), ("since",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposed:
    """A field as it is proposed. ``unknown`` holds its own spellings of *nobody knows*."""

    name: str
    column: Column
    kind: Kind
    unknown: tuple[str, ...] = ()
    dated_by: str = ""
    """The column that perhaps dates it."""
    dates: str = ""
    """The field that it perhaps dates."""

    @property
    def consent(self) -> bool:
        """Whether its yes is consent."""
        return self.kind.type == "yes/no" and like_consent(words_of(self.column.name))

    @property
    def score(self) -> bool:
        """Whether it is named like a sum of reactions."""
        return score_word(self.name) is not None

    @property
    def telling(self) -> bool:
        """Whether a first criterion may ask for it."""
        return not (self.consent or self.score or self.dates or like_a_person(words_of(self.column.name)))

    def lines(self) -> Iterator[str]:
        """The field's declaration, with ``fact`` in the place of its class, and what is to be asked about it."""
        yield from (f"# {remark}" for remark in self._remarks())
        values = ", ".join(choice.label for choice in self.kind.values)
        yield f"fact {self.name} {self.kind.type} {values}  # {QUESTION}"
        if self.kind.format is not None:
            yield f"column {quoted(self.column.name)} as {quoted(self.kind.format)}"
        elif self.name != self.column.name:
            yield f"column {quoted(self.column.name)}"
        spelled = [choice for choice in self.kind.values if choice.spellings]
        if spelled:
            ways = [f"{choice.label} {', '.join(map(quoted, choice.spellings))}" for choice in spelled]
            yield f"values {'; '.join(ways)}"
        if self.unknown:
            yield f"unknown when {', '.join(map(quoted, self.unknown))}"

    def _remarks(self) -> Iterator[str]:
        yield from self.kind.questions
        if self.score:
            yield f"`{self.name}`: what is named like this adds up reactions, so it can only be a reaction"
        if self.dated_by:
            yield f"perhaps `dated by {quoted(self.dated_by)}`, so that `fresh for 90 days` can be said"
        if self.dates:
            yield f"delete this field if the column only dates `{self.dates}`"


@dataclass(frozen=True, slots=True)
class Fields:
    """All that a survey proposes for the record: its key, its fields, and what is left out and why."""

    key: str | None
    key_column: str
    fields: tuple[Proposed, ...]
    everywhere: tuple[str, ...]
    empty: tuple[str, ...]
    nested: tuple[str, ...]
    unwritable: tuple[str, ...]


def propose_fields(found: Survey, taken: tuple[str, ...]) -> Fields:
    """Return what the columns of a survey are proposed as; ``taken`` are names that are used already."""
    usable = [column for column in found.columns if _writable(column.name)]
    key = found.key if found.key in usable else None
    filled = [column for column in usable if column.filled and column is not key]
    named = ([key] if key is not None else []) + filled
    names = dict(zip([one.number for one in named], field_names([one.name for one in named], taken), strict=True))
    everywhere = _everywhere(filled)
    fields: list[Proposed] = []
    for column in filled:
        name = names[column.number]
        own = tuple(text for folded, text in column.unknown.items() if folded not in everywhere)
        fields.append(Proposed(name, column, kind_of(column, name), own))
    return Fields(
        names[key.number] if key is not None else None,
        key.name if key is not None else "",
        tuple(_dated(fields)),
        tuple(everywhere.values()),
        empty=tuple(one.name for one in usable if not one.filled and not one.nested),
        nested=tuple(one.name for one in usable if not one.filled and one.nested),
        unwritable=tuple(one.name for one in found.columns if not _writable(one.name)),
    )


def _writable(column: str) -> bool:
    """Tell whether a policy can name a column exactly as it is."""
    return len(column) <= MAX_HEADER and is_whole(column) and "\0" not in column and column == composed(column)


def _everywhere(columns: list[Column]) -> dict[str, str]:
    """Return the spellings of *nobody knows* that several columns have, by their folded forms."""
    seen: dict[str, str] = {}
    shared: dict[str, str] = {}
    for column in columns:
        for folded, text in column.unknown.items():
            if folded in seen:
                shared[folded] = seen[folded]
            seen.setdefault(folded, text)
    return shared


def _dated(fields: list[Proposed]) -> Iterator[Proposed]:
    """Say at a field which date column is named as if it dated it, and at that column which field."""
    by_words = {words_of(field.column.name): field for field in fields}
    dating: dict[str, Proposed] = {}
    dated: dict[str, Proposed] = {}
    for field in fields:
        words = words_of(field.column.name)
        endings = [end for end in _DATING if field.kind.type == "date" and words[-len(end) :] == end]
        bases = [by_words[words[: -len(end)]] for end in endings if words[: -len(end)] in by_words]
        if bases:
            dating[field.name], dated[bases[0].name] = bases[0], field
    for field in fields:
        by = dated[field.name].column.name if field.name in dated else ""
        of = dating[field.name].name if field.name in dating else ""
        yield Proposed(field.name, field.column, field.kind, field.unknown, by, of)


def shown(column: str) -> str:
    """Return a column's name for a comment: quoted, shortened, on one line."""
    return quoted(presentable(column))
