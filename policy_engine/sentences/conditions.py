"""Every condition of the ir as a clause, its negation included."""

from functools import partial
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
    Window,
    Within,
)
from policy_engine.sentences.counts import count, people
from policy_engine.sentences.fields import between, field_test, reach
from policy_engine.sentences.phrase import Level, Phrase, joined
from policy_engine.sentences.wording import Wording
from policy_engine.values.days import day_text


def tell(condition: Condition, wording: Wording, negated: bool = False, in_person: bool = False) -> Phrase:
    """A condition as a clause. ``in_person``: it stands among a person's conditions."""
    match condition:
        case Compare() | OneOf() | Known() | Includes() | Mentions() | Within():
            return field_test(condition, wording, negated, in_person)
        case Count():
            return count(condition, wording, negated, partial(tell, wording=wording))
        case People():
            return people(condition, wording, negated, partial(tell, wording=wording))
        case Until(day):
            return Phrase(wording.table.say("after_until" if negated else "until", day=day_text(day)))
        case CriterionState(name) | DimensionState(name):
            return Phrase(wording.table.say("state.not" if negated else "state", rule=wording.name(name)))
        case InEffect():
            return _in_effect(condition, wording, negated)
        case Not(operand):
            return tell(operand, wording, not negated, in_person)
        case And() | Or() | AtLeast():
            if negated:
                whole = _structure(condition, wording, in_person).closed()
                return Phrase(wording.table.say("not", condition=whole), Level.TAIL)
            return _structure(condition, wording, in_person)
    assert_never(condition)


def _structure(condition: And | Or | AtLeast, wording: Wording, in_person: bool) -> Phrase:
    states = _states(condition, wording)
    if states is not None:
        return states
    match condition:
        case And(operands):
            return joined(_and_operands(operands, wording, in_person), Level.AND, wording.table)
        case Or(operands):
            return joined([tell(o, wording, in_person=in_person) for o in operands], Level.OR, wording.table)
        case AtLeast(number, operands):
            clauses = [tell(operand, wording, in_person=in_person).closed() for operand in operands]
            listed = wording.table.say("semicolon").join(clauses)
            return Phrase(wording.table.say("at_least_of", number=str(number), conditions=listed), Level.TAIL)
    assert_never(condition)


def _states(condition: And | Or | AtLeast, wording: Wording) -> Phrase | None:
    """Only states: told in one clause, ``“A”, “B” and “C” are met``."""
    names = [wording.name(o.name) for o in condition.operands if isinstance(o, CriterionState | DimensionState)]
    if len(names) != len(condition.operands) or len(names) < 2:
        return None
    match condition:
        case And():
            rules = wording.listed(names, "and_last")
            return Phrase(wording.table.say("states.all", rules=rules), Level.AND)
        case Or():
            return Phrase(wording.table.say("states.any", rules=wording.listed(names, "or_last")), Level.OR)
        case AtLeast(number):
            rules = wording.listed(names, "and_last")
            return Phrase(wording.table.say("states.at_least", number=str(number), rules=rules))
    assert_never(condition)


def _and_operands(operands: tuple[Condition, ...], wording: Wording, in_person: bool) -> list[Phrase]:
    """The operands' clauses; a lower and an upper bound side by side become *between*."""
    phrases: list[Phrase] = []
    at = 0
    while at < len(operands):
        here, after = operands[at], operands[at + 1] if at + 1 < len(operands) else None
        pair = None
        if isinstance(here, Compare) and isinstance(after, Compare):
            pair = between(here, after, wording, in_person)
        phrases.append(pair or tell(here, wording, in_person=in_person))
        at += 2 if pair else 1
    return phrases


def _in_effect(effect: InEffect, wording: Wording, negated: bool) -> Phrase:
    key = "not_effect" if negated else "effect"
    outcome = wording.name(effect.outcome)
    if effect.days is None:
        return Phrase(wording.table.say(f"{key}.ever", outcome=outcome))
    days = wording.table.days(str(effect.days))
    if not effect.until_new_need:
        return Phrase(wording.table.say(key, outcome=outcome, days=days))
    level = Level.OR if negated else Level.AND
    return Phrase(wording.table.say(f"{key}.until_need", outcome=outcome, days=days), level)


def source(node: Source, wording: Wording) -> Phrase:
    """One way for an event to count: its name, by which derived events it counts, and while what holds."""
    event = wording.name(node.event)
    if node.guard is None:
        return Phrase(event)
    guard = tell(node.guard, wording).closed()
    if not node.through:
        return Phrase(wording.table.say("derived", event=event, guard=guard), Level.TAIL)
    names = wording.listed([wording.name(name) for name in node.through])
    through = wording.table.say("through", names=names)
    return Phrase(wording.table.say("source", event=event, through=through, guard=guard), Level.TAIL)


def window(node: Window, wording: Wording) -> Phrase:
    """The ages of events that count."""
    return Phrase(reach(node.low, node.high, False, wording))
