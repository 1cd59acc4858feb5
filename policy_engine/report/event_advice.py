"""What to do about events and outcomes."""

from collections.abc import Iterator, Mapping, Sequence

from policy_engine.report.findings import Advice, DataReport, EventsReport, TypeReport
from policy_engine.report.paste import recorded_line
from policy_engine.report.spellings import proposed
from policy_engine.report.table import by_name, counted, verb
from policy_engine.report.written import formats_of
from policy_engine.runtime.plan import EventPlan, ReadingPlan
from policy_engine.values.days import day_text
from policy_engine.values.types import DateType


def event_advice(report: DataReport, plan: ReadingPlan) -> Iterator[Advice]:
    """Yield what to do about the events of a report, and about all that is dated too late."""
    events = report.events
    if events is not None:
        if events.asked and not events.records:
            start = "nothing is known of the events of any record, so what rules ask of them stays open"
            yield Advice(f"{start}: give them with `--events FILE`, or in JSON as `events`", events.asked)
        yield from _undeclared(events, {kind.name: kind for kind in plan.events})
        if events.without_type:
            number, column = events.without_type, plan.columns.type
            what = f"{counted(number, 'event')} {verb(number, 'has', 'have')} no type in `{column}`"
            yield Advice(f"{what}: is that the right column?", number)
        yield from _moments(events.types)
        yield from _persons(events.types, plan.columns.person)
    yield from _later(report)


def _undeclared(events: EventsReport, plans: Mapping[str, EventPlan]) -> Iterator[Advice]:
    texts: dict[str, list[str]] = {}
    gains: dict[str, int] = {}
    for seen in proposed(events.undeclared.kept):
        if seen.near is not None:
            texts.setdefault(seen.near.value, []).append(seen.text)
            gains[seen.near.value] = gains.get(seen.near.value, 0) + seen.times
    for name, gain in gains.items():
        # Of events that are declared together, none can have spellings; the plan does not tell which are.
        together = len(plans[name].recorded_as) == 1 and not plans[name].is_outcome
        alone = ", in a statement of its own" if together else ""
        what = f"{counted(gain, 'event')} of undeclared types {verb(gain, 'resembles', 'resemble')} `{name}`"
        sentence = f"{what}: if {verb(gain, 'it is one', 'they are such')}, say how it is recorded{alone}"
        yield Advice(sentence, gain, name, recorded_line(plans[name], texts[name]), True)
    rest = events.undeclared.total - sum(gains.values())
    if rest:
        what = (
            f"{counted(rest, 'event')} of other undeclared types"
            if gains
            else f"{counted(rest, 'event')} of undeclared types"
        )
        yield Advice(f"{what} {verb(rest, 'has', 'have')} no effect: declare what should have one", rest // 2)


def _moments(types: Sequence[TypeReport]) -> Iterator[Advice]:
    without = {kind.name: kind.no_moment for kind in types if kind.no_moment}
    if without:
        number = sum(without.values())
        formats = formats_of(DateType(), [seen.text for kind in types for seen in kind.moments.kept])
        written = f", written {formats[0]}" if len(formats) == 1 else ""
        what = f"{counted(number, 'event')} {verb(number, 'has', 'have')} no valid moment{written}, and so no effect"
        yield Advice(f"{what}: write YYYY-MM-DD, alone or with a time ({by_name(without)})", number)


def _persons(types: Sequence[TypeReport], column: str) -> Iterator[Advice]:
    strangers = {kind.name: kind.by_strangers for kind in types if kind.by_strangers}
    if strangers:
        number = sum(strangers.values())
        near = sum(kind.near_people for kind in types)
        nearly = f"; {near} of them but for capitals or blanks, and keys compare exactly" if near else ""
        what = (
            f"{counted(number, 'event')} {verb(number, 'is', 'are')} by somebody who is not among the record's people"
        )
        yield Advice(f"{what}{nearly}: add them, or correct `{column}` ({by_name(strangers)})", number)
    nobody = {kind.name: kind.by_nobody for kind in types if kind.by_nobody}
    if nobody:
        number = sum(nobody.values())
        what = f"{counted(number, 'event')} {verb(number, 'names', 'name')} no person, though a rule asks who did it"
        yield Advice(f"{what}: fill `{column}` ({by_name(nobody)})", number)


def _later(report: DataReport) -> Iterator[Advice]:
    later = {field.name: field.later for field in report.fields if field.later}
    later |= {kind.name: kind.later for kind in (report.events.types if report.events else ()) if kind.later}
    if later:
        number = sum(later.values())
        what = f"{counted(number, 'value')} or events are" if number > 1 else "1 value or event is"
        when = f"dated later than {day_text(report.as_of)}, and not seen"
        sentence = f"{what} {when}: right for a day in the past, else correct the dates ({by_name(later)})"
        yield Advice(sentence, number // 2)
