"""Conditions as one line of text."""

from typing import assert_never

from policy_engine.base.source import Span
from policy_engine.format.layout import Page
from policy_engine.format.phrases import Phrases
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.conditions import (
    Ago,
    AgoRange,
    AheadRange,
    And,
    Between,
    Bullets,
    Comparison,
    Condition,
    Count,
    Happened,
    Includes,
    Is,
    IsKnown,
    IsOneOf,
    IsWithin,
    Last,
    Mentions,
    Named,
    Next,
    Not,
    OnDay,
    Or,
    Ordered,
    Period,
    Persons,
    Quantity,
    Test,
    When,
)


def condition_text(say: Phrases, condition: Condition) -> str:
    """Return a condition's text."""
    match condition:
        case Named(name=name):
            return name.text
        case Comparison(subject=subject, test=test):
            return f"{subject.text} {test_text(say, test)}"
        case Happened():
            return _happened(say, condition)
        case Persons():
            return _persons(say, condition)
        case Not(operand=Named() as operand, span=span) if span.end == operand.span.end:
            return say.say("not_", operand.name.text)
        case Not(operand=operand):
            return say.say("not_", f"({condition_text(say, operand)})")
        case And(operands=operands):
            return f" {say.say('_and')} ".join([_operand(say, each) for each in operands])
        case Or(operands=operands):
            return f" {say.say('_or')} ".join([_operand(say, each) for each in operands])
        case _:
            assert_never(condition)


def _operand(say: Phrases, condition: Condition) -> str:
    text = condition_text(say, condition)
    return f"({text})" if isinstance(condition, And | Or) else text


def test_text(say: Phrases, test: Test) -> str:
    """Return the text of a test, without its subject."""
    match test:
        case Is(value=value, negated=negated):
            return say.say("is_not" if negated else "is_", say.value(value))
        case IsOneOf(values=values, negated=negated):
            return say.say("is_not_one_of" if negated else "is_one_of", say.values(values))
        case IsKnown(negated=negated):
            return say.say("is_unknown" if negated else "is_known")
        case Ordered(order=order, amount=amount):
            return say.say(f"is_{order.value.replace(' ', '_')}", say.value(amount))
        case Between(low=low, high=high):
            return say.say("is_between", say.value(low), say.value(high))
        case Includes(all_of=all_of, values=values):
            return say.say("includes_all" if all_of else "includes_any", say.values(values))
        case Mentions(phrases=phrases, but_not=but_not):
            lists = [say.values(phrases), *([say.values(but_not)] if but_not else [])]
            return say.say("mentions", *lists)
        case IsWithin(period=period, negated=negated):
            return say.say("is_not_within" if negated else "is_within", period_text(say, period))
        case Ago(order=order, duration=duration):
            return say.say(f"is_{order.value.replace(' ', '_')}_ago", say.value(duration))
        case OnDay(relation=relation, day=day):
            return say.say(f"is_{relation}", say.value(day))
        case _:
            assert_never(test)


def period_text(say: Phrases, period: Period) -> str:
    """Return the text of a stretch of days."""
    match period:
        case Last(stretch=stretch):
            return say.say("last", say.value(stretch))
        case Next(stretch=stretch):
            return say.say("next", say.value(stretch))
        case AgoRange(low=low, high=high) | AheadRange(low=low, high=high):
            first = str(low // 7 if high.weeks else low)
            return say.say("ago_range" if isinstance(period, AgoRange) else "ahead_range", first, say.duration(high))
        case _:
            assert_never(period)


def _happened(say: Phrases, happened: Happened) -> str:
    events = ", ".join([event.text for event in happened.events])
    narrowed = [_where(say, happened.where)] if happened.where is not None else []
    period = [period_text(say, happened.period)] if happened.period is not None else []
    if happened.different_days:
        choice = int(happened.number == 1)
        return say.say("on_days", " ".join([events, *narrowed]), str(happened.number), *period, choice=choice)
    if happened.count is Count.NONE:
        return say.say("no_events", events, *narrowed, *period)
    if happened.count is Count.SOME:
        return " ".join([events, *narrowed, *period])
    parts = [events, *narrowed, *period]
    counted = say.say("listed", *parts) if happened.listed else " ".join(parts)
    rule = "at_least_events" if happened.count is Count.AT_LEAST else "at_most_events"
    return say.say(rule, str(happened.number), counted)


def _where(say: Phrases, condition: Condition) -> str:
    text = condition_text(say, condition)
    return say.say("where", text if isinstance(condition, Comparison) else f"({text})")


def _persons(say: Phrases, persons: Persons) -> str:
    group = f"({condition_text(say, persons.condition)})"
    match persons.count:
        case Count.SOME:
            return say.say("some_person", group)
        case Count.NONE:
            return say.say("no_person", group)
        case Count.AT_LEAST:
            return say.say("at_least_people", str(persons.number), group, choice=int(persons.number == 1))
        case Count.AT_MOST:
            return say.say("at_most_people", str(persons.number), group, choice=int(persons.number == 1))
        case _:
            assert_never(persons.count)


def write_when(page: Page, say: Phrases, depth: int, when: When) -> None:
    """Write ``when …`` or ``unless …`` and its bullets."""
    page.line(depth, when_head(say, when), _head_place(when))
    _write_bullets(page, say, depth + 1, when)


def when_head(say: Phrases, when: When) -> str:
    """Return the line of ``when …``, without bullets."""
    return f"{say.say('_unless' if when.unless else '_when')} {_head(say, when)}"


def write_promise(page: Page, say: Phrases, rule: str, stage: Name, when: When) -> None:
    """Write ``never ready unless …`` and its bullets, below a guarantee."""
    page.line(1, say.say(rule, stage.text, when_head(say, when)), stage.span, _head_place(when))
    _write_bullets(page, say, 2, when)


def _head_place(when: When) -> Span:
    """Return the place of what stands on the line of ``when``: all of it, or only what is before the bullets."""
    whole = when.span
    return Span(whole.file, whole.start, whole.start) if isinstance(when.body, Bullets) else whole


def _write_bullets(page: Page, say: Phrases, depth: int, when: When) -> None:
    if isinstance(when.body, Bullets):
        for bullet in when.body.bullets:
            page.line(depth, f"- {condition_text(say, bullet)}", bullet.span)


def _head(say: Phrases, when: When) -> str:
    body = when.body
    if not isinstance(body, Bullets):
        return condition_text(say, body)
    match body.quantity:
        case Quantity.ALL:
            return bullets_head(say, "all_of")
        case Quantity.ANY:
            return bullets_head(say, "any_of")
        case Quantity.AT_LEAST:
            return bullets_head(say, "at_least_of", str(body.number))
        case _:
            assert_never(body.quantity)


def bullets_head(say: Phrases, rule: str, *parts: str) -> str:
    """Return what stands before bullets; the grammar has the bullets as the last part."""
    return say.say(rule, *parts, "").rstrip()
