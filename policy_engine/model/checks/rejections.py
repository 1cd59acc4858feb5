"""Sales' no must not promote, and what lasts until new need must be able to see it."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Span
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.conditions import Condition, CriterionRef, DimensionRef, Not
from policy_engine.model.nodes.record import Disqualifies, Outcome, SpeaksAgainst
from policy_engine.model.walk import parts

_Visit = tuple[Condition, bool, Span | None]
"""A condition, whether its being not met promotes, and the outermost name from which on it does."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Find contradicted criteria where their being not met promotes, and undated new need."""
    yield from _promoting(context)
    yield from _undated(context)


def _promoting(context: Context) -> Iterator[Diagnostic]:
    against: dict[str, list[tuple[Outcome, SpeaksAgainst]]] = {}
    for outcome in context.policy.outcomes:
        for consequence in outcome.consequences:
            if isinstance(consequence, SpeaksAgainst):
                against.setdefault(consequence.criterion, []).append((outcome, consequence))
    for site, criterion in dict.fromkeys(_promoting_names(context)):
        for outcome, consequence in against.get(criterion, ()):
            yield finding(
                codes.REJECTION_PROMOTES,
                site,
                labels=[(consequence.span, "it speaks against it here")],
                outcome=outcome.name,
                criterion=criterion,
            )


def _promoting_names(context: Context) -> Iterator[tuple[Span, str]]:
    """Yield each criterion that promotes by being not met, and the place of the name that leads to it."""
    stack = _roots(context)
    seen: set[tuple[str, bool, Span | None]] = set()
    while stack:
        condition, promotes, site = stack.pop()
        if isinstance(condition, Not):
            stack.append((condition.operand, not promotes, site))
        elif isinstance(condition, CriterionRef | DimensionRef):
            here = (site or condition.span) if promotes else None
            if (condition.name, promotes, here) in seen:
                continue
            seen.add((condition.name, promotes, here))
            if isinstance(condition, CriterionRef) and here is not None:
                yield here, condition.name
            stack.extend((inner, promotes, here) for inner in reversed(_inside(context, condition)))
        else:
            stack.extend((inner, promotes, site) for inner in reversed(parts(condition)))


def _roots(context: Context) -> list[_Visit]:
    """Return what decides. A stage's condition promotes by being met; so does that of ``unless``."""
    policy = context.policy
    roots: list[_Visit] = [(s.condition, False, None) for s in policy.stages if s.condition is not None]
    roots += [(blocker.when.condition, not blocker.when.unless, None) for blocker in policy.blockers]
    return roots[::-1]


def _inside(context: Context, name: CriterionRef | DimensionRef) -> tuple[Condition, ...]:
    """Return what a name stands for: a criterion's condition, or a dimension's criteria."""
    if isinstance(name, CriterionRef):
        criterion = context.definitions.criteria.get(name.name)
        return () if criterion is None else (criterion.condition,)
    dimension = context.definitions.dimensions.get(name.name)
    return () if dimension is None else tuple(CriterionRef(c, name.span) for c in dimension.criteria)


def _undated(context: Context) -> Iterator[Diagnostic]:
    if _shows_new_need(context):
        return
    for outcome in context.policy.outcomes:
        for consequence in outcome.consequences:
            if not isinstance(consequence, Disqualifies) and consequence.until_new_need:
                yield finding(codes.NEW_NEED_UNDATED, consequence.span, name=outcome.name)


def _shows_new_need(context: Context) -> bool:
    """Tell whether some need field is dated, or need is told by events alone."""
    fields = [field for field in context.fields() if field.evidence == "need"]
    if not fields:
        return any(event.evidence == "need" for event in context.policy.events)
    return any(field.dated_by is not None for field in fields)
