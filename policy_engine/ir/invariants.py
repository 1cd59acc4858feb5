"""What the ir promises, each promise a small function that yields the places where it is broken.

Tests run them on everything they lower; a back end may rely on them.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from policy_engine.ir.nodes.conditions import Bound, Condition, Count, CriterionState, DimensionState, People
from policy_engine.ir.nodes.operands import Choice, Field
from policy_engine.ir.nodes.policy import Policy
from policy_engine.ir.walk import conditions_of, everything, fields_read, operands, stretches
from policy_engine.values.types import Scope


def names_are_unique(policy: Policy) -> Iterator[str]:
    """No two criteria, dimensions, or stages share a name, and no two holds or disqualifiers do."""
    groups = (
        [c.name for c in policy.criteria] + [d.name for d in policy.dimensions],
        [s.name for s in policy.stages],
        [f"{b.name} ({b.disqualifies})" for b in policy.blockers],
    )
    for names in groups:
        yield from (f"`{name}` is there {n} times" for name, n in Counter(names).items() if n > 1)


def otherwise_is_last(policy: Policy) -> Iterator[str]:
    """The last stage, and only it, has no condition; it is no handover."""
    if not policy.stages:
        yield "there is no stage"
        return
    *better, last = policy.stages
    yield from (f"stage `{s.name}` has no condition and is not the last" for s in better if s.condition is None)
    if last.condition is not None or last.hands_over:
        yield f"the last stage `{last.name}` is no plain otherwise"


def order_respects_names(policy: Policy) -> Iterator[str]:
    """``order`` names every criterion and dimension once, each after those it names."""
    conditions: dict[str, Condition] = {c.name: c.condition for c in policy.criteria}
    conditions |= {d.name: d.condition for d in policy.dimensions}
    if sorted(policy.order) != sorted(conditions):
        yield "the order does not name every criterion and dimension once"
        return
    done: set[str] = set()
    for name in policy.order:
        for part in everything(conditions[name]):
            if isinstance(part, CriterionState | DimensionState) and part.name not in done:
                yield f"`{name}` comes before `{part.name}`, which it names"
        done.add(name)


def counts_are_bounded_sensibly(policy: Policy) -> Iterator[str]:
    """*At least* asks for one or more, *at most* for none or more; every count has sources."""
    for condition in conditions_of(policy):
        if isinstance(condition, Count | People):
            least = 1 if condition.bound is Bound.AT_LEAST else 0
            if condition.number < least:
                yield f"{condition.bound} {condition.number}"
        if isinstance(condition, Count) and not condition.sources:
            yield f"a count of {', '.join(condition.names)} has no source"


def fields_are_declared(policy: Policy) -> Iterator[str]:
    """Every field and event that a condition names is in the reading plan, and its type is the declared one."""
    people = policy.reading.people
    declared = {
        Scope.RECORD: {f.name: f.type for f in policy.reading.fields},
        Scope.PERSON: {f.name: f.type for f in people.fields} if people is not None else {},
    }
    recorded = {event.name for event in policy.reading.events}
    for condition in conditions_of(policy):
        for field in fields_read(condition):
            if field.scope is not Scope.ATTRIBUTE and declared[field.scope].get(field.name) != field.type:
                yield f"field `{field.name}` is not declared like this"
        if isinstance(condition, Count):
            yield from (f"event `{s.event}` is not recorded" for s in condition.sources if s.event not in recorded)


def people_name_no_criteria(policy: Policy) -> Iterator[str]:
    """Inside people's parentheses stand no criteria, dimensions or further people."""
    for condition in conditions_of(policy):
        if isinstance(condition, People):
            for part in everything(condition.condition):
                if isinstance(part, CriterionState | DimensionState | People):
                    yield "people's parentheses hold what must not stand there"


def choices_are_by_the_record(policy: Policy) -> Iterator[str]:
    """A setting is chosen by a picklist of the record, and no value stands in two arms."""
    for condition in conditions_of(policy):
        named = (*operands(condition), *stretches(condition))
        for choice in named:
            if isinstance(choice, Choice):
                if not isinstance(choice.by, Field) or choice.by.scope is not Scope.RECORD:
                    yield f"setting `{choice.setting}` is not chosen by a field of the record"
                values = [value for value, _ in choice.arms]
                if len(values) != len(set(values)):
                    yield f"setting `{choice.setting}` has a value in two arms"


INVARIANTS: tuple[Callable[[Policy], Iterator[str]], ...] = (
    names_are_unique,
    otherwise_is_last,
    order_respects_names,
    counts_are_bounded_sensibly,
    fields_are_declared,
    people_name_no_criteria,
    choices_are_by_the_record,
)
"""Every promise, in the order in which they are looked at."""


def broken(policy: Policy) -> list[str]:
    """Return what is broken, each with the promise's name in front; empty when all is well."""
    return [f"{promise.__name__}: {fault}" for promise in INVARIANTS for fault in promise(policy)]
