"""A data report for people, in the terminal: short, the most important first, nothing of what is in order."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from policy_engine.base.render import Style, visible
from policy_engine.report.findings import Advice, DataReport, EventsReport, FieldReport
from policy_engine.report.table import counted, several, share, table, verb
from policy_engine.report.tables import Table, field_table, side_table, type_table, value_lists, values_table

_ROWS: Final = 10
"""So many fields and things to do are told one by one."""

_VALUES: Final = 5
"""So many rejected rows, and values of each field and kind, are shown."""

_WIDTH: Final = 100
_NAME: Final = re.compile("`[^`]*`")
_NO_BREAK: Final = "\x1f"
"""Stands for a blank where a line must not break; no visible text holds it."""

_LOUD, _HEAD = "1;31", "1"


def lines(report: DataReport, look: Style, samples: bool) -> Iterator[str]:
    """Yield the report's lines; values of leads stand in them only with ``samples``."""
    yield _first_line(report, look)
    for part in (_loud, _rejected, _fields, _people, _events, _sides):
        yield from part(report, look)
    if samples:
        yield from _values(report, look)
    yield from _advice(report, look, samples)


def _first_line(report: DataReport, look: Style) -> str:
    rows = counted(report.rows, "row")
    if report.clean:
        start = f"data: {rows}, nothing odd"
        unknown = _often_unknown(report.fields)
        return f"{start}; {unknown}" if unknown else start
    stopped = "; not all could be read" if report.stopped else ""
    return look.paint(f"data: {rows}, {report.decided} decided, {report.rejected.total} not{stopped}", _HEAD)


def _loud(report: DataReport, look: Style) -> Iterator[str]:
    if report.columns:
        columns = several([visible(column.column) for column in report.columns])
        yield look.paint(f"no record has {columns}", _LOUD)
    if report.empty_fields:
        empty = report.empty_fields
        ask = verb(len(empty), "is the column right?", "are the columns right?")
        yield look.paint(f"nobody has a value in {several([field.name for field in empty])}: {ask}", _LOUD)


def _rejected(report: DataReport, look: Style) -> Iterator[str]:
    rejected = report.rejected
    if not rejected.total:
        return
    yield ""
    codes = ", ".join(f"{number} {code}" for code, number in rejected.by_code)
    yield look.paint(f"{counted(rejected.total, 'row')} not decided", _LOUD) + f" ({codes})"
    for diagnostic in rejected.kept[:_VALUES]:
        yield f"  {diagnostic.code.id}  {visible(diagnostic.message)}"
    if rejected.total > _VALUES:
        yield f"  … and {rejected.total - _VALUES} more"


def _fields(report: DataReport, look: Style) -> Iterator[str]:
    odd = sorted((field for field in report.fields if field.faults), key=lambda field: -field.faults)
    if odd:
        yield from _titled("fields", field_table(odd[:_ROWS]), look)
        if len(odd) > _ROWS:
            yield f"  … and {len(odd) - _ROWS} more"
    elsewhere = _often_unknown([field for field in report.fields if not field.faults])
    if elsewhere and not report.clean:
        yield from [f"  {elsewhere}"] if odd else ["", elsewhere]


def _often_unknown(fields: Sequence[FieldReport]) -> str:
    """Return which fields are unknown most often, as half a sentence; empty where none is."""
    some = [field for field in fields if field.unknown and not field.empty]
    some.sort(key=lambda field: -field.unknown / field.asked)
    if not some:
        return ""
    told = ", ".join(f"`{field.name}` {share(field.unknown, field.asked)}" for field in some[:4])
    return f"unknown: {told}" + (f", and {len(some) - 4} more fields" if len(some) > 4 else "")


def _people(report: DataReport, look: Style) -> Iterator[str]:
    people = report.people
    if people is not None and people.without_key:
        yield ""
        yield f"{people.without_key} of {counted(people.people, 'person')} without a key"


def _events(report: DataReport, look: Style) -> Iterator[str]:
    events = report.events
    if events is None or not events.faults:
        return
    odd = [kind for kind in events.types if kind.faults]
    if odd:
        yield from _titled("events", type_table(odd), look)
    elif events.undeclared.total or events.without_type:
        yield ""
        yield look.paint("events", _HEAD)
    yield from (f"  {line}" for line in _about_types(events))


def _about_types(events: EventsReport) -> Iterator[str]:
    undeclared = events.undeclared
    if undeclared.total:
        kinds = f"{'over ' if undeclared.left_out else ''}{counted(len(undeclared.kept), 'type')}"
        yield f"{counted(undeclared.total, 'event')} of {kinds} that the policy does not declare"
    if events.without_type:
        yield f"{counted(events.without_type, 'event')} without a type"
    if events.never:
        yield f"never seen: {', '.join(events.never)}"


def _sides(report: DataReport, look: Style) -> Iterator[str]:
    odd = [side for side in report.sides if side.faults]
    if not odd:
        return
    table_ = side_table(odd)
    yield from _titled("tables beside the leads", table_, look)
    for side in odd:
        for diagnostic in side.rejections[:_VALUES]:
            yield f"  {diagnostic.code.id}  {visible(diagnostic.message)}"
        if side.rejected > _VALUES:
            yield f"  … and {side.rejected - _VALUES} more rows of {visible(side.name)}"


def _values(report: DataReport, look: Style) -> Iterator[str]:
    values = values_table(report, _VALUES)
    if values.rows:
        yield from _titled("values to look at", values, look)


def _titled(title: str, found: Table, look: Style) -> Iterator[str]:
    yield ""
    yield look.paint(title, _HEAD)
    yield from table(found.header, [tuple(visible(cell) for cell in row) for row in found.rows])


def _advice(report: DataReport, look: Style, samples: bool) -> Iterator[str]:
    if not report.advice:
        return
    yield ""
    yield look.paint("what to do", _HEAD)
    for number, advice in enumerate(report.advice[:_ROWS], 1):
        first, *more = _wrapped(advice.sentence)
        yield f"  {number:>2}. {first}"
        yield from (f"      {line}" for line in more)
        yield from _paste(advice, look, samples)
    if len(report.advice) > _ROWS:
        yield f"  … and {len(report.advice) - _ROWS} more; `--report FILE` has them all"
    hidden = any(advice.shows_values for advice in report.advice) or any(True for _ in value_lists(report))
    if hidden and not samples:
        yield "  `--report FILE` and `--explain` show the values, and the lines to paste that hold them"


def _wrapped(sentence: str) -> list[str]:
    """Return a sentence in lines, names in backticks in one piece."""
    whole = _NAME.sub(lambda name: name[0].replace(" ", _NO_BREAK), visible(sentence))
    found = wrap(whole, _WIDTH - 6, break_long_words=False, break_on_hyphens=False)
    return [line.replace(_NO_BREAK, " ") for line in found]


def _paste(advice: Advice, look: Style, samples: bool) -> Iterator[str]:
    if advice.paste is not None and (samples or not advice.shows_values):
        yield f"      in `{visible(advice.under)}`: {look.paint(visible(advice.paste), _HEAD)}"
