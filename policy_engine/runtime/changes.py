"""When the stage changes by itself, nothing new being learnt, and why.

A condition can change only on days that lie a stated number of days from a day in the data or in the policy, so trying
these days in order is exact. The data are those seen at ``as_of``: nothing dated later comes in, nothing superseded
comes back.
"""

from collections.abc import Iterable, Iterator, Mapping

from policy_engine.runtime.circumstances import Circumstances
from policy_engine.runtime.decision import Cause, Change
from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.record import Entry
from policy_engine.runtime.rules import Group, Leaf, Negated, State, Test, Tree
from policy_engine.values.days import LAST_DAY
from policy_engine.values.types import DateType


def changes_on(at: Circumstances) -> Change | None:
    """Return the first later day on which another stage is given, or None."""
    given, stage = at.states[0], at.engine.stage
    for day in _candidates(at):
        becomes = stage(at.snapshot, day)
        if becomes != given:
            return Change(day, becomes, _causes(at.on_day(day - 1), at.on_day(day)))
    return None


def _candidates(at: Circumstances) -> list[int]:
    rules = at.engine.rules
    days = {*_days_in_data(at), *rules.days}
    near = {day + n for day in days for n in (0, *rules.durations)}
    near.update(day - n for day in days for n in rules.durations)
    return sorted(day for day in near | {day + 1 for day in near} if at.day < day <= LAST_DAY)


def _days_in_data(at: Circumstances) -> Iterator[int]:
    plan = at.engine.rules.plan
    yield from _days_of(plan.fields, at.view.fields)
    for person in at.view.people or ():
        yield from _days_of(plan.people.fields if plan.people is not None else (), person.fields)
    dates = {e.name: [a.name for a in e.attributes if isinstance(a.type, DateType)] for e in plan.events}
    for event in at.view.events or ():
        yield event.at.day
        for name in dates[event.type]:
            value = event.attributes.get(name)
            if isinstance(value, int):
                yield value


def _days_of(plans: Iterable[FieldPlan], entries: Mapping[str, Entry]) -> Iterator[int]:
    for plan in plans:
        entry = entries[plan.name]
        if entry.at is not None:
            yield entry.at.day
        if isinstance(plan.type, DateType) and isinstance(entry.value, int):
            yield entry.value


def _causes(before: Circumstances, after: Circumstances) -> tuple[Cause, ...]:
    rules_by_cause: dict[tuple[str, str], list[str]] = {}
    for rule, kind, what in (*_of_criteria(before, after), *_of_blockers(before, after)):
        rules = rules_by_cause.setdefault((kind, what), [])
        if rule not in rules:
            rules.append(rule)
    return tuple(Cause(kind, what, tuple(rules)) for (kind, what), rules in rules_by_cause.items())


def _of_criteria(before: Circumstances, after: Circumstances) -> Iterator[tuple[str, str, str]]:
    for index, rule in enumerate(before.engine.rules.criteria):
        if before.states[2][index] == after.states[2][index]:
            continue
        against = [at.states[5][index] for at in (before, after)]
        for outcome in against:
            if outcome is not None:
                yield rule.name, "rejection", outcome
        if against == [None, None]:
            for kind, what in _changed(rule.tree, rule.name, before, after):
                yield rule.name, kind, what


def _of_blockers(before: Circumstances, after: Circumstances) -> Iterator[tuple[str, str, str]]:
    for index, rule in enumerate(before.engine.rules.blockers):
        if before.states[4][index] == after.states[4][index]:
            continue
        if rule.until is not None and before.day <= rule.until < after.day:
            yield rule.name, "until", rule.name
        else:
            for kind, what in _changed(rule.tree, rule.name, before, after):
                yield rule.name, kind, what


def _changed(tree: Tree, rule: str, before: Circumstances, after: Circumstances) -> Iterator[tuple[str, str]]:
    """Yield kind and name of what changed in the leaves of a tree; named rules have causes of their own."""
    match tree:
        case Group(parts=parts):
            for part in parts:
                yield from _changed(part, rule, before, after)
        case Negated(part=part):
            yield from _changed(part, rule, before, after)
        case State():
            return
        case Leaf(index=index):
            if before.leaf(index) != after.leaf(index):
                yield from _changed_test(index, rule, before, after)


def _changed_test(index: int, rule: str, before: Circumstances, after: Circumstances) -> Iterator[tuple[str, str]]:
    test = before.engine.rules.tests[index]
    match test.kind:
        case "count":
            yield from _changed_count(index, test, rule, before, after)
        case "people":
            yield "people", "people"
        case "until":
            yield "until", rule
        case "effect":
            yield "rejection", test.names[0]
        case _:
            for name in test.names:
                if after.stale(name) and not before.stale(name):
                    yield "freshness", name
            if test.dated:
                yield "date", test.names[0]


def _changed_count(
    index: int, test: Test, rule: str, before: Circumstances, after: Circumstances
) -> Iterator[tuple[str, str]]:
    in_guards = [change for guard in test.guards for change in _changed(guard, rule, before, after)]
    if in_guards:
        yield from in_guards
        return
    earlier, later = before.tally(index), after.tally(index)
    fell = later[0] < earlier[0] or (later[1] or 0) < (earlier[1] or 0)
    yield "window left" if fell else "window entered", ", ".join(test.names)
