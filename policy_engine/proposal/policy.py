"""The text of a proposed policy: canonical, and complete but for the classes of its fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from policy_engine.base.codes import usage
from policy_engine.base.diagnostic import finding
from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.base.source import Source
from policy_engine.format.file import print_file
from policy_engine.format.phrases import quoted
from policy_engine.proposal.criteria import First, first_criteria, value_of
from policy_engine.proposal.fields import Fields, Proposed, propose_fields, shown
from policy_engine.proposal.names import words_of
from policy_engine.proposal.survey import CannotProposeError, Survey
from policy_engine.syntax.parse import parse

DIMENSIONS: Final = (
    ("context", "Can they decide?", "marketing"),
    ("timing", "Is there a date?", "sales"),
    ("motivation", "Why would they move?", "sales"),
)
_STAGES: Final = ("ready", "developing", "watching")
TAKEN: Final = (
    *(name for name, _, _ in DIMENSIONS),
    *(f"{name}_known" for name, _, _ in DIMENSIONS),
    *_STAGES,
    "no_consent",
)
"""Names that the rules of every proposed policy use."""

_LISTED: Final = 40
"""So many columns are named in one comment."""

_COMMENT_WIDTH: Final = 116
_CLASS: Final = re.compile("(?m)^  fact ")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text of a proposed policy, and what it is made of."""

    text: str
    fields: Fields


def propose(found: Survey, name: str, title: str, file: str) -> Proposal:
    """Propose a policy called ``name`` for a surveyed file, which its comments call ``file``.

    Raises ``CannotProposeError`` where there is no field, or where the text would be too long for a policy.
    """
    fields = propose_fields(found, TAKEN)
    if not fields.fields:
        why = "none of its columns holds values that make a field"
        raise CannotProposeError([finding(usage.CANNOT_PROPOSE, None, file=found.name, why=why)])
    draft = "\n".join(_draft(found, fields, name, title, file)) + "\n"
    if len(draft.encode()) > MAX_FILE_BYTES // 2:
        why = "the policy would be too long; leave out columns that decide nothing"
        raise CannotProposeError([finding(usage.CANNOT_PROPOSE, None, file=found.name, why=why)])
    source = Source(f"{name}.policy", draft)
    tree, problems = parse(source)
    assert tree is not None and not problems, "what is proposed parses"
    return Proposal(_CLASS.sub("  ", print_file(tree, source)), fields)


def _draft(found: Survey, fields: Fields, name: str, title: str, file: str) -> Iterator[str]:
    """Give the policy's lines, every field a fact; the formatter lays them out."""
    yield from _head(found, file)
    yield f"policy {name} {quoted(title)}"
    yield 'goal "They decide" within 90 days  # what both departments work for, in their own words'
    yield "owners marketing, sales"
    yield "\n".join(_left_out(fields))
    yield _record_word(fields)
    if fields.key is not None:
        yield f"key {fields.key}"
        if fields.key != fields.key_column:
            yield f"column {quoted(fields.key_column)}"
    for field in fields.fields:
        yield from field.lines()
    if fields.everywhere:
        yield f"everywhere unknown when {', '.join(map(quoted, fields.everywhere))}"
    yield from _rules(fields, first_criteria(fields.fields))


def _head(found: Survey, file: str) -> Iterator[str]:
    rows = f"{found.rows:,} row{'' if found.rows == 1 else 's'}"
    whole = rows if found.whole else f"its first {rows}"
    yield from _comment(f"Proposed from {shown(file)}: {whole}. It does not check yet, and that is meant:")
    yield "#"
    yield "# 1. In front of each field with a question, write what it is, and delete the question:"
    yield "#    fact      what they are, or what we state about them"
    yield "#    reaction  it answered something that we sent or published: attention, nothing more"
    yield '#    need      it shows a demand of their own; add below it why: because "…"'
    yield "#    Delete the fields that decide nothing. Two values that are one are put together by their spellings:"
    yield '#    `one of DE, AT` and below it `values DE "Germany", "Deutschland"`.'
    yield "# 2. Below, let each criterion say what must be true; so far they only ask whether something is known."
    yield "# 3. Name the owners who sign this, and go on with `readiness check` and `readiness test`."


