"""The tables of a report as rows of texts, for the terminal and for Markdown alike."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from policy_engine.report.findings import DataReport, FieldReport, SideReport, Spellings, TypeReport
from policy_engine.report.table import share


class Table(NamedTuple):
    """A header and rows."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


_FIELD_COUNTS: Final[tuple[tuple[str, Callable[[FieldReport], int]], ...]] = (
    ("missing", lambda field: field.missing),
    ("invalid", lambda field: field.invalid_values.total),
    ("other", lambda field: field.others.total),
    ("stale", lambda field: field.stale),
    ("undated", lambda field: field.undated),
    ("later", lambda field: field.later),
    ("invalid dates", lambda field: field.invalid_dates),
    ("contradictory", lambda field: field.contradictory),
    ("says nothing", lambda field: field.placeholders.total),
    ("nearly a rule's", lambda field: field.near_texts.total),
)
_TYPE_COUNTS: Final[tuple[tuple[str, Callable[[TypeReport], int]], ...]] = (
    ("events", lambda kind: kind.events + kind.no_moment),
    ("without moment", lambda kind: kind.no_moment),
    ("later", lambda kind: kind.later),
    ("by strangers", lambda kind: kind.by_strangers),
    ("by nobody", lambda kind: kind.by_nobody),
)
_SIDE_COUNTS: Final[tuple[tuple[str, Callable[[SideReport], int]], ...]] = (
    ("rows", lambda side: side.rows),
    ("joined", lambda side: side.joined),
    ("left out", lambda side: side.rejected),
    ("of no record", lambda side: side.strangers),
    ("undeclared field", lambda side: side.undeclared.total),
)


def field_table(fields: Sequence[FieldReport]) -> Table:
    """Return the counts of some fields; columns without a count are left out."""
    header = [name for name, count in _FIELD_COUNTS if any(count(field) for field in fields)]
    counts = [count for name, count in _FIELD_COUNTS if name in header]
    rows = [
        (field.name, share(field.known, field.asked), *(_number(count(field)) for count in counts)) for field in fields
    ]
    return Table(("field", "known", *header), rows)


def type_table(types: Sequence[TypeReport]) -> Table:
    """Return the counts of some types of events; columns without a count are left out."""
    header = [name for name, count in _TYPE_COUNTS if any(count(kind) for kind in types)]
    counts = [count for name, count in _TYPE_COUNTS if name in header]
    return Table(("event", *header), [(kind.name, *(_number(count(kind)) for count in counts)) for kind in types])


def side_table(sides: Sequence[SideReport]) -> Table:
    """Return the counts of the tables beside the leads."""
    header = [name for name, count in _SIDE_COUNTS if name in ("rows", "joined") or any(count(s) for s in sides)]
    counts = [count for name, count in _SIDE_COUNTS if name in header]
    return Table(("file", *header), [(side.name, *(str(count(side)) for count in counts)) for side in sides])


def values_table(report: DataReport, most: int) -> Table:
    """Return the values to look at, at most ``most`` of each field and kind."""
    rows: list[tuple[str, ...]] = []
    for name, what, spellings in value_lists(report):
        shown = spellings.kept[:most]
        for seen in shown:
            near = "" if seen.near is None else _meant(seen.near.spelling, seen.near.value)
            rows.append((name, what, seen.text, str(seen.times), near))
        rest = len(spellings.kept) - len(shown)
        if rest or spellings.left_out:
            times = spellings.total - sum(seen.times for seen in shown)
            more = f"… {rest} more" if not spellings.left_out else f"… over {rest} more"
            rows.append((name, what, more, str(times), ""))
    return Table(("field", "kind", "value", "times", "nearest"), rows)


def value_lists(report: DataReport) -> Iterator[tuple[str, str, Spellings]]:
    """Yield each list of values that is not empty, with its field or event and the kind of what is odd."""
    for field in report.fields:
        yield from (
            (field.name, what, spellings)
            for what, spellings in (
                ("other", field.others),
                ("invalid", field.invalid_values),
                ("says nothing", field.placeholders),
                ("nearly a rule's", field.near_texts),
            )
            if spellings.total
        )
    if report.events is not None:
        yield from ((kind.name, "no moment", kind.moments) for kind in report.events.types if kind.no_moment)
        if report.events.undeclared.total:
            yield "events", "undeclared type", report.events.undeclared
    for side in report.sides:
        if side.undeclared.total:
            yield side.role, "undeclared field", side.undeclared


def _meant(spelling: str, value: str) -> str:
    return value if spelling == value else f"{spelling} ({value})"


def _number(count: int) -> str:
    return str(count) if count else ""
