"""The ir as text, for people who look at what was lowered."""

from typing import assert_never

from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Compare,
    Condition,
    Count,
    CriterionState,
    DimensionState,
    Includes,
    InEffect,
    Known,
    Mentions,
    Not,
    OneOf,
    Or,
    People,
    Source,
    Until,
    Within,
)
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Percent, Stretch, Today
from policy_engine.ir.nodes.policy import Policy
from policy_engine.values.days import day_text
from policy_engine.values.show import show
from policy_engine.values.types import IntegerType, Value, ValueType


def policy_text(policy: Policy) -> str:
    """Return every rule of a policy, a line each."""
    lines = [f"policy {policy.name}"]
    for criterion in policy.criteria:
        lines.append(f"criterion {criterion.name} := {condition_text(criterion.condition)}")
        lines += [f"  unless {condition_text(effect)}" for effect in criterion.contradicted_by]
    lines += [f"dimension {d.name} := {condition_text(d.condition)}" for d in policy.dimensions]
    for blocker in policy.blockers:
        kind = "disqualifier" if blocker.disqualifies else "hold"
        until = "" if blocker.until is None else f" until {day_text(blocker.until)}"
        word = "unless" if blocker.unless else "when"
        lines.append(f"{kind} {blocker.name} {word} {condition_text(blocker.condition)}{until}")
    for stage in policy.stages:
        when = "otherwise" if stage.condition is None else condition_text(stage.condition)
        lines.append(f"stage {stage.name} := {when}")
    return "\n".join(lines) + "\n"


def condition_text(condition: Condition) -> str:
    """Return one condition on one line."""
    match condition:
        case Compare(relation=relation, left=left, right=right):
            return f"{operand_text(left)} {relation.value} {operand_text(right)}"
        case OneOf(field=field, values=values):
            return f"{field.name} in {_listed(values, field.type)}"
        case Known(field=field):
            return f"known({field.name})"
        case Includes(field=field, all_of=all_of, values=values):
            return f"{field.name} includes {'all' if all_of else 'any'} {_listed(values, field.type)}"
        case Mentions(field=field, phrases=phrases, but_not=but_not):
            without = f" without {_phrases(but_not)}" if but_not else ""
            return f"{field.name} mentions {_phrases(phrases)}{without}"
        case Within():
            return _within_text(condition)
        case Until(day=day):
            return f"today <= {day_text(day)}"
        case Count():
            return _count_text(condition)
        case People(bound=bound, number=number, condition=inner):
            return f"people({condition_text(inner)}) {bound.value} {number}"
        case CriterionState(name=name) | DimensionState(name=name):
            return f"state({name})"
        case InEffect(outcome=outcome, days=days, until_new_need=until_new_need):
            end = "for ever" if days is None else f"{days} days"
            return f"in_effect({outcome}, {end}{', until new need' if until_new_need else ''})"
        case Not(operand=operand):
            return f"not({condition_text(operand)})"
        case And(operands=operands):
            return f"and({', '.join(condition_text(o) for o in operands)})"
        case Or(operands=operands):
            return f"or({', '.join(condition_text(o) for o in operands)})"
        case AtLeast(number=number, operands=operands):
            return f"at_least_{number}({', '.join(condition_text(o) for o in operands)})"
        case _:
            assert_never(condition)


def _listed(values: tuple[Value, ...] | Choice, type_: ValueType) -> str:
    if isinstance(values, Choice):
        return operand_text(values)
    return "{" + ", ".join(show(value, type_) for value in values) + "}"


def _phrases(phrases: tuple[tuple[str, ...], ...]) -> str:
    return "{" + ", ".join(" ".join(phrase) for phrase in phrases) + "}"


def _within_text(within: Within) -> str:
    distance = f"{within.field.name} - today" if within.future else f"today - {within.field.name}"
    low = _stretch(within.low, within.low_add)
    high = "" if within.high is None else f" <= {_stretch(within.high, within.high_add)}"
    return f"{low} <= {distance}{high}"


def _stretch(stretch: Stretch, add: int) -> str:
    if isinstance(stretch, int):
        return str(stretch + add)
    return operand_text(stretch) + (f" {add:+d}" if add else "")


def _count_text(count: Count) -> str:
    what = "days" if count.different_days else "events"
    person = " by the person" if count.by_person else ""
    where = "" if count.where is None else f" where {condition_text(count.where)}"
    window = "" if count.window is None else f" aged {count.window.low} to {_stretch(count.window.high, 0)}"
    sources = ", ".join(_source_text(source) for source in count.sources)
    return f"{what}({sources}{person}{where}{window}) {count.bound.value} {count.number}"


def _source_text(source: Source) -> str:
    through = "".join(f" as {name}" for name in source.through)
    guard = "" if source.guard is None else f" while {condition_text(source.guard)}"
    return f"{source.event}{through}{guard}"


def operand_text(operand: Operand) -> str:
    """Return one operand."""
    match operand:
        case Field(name=name):
            return name
        case Literal(value=value, type=type_):
            return show(value, type_)
        case Choice(setting=setting, by=by, arms=arms, otherwise=otherwise, type=type_):
            shown = [f"{key}: {_value(value, type_)}" for key, value in arms]
            shown += [] if otherwise is None else [f"else: {_value(otherwise, type_)}"]
            return f"{setting}[{by.name}; {', '.join(shown)}]"
        case Today():
            return "today"
        case Percent(percent=percent, of=whole):
            return f"{percent} % of {operand_text(whole)}"
        case _:
            assert_never(operand)


def _value(value: Value, type_: ValueType | None) -> str:
    return show(value, IntegerType() if type_ is None else type_)
