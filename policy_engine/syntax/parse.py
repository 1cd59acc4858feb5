"""Text to tree: one pass, findings instead of exceptions."""

from functools import cache

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding, in_order
from policy_engine.base.limits import MAX_FAULTS, MAX_FILE_BYTES
from policy_engine.base.source import Source, Span
from policy_engine.syntax import lexer, problems
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.characters import strange_characters
from policy_engine.syntax.grammar import FIRST_WORDS
from policy_engine.syntax.keywords import TEXT_LANGUAGES
from policy_engine.syntax.machine import Machine, Stopped
from policy_engine.syntax.recovery.careful import CarefulRun
from policy_engine.syntax.recovery.site import Trial
from policy_engine.syntax.tables import tables_for
from policy_engine.syntax.tree.file import File


def parse(source: Source) -> tuple[File | None, list[Diagnostic]]:
    """Parse a text into its tree; never raises.

    The file is None when the text has no head, or too many faults to be read to its end. A file together with errors
    is possible: then the errors say what in it cannot stand, and ``skipped`` what the tree is silent about.
    """
    if len(source.text) > MAX_FILE_BYTES:
        span = Span(source.name, MAX_FILE_BYTES, len(source.text))
        return None, [finding(codes.FILE_TOO_LONG, span, limit=MAX_FILE_BYTES)]
    first = _first_word(source)
    if first is None:
        return None, [finding(codes.NO_POLICY, Span(source.name, 0, 0))]
    language = FIRST_WORDS.get(source.slice(first).lower(), "en")
    machine = _machine(language)
    if machine is None:
        return None, [finding(codes.NO_LANGUAGE, first, word=source.slice(first))]
    return parse_with(machine, source, language)


def parse_with(machine: Machine, source: Source, language: str) -> tuple[File | None, list[Diagnostic]]:
    """Parse a text with one language's tables."""
    builder = _builder(machine, source, language)
    result = machine.run(source, builder)
    strange = strange_characters(source)
    stops: list[Diagnostic] = []
    if isinstance(result, Stopped):
        builder = _builder(machine, source, language)
        careful = CarefulRun(machine, source, builder, Trial(machine, source, _builder(machine, source, language)))
        result, stops = careful.read(), careful.findings
    return result, _limited([*strange, *builder.diagnostics, *stops, *problems.suspects(machine, builder)])


def _limited(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings in order, and no more than can be read."""
    ordered = in_order(found)
    if len(ordered) <= MAX_FAULTS:
        return ordered
    shown = [each for each in ordered if each.code is not codes.MORE_FAULTS][:MAX_FAULTS]
    return [*shown, finding(codes.MORE_FAULTS, ordered[MAX_FAULTS].span, limit=MAX_FAULTS)]


def _builder(machine: Machine, source: Source, language: str) -> Builder:
    known, unknown = machine.word("is_known"), machine.word("is_unknown")
    states = frozenset({machine.word("expect_met"), machine.word("expect_open")})
    return Builder(source, language, keywords_of(machine), {known: unknown, unknown: known}, states)


def keywords_of(machine: Machine) -> frozenset[str]:
    """Return the words of a language that cannot be names."""
    return frozenset(word for word in machine.words if word.isalpha() and word not in TEXT_LANGUAGES)


def keywords(language: str) -> frozenset[str]:
    """Return the words of a language that cannot be names, by the language's short name."""
    machine = _machine(language)
    return keywords_of(machine) if machine is not None else frozenset()


@cache
def _machine(language: str) -> Machine | None:
    tables = tables_for(language)
    return None if tables is None else Machine(tables)


def _first_word(source: Source) -> Span | None:
    """Return the place of the first piece that is no comment; None when there is none."""
    for piece in lexer.PIECES.finditer(source.text):
        if piece.lastindex != lexer.COMMENT:
            return Span(source.name, *piece.span())
    return None
