"""A whole policy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from graphlib import TopologicalSorter

from policy_engine.base.text import Text
from policy_engine.ir.from_model.conditions import lower_condition, sources_of
from policy_engine.ir.from_model.operands import Known
from policy_engine.ir.from_model.reading import lower_reading
from policy_engine.ir.nodes import policy as ir
from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Condition,
    CriterionState,
    DimensionState,
    InEffect,
    Mentions,
    Or,
    Until,
)
from policy_engine.ir.nodes.operands import Choice, Literal
from policy_engine.ir.walk import conditions_of, everything, operands, stretches
from policy_engine.model.meaning import policy_hash
from policy_engine.model.nodes import record, rules
from policy_engine.model.nodes.policy import Policy
from policy_engine.syntax.tree.conditions import Quantity
from policy_engine.values.types import DateType


def lower(policy: Policy) -> ir.Policy:
    """Lower a checked policy. It must have no errors."""
    known = Known(
        settings={s.name: s for s in policy.settings},
        events={e.name: e for e in policy.events},
        field_types={f.name: f.type for f in policy.record.fields},
    )
    criteria = tuple(_lower_criterion(c, policy, known) for c in policy.criteria)
    dimensions = tuple(_lower_dimension(d) for d in policy.dimensions)
    lowered = ir.Policy(
        name=policy.name,
        title=policy.title,
        goal=policy.goal,
        goal_days=policy.goal_days,
        owners=policy.owners,
        meaning_hash=policy_hash(policy),
        reading=lower_reading(policy, frozenset()),
        derived=tuple(_lower_derived(e, known) for e in policy.events if e.sources),
        criteria=criteria,
        dimensions=dimensions,
        blockers=(*(_lower_blocker(b, known) for b in policy.blockers), *_blockers_of_outcomes(policy)),
        stages=tuple(_lower_stage(s, known) for s in policy.stages),
        outcomes=tuple(ir.Outcome(o.name, o.kind, o.label) for o in policy.outcomes),
        order=_order(criteria, dimensions),
        durations=(),
        days=(),
    )
    mentioned = frozenset((c.field.scope, c.field.name) for c in conditions_of(lowered) if isinstance(c, Mentions))
    return replace(
        lowered,
        reading=lower_reading(policy, mentioned),
        durations=tuple(sorted(set(_durations(lowered)))),
        days=tuple(sorted(set(_days(lowered)))),
    )


def _lower_criterion(criterion: rules.Criterion, policy: Policy, known: Known) -> ir.Criterion:
    effects = tuple(
        InEffect(outcome.name, consequence.days, consequence.until_new_need)
        for outcome in policy.outcomes
        for consequence in outcome.consequences
        if isinstance(consequence, record.SpeaksAgainst) and consequence.criterion == criterion.name
    )
    return ir.Criterion(
        name=criterion.name,
        dimension=criterion.dimension,
        label=criterion.label,
        owners=criterion.owners,
        condition=lower_condition(criterion.condition, known),
        contradicted_by=effects,
        because=criterion.because,
        ask=criterion.ask,
        offer=criterion.offer,
    )


def _lower_dimension(dimension: rules.Dimension) -> ir.Dimension:
    members = tuple(CriterionState(name) for name in dimension.criteria)
    return ir.Dimension(dimension.name, dimension.label, dimension.owners, _quorum(dimension, members))


def _quorum(dimension: rules.Dimension, members: tuple[CriterionState, ...]) -> Condition:
    match dimension.quantity:
        case Quantity.ALL:
            return And(members)
        case Quantity.ANY:
            return Or(members)
        case Quantity.AT_LEAST:
            return AtLeast(dimension.number, members)


def _lower_blocker(blocker: rules.Blocker, known: Known) -> ir.Blocker:
    return ir.Blocker(
        name=blocker.name,
        disqualifies=blocker.disqualifies,
        label=blocker.label,
        owners=blocker.owners,
        condition=lower_condition(blocker.when.condition, known),
        unless=blocker.when.unless,
        until=blocker.until,
        outcome=None,
        because=blocker.because,
        ask=blocker.ask,
        offer=blocker.offer,
    )


def _blockers_of_outcomes(policy: Policy) -> Iterator[ir.Blocker]:
    """Yield the holds and disqualifiers that outcomes make; they bear the outcome's name.

    Several holds of one outcome are one, in effect while any of them is.
    """
    for outcome in policy.outcomes:
        holds = [c for c in outcome.consequences if isinstance(c, record.OnHold)]
        if holds:
            effects = tuple(InEffect(outcome.name, c.days, c.until_new_need) for c in holds)
            yield _blocker_of_outcome(outcome, False, effects[0] if len(effects) == 1 else Or(effects))
        if any(isinstance(c, record.Disqualifies) for c in outcome.consequences):
            yield _blocker_of_outcome(outcome, True, InEffect(outcome.name, None, False))


def _blocker_of_outcome(outcome: record.Outcome, disqualifies: bool, condition: Condition) -> ir.Blocker:
    return ir.Blocker(
        name=outcome.name,
        disqualifies=disqualifies,
        label=outcome.label or Text(outcome.name),
        owners=(),
        condition=condition,
        unless=False,
        until=None,
        outcome=outcome.name,
        because=None,
        ask=None,
        offer=None,
    )


def _lower_stage(stage: rules.Stage, known: Known) -> ir.Stage:
    return ir.Stage(
        name=stage.name,
        label=stage.label,
        alias=stage.alias,
        hands_over=stage.hands_over,
        to=stage.to,
        answer_within=stage.answer_within,
        condition=None if stage.condition is None else lower_condition(stage.condition, known),
    )


def _lower_derived(event: record.Event, known: Known) -> ir.DerivedEvent:
    sources = tuple(ir.SourceOf(s.event, s.guard) for s in sources_of(event.name, known))
    return ir.DerivedEvent(event.name, event.evidence, event.label, sources)


def _order(criteria: tuple[ir.Criterion, ...], dimensions: tuple[ir.Dimension, ...]) -> tuple[str, ...]:
    """Return criteria and dimensions so that each comes after those it names, else in the order of the file."""
    conditions: Mapping[str, Condition] = {
        **{criterion.name: criterion.condition for criterion in criteria},
        **{dimension.name: dimension.condition for dimension in dimensions},
    }
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name, condition in conditions.items():
        named = [c.name for c in everything(condition) if isinstance(c, CriterionState | DimensionState)]
        sorter.add(name, *named)
    return tuple(sorter.static_order())


def _durations(policy: ir.Policy) -> Iterator[int]:
    plans = (*policy.reading.fields, *(policy.reading.people.fields if policy.reading.people else ()))
    yield from (plan.fresh_days for plan in plans if plan.fresh_days is not None)
    for condition in conditions_of(policy):
        for stretch in stretches(condition):
            if isinstance(stretch, Choice):
                values = (*(value for _, value in stretch.arms), stretch.otherwise)
                yield from (value for value in values if isinstance(value, int))
            else:
                yield stretch


def _days(policy: ir.Policy) -> Iterator[int]:
    yield from (blocker.until for blocker in policy.blockers if blocker.until is not None)
    for condition in conditions_of(policy):
        if isinstance(condition, Until):
            yield condition.day
        for operand in operands(condition):
            if isinstance(operand, Literal) and isinstance(operand.type, DateType) and isinstance(operand.value, int):
                yield operand.value
            if isinstance(operand, Choice) and isinstance(operand.type, DateType):
                values = (*(value for _, value in operand.arms), operand.otherwise)
                yield from (value for value in values if isinstance(value, int))
