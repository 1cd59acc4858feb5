"""Settings, dimensions, criteria, holds, disqualifiers, stages, guarantees."""

from typing import assert_never

from policy_engine.base.source import Span
from policy_engine.format.conditions import write_promise, write_when
from policy_engine.format.layout import Page
from policy_engine.format.phrases import Phrases, quoted
from policy_engine.format.record import head_places, write_because, write_owners
from policy_engine.syntax.tree.atoms import Words
from policy_engine.syntax.tree.conditions import Quantity
from policy_engine.syntax.tree.rules import (
    Always,
    Blocker,
    Criterion,
    Dimension,
    Guarantee,
    HandOver,
    LearningNeverLowers,
    MoreNeverLowers,
    Never,
    Setting,
    SettingValue,
    Stage,
)


def write_setting(page: Page, say: Phrases, setting: Setting) -> None:
    """Write a setting, its value beside its title unless owners stand between them."""
    head = f"{say.say('_setting')} {setting.name.text} {say.text(setting.label)}"
    if setting.by is not None:
        value, place = say.say("setting_by", setting.by.text), setting.by.span
    elif setting.value is not None:
        value, place = f"{say.say('_is')} {_setting_value(say, setting.value)}", _value_place(setting)
    else:
        value, place = "", setting.span
    places = head_places(setting.span, setting.name, setting.label)
    depth = 1
    if setting.owners:
        page.line(0, head, *places)
        write_owners(page, say, 1, setting.owners)
        page.line(1, value, place)
        depth = 2
    else:
        page.line(0, f"{head} {value}", *places, place)
    for arm in setting.arms:
        values = say.values(arm.values) if arm.values else say.say("_otherwise")
        page.line(depth, f"- {values} {_setting_value(say, arm.value)}", arm.span)


def _setting_value(say: Phrases, value: SettingValue) -> str:
    return f"{say.say('_one_of')} {say.values(value)}" if isinstance(value, tuple) else say.value(value)


def _value_place(setting: Setting) -> Span:
    value = setting.value
    if isinstance(value, tuple):
        return value[0].span.to(value[-1].span)
    return value.span if value is not None else setting.span


def write_dimension(page: Page, say: Phrases, dimension: Dimension) -> None:
    """Write a dimension and its criteria."""
    head = f"{say.say('_dimension')} {dimension.name.text} {say.text(dimension.label)}"
    page.line(0, head, *head_places(dimension.span, dimension.name, dimension.label))
    write_owners(page, say, 1, dimension.owners)
    page.line(1, _quorum(say, dimension), dimension.quorum_span)
    for criterion in dimension.criteria:
        page.gap()
        _write_criterion(page, say, criterion)


def _quorum(say: Phrases, dimension: Dimension) -> str:
    match dimension.quantity:
        case Quantity.ALL:
            return say.say("all_met")
        case Quantity.ANY:
            return say.say("any_met")
        case Quantity.AT_LEAST:
            return say.say("at_least_met", str(dimension.number))
        case _:
            assert_never(dimension.quantity)


def _write_criterion(page: Page, say: Phrases, criterion: Criterion) -> None:
    head = f"{say.say('_criterion')} {criterion.name.text} {say.text(criterion.label)}"
    page.line(1, head, *head_places(criterion.span, criterion.name, criterion.label))
    _write_rule(page, say, 2, criterion)


def write_blocker(page: Page, say: Phrases, blocker: Blocker) -> None:
    """Write a hold or a disqualifier."""
    word = say.say("_disqualifier" if blocker.disqualifies else "_hold")
    head = f"{word} {blocker.name.text} {say.text(blocker.label)}"
    page.line(0, head, *head_places(blocker.span, blocker.name, blocker.label))
    _write_rule(page, say, 1, blocker)
    if blocker.until is not None:
        page.line(1, say.say("until", blocker.until.text), blocker.until.span)


def _write_rule(page: Page, say: Phrases, depth: int, rule: Criterion | Blocker) -> None:
    write_owners(page, say, depth, rule.owners)
    write_when(page, say, depth, rule.when)
    write_because(page, say, depth, rule.because)
    _write_words(page, say, depth, "ask", rule.ask)
    _write_words(page, say, depth, "offer", rule.offer)


def _write_words(page: Page, say: Phrases, depth: int, rule: str, words: Words | None) -> None:
    if words is not None:
        page.line(depth, say.say(rule, say.text(words)), words.span)


def write_stage(page: Page, say: Phrases, stage: Stage) -> None:
    """Write a stage."""
    head = f"{say.say('_stage')} {stage.name.text} {say.text(stage.label)}"
    if stage.alias is not None:
        head += f" {say.say('stage_alias', quoted(stage.alias.text))}"
    alias = stage.alias.span if stage.alias is not None else None
    page.line(0, head, *head_places(stage.span, stage.name, stage.label), alias)
    write_owners(page, say, 1, stage.owners)
    page.line(1, _route(say, stage), stage.route.span)
    if stage.when is not None:
        write_when(page, say, 1, stage.when)
    else:
        page.line(1, say.say("_otherwise"), stage.when_span)


def _route(say: Phrases, stage: Stage) -> str:
    route = stage.route
    if isinstance(route, HandOver):
        within = [say.duration(route.answer_within)] if route.answer_within is not None else []
        return say.say("hand_over", route.to.text, *within)
    return say.say("keep", route.to.text)


def write_guarantee(page: Page, say: Phrases, guarantee: Guarantee) -> None:
    """Write a guarantee."""
    page.line(0, f"{say.say('_guarantee')} {say.text(guarantee.title)}", *head_places(guarantee.span, guarantee.title))
    write_owners(page, say, 1, guarantee.owners)
    promise = guarantee.promise
    match promise:
        case Never(stage=stage, when=when):
            write_promise(page, say, "never", stage, when)
        case Always(stage=stage, at_least=at_least, when=when):
            write_promise(page, say, "always_at_least" if at_least else "always", stage, when)
        case MoreNeverLowers(event=event) if event is not None:
            page.line(1, say.say("more_event", event.text), promise.span)
        case MoreNeverLowers(evidence=evidence):
            page.line(1, say.say("more_class", say.say(evidence or "need")), promise.span)
        case LearningNeverLowers(name=name):
            page.line(1, say.say("learning", name.text), promise.span)
        case _:
            assert_never(promise)
