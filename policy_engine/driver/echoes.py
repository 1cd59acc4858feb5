"""What is certain of names and types while a file has errors of syntax, and what may only be an echo of these."""

import re
from collections.abc import Iterable, Iterator, Sequence

from policy_engine.base.codes import names
from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.source import Source, Span
from policy_engine.syntax.parse import keywords
from policy_engine.syntax.tree.file import File

_WORD = re.compile(r"[^\W\d]\w*")
_FAMILIES = ("N", "T")
"""Names and types; the checks of a whole policy need a whole one."""
_MISSING_PARTS = {names.NO_PEOPLE.id, names.EVENTS_WITHOUT_KEY.id, names.UNKNOWN_OWNER.id}
"""Said of a part of the file that may stand in what was not understood."""


def certain(
    found: Iterable[Diagnostic], files: Sequence[tuple[Source, File]], syntax: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """Return the findings of names and types that hold whatever the errors of syntax hide.

    Left out is what stands at the place of such an error, what rests on a part that was not written, what names a
    word of a stretch that was not understood, and what was said already of another place.
    """
    sources = {source.name: source for source, _ in files}
    words = frozenset[str]().union(*(keywords(file.language) for _, file in files))
    hidden = {word for source, file in files for span in file.skipped for word in _words(source, span)} - words
    something_is_hidden = any(file.skipped for _, file in files)
    faults = [each.span for each in syntax if each.is_error and each.span is not None]
    kept: list[Diagnostic] = []
    said: set[tuple[str, str]] = set()
    for each in found:
        if each.code.id[0] not in _FAMILIES or each.facts.get("name") == "":
            continue
        if each.span is not None and any(_touch(each.span, fault) for fault in faults):
            continue
        if something_is_hidden and (each.code.id in _MISSING_PARTS or not hidden.isdisjoint(_of(each, sources))):
            continue
        what = (each.code.id, each.message)
        if what not in said:
            kept.append(each)
        said.add(what)
    return kept


def _touch(one: Span, other: Span) -> bool:
    return one.file == other.file and one.start < other.end and other.start < one.end


def _of(found: Diagnostic, sources: dict[str, Source]) -> Iterator[str]:
    """Give the words at the place of a finding, and those that it names."""
    if found.span is not None and found.span.file in sources:
        yield from _words(sources[found.span.file], found.span)
    name = found.facts.get("name")
    if isinstance(name, str):
        yield name


def _words(source: Source, span: Span) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(source.text, span.start, span.end))
