"""A policy and its libraries as one list of declarations; what a library may not have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from policy_engine.base.codes import names as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Source, Span
from policy_engine.model.from_tree.namespace import Kind
from policy_engine.syntax.tree import record, rules
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.examples import Example
from policy_engine.syntax.tree.file import Declaration, File


@dataclass(frozen=True, slots=True)
class Declarations:
    """What all files declare, by sort, each in the order of the files."""

    settings: tuple[rules.Setting, ...]
    records: tuple[record.Record, ...]
    people: tuple[record.People, ...]
    event_columns: tuple[record.EventColumn, ...]
    events: tuple[record.Event, ...]
    dimensions: tuple[rules.Dimension, ...]
    blockers: tuple[rules.Blocker, ...]
    stages: tuple[rules.Stage, ...]
    guarantees: tuple[rules.Guarantee, ...]
    outcome_columns: tuple[record.EventColumn, ...]
    outcomes: tuple[record.Outcome, ...]
    examples: tuple[Example, ...]


def joined(files: Sequence[File]) -> Declarations:
    """Return the declarations of all files."""
    items = [item for file in files for item in file.declarations]
    in_events = [part for item in items if isinstance(item, record.Events) for part in item.items]
    in_outcomes = [part for item in items if isinstance(item, record.Outcomes) for part in item.items]
    return Declarations(
        settings=tuple(item for item in items if isinstance(item, rules.Setting)),
        records=tuple(item for item in items if isinstance(item, record.Record)),
        people=tuple(item for item in items if isinstance(item, record.People)),
        event_columns=tuple(part for part in in_events if isinstance(part, record.EventColumn)),
        events=tuple(part for part in in_events if isinstance(part, record.Event)),
        dimensions=tuple(item for item in items if isinstance(item, rules.Dimension)),
        blockers=tuple(item for item in items if isinstance(item, rules.Blocker)),
        stages=tuple(item for item in items if isinstance(item, rules.Stage)),
        guarantees=tuple(item for item in items if isinstance(item, rules.Guarantee)),
        outcome_columns=tuple(part for part in in_outcomes if isinstance(part, record.EventColumn)),
        outcomes=tuple(part for part in in_outcomes if isinstance(part, record.Outcome)),
        examples=tuple(item for item in items if isinstance(item, Example)),
    )


def declared_names(files: Sequence[File]) -> list[tuple[Name, Kind]]:
    """Return every declared name with what it stands for, in the order of the files."""
    return [pair for file in files for item in file.declarations for pair in _names(item)]


def attribute_names(files: Sequence[File]) -> list[Name]:
    """Return the names of all attributes of events, in the order of the files."""
    blocks = [item for file in files for item in file.declarations if isinstance(item, record.Events)]
    events = [part for block in blocks for part in block.items if isinstance(part, record.Event)]
    return [attribute.name for event in events for attribute in event.attributes]


def check_files(files: Sequence[tuple[Source, File]]) -> list[Diagnostic]:
    """Find what may not stand in a library, and policies that are used as if they were libraries."""
    found: list[Diagnostic] = []
    for source, file in files[1:]:
        if not file.is_library:
            found.append(finding(codes.NOT_A_LIBRARY, file.name.span, path=source.name))
    for _, file in files:
        if file.is_library:
            found += [finding(codes.NOT_IN_LIBRARY, span, what=what) for span, what in _refused(file)]
    return found


def _refused(file: File) -> Iterable[tuple[Span, str]]:
    """Yield what a library has and may not have."""
    if file.goal is not None:
        yield file.goal.span, "a goal"
    if file.owners:
        yield file.owners[0].span.to(file.owners[-1].span), "owners"
    if file.time_zone is not None:
        yield file.time_zone.span, "a time zone"
    for item in file.declarations:
        match item:
            case rules.Stage():
                yield item.name.span, "stages"
            case rules.Guarantee():
                yield item.title.span, "guarantees"
            case Example():
                yield item.title.span, "examples"
            case _:
                pass


def _names(item: Declaration) -> list[tuple[Name, Kind]]:
    """Return the names that one declaration brings in."""
    match item:
        case rules.Setting():
            return [(item.name, Kind.SETTING)]
        case record.Record():
            return [(part.name, Kind.FIELD) for part in item.items if isinstance(part, record.Field)]
        case record.People():
            return [(part.name, Kind.PERSON_FIELD) for part in item.items if isinstance(part, record.Field)]
        case record.Events():
            events = [part for part in item.items if isinstance(part, record.Event)]
            return [(name, Kind.EVENT) for event in events for name in event.names]
        case rules.Dimension():
            return [(item.name, Kind.DIMENSION), *((part.name, Kind.CRITERION) for part in item.criteria)]
        case rules.Blocker():
            return [(item.name, Kind.DISQUALIFIER if item.disqualifies else Kind.HOLD)]
        case rules.Stage():
            return [(item.name, Kind.STAGE)]
        case record.Outcomes():
            return [(part.name, Kind.OUTCOME) for part in item.items if isinstance(part, record.Outcome)]
        case rules.Guarantee() | Example():
            return []
        case _:
            assert_never(item)
