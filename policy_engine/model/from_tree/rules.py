"""Dimensions, criteria, holds, disqualifiers, stages and guarantees."""

from collections.abc import Iterable
from typing import assert_never

from policy_engine.model.from_tree.conditions import body, quorum, when
from policy_engine.model.from_tree.context import Context, Place, PlaceKind
from policy_engine.model.from_tree.counts import event
from policy_engine.model.from_tree.fields import wrong_kind
from policy_engine.model.from_tree.literals import day, length
from policy_engine.model.from_tree.namespace import BUILT_IN_STAGES, Kind
from policy_engine.model.from_tree.texts import because, optional_text, owner, owners, text
from policy_engine.model.nodes import rules as model
from policy_engine.syntax.tree import rules as tree
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.conditions import Quantity

RULE = Place(PlaceKind.RECORD, "this condition")
STAGE = Place(PlaceKind.STAGE, "a stage's condition")


def dimensions(ctx: Context, items: Iterable[tree.Dimension]) -> tuple[model.Dimension, ...]:
    """Return all dimensions with the names of their criteria."""
    return tuple(_dimension(ctx, item) for item in items)


def criteria(ctx: Context, items: Iterable[tree.Dimension]) -> tuple[model.Criterion, ...]:
    """Return the criteria whose conditions are sound."""
    found = (_criterion(ctx, item, part) for item in items for part in item.criteria)
    return tuple(part for part in found if part is not None)


def blockers(ctx: Context, items: Iterable[tree.Blocker]) -> tuple[model.Blocker, ...]:
    """Return the holds and disqualifiers whose conditions are sound."""
    found = (_blocker(ctx, item) for item in items)
    return tuple(item for item in found if item is not None)


def stages(ctx: Context, items: Iterable[tree.Stage]) -> tuple[model.Stage, ...]:
    """Return the stages whose conditions are sound."""
    found = (_stage(ctx, item) for item in items)
    return tuple(item for item in found if item is not None)


def guarantees(ctx: Context, items: Iterable[tree.Guarantee]) -> tuple[model.Guarantee, ...]:
    """Return the guarantees whose promises are sound."""
    result: list[model.Guarantee] = []
    for item in items:
        named = owners(ctx, item.owners)
        promise = _promise(ctx, item.promise)
        if promise is not None:
            result.append(model.Guarantee(text(item.title), named, promise, item.span))
    return tuple(result)


def _dimension(ctx: Context, item: tree.Dimension) -> model.Dimension:
    """Return a dimension; that its number can be reached is one of the checks of the policy."""
    if item.quantity is Quantity.AT_LEAST and item.number < 1:
        quorum(ctx, item.number, len(item.criteria), "criteria", item.name.span)
    return model.Dimension(
        name=item.name.text,
        label=text(item.label),
        owners=owners(ctx, item.owners),
        quantity=item.quantity,
        number=item.number,
        criteria=tuple(part.name.text for part in item.criteria),
        span=item.span,
    )


def _criterion(ctx: Context, dimension: tree.Dimension, item: tree.Criterion) -> model.Criterion | None:
    """Return a criterion, or None when its condition is faulty."""
    named = owners(ctx, item.owners)
    condition = body(ctx, item.when.body, RULE)
    if condition is None:
        return None
    reason, see = because(item.because)
    return model.Criterion(
        name=item.name.text,
        dimension=dimension.name.text,
        label=text(item.label),
        owners=named,
        condition=condition,
        because=reason,
        see=see,
        ask=optional_text(item.ask),
        offer=optional_text(item.offer),
        span=item.span,
    )


def _blocker(ctx: Context, item: tree.Blocker) -> model.Blocker | None:
    """Return a hold or disqualifier, or None when its condition is faulty."""
    named = owners(ctx, item.owners)
    condition = when(ctx, item.when, RULE)
    until = day(ctx, item.until) if item.until is not None else None
    if condition is None:
        return None
    reason, see = because(item.because)
    return model.Blocker(
        name=item.name.text,
        disqualifies=item.disqualifies,
        label=text(item.label),
        owners=named,
        when=condition,
        because=reason,
        see=see,
        ask=optional_text(item.ask),
        offer=optional_text(item.offer),
        until=until,
        span=item.span,
    )


def _stage(ctx: Context, item: tree.Stage) -> model.Stage | None:
    """Return a stage, or None when its condition is faulty."""
    named = owners(ctx, item.owners)
    to = owner(ctx, item.route.to)
    condition = body(ctx, item.when.body, STAGE) if item.when is not None else None
    if item.when is not None and condition is None:
        return None
    hands_over = isinstance(item.route, tree.HandOver)
    answer = item.route.answer_within if isinstance(item.route, tree.HandOver) else None
    return model.Stage(
        name=item.name.text,
        label=text(item.label),
        alias=item.alias.text if item.alias is not None else None,
        owners=named,
        hands_over=hands_over,
        to=to,
        answer_within=length(ctx, answer) if answer is not None else None,
        condition=condition,
        span=item.span,
    )


def _promise(ctx: Context, item: tree.Promise) -> model.Promise | None:
    """Return what a guarantee promises, or None when it is faulty."""
    match item:
        case tree.Never():
            name, condition = _stage_name(ctx, item.stage), when(ctx, item.when, RULE)
            return model.Never(name, condition) if name is not None and condition is not None else None
        case tree.Always():
            name, condition = _stage_name(ctx, item.stage), when(ctx, item.when, RULE)
            return model.Always(name, item.at_least, condition) if name is not None and condition is not None else None
        case tree.MoreNeverLowers():
            if item.event is None:
                return model.MoreNeverLowers(item.evidence, None)
            name = event(ctx, item.event)
            return model.MoreNeverLowers(None, name) if name is not None else None
        case tree.LearningNeverLowers():
            return _learning(ctx, item.name)
        case _:
            assert_never(item)


def _stage_name(ctx: Context, name: Name) -> str | None:
    """Return a stage's name, the built-in ones included, or None having reported it."""
    if name.text in BUILT_IN_STAGES or ctx.kind_of(name.text) is Kind.STAGE:
        return name.text
    wrong_kind(ctx, name, "stage", [*ctx.names.named(Kind.STAGE), *BUILT_IN_STAGES])
    return None


def _learning(ctx: Context, name: Name) -> model.LearningNeverLowers | None:
    """Return the promise about one field of the record or of people."""
    kind = ctx.kind_of(name.text)
    if kind is Kind.FIELD or kind is Kind.PERSON_FIELD:
        return model.LearningNeverLowers(name.text, kind is Kind.PERSON_FIELD)
    wrong_kind(ctx, name, "field", ctx.names.named(Kind.FIELD, Kind.PERSON_FIELD))
    return None
