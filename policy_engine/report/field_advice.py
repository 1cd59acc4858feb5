"""What to do about fields: lines for the policy field by field, corrections of the data all together."""

from collections.abc import Iterator, Mapping, Sequence

from policy_engine.report.field_tally import FieldTally
from policy_engine.report.findings import Advice, DataReport, FieldReport, Seen, Whose
from policy_engine.report.paste import (
    column_line,
    declared_spellings,
    everywhere_line,
    unknown_line,
    values_line,
)
from policy_engine.report.placeholders import unknown_spellings
from policy_engine.report.spellings import proposed
from policy_engine.report.table import by_name, counted, several, verb
from policy_engine.report.written import formats_of
from policy_engine.runtime.plan import FieldPlan, ReadingPlan
from policy_engine.values.texts import clean, match_form
from policy_engine.values.types import DateType, IntegerType, NumberType

Tallies = Mapping[str, FieldTally]


def field_advice(report: DataReport, plan: ReadingPlan, tallies: Tallies) -> Iterator[Advice]:
    """Yield what to do about the fields of a report."""
    yield from _unknown_everywhere(report, plan, tallies)
    to_correct: dict[str, int] = {}
    to_declare: dict[str, int] = {}
    for field in report.fields:
        tally = tallies[field.name]
        nothing = {seen.text for seen in unknown_spellings(field, tally.plan)}
        yield from _near_values(field, tally.plan, nothing, to_declare)
        yield from _formats(field, tally, nothing, to_correct)
    yield from _corrections(to_correct, to_declare)
    yield from _dates(report.fields, tallies)
    yield from _texts(report.fields)


def _unknown_everywhere(report: DataReport, plan: ReadingPlan, tallies: Tallies) -> Iterator[Advice]:
    """Yield a line for what says that nothing is known, and lines of fields where it is a value elsewhere."""
    declared = declared_spellings(plan)
    everywhere: dict[str, str] = {}
    gains: dict[str, int] = {}
    for field in report.fields:
        own = tallies[field.name].plan
        here = []
        for seen in unknown_spellings(field, own):
            if match_form(seen.text) in declared:
                here.append(seen)
            else:
                everywhere.setdefault(match_form(seen.text), seen.text)
                gains[field.name] = gains.get(field.name, 0) + seen.times
        if here and field.whose is not Whose.EVENT:
            gain = sum(seen.times for seen in here)
            line = unknown_line(own, plan.everywhere_unknown, [seen.text for seen in here])
            yield Advice(_say_nothing(gain, [field.name]), gain, own.name, line, True)
    if everywhere:
        gain = sum(gains.values())
        line = everywhere_line(sorted(everywhere.values()))
        yield Advice(_say_nothing(gain, list(gains)), gain, plan.kind, line, True)


def _say_nothing(number: int, fields: Sequence[str]) -> str:
    said = f"{counted(number, 'value')} of {several(fields)} {verb(number, 'says', 'say')}"
    return f"{said} that nothing is known: let {verb(number, 'it', 'them')} mean unknown"


def _near_values(field: FieldReport, own: FieldPlan, nothing: set[str], rest: dict[str, int]) -> Iterator[Advice]:
    """Yield the ``values`` clause that takes in what resembles a declared value; what does not is noted in ``rest``."""
    left = [seen for seen in field.others.kept if seen.text not in nothing]
    # Attributes have no clauses.
    near = proposed(left) if field.whose is not Whose.EVENT else []
    gain = sum(seen.times for seen in near)
    number = sum(seen.times for seen in left) + field.others.left_out - gain
    if number:
        rest[field.name] = number
    if near:
        more: dict[str, list[str]] = {}
        for seen in near:
            if seen.near is not None:
                more.setdefault(seen.near.value, []).append(seen.text)
        what = f"{counted(gain, 'value')} of `{field.name}` {verb(gain, 'resembles', 'resemble')} a declared one"
        sentence = f"{what}: if {verb(gain, 'it means', 'they mean')} just that, say so"
        yield Advice(sentence, gain, own.name, values_line(own, more), True)


