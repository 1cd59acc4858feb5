"""Values as people see them: ``DE``, ``120``, ``0.5``, ``2026-04-15``, ``yes``, ``crm; erp``."""

from policy_engine.values.days import day_text
from policy_engine.values.numbers import number_text
from policy_engine.values.types import DateType, NumberType, Other, Value, ValueType


def show(value: Value, value_type: ValueType) -> str:
    """Return the text of an inner value; an *other* is its spelling, an empty list ``nothing``."""
    if isinstance(value, tuple):
        return "; ".join(_one(member, value_type) for member in value) or "nothing"
    return _one(value, value_type)


def _one(value: int | str | bool | Other, value_type: ValueType) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Other():
            return value.spelling
        case str():
            return value
    match value_type:
        case NumberType():
            return number_text(value)
        case DateType():
            return day_text(value)
        case _:
            return str(value)
