"""Reading one raw value by a field's plan; one moment; one key. Pure functions, made once a plan."""

from collections.abc import Callable
from datetime import UTC
from functools import lru_cache
from typing import Final, assert_never

from policy_engine.base.nearest import nearest
from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.read.lookup import shown
from policy_engine.runtime.record import Moment, Problem, Reason
from policy_engine.values.moments import place_in
from policy_engine.values.picklists import SpellingTable, pick, pick_several, spelling_table
from policy_engine.values.raws import day_of, integer_in, key_text, number_in, spelled, text_of, yes_no_of
from policy_engine.values.texts import clean, match_form, presentable
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    Other,
    PicklistType,
    SeveralType,
    TextType,
    Value,
    YesNoType,
)
from policy_engine.values.zones import zone

INVALID_VALUE: Final = "invalid"
OTHER_VALUE: Final = "other"

Outcome = tuple[Value | None, Reason | None, bool, Problem | None]
"""The value or None, why it is unknown, whether ``empty means`` made it, and what is wrong with it."""

_MISSING: Final[Outcome] = (None, Reason.MISSING, False, None)
_NEAR_LENGTH: Final = 64


def value_reader(plan: FieldPlan, where: str | None = None) -> Callable[[object], Outcome]:
    """Return the function that reads one raw value (None: absent or null) by ``plan``.

    ``where`` is the name that problems bear, if not the field's. The function never raises, and gives the same
    result for the same raw value; mind that ``True == 1 == 1.0`` when remembering results by raw value.
    """
    name = plan.name if where is None else where
    table = _spellings(plan)
    convert = _converter(plan, table)
    unknown = plan.unknown_when
    blank: Outcome = _MISSING if plan.empty_means is None else (plan.empty_means, None, True, None)

    def read(raw: object) -> Outcome:
        if raw is None:
            return blank
        if isinstance(raw, str) and not match_form(raw):
            return blank
        if unknown and spelled(raw) in unknown:
            return _MISSING
        value = convert(raw)
        if value is None:
            return None, Reason.INVALID, False, Problem(name, INVALID_VALUE, shown(raw))
        if isinstance(value, Other | tuple):
            if value == () and isinstance(raw, str):
                return blank
            return value, None, False, _other_problem(name, table, value)
        return value, None, False, None

    return read


def _spellings(plan: FieldPlan) -> SpellingTable:
    """Return every spelling of the field's declared values, their own among them."""
    declared = plan.type.values if isinstance(plan.type, PicklistType | SeveralType) else ()
    return spelling_table((*((value, ()) for value in declared), *plan.spellings))


def _converter(plan: FieldPlan, table: SpellingTable) -> Callable[[object], Value | None]:
    """Return the function that turns a raw value that is neither blank nor listed as unknown into a value or None."""
    pattern = plan.format
    match plan.type:
        case TextType():
            return text_of
        case IntegerType():
            return lambda raw: integer_in(raw, pattern)
        case NumberType():
            return lambda raw: number_in(raw, pattern)
        case YesNoType():
            return yes_no_of
        case DateType():
            return lambda raw: day_of(raw, pattern)
        case PicklistType():
            return lambda raw: pick(table, raw)
        case SeveralType():
            return lambda raw: pick_several(table, raw)
        case _:
            assert_never(plan.type)


def _other_problem(name: str, table: SpellingTable, value: Other | tuple[str | Other, ...]) -> Problem | None:
    """Return the problem that a value is, or has, an *other*, with the nearest declared value where it is one."""
    members = value if isinstance(value, tuple) else (value,)
    others = [member.spelling for member in members if isinstance(member, Other)]
    if not others:
        return None
    near = _near(others[0], tuple(table.items())) if len(others) == 1 else None
    return Problem(name, OTHER_VALUE, presentable("; ".join(others)), near)


@lru_cache(maxsize=4096)
def _near(spelling: str, table: tuple[tuple[str, str], ...]) -> str | None:
    """Return the declared value of the spelling that is most like ``spelling``."""
    if len(spelling) > _NEAR_LENGTH:
        return None
    ways = dict(table)
    way = nearest(spelling, ways)
    return None if way is None else ways[way]


def moment_reader(time_zone: str) -> Callable[[object], Moment | None]:
    """Return the function that reads a raw moment into ``time_zone`` (UTC where there is no such zone), or None."""
    place = place_in(zone(time_zone) or UTC)

    def read(raw: object) -> Moment | None:
        if not isinstance(raw, str):
            return None
        found = place(clean(raw))
        return None if found is None else Moment(*found)

    return read


def key_of(raw: object) -> str | None:
    """Return a key as written, cleaned, an integer as its digits; None for no key."""
    return key_text(raw)
