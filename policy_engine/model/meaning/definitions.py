"""The canonical form of each definition, others being named and not repeated."""

from dataclasses import asdict
from typing import assert_never

from policy_engine.model.meaning.canonical import Json, condition_form, type_form, unordered, value_form
from policy_engine.model.nodes.policy import Policy
from policy_engine.model.nodes.record import (
    Consequence,
    Disqualifies,
    Event,
    EventColumns,
    Field,
    Key,
    OnHold,
    Outcome,
    SpeaksAgainst,
)
from policy_engine.model.nodes.rules import (
    Always,
    Blocker,
    Criterion,
    Dimension,
    Guarantee,
    LearningNeverLowers,
    MoreNeverLowers,
    Never,
    Setting,
    Stage,
    When,
)
from policy_engine.syntax.tree.conditions import Quantity
from policy_engine.values.texts import match_form


def spellings_form(texts: tuple[str, ...]) -> Json:
    """Return spellings in the form in which they are compared."""
    return unordered(match_form(text) for text in texts)


def field_form(field: Field) -> Json:
    """Return how a field is read, and the claim of its class."""
    return {
        "name": field.name,
        "evidence": field.evidence,
        "type": type_form(field.type),
        "column": field.column,
        "format": field.format,
        "spellings": unordered([value, spellings_form(others)] for value, others in field.spellings if others),
        "dated by": field.dated_by,
        "denied by": denied_form(field),
        "unknown when": spellings_form(field.unknown_when),
        "empty means": value_form(field.empty_means),
        "filled by": field.filled_by,
        "fresh for": field.fresh_days,
    }


def denied_form(field: Field) -> Json:
    """Return the values that deny a need."""
    return unordered(value_form(value) for value in field.denied_by)


def event_form(event: Event) -> Json:
    """Return how an event is recorded, or what it is made from."""
    return {
        "name": event.name,
        "evidence": event.evidence,
        "recorded as": spellings_form(event.recorded_as),
        "attributes": unordered([attribute.name, type_form(attribute.type)] for attribute in event.attributes),
        "from": unordered(event.sources),
        "while": None if event.condition is None else condition_form(event.condition),
        "until": event.until,
    }


def setting_form(setting: Setting) -> Json:
    """Return a setting's values; how its arms are grouped means nothing."""
    return {
        "name": setting.name,
        "kind": setting.kind,
        "type": type_form(setting.type),
        "value": value_form(setting.value),
        "by": setting.by,
        "arms": unordered([label, value_form(arm.value)] for arm in setting.arms for label in arm.when),
        "otherwise": value_form(setting.otherwise),
    }


def criterion_form(criterion: Criterion, contradictions: list[tuple[Outcome, SpeaksAgainst]]) -> Json:
    """Return a criterion's condition, and the rejections that make it not met."""
    against = ([outcome.name, _recorded(outcome), _effect(act)] for outcome, act in contradictions)
    return {
        "name": criterion.name,
        "when": condition_form(criterion.condition),
        "contradicted by": unordered(list[Json](one) for one in against),
    }


def dimension_form(dimension: Dimension) -> Json:
    """Return how many of which criteria make a dimension met."""
    match dimension.quantity:
        case Quantity.ALL:
            number = len(dimension.criteria)
        case Quantity.ANY:
            number = 1
        case Quantity.AT_LEAST:
            number = dimension.number
        case _:
            assert_never(dimension.quantity)
    return {"name": dimension.name, "at least": number, "criteria": unordered(dimension.criteria)}


def blocker_form(blocker: Blocker) -> Json:
    """Return when a hold or disqualifier takes effect, and its end."""
    return {
        "name": blocker.name,
        "disqualifies": blocker.disqualifies,
        "when": _when(blocker.when),
        "until": blocker.until,
    }


def stage_form(stage: Stage, above: tuple[str, ...]) -> Json:
    """Return a stage's condition, its way, and the stages that come before it."""
    return {
        "name": stage.name,
        "above": unordered(above),
        "alias": stage.alias,
        "hands over": stage.hands_over,
        "to": stage.to,
        "answer within": stage.answer_within,
        "when": None if stage.condition is None else condition_form(stage.condition),
    }


def guarantee_form(guarantee: Guarantee) -> Json:
    """Return what is promised."""
    promise = guarantee.promise
    match promise:
        case Never():
            return ["never", promise.stage, _when(promise.when)]
        case Always():
            return ["always", promise.at_least, promise.stage, _when(promise.when)]
        case MoreNeverLowers():
            return ["more", promise.evidence, promise.event]
        case LearningNeverLowers():
            return ["learning", promise.field, promise.of_people]
        case _:
            assert_never(promise)


def outcome_form(outcome: Outcome) -> Json:
    """Return how an outcome is recorded, and what follows from it."""
    return {
        "name": outcome.name,
        "kind": outcome.kind,
        "recorded as": _recorded(outcome),
        "consequences": unordered(_consequence(act) for act in outcome.consequences),
    }


def columns_form(columns: EventColumns) -> Json:
    """Return the source's names of an event's parts."""
    return dict(asdict(columns))


def key_form(key: Key | None) -> Json:
    """Return where a key is read."""
    return None if key is None else key.column


def surroundings(policy: Policy) -> Json:
    """Return what every rule rests on: the time zone, and what is unknown everywhere."""
    return {"time zone": policy.time_zone, "unknown everywhere": spellings_form(policy.everywhere_unknown)}


def _when(when: When) -> Json:
    return ["unless" if when.unless else "when", condition_form(when.condition)]


def _recorded(outcome: Outcome) -> Json:
    return spellings_form(outcome.recorded_as)


def _effect(act: SpeaksAgainst | OnHold) -> Json:
    return [act.days, act.until_new_need]


def _consequence(act: Consequence) -> Json:
    match act:
        case SpeaksAgainst():
            return ["speaks against", act.criterion, _effect(act)]
        case OnHold():
            return ["on hold", _effect(act)]
        case Disqualifies():
            return ["disqualifies"]
        case _:
            assert_never(act)
