"""The canonical form of conditions and values: plain JSON that is alike for like meanings.

Lists whose order means nothing are sorted by their own canonical text.
"""

import json
from collections.abc import Iterable
from typing import assert_never

from policy_engine.model.nodes.conditions import (
    And,
    AtLeastOf,
    Between,
    Compared,
    Condition,
    CriterionRef,
    DateWithin,
    DimensionRef,
    Equals,
    EventCount,
    FieldTest,
    Includes,
    Known,
    Mentions,
    Not,
    OneOf,
    Or,
    PeopleCount,
    Period,
)
from policy_engine.model.nodes.values import (
    Days,
    FieldRef,
    Literal,
    Operand,
    PercentRef,
    SettingRef,
    Stretch,
    TodayRef,
)
from policy_engine.syntax.tree.conditions import Count
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    Other,
    PicklistType,
    SeveralType,
    TextType,
    Value,
    ValueType,
    YesNoType,
)

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def written(form: Json) -> str:
    """Return the one text of a canonical form."""
    return json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def unordered(forms: Iterable[Json]) -> list[Json]:
    """Return forms in canonical order, each once."""
    by_text = {written(form): form for form in forms}
    return [by_text[text] for text in sorted(by_text)]


def value_form(value: Value | None) -> Json:
    """Return a value's form; the order of a list means nothing."""
    match value:
        case tuple():
            return {"set": unordered(value_form(member) for member in value)}
        case Other():
            return {"other": value.spelling}
        case _:
            return value


def type_form(kind: ValueType | None) -> Json:
    """Return a type's form; the order of a picklist's values means nothing."""
    match kind:
        case None:
            return None
        case TextType():
            return "text"
        case IntegerType():
            return "integer"
        case NumberType():
            return ["number", kind.unit]
        case YesNoType():
            return "yes/no"
        case DateType():
            return "date"
        case PicklistType():
            return ["one of", *unordered(kind.values)]
        case SeveralType():
            return ["several of", *unordered(kind.values)]
        case _:
            assert_never(kind)


def condition_form(condition: Condition) -> Json:
    """Return a condition's form. Its depth is bounded by the parentheses that the grammar allows."""
    match condition:
        case And():
            return _joined("and", _flat(condition, And))
        case Or():
            return _joined("or", _flat(condition, Or))
        case AtLeastOf():
            forms = sorted((condition_form(operand) for operand in condition.operands), key=written)
            return ["at least of", condition.number, *forms]
        case Not():
            return ["not", condition_form(condition.operand)]
        case CriterionRef():
            return ["criterion", condition.name]
        case DimensionRef():
            return ["dimension", condition.name]
        case EventCount():
            return _events(condition)
        case PeopleCount():
            return ["people", *_bound(condition.count, condition.number), condition_form(condition.condition)]
        case _:
            return _test(condition)


def _flat(condition: And | Or, kind: type[And] | type[Or]) -> Iterable[Condition]:
    """Yield the operands of a conjunction or disjunction, those of directly nested ones of the same kind included."""
    stack = list(reversed(condition.operands))
    while stack:
        operand = stack.pop()
        if isinstance(operand, kind):
            stack.extend(reversed(operand.operands))
        else:
            yield operand


def _joined(word: str, operands: Iterable[Condition]) -> Json:
    forms = unordered(condition_form(operand) for operand in operands)
    return forms[0] if len(forms) == 1 else [word, *forms]


def _bound(count: Count, number: int) -> tuple[Json, Json]:
    """``some`` is at least one, ``no`` at most none."""
    match count:
        case Count.AT_LEAST:
            return "at least", number
        case Count.SOME:
            return "at least", 1
        case Count.AT_MOST:
            return "at most", number
        case Count.NONE:
            return "at most", 0
        case _:
            assert_never(count)


def _events(condition: EventCount) -> Json:
    return {
        "events": unordered(condition.events),
        "bound": list(_bound(condition.count, condition.number)),
        "where": None if condition.where is None else condition_form(condition.where),
        "different days": condition.different_days,
        "period": _period(condition.period),
        "by person": condition.by_person,
    }


def _period(period: Period | None) -> Json:
    return None if period is None else [period.low, _stretch(period.high)]


def _test(test: FieldTest) -> Json:
    subject = _operand(test.subject)
    match test:
        case Equals():
            return ["is", subject, test.negated, _operand(test.value)]
        case OneOf():
            return ["is one of", subject, test.negated, _values(test.values)]
        case Known():
            return ["is known", subject, test.negated]
        case Compared():
            return ["is", subject, test.order.value, _operand(test.amount)]
        case Between():
            return ["is between", subject, _operand(test.low), _operand(test.high)]
        case Includes():
            return ["includes", subject, test.all_of, _values(test.values)]
        case Mentions():
            return ["mentions", subject, _phrases(test.phrases), _phrases(test.but_not)]
        case DateWithin():
            bounds = [_stretch(test.low), test.low_add, _stretch(test.high), test.high_add]
            return ["is within", subject, test.negated, test.future, *bounds]
        case _:
            assert_never(test)


def _values(values: tuple[Value, ...] | tuple[str, ...] | SettingRef) -> Json:
    return _operand(values) if isinstance(values, SettingRef) else unordered(value_form(value) for value in values)


def _phrases(phrases: tuple[tuple[str, ...], ...]) -> Json:
    return unordered(list[Json](phrase) for phrase in phrases)


def _operand(operand: Operand) -> Json:
    match operand:
        case Literal():
            return {"value": value_form(operand.value)}
        case FieldRef():
            return {"field": [operand.scope.value, operand.name]}
        case SettingRef():
            return {"setting": operand.name}
        case TodayRef():
            return {"today": True}
        case PercentRef():
            return {"percent": operand.percent, "of": _operand(operand.of)}
        case _:
            assert_never(operand)


def _stretch(stretch: Stretch | None) -> Json:
    match stretch:
        case None:
            return None
        case Days():
            return stretch.days
        case SettingRef():
            return {"setting": stretch.name}
        case _:
            assert_never(stretch)
