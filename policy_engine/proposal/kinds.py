"""The type of a column: the likeliest of those that fit everything in it."""

from dataclasses import dataclass

from policy_engine.proposal.columns import Column, Reading
from policy_engine.proposal.meanings import like_a_person
from policy_engine.proposal.names import words_of
from policy_engine.proposal.picklists import Choice, choices
from policy_engine.values.picklists import SEPARATOR
from policy_engine.values.raws import NO, YES
from policy_engine.values.texts import match_form
from policy_engine.values.types import SCALE


@dataclass(frozen=True, slots=True)
class Kind:
    """A column's type: its keyword, its format or None, its values if it is a picklist, and what is to be asked."""

    type: str
    format: str | None = None
    values: tuple[Choice, ...] = ()
    questions: tuple[str, ...] = ()


def kind_of(column: Column, name: str) -> Kind:
    """Return the type of a column, which is not empty; ``name`` is what its field is called."""
    person = like_a_person(words_of(column.name))
    readings = column.readings()
    if not _says_yes_or_no(column):
        readings = [each for each in readings if each[1].type != "yes/no"]
    if person and column.personal:
        readings = [each for each in readings if each[1].type not in ("integer", "number")]
    if not readings:
        return _worded(column, name, person)
    misfits, best = readings[0]
    others = [other for count, other in readings[1:] if count == misfits]
    questions = (_stray(column, misfits, best), _ambiguous(column, best, others))
    return Kind(best.type, best.format, questions=tuple(filter(None, questions)))


def _says_yes_or_no(column: Column) -> bool:
    """Tell whether words say it, or both 1 and 0; a column of ones may as well be a number."""
    said = {match_form(text) for text in column.spellings}
    return bool(said & (YES | NO) - {"1", "0"}) or said >= {"1", "0"}


def _stray(column: Column, misfits: int, best: Reading) -> str:
    """Tell how many values would be invalid."""
    if not misfits:
        return ""
    shown = best.type if best.format is None else f"{best.type} written like `{best.format}`"
    values = f"{misfits:,} of {column.filled:,} values {'is' if misfits == 1 else 'are'}"
    return f"{values} no {shown}, and would be invalid: unknown, and reported"


def _ambiguous(column: Column, best: Reading, others: list[Reading]) -> str:
    """Ask which format is meant, where another one fits as well and reads some values otherwise."""
    for other in others:
        alike = (best.type == "date") == (other.type == "date")
        if alike and any(_differ(best, other, text) for text in column.spellings):
            return f"the values fit {_shown(best)} and {_shown(other)}: make sure that the first is meant"
    return ""


def _differ(one: Reading, other: Reading, text: str) -> bool:
    first, second = _comparable(one, text), _comparable(other, text)
    return first is not None and second is not None and first != second


def _comparable(reading: Reading, text: str) -> int | None:
    """Return a value inside, integers in thousandths like numbers."""
    value = reading.value(text)
    return value * SCALE if value is not None and reading.type == "integer" else value


def _shown(reading: Reading) -> str:
    return f"`{reading.format or ('YYYY-MM-DD' if reading.type == 'date' else '1234.56')}`"


def _worded(column: Column, name: str, person: bool) -> Kind:
    """Return a list, a picklist or a text; what may name a person stays text, so that it stands in no policy."""
    if column.several and not column.many_members and not column.personal:
        members = dict(column.members)
        for text, times in column.spellings.items():
            if SEPARATOR not in text:
                members[text] = members.get(text, 0) + times
        values = choices(members, name)
        if values is not None and not person:
            return Kind("several of", values=values)
    elif not column.many and not column.personal:
        values = choices(column.spellings, name)
        if values is not None:
            kept = "text all the same: by its name it may tell of persons, whose data belong into no policy"
            return Kind("text", questions=(kept,)) if person else Kind("one of", values=values)
    return Kind("text")
