"""A whole file in its canonical layout."""

from typing import assert_never

from policy_engine.base.source import Source
from policy_engine.format.examples import write_example
from policy_engine.format.layout import Page, weave
from policy_engine.format.phrases import Phrases, quoted
from policy_engine.format.record import head_places, write_events, write_outcomes, write_record
from policy_engine.format.rules import write_blocker, write_dimension, write_guarantee, write_setting, write_stage
from policy_engine.syntax.tables import tables_for
from policy_engine.syntax.tree.examples import Example
from policy_engine.syntax.tree.file import Declaration, File
from policy_engine.syntax.tree.record import Events, Outcomes, People, Record
from policy_engine.syntax.tree.rules import Blocker, Dimension, Guarantee, Setting, Stage

_CLOSE = (Stage, Guarantee)
"""Declarations that follow one of their kind without an empty line."""


def print_file(file: File, source: Source | None = None) -> str:
    """Return the canonical text of a tree in its own keyword language, comments kept at their statements.

    ``source`` is not needed for it; who has the source may hand it in.
    """
    tables = tables_for(file.language) or tables_for("en")
    if tables is None:  # the English table is part of the package
        raise LookupError(file.language)
    say, page = Phrases(tables), Page()
    _write_header(page, say, file)
    before: Declaration | None = None
    for declaration in file.declarations:
        if not _is_close(before, declaration):
            page.gap()
        _write(page, say, declaration)
        before = declaration
    joints = frozenset(say.say(word) for word in ("_and", "_or", "_with"))
    return weave(page.lines, file.comments, joints)


def _is_close(before: Declaration | None, after: Declaration) -> bool:
    if isinstance(before, Setting) and isinstance(after, Setting):
        return not (before.arms or before.owners or after.arms or after.owners)
    return isinstance(after, _CLOSE) and type(before) is type(after)


def _write_header(page: Page, say: Phrases, file: File) -> None:
    rule = "library_head" if file.is_library else "policy_head"
    page.line(0, say.say(rule, file.name.text, say.text(file.title)), *head_places(file.span, file.name, file.title))
    if file.goal is not None:
        within = say.duration(file.goal.within)
        page.line(0, say.say("goal", say.text(file.goal.text), within), file.goal.span)
    if file.owners:
        places = [owner.span for owner in file.owners]
        page.line(0, f"{say.say('_owners', choice=-1)} {say.values(file.owners)}", *places)
    if file.time_zone is not None:
        page.line(0, say.say("time_zone", quoted(file.time_zone.text)), file.time_zone.span)
    for use in file.uses:
        page.line(0, say.say("use", quoted(use.path.text)), use.span)


def _write(page: Page, say: Phrases, declaration: Declaration) -> None:
    match declaration:
        case Setting():
            write_setting(page, say, declaration)
        case Record() | People():
            write_record(page, say, declaration)
        case Events():
            write_events(page, say, declaration)
        case Outcomes():
            write_outcomes(page, say, declaration)
        case Dimension():
            write_dimension(page, say, declaration)
        case Blocker():
            write_blocker(page, say, declaration)
        case Stage():
            write_stage(page, say, declaration)
        case Guarantee():
            write_guarantee(page, say, declaration)
        case Example():
            write_example(page, say, declaration)
        case _:
            assert_never(declaration)
