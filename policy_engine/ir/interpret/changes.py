"""When the stage changes by itself, nothing new being learnt, and why.

Every condition can change only on days that lie a stated number of days from a day in the data or in the policy, so
trying these days in order is exact.
"""

from collections.abc import Iterable, Iterator

from policy_engine.ir.interpret.conditions import blocker_state, criterion_state, truth
from policy_engine.ir.interpret.counts import tally_events
from policy_engine.ir.interpret.outcomes import contradiction
from policy_engine.ir.interpret.situation import Situation
from policy_engine.ir.interpret.stages import stage
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Compare,
    Condition,
    Count,
    CriterionState,
    DimensionState,
    InEffect,
    Not,
    Or,
    People,
    Until,
    Within,
)
from policy_engine.ir.nodes.operands import Today
from policy_engine.ir.walk import fields_read
from policy_engine.runtime.decision import Cause, Change
from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.record import Entry, Reason
from policy_engine.values.days import LAST_DAY
from policy_engine.values.types import DateType


def changes_on(at: Situation) -> Change | None:
    """Return the first later day on which another stage is given, or None."""
    given = stage(at)
    for day in _candidates(at):
        then = at.on_day(day)
        becomes = stage(then)
        if becomes != given:
            return Change(day, becomes, causes(at.on_day(day - 1), then))
    return None


def _candidates(at: Situation) -> list[int]:
    days = {*_days_in_data(at), *at.policy.days}
    near = {day + n for day in days for n in (0, *at.policy.durations)}
    near |= {day - n for day in days for n in at.policy.durations}
    return sorted(day for day in near | {day + 1 for day in near} if at.day < day <= LAST_DAY)


def _days_in_data(at: Situation) -> Iterator[int]:
    yield from _days_of_entries(at.policy.reading.fields, [at.view.fields[f.name] for f in at.policy.reading.fields])
    plans = at.policy.reading.people.fields if at.policy.reading.people is not None else ()
    for person in at.view.people or ():
        yield from _days_of_entries(plans, [person.fields[f.name] for f in plans])
    for event in at.view.events or ():
        yield event.at.day
        for attribute in at.names.events[event.type].attributes:
            value = event.attributes.get(attribute.name)
            if isinstance(attribute.type, DateType) and isinstance(value, int):
                yield value


def _days_of_entries(plans: Iterable[FieldPlan], entries: Iterable[Entry]) -> Iterator[int]:
    for plan, entry in zip(plans, entries, strict=True):
        if entry.at is not None:
            yield entry.at.day
        if isinstance(plan.type, DateType) and isinstance(entry.value, int):
            yield entry.value


def causes(before: Situation, after: Situation) -> tuple[Cause, ...]:
    """Return what changed between two days, with the rules whose state it changed."""
    rules_by_cause: dict[tuple[str, str], list[str]] = {}
    for rule, kind, what in _changes_of_rules(before, after):
        rules = rules_by_cause.setdefault((kind, what), [])
        if rule not in rules:
            rules.append(rule)
    return tuple(Cause(kind, what, tuple(rules)) for (kind, what), rules in rules_by_cause.items())


def _changes_of_rules(before: Situation, after: Situation) -> Iterator[tuple[str, str, str]]:
    for criterion in before.policy.criteria:
        if criterion_state(criterion.name, before) == criterion_state(criterion.name, after):
            continue
        effects = [contradiction(criterion, at, truth) for at in (before, after)]
        for effect in effects:
            if effect is not None:
                yield criterion.name, "rejection", effect.outcome
        if effects == [None, None]:
            for kind, what in _changes(criterion.condition, criterion.name, before, after):
                yield criterion.name, kind, what
    for blocker in before.policy.blockers:
        if blocker_state(blocker, before) == blocker_state(blocker, after):
            continue
        if blocker.until is not None and before.day <= blocker.until < after.day:
            yield blocker.name, "until", blocker.name
        else:
            for kind, what in _changes(blocker.condition, blocker.name, before, after):
                yield blocker.name, kind, what


def _changes(condition: Condition, rule: str, before: Situation, after: Situation) -> Iterator[tuple[str, str]]:
    """Yield kind and name of what changed in the leaves of a condition."""
    match condition:
        case And(operands=operands) | Or(operands=operands) | AtLeast(operands=operands):
            for operand in operands:
                yield from _changes(operand, rule, before, after)
        case Not(operand=operand):
            yield from _changes(operand, rule, before, after)
        case CriterionState() | DimensionState():
            return
        case _ if truth(condition, before) == truth(condition, after):
            return
        case Count():
            yield from _changes_of_count(condition, rule, before, after)
        case People():
            yield "people", "people"
        case Until():
            yield "until", rule
        case InEffect(outcome=outcome):
            yield "rejection", outcome
        case _:
            fields = tuple(fields_read(condition))
            for field in fields:
                if after.entry(field).reason is Reason.STALE and before.entry(field).reason is not Reason.STALE:
                    yield "freshness", field.name
            with_today = isinstance(condition, Compare) and Today() in (condition.left, condition.right)
            if isinstance(condition, Within) or with_today:
                yield "date", fields[0].name


def _changes_of_count(count: Count, rule: str, before: Situation, after: Situation) -> Iterator[tuple[str, str]]:
    in_guards = [
        change
        for source in count.sources
        if source.guard is not None
        for change in _changes(source.guard, rule, before, after)
    ]
    if in_guards:
        yield from in_guards
        return
    earlier, later = tally_events(count, before, truth), tally_events(count, after, truth)
    fell = later.sure < earlier.sure or (later.possible or 0) < (earlier.possible or 0)
    yield "window left" if fell else "window entered", ", ".join(count.names)
