"""Sales' no must not promote, and what lasts until new need must be able to see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Span
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.conditions import Condition, CriterionRef, DimensionRef, Not
from policy_engine.model.nodes.record import Disqualifies, Outcome, SpeaksAgainst
from policy_engine.model.reach import Kind, Ref
from policy_engine.model.walk import parts

_Visit = tuple[Condition, bool, Span | None]
"""A condition, whether its being not met promotes, and the outermost name from which on it does."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """What names stand for, as far as it leads to a contradicted criterion."""

    context: Context
    leading: set[Ref]

    def of(self, name: CriterionRef | DimensionRef) -> tuple[Condition, ...]:
        """Return a criterion's condition, or a dimension's criteria."""
        if isinstance(name, CriterionRef):
            criterion = self.context.definitions.criteria.get(name.name)
            leads = Ref(Kind.CRITERION, name.name) in self.leading
            return (criterion.condition,) if criterion is not None and leads else ()
        dimension = self.context.definitions.dimensions.get(name.name)
        criteria = () if dimension is None else dimension.criteria
        return tuple(CriterionRef(c, name.span) for c in criteria if Ref(Kind.CRITERION, c) in self.leading)


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
    inside = _Inside(context, _leading_to(context, against))
    for site, criterion in dict.fromkeys(_promoting_names(context, inside)):
        for outcome, consequence in against.get(criterion, ()):
            yield finding(
                codes.REJECTION_PROMOTES,
                site,
                labels=[(consequence.span, "it speaks against it here")],
                outcome=outcome.name,
                criterion=criterion,
            )


def _leading_to(context: Context, criteria: Iterable[str]) -> set[Ref]:
    """Return the criteria and dimensions through which one of ``criteria`` is reached, these included."""
    users: dict[Ref, list[Ref]] = {}
    policy = context.policy
    names = [Ref(Kind.CRITERION, c.name) for c in policy.criteria] + [
        Ref(Kind.DIMENSION, d.name) for d in policy.dimensions
    ]
    for name in names:
        for used in context.definitions.named_in(name):
            users.setdefault(used, []).append(name)
    leading: set[Ref] = set()
    stack = [Ref(Kind.CRITERION, criterion) for criterion in criteria]
    while stack:
        name = stack.pop()
        if name not in leading:
            leading.add(name)
            stack.extend(users.get(name, ()))
    return leading


def _promoting_names(context: Context, inside: _Inside) -> Iterator[tuple[Span, str]]:
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
            stack.extend((inner, promotes, here) for inner in reversed(inside.of(condition)))
        else:
            stack.extend((inner, promotes, site) for inner in reversed(parts(condition)))


def _roots(context: Context) -> list[_Visit]:
    """Return what decides. A stage's condition promotes by being met; so does that of ``unless``."""
    policy = context.policy
    roots: list[_Visit] = [(s.condition, False, None) for s in policy.stages if s.condition is not None]
    roots += [(blocker.when.condition, not blocker.when.unless, None) for blocker in policy.blockers]
    return roots[::-1]


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
