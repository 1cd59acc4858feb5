"""The blocks of what a snapshot consists of."""

from typing import assert_never

from policy_engine.base.source import Span
from policy_engine.format.conditions import condition_text
from policy_engine.format.layout import Page
from policy_engine.format.phrases import Phrases, quoted
from policy_engine.syntax.tree.atoms import Name, Words
from policy_engine.syntax.tree.record import (
    Because,
    Column,
    Consequence,
    Disqualifies,
    Event,
    EventColumn,
    Events,
    Everywhere,
    Field,
    Key,
    OnHold,
    Outcome,
    Outcomes,
    People,
    Record,
    RecordItem,
    SpeaksAgainst,
    Spelling,
    TypeExpr,
)


def write_record(page: Page, say: Phrases, block: Record | People) -> None:
    """Write the record's or the people's block."""
    word = say.say(block.kind) if isinstance(block, Record) else say.say("_people")
    head = word if block.label is None else f"{word} {say.text(block.label)}"
    page.line(0, head, *head_places(block.span, block.label))
    for item in block.items:
        _write_item(page, say, item)


def head_places(span: Span, *further: Words | Name | None) -> list[Span]:
    """Return the places that a statement's first line tells: its first word and what follows on the line."""
    return [Span(span.file, span.start, span.start), *(each.span for each in further if each is not None)]


def _write_item(page: Page, say: Phrases, item: RecordItem) -> None:
    match item:
        case Key(name=name, column=column, span=span):
            page.line(1, f"{say.say('_key')} {name.text}", *head_places(span, name))
            _write_column(page, say, column)
        case Field():
            _write_field(page, say, item)
        case Everywhere(spellings=spellings, span=span):
            page.line(1, say.say("everywhere", say.values(spellings)), span)
        case _:
            assert_never(item)


def _write_column(page: Page, say: Phrases, column: Column | None) -> None:
    if column is not None:
        head = f"{say.say('_column')} {quoted(column.name.text)}"
        text = head if column.format is None else f"{head} {say.say('format', quoted(column.format.text))}"
        page.line(2, text, column.span)


def _write_field(page: Page, say: Phrases, field: Field) -> None:
    head = f"{say.say(field.evidence)} {field.name.text} {type_text(say, field.type)}"
    places = [*head_places(field.span, field.name), field.type.span]
    if field.label is None:
        page.line(1, head, *places)
    elif field.type.values:  # the values fill the line
        page.line(1, head, *places)
        page.line(2, say.text(field.label), field.label.span)
    else:
        page.line(1, f"{head} {say.text(field.label)}", *places, field.label.span)
    _write_column(page, say, field.column)
    if field.values:
        _write_spellings(page, say, field.values)
    if field.dated_by is not None:
        page.line(2, say.say("dated", quoted(field.dated_by.text)), field.dated_by.span)
    if field.denied_by:
        page.line(2, say.say("denied", say.values(field.denied_by)), *(each.span for each in field.denied_by))
    if field.unknown_when:
        page.line(2, say.say("unknown_when", say.values(field.unknown_when)), *(s.span for s in field.unknown_when))
    if field.empty_means is not None:
        page.line(2, say.say("empty", say.value(field.empty_means)), field.empty_means.span)
    if field.fresh_for is not None:
        page.line(2, say.say("fresh", say.duration(field.fresh_for)), field.fresh_for.span)
    if field.filled_by is not None:
        page.line(2, say.say("filled", field.filled_by.text), field.filled_by.span)
    write_because(page, say, 2, field.because)


def _write_spellings(page: Page, say: Phrases, values: tuple[Spelling, ...]) -> None:
    each = [f"{say.value(spelling.value)} {say.values(spelling.spellings)}" for spelling in values]
    page.line(2, f"{say.say('_values')} {'; '.join(each)}", *(spelling.span for spelling in values))


def type_text(say: Phrases, type_: TypeExpr) -> str:
    """Return a type's text."""
    if type_.values:
        return say.say(f"type_{type_.keyword.replace(' ', '_')}", say.values(type_.values))
    if type_.unit is not None:
        return say.say("type_number", type_.unit)
    return say.say(f"type_{type_.keyword.replace('/', '_')}")


def write_because(page: Page, say: Phrases, depth: int, because: Because | None) -> None:
    """Write ``because "…" see "…"``."""
    if because is not None:
        see = [quoted(because.see.text)] if because.see is not None else []
        page.line(depth, say.say("because", say.text(because.text), *see), because.span)


