"""Conditions: the language's many forms become few."""

from typing import assert_never

from policy_engine.ir.from_model.operands import Known, lower_field, lower_list, lower_operand, lower_stretch
from policy_engine.ir.nodes import conditions as ir
from policy_engine.model.nodes import conditions as model
from policy_engine.syntax.tree.conditions import Count, Order

_RELATIONS = {
    Order.AT_LEAST: ir.Relation.GREATER_OR_EQUAL,
    Order.AT_MOST: ir.Relation.LESS_OR_EQUAL,
    Order.MORE_THAN: ir.Relation.GREATER,
    Order.LESS_THAN: ir.Relation.LESS,
}


def lower_condition(condition: model.Condition, known: Known) -> ir.Condition:
    """Lower one condition with all inside it."""
    match condition:
        case model.And(operands=operands):
            return ir.And(tuple(lower_condition(o, known) for o in operands))
        case model.Or(operands=operands):
            return ir.Or(tuple(lower_condition(o, known) for o in operands))
        case model.AtLeastOf(number=number, operands=operands):
            return ir.AtLeast(number, tuple(lower_condition(o, known) for o in operands))
        case model.Not(operand=operand):
            return ir.Not(lower_condition(operand, known))
        case model.CriterionRef(name=name):
            return ir.CriterionState(name)
        case model.DimensionRef(name=name):
            return ir.DimensionState(name)
        case model.EventCount():
            return _lower_count(condition, known)
        case model.PeopleCount(count=count, number=number, condition=inner):
            return ir.People(_bound(count), number, lower_condition(inner, known))
        case _:
            return _lower_test(condition, known)


def _lower_test(test: model.FieldTest, known: Known) -> ir.Condition:
    field = lower_field(test.subject)
    match test:
        case model.Equals(value=value, negated=negated):
            return _negate(negated, ir.Compare(ir.Relation.EQUAL, field, lower_operand(value, known)))
        case model.OneOf(values=values, negated=negated):
            listed, setting = lower_list(values, known)
            return _negate(negated, ir.OneOf(field, listed, setting))
        case model.Known(negated=negated):
            return _negate(negated, ir.Known(field))
        case model.Compared(order=order, amount=amount):
            return ir.Compare(_RELATIONS[order], field, lower_operand(amount, known))
        case model.Between(low=low, high=high):
            return ir.And(
                (
                    ir.Compare(ir.Relation.GREATER_OR_EQUAL, field, lower_operand(low, known)),
                    ir.Compare(ir.Relation.LESS_OR_EQUAL, field, lower_operand(high, known)),
                )
            )
        case model.Includes():
            return _lower_includes(test, known)
        case model.Mentions(phrases=phrases, but_not=but_not):
            return ir.Mentions(field, phrases, but_not)
        case model.DateWithin():
            return _negate(test.negated, _lower_within(test, known))
        case _:
            assert_never(test)


def _lower_includes(test: model.Includes, known: Known) -> ir.Includes:
    field = lower_field(test.subject)
    listed, setting = lower_list(test.values, known)
    if not isinstance(listed, tuple):
        return ir.Includes(field, test.all_of, listed)
    return ir.Includes(field, test.all_of, tuple(value for value in listed if isinstance(value, str)), setting)


def _lower_within(test: model.DateWithin, known: Known) -> ir.Within:
    return ir.Within(
        field=lower_field(test.subject),
        future=test.future,
        low=0 if test.low is None else lower_stretch(test.low, known),
        high=None if test.high is None else lower_stretch(test.high, known),
        low_add=test.low_add,
        high_add=test.high_add,
    )


def _lower_count(count: model.EventCount, known: Known) -> ir.Count:
    window = None
    if count.period is not None:
        window = ir.Window(count.period.low, lower_stretch(count.period.high, known))
    return ir.Count(
        bound=_bound(count.count),
        number=count.number,
        names=count.events,
        sources=tuple(dict.fromkeys(s for name in count.events for s in sources_of(name, known))),
        where=None if count.where is None else lower_condition(count.where, known),
        window=window,
        different_days=count.different_days,
        by_person=count.by_person,
    )


def sources_of(name: str, known: Known) -> tuple[ir.Source, ...]:
    """Return the recorded events that count under a name, each with what must hold on the way."""
    event = known.events.get(name)
    if event is None or not event.sources:
        return (ir.Source(name),)
    guards: list[ir.Condition] = []
    if event.condition is not None:
        guards.append(lower_condition(event.condition, known))
    if event.until is not None:
        guards.append(ir.Until(event.until))
    return tuple(
        ir.Source(inner.event, (name, *inner.through), _all_of([*guards, *_as_list(inner.guard)]))
        for source in event.sources
        for inner in sources_of(source, known)
    )


def _as_list(guard: ir.Condition | None) -> list[ir.Condition]:
    return [] if guard is None else [guard]


def _all_of(guards: list[ir.Condition]) -> ir.Condition | None:
    if len(guards) > 1:
        return ir.And(tuple(guards))
    return guards[0] if guards else None


def _bound(count: Count) -> ir.Bound:
    match count:
        case Count.AT_LEAST | Count.SOME:
            return ir.Bound.AT_LEAST
        case Count.AT_MOST | Count.NONE:
            return ir.Bound.AT_MOST
        case _:
            assert_never(count)


def _negate(negated: bool, condition: ir.Condition) -> ir.Condition:
    return ir.Not(condition) if negated else condition
