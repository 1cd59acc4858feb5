"""What to do about the data, the most rewarding first. Sentences hold no value of a lead; lines to paste may."""

from collections.abc import Iterator
from dataclasses import replace

from policy_engine.report.event_advice import event_advice
from policy_engine.report.field_advice import Tallies, field_advice
from policy_engine.report.findings import Advice, ColumnReport, DataReport, SideReport
from policy_engine.report.paste import column_line, dated_line
from policy_engine.report.table import counted, several, verb
from policy_engine.runtime.plan import FieldPlan, ReadingPlan


def with_advice(report: DataReport, plan: ReadingPlan, tallies: Tallies) -> DataReport:
    """Return the report with what to do, by how much it sets right; what sets right as much stays in order."""
    advice = [
        *_about_rows(report, len(plan.fields)),
        *(_about_column(column, tallies[column.field].plan, report) for column in report.columns),
        *field_advice(report, plan, tallies),
        *event_advice(report, plan),
        *_about_people(report),
        *(one for side in report.sides for one in _about_side(side)),
    ]
    return replace(report, advice=tuple(sorted(advice, key=lambda one: -one.gain)))


def _about_rows(report: DataReport, fields: int) -> Iterator[Advice]:
    number = report.rejected.total
    if number:
        sentence = f"correct the {verb(number, 'row that is', f'{number} rows that are')} not decided"
        yield Advice(sentence, number * max(1, fields))
    number = report.unreadable_lists
    if number:
        yield Advice(f"{counted(number, 'time')} `people` or `events` is no list of objects: write it as one", number)
    number = report.near_keys.found
    if number:
        what = f"{counted(number, 'record')} {verb(number, 'has', 'have')} a key that differs from another record's"
        sentence = f"{what} only in capitals or blanks: find out whether they are the same, for keys compare exactly"
        looked_at = "" if report.near_keys.all_looked_at else f" (the first {report.near_keys.looked_at} were compared)"
        yield Advice(f"{sentence}{looked_at}", number)


def _about_column(column: ColumnReport, plan: FieldPlan, report: DataReport) -> Advice:
    what = f"the date of `{column.field}`" if column.is_date else f"`{column.field}`"
    start = f"no record has `{column.column}`, from which {what} is read"
    clause = "dated by" if column.is_date else "column"
    if column.near is None:
        return Advice(f'{start}: name the right one with `{clause} "…"`', report.decided)
    line = dated_line(column.near) if column.is_date else column_line(column.near, plan.format)
    return Advice(f"{start}; `{column.near}` is there and not read", report.decided, column.field, line)


def _about_people(report: DataReport) -> Iterator[Advice]:
    people = report.people
    if people is None or not people.asked:
        return
    if not people.records:
        start = "nothing is known of the people of any record, so what rules ask of them stays open"
        yield Advice(f"{start}: give them with `--people FILE`, or in JSON as `people`", people.asked)
    number = people.without_key
    if number:
        what = f"{number} of the people {verb(number, 'has', 'have')} no key, so no event is theirs"
        yield Advice(f"{what}: fill it in", number)


def _about_side(side: SideReport) -> Iterator[Advice]:
    name = f"`{side.name}`"
    number = side.strangers
    if number and not side.joined:
        yield Advice(f"no row of {name} belongs to a record: is its key column the right one?", side.rows)
    elif number:
        near = f", {side.near_keys} of them but for capitals or blanks" if side.near_keys else ""
        what = f"{counted(number, 'row')} of {name} {verb(number, 'belongs', 'belong')} to no record of the leads{near}"
        yield Advice(f"{what}: add the records, or correct the keys, which compare exactly", number)
    number = side.rejected
    if number:
        yield Advice(f"correct the {counted(number, 'row')} of {name} that cannot be used", number)
    number = side.undeclared.total
    if number:
        nearest = sorted({seen.near.value for seen in side.undeclared.kept if seen.near is not None})
        meant = f": is {several(nearest)} meant?" if nearest else ": they have no effect"
        what = (
            f"{counted(number, 'row')} of {name} {verb(number, 'names', 'name')} a field that the policy does not have"
        )
        yield Advice(f"{what}{meant}", number)