def _formats(field: FieldReport, tally: FieldTally, nothing: set[str], rest: dict[str, int]) -> Iterator[Advice]:
    """Yield the format that all invalid values follow; where there is none, they are noted in ``rest``."""
    seen = [one for one in field.invalid_values.kept if clean(one.text) not in nothing]
    number = sum(one.times for one in seen) + field.invalid_values.left_out
    if not number:
        return
    formats = _agreed(field, tally, seen)
    what = f"{counted(number, 'value')} of `{field.name}` {verb(number, 'is', 'are')} written"
    if len(formats) == 1:
        line = column_line(tally.plan.column, formats[0])
        yield Advice(f"{what} {formats[0]}: say so", number, tally.plan.name, line)
    elif formats:
        yield Advice(f"{what} {' or '.join(formats)}: say which it is with `as`, after `column`", number)
    else:
        rest[field.name] = number


def _agreed(field: FieldReport, tally: FieldTally, seen: Sequence[Seen]) -> list[str]:
    """Return the formats that read all invalid values and leave the valid ones what they are."""
    if field.whose is Whose.EVENT or field.invalid_values.left_out or not seen:
        return []
    valid = field.asked - field.missing - field.invalid - field.assumed
    match tally.plan.type:
        case DateType():
            harmed = valid > 0
        case NumberType() | IntegerType():
            harmed = tally.not_grouped > 0 or (tally.plan.format is not None and valid > 0)
        case _:
            return []
    return [] if harmed else formats_of(tally.plan.type, (one.text for one in seen))


def _corrections(to_correct: Mapping[str, int], to_declare: Mapping[str, int]) -> Iterator[Advice]:
    if to_correct:
        number = sum(to_correct.values())
        what = f"{counted(number, 'value')} {verb(number, 'is', 'are')} not of the field's type, and so unknown"
        yield Advice(f"{what}: correct {verb(number, 'it', 'them')} ({by_name(to_correct)})", number)
    if to_declare:
        number = sum(to_declare.values())
        what = f"{counted(number, 'value')} {verb(number, 'equals', 'equal')} no declared one"
        sentence = f"{what}: declare what rules should tell apart ({by_name(to_declare)})"
        yield Advice(sentence, number // 2)


def _dates(fields: Sequence[FieldReport], tallies: Tallies) -> Iterator[Advice]:
    for field in fields:
        if field.undated:
            column = tallies[field.name].plan.dated_by
            how = f"fill `{column}`" if column is not None else 'name the column of dates with `dated by "…"`'
            number = field.undated
            what = f"{counted(number, 'value')} of `{field.name}` {verb(number, 'has', 'have')} no valid date"
            sentence = (
                f"{what}, and so {verb(number, 'counts', 'count')} as unknown: {how}, or give the day of the export"
            )
            yield Advice(f"{sentence} with `--observed-on`", number)
    wrong = {field.name: field.invalid_dates for field in fields if field.invalid_dates}
    if wrong:
        number = sum(wrong.values())
        what = f"{counted(number, 'date')} of observations cannot be read"
        yield Advice(f"{what}: write YYYY-MM-DD, alone or with a time ({by_name(wrong)})", number)
    torn = {field.name: field.contradictory for field in fields if field.contradictory}
    if torn:
        number = sum(torn.values())
        what = f"{counted(number, 'time')} a field has several values at one moment, and so none"
        yield Advice(f"{what}: correct them, or give them their times of day ({by_name(torn)})", number)


def _texts(fields: Sequence[FieldReport]) -> Iterator[Advice]:
    near = {field.name: field.near_texts.total for field in fields if field.near_texts.total}
    if near:
        number = sum(near.values())
        what = f"{counted(number, 'text')} {verb(number, 'differs', 'differ')} only in capitals or blanks from one"
        sentence = f"{what} that a rule names, and texts compare exactly: correct {verb(number, 'it', 'them')}, or make"
        yield Advice(f"{sentence} the field a picklist ({by_name(near)})", number)
