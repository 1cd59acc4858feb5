"""Whole rules as sentences: criteria, dimensions, holds, disqualifiers, stages, derived events."""

from policy_engine.ir.nodes.conditions import InEffect
from policy_engine.ir.nodes.policy import Blocker, Criterion, DerivedEvent, Dimension, Stage
from policy_engine.sentences.conditions import tell
from policy_engine.sentences.phrase import Phrase
from policy_engine.sentences.wording import Wording
from policy_engine.values.days import day_text


def capital(text: str) -> str:
    """The text with a capital at its start, parentheses passed over."""
    at = len(text) - len(text.lstrip("("))
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def criterion(rule: Criterion, wording: Wording) -> str:
    """When a criterion is met, and which rejections speak against it."""
    sentence = tell(rule.condition, wording).text
    for effect in rule.contradicted_by:
        sentence = wording.table.say(
            "criterion.contradicted",
            condition=sentence,
            outcome=wording.name(effect.outcome),
            long=_how_long(effect, wording),
        )
    return capital(sentence)


def _how_long(effect: InEffect, wording: Wording) -> str:
    if effect.days is None:
        return wording.table.say("ever")
    key = "until_need" if effect.until_new_need else "days_long"
    return wording.table.say(key, days=wording.table.days(str(effect.days)))


def dimension(rule: Dimension, wording: Wording) -> str:
    """When a dimension is met."""
    return capital(tell(rule.condition, wording).text)


def blocker(rule: Blocker, wording: Wording) -> str:
    """When a hold or disqualifier takes effect."""
    kind = "disqualifier" if rule.disqualifies else "hold"
    condition: Phrase = tell(rule.condition, wording)
    text = condition.closed() if rule.unless else condition.text
    sentence = wording.table.say(f"{kind}.{'unless' if rule.unless else 'when'}", condition=text)
    if rule.until is not None:
        sentence = wording.table.say("rule.until", sentence=sentence, day=day_text(rule.until))
    return capital(sentence)


def stage(rule: Stage, wording: Wording) -> str:
    """When a stage is given, and where the record goes then."""
    say = wording.table.say
    answer = ""
    if rule.answer_within is not None:
        answer = say("stage.answer", days=wording.table.days(str(rule.answer_within)))
    key = "stage.hand_over" if rule.hands_over else "stage.keep"
    route = say(key, record=wording.record, to=rule.to, answer=answer)
    if rule.condition is None:
        return capital(say("stage.otherwise", stage=wording.name(rule.name), route=route))
    condition = tell(rule.condition, wording).text
    return capital(say("stage", stage=wording.name(rule.name), condition=condition, route=route))


def derived(event: DerivedEvent, wording: Wording) -> str:
    """What a derived event is made of, and while what holds."""
    say = wording.table.say
    sources = []
    for source in event.sources:
        name = wording.name(source.event)
        if source.guard is not None:
            name = say("derived", event=name, guard=tell(source.guard, wording).closed())
        sources.append(name)
    listed = wording.listed(sources, "or_last")
    return capital(say("derived.only", name=wording.name(event.name), sources=listed))
