"""What decides nothing: dimensions and criteria outside every stage, and what nothing rests on."""

from collections.abc import Iterator

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Code, Diagnostic, finding
from policy_engine.base.source import Span
from policy_engine.model.checks.context import Context
from policy_engine.model.nodes.record import Disqualifies, OnHold, SpeaksAgainst
from policy_engine.model.nodes.rules import Always, LearningNeverLowers, MoreNeverLowers, Never
from policy_engine.model.reach import Kind, Ref, refs_of


def check(context: Context) -> Iterator[Diagnostic]:
    """Find what is unused. A library alone is for others to use; a used one may hold more than is needed."""
    if context.policy.is_library or not context.policy.stages:
        return
    yield from _rules(context)
    yield from _declared(context)


def _rules(context: Context) -> Iterator[Diagnostic]:
    reached = context.definitions.reached(_deciding(context))
    for dimension in context.policy.dimensions:
        unused = [name for name in dimension.criteria if Ref(Kind.CRITERION, name) not in reached]
        if Ref(Kind.DIMENSION, dimension.name) in reached or not dimension.criteria:
            continue
        yield finding(codes.DIMENSION_UNUSED, dimension.span, name=dimension.name)
        if len(unused) < len(dimension.criteria):
            for name in unused:
                span = context.definitions.criteria[name].span
                yield finding(codes.CRITERION_UNUSED, span, name=name, dimension=dimension.name)


def _deciding(context: Context) -> Iterator[Ref]:
    for stage in context.policy.stages:
        yield from refs_of(stage.condition)
    for blocker in context.policy.blockers:
        yield from refs_of(blocker.when.condition)


def _declared(context: Context) -> Iterator[Diagnostic]:
    policy = context.policy
    reached = context.definitions.reached(_any_use(context))
    people = () if policy.people is None else policy.people.fields
    declared: list[tuple[Code, Kind, str, Span]] = [
        *((codes.FIELD_UNUSED, Kind.FIELD, field.name, field.span) for field in policy.record.fields),
        *((codes.FIELD_UNUSED, Kind.PERSON_FIELD, field.name, field.span) for field in people),
        *((codes.EVENT_UNUSED, Kind.EVENT, event.name, event.span) for event in policy.events),
        *((codes.SETTING_UNUSED, Kind.SETTING, setting.name, setting.span) for setting in policy.settings),
    ]
    for code, kind, name, span in declared:
        if Ref(kind, name) not in reached and span.file == policy.span.file:
            yield finding(code, span, name=name)


def _any_use(context: Context) -> Iterator[Ref]:
    """Yield everything that rules and guarantees name, unused criteria included: they have their own finding.

    What an unused event is made from is left to the event's own finding as well.
    """
    yield from _deciding(context)
    for criterion in context.policy.criteria:
        yield Ref(Kind.CRITERION, criterion.name)
    for event in context.policy.events:
        yield from context.definitions.named_in(Ref(Kind.EVENT, event.name))
    for guarantee in context.policy.guarantees:
        match guarantee.promise:
            case Never(when=when) | Always(when=when):
                yield from refs_of(when.condition)
            case MoreNeverLowers(event=str(name)):
                yield Ref(Kind.EVENT, name)
            case LearningNeverLowers(field=field, of_people=of_people):
                yield Ref(Kind.PERSON_FIELD if of_people else Kind.FIELD, field)
            case MoreNeverLowers(evidence=evidence):
                yield from (
                    Ref(Kind.EVENT, event.name) for event in context.policy.events if event.evidence == evidence
                )
    if any(act.until_new_need for act in _lasting(context)):
        yield from _need(context)


def _lasting(context: Context) -> Iterator[SpeaksAgainst | OnHold]:
    for outcome in context.policy.outcomes:
        yield from (act for act in outcome.consequences if not isinstance(act, Disqualifies))


def _need(context: Context) -> Iterator[Ref]:
    """Yield all need evidence: any of it can end what lasts until new need."""
    people = () if context.policy.people is None else context.policy.people.fields
    yield from (Ref(Kind.FIELD, field.name) for field in context.policy.record.fields if field.evidence == "need")
    yield from (Ref(Kind.PERSON_FIELD, field.name) for field in people if field.evidence == "need")
    yield from (Ref(Kind.EVENT, event.name) for event in context.policy.events if event.evidence == "need")
