"""A whole file in its canonical layout."""

from typing import assert_never

from policy_engine.base.source import Source
from policy_engine.format.examples import write_example
from policy_engine.format.layout import Line, Page, place_comments, weave
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


def print_file(file: File, source: Source) -> str:
    """Return the canonical text of a tree in its own keyword language, comments kept at their statements.

    ``source`` is what the tree was read from: the words around a comment tell which statement it stands at.
    """
    say = _phrases(file)
    joints = frozenset(say.say(word) for word in ("_and", "_or", "_with"))
    lines = _lines(say, file)
    return weave(lines, place_comments(lines, file.comments, source), joints)


def comment_lines(file: File, source: Source) -> list[tuple[int, str]]:
    """Return each comment with the number of the statement's line that it stands at, in the canonical text's order.

    Lines count from 0, comments not counted; a comment behind the last statement has the number of lines.
    """
    lines = _lines(_phrases(file), file)
    last = place_comments(lines, file.comments, source)
    at = [(number, comment) for number, line in enumerate(lines) for comment in (*line.above, *line.beside)]
    at += [(len(lines), comment) for comment in last]
    return sorted((number, comment.text.strip()) for number, comment in at)


def _phrases(file: File) -> Phrases:
    tables = tables_for(file.language) or tables_for("en")
    if tables is None:  # the English table is part of the package
        raise LookupError(file.language)
    return Phrases(tables)


def _lines(say: Phrases, file: File) -> list[Line]:
    """Return the lines of the statements, without comments."""
    page = Page()
    _write_header(page, say, file)
    before: Declaration | None = None
    for declaration in file.declarations:
        if not _is_close(before, declaration):
            page.gap()
        _write(page, say, declaration)
        before = declaration
    return page.lines


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