def write_owners(page: Page, say: Phrases, depth: int, owners: tuple[Name, ...]) -> None:
    """Write ``owner sales`` or ``owners marketing, sales``."""
    if owners:
        word = say.say("_owners", choice=0 if len(owners) == 1 else -1)
        page.line(depth, f"{word} {say.values(owners)}", *(owner.span for owner in owners))


# ---- events


def write_events(page: Page, say: Phrases, block: Events) -> None:
    """Write the events' block."""
    page.line(0, say.say("_events"), *head_places(block.span))
    for item in block.items:
        if isinstance(item, EventColumn):
            _write_event_column(page, say, item)
        else:
            _write_event(page, say, item)


def _write_event_column(page: Page, say: Phrases, column: EventColumn) -> None:
    text = f"{say.say('_column')} {say.say(f'role_{column.role}')} {quoted(column.name.text)}"
    page.line(1, text, column.span)


def _write_event(page: Page, say: Phrases, event: Event) -> None:
    head = f"{say.say(event.evidence)} {say.values(event.names)}"
    if event.attributes:
        each = [f"{attribute.name.text} {type_text(say, attribute.type)}" for attribute in event.attributes]
        joined = f" {say.say('_and')} ".join(each)
        head += f" {say.say('_with')} {joined}"
    if event.label is not None:
        head += f" {say.text(event.label)}"
    places = (*event.names, *(attribute.name for attribute in event.attributes), event.label)
    page.line(1, head, *head_places(event.span, *places), *(a.type.span for a in event.attributes))
    if event.recorded_as:
        page.line(2, say.say("recorded", say.values(event.recorded_as)), *(s.span for s in event.recorded_as))
    if event.sources:
        page.line(2, say.say("derived", say.values(event.sources)), *(source.span for source in event.sources))
    if event.condition is not None:
        page.line(2, say.say("while_", condition_text(say, event.condition)), event.condition.span)
    write_owners(page, say, 2, event.owners)
    write_because(page, say, 2, event.because)
    if event.until is not None:
        page.line(2, say.say("until", event.until.text), event.until.span)


# ---- outcomes


def write_outcomes(page: Page, say: Phrases, block: Outcomes) -> None:
    """Write the outcomes' block; kinds and names stand in columns."""
    page.line(0, say.say("_outcomes"), *head_places(block.span))
    outcomes = [item for item in block.items if isinstance(item, Outcome)]
    kinds = max((len(_kind(say, outcome)) for outcome in outcomes), default=0) + 2
    names = max((len(outcome.name.text) for outcome in outcomes if _in_one_line(outcome)), default=0) + 2
    for item in block.items:
        if isinstance(item, EventColumn):
            _write_event_column(page, say, item)
        else:
            _write_outcome(page, say, item, kinds, names)


def _kind(say: Phrases, outcome: Outcome) -> str:
    return say.say(outcome.kind.replace(" ", "_"))


def _in_one_line(outcome: Outcome) -> bool:
    return outcome.label is None and bool(outcome.recorded_as)


def _write_outcome(page: Page, say: Phrases, outcome: Outcome, kinds: int, names: int) -> None:
    head = f"{_kind(say, outcome):{kinds}}{outcome.name.text}"
    places = head_places(outcome.span, outcome.name, outcome.label)
    recorded = say.say("recorded", say.values(outcome.recorded_as)) if outcome.recorded_as else ""
    spans = [spelling.span for spelling in outcome.recorded_as]
    if _in_one_line(outcome):
        page.line(1, f"{_kind(say, outcome):{kinds}}{outcome.name.text:{names}}{recorded}", *places, *spans)
    else:
        label = "" if outcome.label is None else f" {say.text(outcome.label)}"
        page.line(1, head + label, *places)
        if recorded:
            page.line(2, recorded, *spans)
    for consequence in outcome.consequences:
        page.line(2, _consequence(say, consequence), consequence.span)


def _consequence(say: Phrases, consequence: Consequence) -> str:
    match consequence:
        case SpeaksAgainst(criterion=criterion, duration=duration, until_new_need=until):
            parts = [criterion.text, say.duration(duration)]
            return say.say("speaks_against", *parts, *_until(say, until))
        case OnHold(duration=duration, until_new_need=until):
            return say.say("on_hold", say.duration(duration), *_until(say, until))
        case Disqualifies():
            return say.say("disqualifies")
        case _:
            assert_never(consequence)


def _until(say: Phrases, until_new_need: bool) -> list[str]:
    return [say.say("until_new_need")] if until_new_need else []
