"""Tests of dates, and the periods of event counts."""

from typing import assert_never

from policy_engine.base.codes import types as codes
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context, Place
from policy_engine.model.from_tree.describe import duration
from policy_engine.model.from_tree.literals import length
from policy_engine.model.from_tree.operands import scalar, stretch
from policy_engine.model.nodes import conditions as model
from policy_engine.model.nodes.values import Days, FieldRef, Stretch
from policy_engine.syntax.tree import conditions as tree
from policy_engine.syntax.tree.conditions import Order


def within(ctx: Context, subject: FieldRef, test: tree.IsWithin, span: Span) -> model.DateWithin | None:
    """Return ``is in the last …``, ``is 10 to 60 days from today`` and the like."""
    bounds = _bounds(ctx, test.period)
    if bounds is None:
        return None
    low, high = bounds
    future = isinstance(test.period, tree.Next | tree.AheadRange)
    return model.DateWithin(subject, future, Days(low, test.period.span), high, 0, 0, test.negated, span)


def ago(ctx: Context, subject: FieldRef, test: tree.Ago, span: Span) -> model.DateWithin | None:
    """Return ``is at least 14 days ago`` and its kind; all of them need a day that is not ahead."""
    bound = stretch(ctx, test.duration)
    if bound is None:
        return None
    today = Days(0, test.span)
    match test.order:
        case Order.AT_LEAST:
            return model.DateWithin(subject, False, bound, None, 0, 0, False, span)
        case Order.MORE_THAN:
            return model.DateWithin(subject, False, bound, None, 1, 0, False, span)
        case Order.AT_MOST:
            return model.DateWithin(subject, False, today, bound, 0, 0, False, span)
        case Order.LESS_THAN:
            return model.DateWithin(subject, False, today, bound, 0, -1, False, span)
        case _:
            assert_never(test.order)


def on_day(
    ctx: Context, subject: FieldRef, test: tree.OnDay, place: Place, span: Span
) -> model.Equals | model.Compared | None:
    """Return ``is on``, ``is before`` and ``is after`` a day, ``today`` or another date."""
    point = scalar(ctx, test.day, subject, place)
    if point is None:
        return None
    match test.relation:
        case "on":
            return model.Equals(subject, point, False, span)
        case "before":
            return model.Compared(subject, Order.LESS_THAN, point, span)
        case "after":
            return model.Compared(subject, Order.MORE_THAN, point, span)
        case other:
            raise AssertionError(f"the grammar knows no `is {other}`")


def event_period(ctx: Context, period: tree.Period) -> model.Period | None:
    """Return the ages that a count of events looks at; events lie in the past."""
    if isinstance(period, tree.Next | tree.AheadRange):
        raise AssertionError("the grammar counts no events ahead")
    bounds = _bounds(ctx, period)
    return model.Period(bounds[0], bounds[1], period.span) if bounds is not None else None


def _bounds(ctx: Context, period: tree.Period) -> tuple[int, Stretch] | None:
    """Return the least distance in days and the greatest one."""
    match period:
        case tree.Last(stretch=reach) | tree.Next(stretch=reach):
            high = stretch(ctx, reach)
            return (0, high) if high is not None else None
        case tree.AgoRange(low=low, high=until) | tree.AheadRange(low=low, high=until):
            if low > until.days:
                _report_reversed(ctx, period, low)
                return None
            return low, Days(length(ctx, until), until.span)
        case _:
            assert_never(period)


def _report_reversed(ctx: Context, period: tree.AgoRange | tree.AheadRange, low: int) -> None:
    """Report ``10 to 5 days ago``."""
    weeks = period.high.weeks
    first, second = duration(low, weeks), duration(period.high.days, weeks)
    number = period.high.days // 7 if weeks else period.high.days
    tail = "ago" if isinstance(period, tree.AgoRange) else "from today"
    ctx.report(
        codes.REVERSED,
        period.span,
        low=first,
        high=second,
        help=f"write the smaller number first: `{number} to {first} {tail}`",
    )
