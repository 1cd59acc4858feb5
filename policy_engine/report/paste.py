"""Lines of a policy, to be pasted under a field, an event or a block. Spellings that stand there are kept."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from policy_engine.format.phrases import quoted
from policy_engine.runtime.plan import EventPlan, FieldPlan, ReadingPlan
from policy_engine.syntax.keywords import is_german_keyword
from policy_engine.syntax.tables import tables_for
from policy_engine.values.texts import match_form
from policy_engine.values.types import PicklistType, SeveralType

_LANGUAGE: Final = "en"


def values_line(plan: FieldPlan, more: Mapping[str, Sequence[str]]) -> str:
    """Return the whole ``values`` clause of a picklist: what is declared, and ``more`` spellings by value."""
    parts = []
    for value, ways in plan.spellings:
        spellings = _once([*ways[1:], *more.get(value, ())], taken=(value,))
        if spellings:
            parts.append(f"{_label(value)} {_listed(spellings)}")
    return f"values {'; '.join(parts)}"


def recorded_line(plan: EventPlan, more: Sequence[str]) -> str:
    """Return the whole ``recorded as`` clause of an event or outcome."""
    return f"recorded as {_listed(_once([*plan.recorded_as[1:], *more], taken=(plan.name,)))}"


def column_line(column: str, format_: str | None) -> str:
    """Return a ``column`` clause with its format, if it has one."""
    return f"column {quoted(column)}" + ("" if format_ is None else f" as {quoted(format_)}")


def dated_line(column: str) -> str:
    """Return a ``dated by`` clause."""
    return f"dated by {quoted(column)}"


def everywhere_line(spellings: Sequence[str]) -> str:
    """Return an ``everywhere unknown when`` clause; it adds to those that are there."""
    return f"everywhere unknown when {_listed(_once(spellings))}"


def unknown_line(plan: FieldPlan, everywhere: frozenset[str], spellings: Sequence[str]) -> str:
    """Return the whole ``unknown when`` clause of one field."""
    own = sorted(plan.unknown_when - everywhere)
    return f"unknown when {_listed(_once([*own, *spellings]))}"


def declared_spellings(plan: ReadingPlan) -> frozenset[str]:
    """Return the folded spelling of every picklist value; none of them can mean unknown everywhere."""
    people = plan.people.fields if plan.people is not None else ()
    attributes = [attribute for event in plan.events for attribute in event.attributes]
    found: set[str] = set()
    for field in (*plan.fields, *people, *attributes):
        if isinstance(field.type, PicklistType | SeveralType):
            found.update(match_form(value) for value in field.type.values)
            found.update(match_form(way) for _, ways in field.spellings for way in ways)
    return frozenset(found)


def _once(spellings: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return the spellings without those that are the same but for case and outer blanks."""
    seen = {match_form(text) for text in taken}
    kept = []
    for text in spellings:
        form = match_form(text)
        if form not in seen:
            seen.add(form)
            kept.append(text)
    return kept


def _listed(spellings: Iterable[str]) -> str:
    return ", ".join([quoted(text) for text in spellings])


def _label(value: str) -> str:
    """Return a picklist value as a policy writes it: plain where it is a name, else in quotes."""
    is_name = value.isidentifier() and value.replace("_", "").isalnum()
    return value if is_name and value not in _keywords() and not is_german_keyword(value) else quoted(value)


@cache
def _keywords() -> frozenset[str]:
    tables = tables_for(_LANGUAGE)
    wordings = tables.phrases.values() if tables is not None else ()
    return frozenset(word for forms in wordings for form in forms for word in form if word.isalpha())
