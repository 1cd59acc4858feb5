"""A data report as Markdown, with values. What stands in the data stays text: it cannot become markup."""

import re
from collections.abc import Iterator
from typing import Final

from policy_engine.base.render import visible
from policy_engine.report.findings import Advice, DataReport
from policy_engine.report.table import counted, several
from policy_engine.report.tables import Table, field_table, side_table, type_table, values_table
from policy_engine.values.days import day_text

_VALUES: Final = 50
_ROWS: Final = 100
_MARKUP: Final = re.compile(r"[\\`*_\[\]|~$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[<>]?[0-9]+(?: %)?")


def markdown(report: DataReport) -> str:
    """Return the report as a Markdown page; it holds values of leads."""
    parts = [
        f"# Data report: {escaped(report.file)}",
        f"Policy `{report.policy}`, as of {day_text(report.as_of)}: {counted(report.rows, 'row')}, {report.decided} "
        f"decided, {report.rejected.total} not decided.",
    ]
    if report.stopped:
        parts.append("**Not all of the file could be read.**")
    if report.clean:
        parts.append("Nothing odd was found.")
    parts += [*_loud(report), *_what_to_do(report), *_rejected(report), *_fields(report), *_events(report)]
    parts += _section("Tables beside the leads", side_table(report.sides) if report.sides else None)
    parts += _section("Values to look at", values_table(report, _VALUES))
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, for a place inside a line: no markup, no HTML, no link."""
    plain = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\g<0>", plain)


def prose(text: str) -> str:
    """Return one of our own sentences: what stands in backticks is code, the rest is text.

    Whatever a name in it holds, each part is either escaped or code without a backtick inside.
    """
    parts = visible(text).split("`")
    if len(parts) % 2 == 0 or "" in parts[1:-1]:
        return escaped(text)
    return "".join([f"`{part}`" if place % 2 else escaped(part) for place, part in enumerate(parts)])


def _loud(report: DataReport) -> Iterator[str]:
    for about in report.about_file:
        yield f"**{about.code.id}**: {prose(about.message)}"
    if report.columns:
        yield f"**{prose(f'No record has {several([column.column for column in report.columns], 100)}.')}**"
    if report.empty_fields:
        yield f"**Nobody has a value in {several([field.name for field in report.empty_fields], 100)}.**"


def _what_to_do(report: DataReport) -> Iterator[str]:
    if report.advice:
        yield "## What to do"
        yield "\n".join(_item(number, advice) for number, advice in enumerate(report.advice, 1))


def _item(number: int, advice: Advice) -> str:
    item = f"{number}. {prose(advice.sentence)}"
    if advice.paste is None:
        return item
    # A fence longer than any run of backticks in the line.
    fence = "`" * (3 + max(map(len, re.findall("`+", advice.paste)), default=0))
    return f"{item}. In {prose(f'`{advice.under}`')}:\n\n    {fence}\n    {visible(advice.paste)}\n    {fence}\n"


def _rejected(report: DataReport) -> Iterator[str]:
    kept = report.rejected.kept[:_ROWS]
    rows: list[tuple[str, ...]] = [(diagnostic.code.id, diagnostic.message) for diagnostic in kept]
    yield from _section("Rows that are not decided", Table(("code", "what"), rows))
    if report.rejected.total > len(kept):
        yield f"… and {report.rejected.total - len(kept)} more."


def _fields(report: DataReport) -> Iterator[str]:
    asked = [field for field in report.fields if field.asked]
    yield from _section("Fields", field_table(asked))


def _events(report: DataReport) -> Iterator[str]:
    events = report.events
    if events is None:
        return
    yield from _section("Events", type_table([kind for kind in events.types if kind.events or kind.no_moment]))
    if events.never:
        yield f"Never seen: {several(events.never, 100)}."
    undeclared = events.undeclared
    if undeclared.total:
        kinds = counted(len(undeclared.kept), "type")
        over = "over " if undeclared.left_out else ""
        yield f"{counted(undeclared.total, 'event')} of {over}{kinds} that the policy does not declare."
    if events.without_type:
        yield f"{counted(events.without_type, 'event')} without a type."


def _section(title: str, found: Table | None) -> Iterator[str]:
    if found is not None and found.rows:
        yield f"## {title}"
        yield _table(found)


def _table(found: Table) -> str:
    columns = range(len(found.header))
    filled = [[row[place] for row in found.rows if row[place]] for place in columns]
    right = [bool(cells) and all(map(_NUMBER.fullmatch, cells)) for cells in filled]
    lines = [f"| {' | '.join(found.header)} |", f"|{'|'.join('--:' if each else '---' for each in right)}|"]
    lines += [f"| {' | '.join(escaped(cell) for cell in row)} |" for row in found.rows]
    return "\n".join(lines)
