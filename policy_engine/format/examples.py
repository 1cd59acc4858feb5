"""Examples."""

from typing import assert_never

from policy_engine.format.layout import Page
from policy_engine.format.phrases import Phrases, quoted
from policy_engine.format.record import head_places
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD
from policy_engine.syntax.tree.atoms import String
from policy_engine.syntax.tree.examples import (
    Example,
    Expectation,
    ExpectChange,
    ExpectDisqualified,
    ExpectNoChange,
    ExpectOnHold,
    ExpectStage,
    ExpectState,
    Given,
    GivenEvent,
    GivenField,
    GivenNoData,
    GivenPerson,
    GivenSet,
    Step,
)


def write_example(page: Page, say: Phrases, example: Example) -> None:
    """Write an example."""
    head = f"{say.say('_example')} {say.text(example.title)}"
    like = None
    if example.like is not None:
        head, like = f"{head} {say.say('like', quoted(example.like.text))}", example.like.span
    page.line(0, head, *head_places(example.span, example.title), like)
    for step in example.steps:
        _write_step(page, say, step)


def _write_step(page: Page, say: Phrases, step: Step) -> None:
    page.line(1, say.say("_on_day", step.day.text), *head_places(step.span), step.day.span)
    for facts in step.facts:
        page.line(2, f"- {', '.join([_given(say, fact) for fact in facts])}", facts[0].span.to(facts[-1].span))
    for expectation in step.expectations:
        page.line(2, _expectation(say, expectation), expectation.span)


def _given(say: Phrases, given: Given) -> str:
    match given:
        case GivenField() | GivenSet():
            text = _given_value(say, given)
            return text if given.person is None else say.say("given_person", quoted(given.person.text), text)
        case GivenPerson(person=person):
            return say.say("given_person", quoted(person.text))
        case GivenNoData(people=people):
            return say.say("given_no_people" if people else "given_no_events")
        case GivenEvent():
            return _given_event(say, given)
        case _:
            assert_never(given)


def _given_value(say: Phrases, given: GivenField | GivenSet) -> str:
    name, undated = given.name.text, [say.say("undated")] if given.undated else []
    if isinstance(given, GivenSet):
        if not given.values:
            return say.say("given_empty_set", name, *undated)
        values = f" {say.say('_and')} ".join([say.value(value) for value in given.values])
        return say.say("given_set", name, values, *undated)
    if given.value is None:
        return say.say("given_unknown", name)
    return say.say("given_value", name, say.value(given.value), *undated)


def _given_event(say: Phrases, given: GivenEvent) -> str:
    parts = [given.name.text] if given.number == 1 else [str(given.number), given.name.text]
    parts += _by(say, given.by)
    if given.attributes:
        each = [f"{name.text} {say.value(value)}" for name, value in given.attributes]
        joined = f" {say.say('_and')} ".join(each)
        parts.append(f"{say.say('_with')} {joined}")
    return " ".join(parts)


def _by(say: Phrases, person: String | None) -> list[str]:
    return [say.say("given_by", quoted(person.text))] if person is not None else []


def _expectation(say: Phrases, expected: Expectation) -> str:
    match expected:
        case ExpectStage(stage=stage):
            return say.say("expect_stage", stage.text)
        case ExpectState(name=name, state=state):
            return say.say(f"expect_{state.replace(' ', '_')}", name.text)
        case ExpectDisqualified(by=by):
            return say.say("expect_disqualified", *([say.say("expect_by", by.text)] if by is not None else []))
        case ExpectOnHold(by=by, otherwise=otherwise):
            text = say.say("expect_on_hold", *([say.say("expect_by", by.text)] if by is not None else []))
            return text if otherwise is None else f"{text}{say.say('expect_else', otherwise.text)}"
        case ExpectChange(day=day, stage=stage):
            return say.say("expect_change", day.text, _becomes(say, stage.text))
        case ExpectNoChange():
            return say.say("expect_no_change")
        case _:
            assert_never(expected)


def _becomes(say: Phrases, stage: str) -> str:
    """Return what a stage is called; the built-in ones have words of their own."""
    words = {DISQUALIFIED: "becomes_disqualified", ON_HOLD: "becomes_on_hold"}
    return say.say(words[stage]) if stage in words else stage
