"""Tests of one field: whether a test fits the field's type, and what it becomes."""

from typing import assert_never

from policy_engine.base.codes import types as codes
from policy_engine.base.diagnostic import Edit
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context, Place
from policy_engine.model.from_tree.dates import ago, on_day, within
from policy_engine.model.from_tree.describe import describe, written
from policy_engine.model.from_tree.operands import amount, scalar
from policy_engine.model.from_tree.sets import includes, mentions, one_of
from policy_engine.model.nodes import conditions as model
from policy_engine.model.nodes.values import FieldRef, Literal, Operand
from policy_engine.syntax.tree import conditions as tree
from policy_engine.syntax.tree.atoms import Day, Name, Today
from policy_engine.values.types import (
    DateType,
    IntegerType,
    NumberType,
    PicklistType,
    SeveralType,
    TextType,
    ValueType,
    YesNoType,
)


def field_test(ctx: Context, subject: FieldRef, test: tree.Test, place: Place, span: Span) -> model.Condition | None:
    """Return the resolved test, or None having reported why it does not fit."""
    if not _fits(ctx, subject, test):
        return None
    match test:
        case tree.Is():
            value = scalar(ctx, test.value, subject, place)
            return model.Equals(subject, value, test.negated, span) if value is not None else None
        case tree.IsOneOf():
            return one_of(ctx, subject, test, span)
        case tree.IsKnown():
            return model.Known(subject, test.negated, span)
        case tree.Ordered():
            bound = amount(ctx, test.amount, subject, place)
            return model.Compared(subject, test.order, bound, span) if bound is not None else None
        case tree.Between():
            return _between(ctx, subject, test, place, span)
        case tree.Includes():
            return includes(ctx, subject, test, span)
        case tree.Mentions():
            return mentions(ctx, subject, test, span)
        case tree.IsWithin():
            return within(ctx, subject, test, span)
        case tree.Ago():
            return ago(ctx, subject, test, span)
        case tree.OnDay():
            return on_day(ctx, subject, test, place, span)
        case _:
            assert_never(test)


def _between(ctx: Context, subject: FieldRef, test: tree.Between, place: Place, span: Span) -> model.Between | None:
    """Return a test between two bounds, which must not be reversed."""
    low = amount(ctx, test.low, subject, place)
    high = amount(ctx, test.high, subject, place)
    if low is None or high is None:
        return None
    if _is_reversed(low, high):
        low_text, high_text = written(test.low), written(test.high)
        ctx.report(
            codes.REVERSED,
            test.low.span.to(test.high.span),
            low=low_text,
            high=high_text,
            help=f"write the smaller one first: between {high_text} and {low_text}",
        )
        return None
    return model.Between(subject, low, high, span)


def _is_reversed(low: Operand, high: Operand) -> bool:
    """Tell whether both bounds are literals and the first is the greater one."""
    if not isinstance(low, Literal) or not isinstance(high, Literal):
        return False
    return isinstance(low.value, int) and isinstance(high.value, int) and low.value > high.value


def _fits(ctx: Context, subject: FieldRef, test: tree.Test) -> bool:
    """Tell whether a test is allowed for the field's type; report it where not."""
    if isinstance(test, tree.Is) and isinstance(subject.type, DateType):
        _is_on(ctx, subject, test)
        return False
    if isinstance(test, _allowed(subject.type)):
        return True
    ctx.report(
        codes.TEST_DOES_NOT_FIT,
        test.span,
        name=subject.name,
        type=describe(subject.type),
        test=f"`{_spelled(test)}`",
        help=_advice(subject.type, test),
    )
    return False


def _is_on(ctx: Context, subject: FieldRef, test: tree.Is) -> None:
    """Report ``decision_date is 2026-04-15``."""
    point = test.value.text if isinstance(test.value, Day | Name) else "today"
    fits = isinstance(test.value, Day | Name | Today)
    advice = f"is on {point}" if fits else "is on 2026-04-15"
    if test.negated:
        ctx.report(
            codes.DATE_IS_ON,
            test.span,
            name=subject.name,
            advice=advice,
            help=f"write `not ({subject.name} {advice})`",
        )
        return
    fix = [Edit(test.span, advice)] if fits else []
    ctx.report(codes.DATE_IS_ON, test.span, fix=fix, name=subject.name, advice=advice)


Tests = tuple[type[tree.Test], ...]


def _allowed(type_: ValueType) -> Tests:
    """Return the tests that fit a type."""
    match type_:
        case TextType():
            return (tree.Is, tree.IsOneOf, tree.IsKnown, tree.Mentions)
        case IntegerType() | NumberType():
            return (tree.Is, tree.IsKnown, tree.Ordered, tree.Between)
        case YesNoType():
            return (tree.Is, tree.IsKnown)
        case DateType():
            return (tree.IsKnown, tree.IsWithin, tree.Ago, tree.OnDay)
        case PicklistType():
            return (tree.Is, tree.IsOneOf, tree.IsKnown)
        case SeveralType():
            return (tree.IsKnown, tree.Includes)
        case _:
            assert_never(type_)


def _spelled(test: tree.Test) -> str:
    """Return the keywords of a test."""
    match test:
        case tree.Is(negated=negated):
            return "is not" if negated else "is"
        case tree.IsOneOf(negated=negated):
            return "is not one of" if negated else "is one of"
        case tree.IsKnown(negated=negated):
            return "is unknown" if negated else "is known"
        case tree.Ordered(order=order):
            return f"is {order.value}"
        case tree.Between():
            return "is between"
        case tree.Includes(all_of=all_of):
            return "includes all of" if all_of else "includes any of"
        case tree.Mentions():
            return "mentions"
        case tree.IsWithin(period=period):
            return f"is {_period(period)}"
        case tree.Ago(order=order):
            return f"is {order.value} … ago"
        case tree.OnDay(relation=relation):
            return f"is {relation}"
        case _:
            assert_never(test)


def _period(period: tree.Period) -> str:
    """Return the keywords of a period."""
    match period:
        case tree.Last():
            return "in the last"
        case tree.Next():
            return "in the next"
        case tree.AgoRange():
            return "… to … ago"
        case tree.AheadRange():
            return "… to … from today"
        case _:
            assert_never(period)


def _advice(type_: ValueType, test: tree.Test) -> str:
    """Say which tests fit a type."""
    match type_:
        case TextType():
            return 'texts are tested by `is "…"`, `is one of "…", "…"`, `mentions "…"` and `is known`'
        case IntegerType() | NumberType():
            if isinstance(test, tree.IsOneOf):
                return "`is one of` is for picklists and quoted texts; write `is … or … is …`"
            return "numbers are tested by `is`, `is at least` and its kind, `is between` and `is known`"
        case YesNoType():
            return "yes/no fields are tested by `is yes`, `is no` and `is known`"
        case DateType():
            return "dates are tested by `is on`, `is before`, `is after`, `is in …`, `… ago` and `… from today`"
        case PicklistType():
            return "picklists are tested by `is`, `is one of` and `is known`"
        case SeveralType():
            return "lists of several values are tested by `includes any of`, `includes all of` and `is known`"
        case _:
            assert_never(type_)
