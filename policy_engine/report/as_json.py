"""A data report as JSON for programs. Values of leads, and lines that hold them, stand in it only on request."""

from collections.abc import Iterable
from typing import Final

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.report.findings import (
    Advice,
    DataReport,
    EventsReport,
    FieldReport,
    Seen,
    SideReport,
    Spellings,
    TypeReport,
)
from policy_engine.values.days import day_text

Json = dict[str, object]

FORMAT: Final = 1
"""The version of the form; ``docs/data_report.schema.json`` describes it."""


def to_dict(report: DataReport, samples: bool) -> Json:
    """Return the report as JSON-like values; with ``samples`` also values of leads."""
    people = report.people
    return {
        "format": FORMAT,
        "policy": report.policy,
        "as_of": day_text(report.as_of),
        "file": report.file,
        "rows": report.rows,
        "decided": report.decided,
        "stopped": report.stopped,
        "clean": report.clean,
        "about_file": _diagnostics(report.about_file),
        "rejected": {
            "rows": report.rejected.total,
            "by_code": dict(report.rejected.by_code),
            "first": _diagnostics(report.rejected.kept),
        },
        "tables": [_side(side, samples) for side in report.sides],
        "fields": [_field(field, samples) for field in report.fields],
        "empty_fields": [field.name for field in report.empty_fields],
        "missing_columns": [
            {"field": column.field, "column": column.column, "near": column.near, "date": column.is_date}
            for column in report.columns
        ],
        "people": None
        if people is None
        else {"known_of": people.records, "people": people.people, "without_key": people.without_key},
        "events": None if report.events is None else _events(report.events, samples),
        "unreadable_lists": report.unreadable_lists,
        "near_keys": {
            "records": report.near_keys.found,
            "looked_at": report.near_keys.looked_at,
            "all_looked_at": report.near_keys.all_looked_at,
        },
        "advice": [_advice(advice, samples) for advice in report.advice],
    }


def _diagnostics(found: Iterable[Diagnostic]) -> list[Json]:
    return [{"code": each.code.id, "message": each.message, "help": each.help or None} for each in found]


def _field(field: FieldReport, samples: bool) -> Json:
    return {
        "field": field.name,
        "of": field.whose.value,
        "asked": field.asked,
        "known": field.known,
        "assumed": field.assumed,
        "unknown": {
            "missing": field.missing,
            "invalid": field.invalid,
            "stale": field.stale,
            "undated": field.undated,
            "later": field.unseen,
        },
        "invalid": _spellings(field.invalid_values, samples),
        "other": _spellings(field.others, samples),
        "says_nothing": _spellings(field.placeholders, samples),
        "near_texts": _spellings(field.near_texts, samples),
        "later_values": field.later,
        "invalid_dates": field.invalid_dates,
        "contradictory": field.contradictory,
    }


def _spellings(spellings: Spellings, samples: bool) -> Json:
    told: Json = {"values": spellings.total, "spellings": len(spellings.kept), "left_out": spellings.left_out}
    if samples:
        told["seen"] = [_seen(seen) for seen in spellings.kept]
    return told


def _seen(seen: Seen) -> Json:
    near = seen.near
    return {
        "text": seen.text.encode("utf-8", "replace").decode("utf-8"),
        "times": seen.times,
        "near": None if near is None else {"spelling": near.spelling, "means": near.value},
    }


def _events(events: EventsReport, samples: bool) -> Json:
    return {
        "known_of": events.records,
        "types": [_type(kind, samples) for kind in events.types],
        "never_seen": list(events.never),
        "undeclared": _spellings(events.undeclared, samples),
        "without_type": events.without_type,
    }


def _type(kind: TypeReport, samples: bool) -> Json:
    return {
        "type": kind.name,
        "outcome": kind.is_outcome,
        "events": kind.events,
        "no_moment": _spellings(kind.moments, samples),
        "later": kind.later,
        "by_strangers": kind.by_strangers,
        "near_people": kind.near_people,
        "by_nobody": kind.by_nobody,
    }


def _side(side: SideReport, samples: bool) -> Json:
    return {
        "role": side.role,
        "file": side.name,
        "rows": side.rows,
        "joined": side.joined,
        "rejected": side.rejected,
        "strangers": side.strangers,
        "near_keys": side.near_keys,
        "undeclared_fields": _spellings(side.undeclared, samples),
        "first_rejected": _diagnostics(side.rejections),
    }


def _advice(advice: Advice, samples: bool) -> Json:
    shown = samples or not advice.shows_values
    return {
        "sentence": advice.sentence,
        "gain": advice.gain,
        "under": advice.under or None,
        "paste": advice.paste if shown else None,
        "hidden": not shown,
    }