def _left_out(fields: Fields) -> Iterator[str]:
    if fields.key is None:
        yield from _comment(
            "No column is named like an id, filled in every row and never twice the same, so the records are numbered. "
            'If there is one, say so first: `key company` and `column "…"`.'
        )
    if fields.empty:
        yield from _comment(f"Empty in every row, and left out: {_names(fields.empty)}.")
    if fields.nested:
        yield from _comment(
            f"Left out, as they hold objects: {_names(fields.nested)}. People and events have blocks of their own; "
            'a value inside an object is read by its path: `column "address.city"`.'
        )
    if fields.unwritable:
        yield from _comment(
            f"Left out, as a policy cannot write their names (too long, or with characters that no text can hold): "
            f"{_names(fields.unwritable)}."
        )


def _names(columns: tuple[str, ...]) -> str:
    more = len(columns) - _LISTED
    listed = ", ".join(shown(column) for column in columns[:_LISTED])
    return f"{listed} and {more:,} more" if more > 0 else listed


def _comment(text: str) -> Iterator[str]:
    """Give a text as lines of comment."""
    line = "#"
    for word in text.split():
        if len(line) + 1 + len(word) > _COMMENT_WIDTH and line != "#":
            yield line
            line = "#"
        line = f"{line} {word}"
    yield line


def _record_word(fields: Fields) -> str:
    """Return what a record is called, by its key."""
    words = words_of(fields.key_column)
    for word, signs in (
        ("account", ("company", "account", "firma", "organisation", "organization", "unternehmen")),
        ("customer", ("customer", "client", "kunde", "kunden")),
        ("opportunity", ("opportunity", "deal", "chance")),
    ):
        if any(part.startswith(signs) for part in words):
            return word
    return "lead"


def _rules(fields: Fields, firsts: tuple[First, ...]) -> Iterator[str]:
    for (dimension, title, owner), first in zip(DIMENSIONS, firsts, strict=True):
        field = first.field
        yield f"dimension {dimension} {quoted(title)} met when all are met"
        yield from _advice(dimension, first)
        yield f"criterion {dimension}_known {quoted(f'{field.column.name} is known')} owner {owner}"
        yield f"when {field.name} is known"
    consent = next((field for field in fields.fields if field.consent), None)
    if consent is not None:
        yield f'hold no_consent "Consent is missing" owner marketing unless {consent.name} is yes'
    yield 'stage ready "Ready for a decision" hand over to sales, answer within 3 days'
    yield "when context and timing and motivation"
    yield 'stage developing "Demand is developing" keep with marketing when context and (timing or motivation)'
    yield 'stage watching "No need seen yet" keep with marketing otherwise'
    if consent is not None:
        yield f'guarantee "Nobody is handed over without consent" never ready unless {consent.name} is yes'
    yield from _example(consent, firsts)


def _advice(dimension: str, first: First) -> Iterator[str]:
    """Say what is to become of a first criterion."""
    field = first.field
    if dimension == "timing" and field.kind.type != "date":
        yield from _comment(f"No column tells when; `{field.name}` only keeps the place for a date, or an event.")
    if dimension == "motivation":
        need = f"`{field.name}`, if it is one, or another field"
        yield from _comment(f"Every handover rests on need. So this is to ask for a `need`: {need}.")
    yield from _comment(f"Say what must be true, such as `{first.hint}`, and what to `ask` while it is open.")


def _example(consent: Proposed | None, firsts: tuple[First, ...]) -> Iterator[str]:
    yield "# The policy's tests: what becomes known on a day, and what is expected then. Write down leads you remember."
    yield 'example "From nothing known to a handover"'
    held = "on hold by no_consent, else " if consent is not None else ""
    yield f"on 2026-01-05 expect {held}watching"
    yield "on 2026-02-02"
    known = {first.field.name: first.field for first in firsts}
    if consent is not None:
        known.setdefault(consent.name, consent)
    yield from (f"- {value_of(field)}" for field in known.values())
    yield "expect ready"
