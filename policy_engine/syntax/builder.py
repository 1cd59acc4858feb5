"""What the actions of the grammar share: making names, texts and numbers, collecting comments and findings."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Code, Diagnostic, Edit, finding
from policy_engine.base.limits import MAX_STATEMENTS
from policy_engine.base.source import Source, Span
from policy_engine.syntax import numerals
from policy_engine.syntax.keywords import TEXT_LANGUAGES, is_german_keyword
from policy_engine.syntax.tree.atoms import Day, Name, Number, String
from policy_engine.syntax.tree.file import Comment

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


@dataclass(slots=True)
class Clause:
    """A part of a statement on its way to the statement's node: its kind, value and place."""

    kind: str
    value: Any
    span: Span


@dataclass(slots=True)
class Builder:
    """The state of one parse outside the stacks. ``words`` are the keywords that cannot be names."""

    source: Source
    language: str
    words: frozenset[str]
    opposites: Mapping[str, str]
    """The word for known, to the one for unknown, and back."""
    states: frozenset[str]
    """The words for met and open."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    suspects: dict[int, tuple[Name, tuple[int, ...]]] = field(default_factory=dict)
    """Keywords read as names, by place, with the parser's states there; whoever may accept one removes it."""
    refused: set[str] = field(default_factory=set)
    """Keywords that were declared as names and refused; where they are used nothing more is said."""
    skipped: list[Span] = field(default_factory=list)
    """Stretches of the text that were not understood, in order."""
    statements: int = 0

    def report(self, code: Code, span: Span, *, fix: Iterable[Edit] = (), **facts: Any) -> None:
        """Keep a finding."""
        self.diagnostics.append(finding(code, span, fix=fix, **facts))

    def composed(self, word: str) -> str:
        """Return a word in NFC."""
        return word if word.isascii() else unicodedata.normalize("NFC", word)

    def name(self, word: str, start: int, end: int) -> Name:
        """Make a name of a word."""
        span = Span(self.source.name, start, end)
        if word.isascii():
            return Name(word, span)
        composed = unicodedata.normalize("NFC", word)
        if any(unicodedata.combining(char) for char in composed):
            self.report(
                codes.STRANGE_CHARACTER, span, shown=f"the name `{word}`",
                advice="names are letters, digits and `_`; an accent that belongs to no letter is none of these",
            )  # fmt: skip
        return Name(composed, span)

    def suspect(self, word: str, start: int, end: int, states: Sequence[int]) -> None:
        """Keep a keyword that was read as a name, until somebody accepts it as a value or refuses it."""
        if word not in TEXT_LANGUAGES:
            self.suspects[start] = (Name(word, Span(self.source.name, start, end)), tuple(states))

    def is_day(self, text: str) -> bool:
        """Tell whether a numeral is meant as a day."""
        return not text.isdigit() and numerals.is_datelike(text)

    def string(self, start: int, end: int) -> String:
        """Make a text of what stands between two quotes."""
        text = self.source.text[start + 1 : end - 1]
        if "\\" in text:
            text = self._unescape(text, start + 1)
        return String(self.composed(text), Span(self.source.name, start, end))

    def _unescape(self, text: str, offset: int) -> str:
        def undo(match: re.Match[str]) -> str:
            what = match[1]
            if len(what) == 5 and what[0] == "u":
                return self._by_number(int(what[1:], 16), match, offset)
            if what not in _SIMPLE:
                self._bad_escape(match, offset)
            return _SIMPLE.get(what, what)

        return _ESCAPE.sub(undo, text)

    def _by_number(self, number: int, match: re.Match[str], offset: int) -> str:
        if number == 0 or 0xD800 <= number <= 0xDFFF:
            self._bad_escape(match, offset)
            return "\ufffd"
        return chr(number)

    def _bad_escape(self, match: re.Match[str], offset: int) -> None:
        span = Span(self.source.name, offset + match.start(), offset + match.end())
        self.report(codes.BAD_ESCAPE, span, written=match[0].replace("\n", " "))

    def numeral(self, text: str, start: int, end: int) -> Number | Day:
        """Make a number or a day; one that is none is reported and read as 0 or as no day."""
        span = Span(self.source.name, start, end)
        problem = numerals.problem(text, span)
        if problem is not None:
            self.diagnostics.append(problem)
        if numerals.is_datelike(text):
            return Day(text, 0 if problem is not None else date.fromisoformat(text).toordinal(), span)
        return Number("0" if problem is not None else text, None, span)

    def comment(self, start: int, end: int) -> None:
        """Keep a comment."""
        text = self.source.text
        before = text[text.rfind("\n", 0, start) + 1 : start]
        self.comments.append(Comment(text[start + 1 : end], not before.strip(), Span(self.source.name, start, end)))

    def statement(self, span: Span) -> None:
        """Count a statement against the limit."""
        self.statements += 1
        if self.statements == MAX_STATEMENTS + 1:
            self.report(codes.TOO_MANY_STATEMENTS, span, limit=MAX_STATEMENTS)

    def is_whole(self, span: Span) -> bool:
        """Tell whether everything in the newest stretch of the text was understood."""
        return not self.skipped or self.skipped[-1].start < span.start

    def is_state(self, name: Name) -> bool:
        """Tell whether a keyword is one that a wrong condition asks for: known, unknown, met, open."""
        return name.text in self.opposites or name.text in self.states

    def declare(self, names: Iterable[Name], what: str) -> None:
        """Refuse keywords of either language as names where the names are declared."""
        for name in names:
            self.suspects.pop(name.span.start, None)
            if (name.text in self.words or is_german_keyword(name.text)) and name.text not in TEXT_LANGUAGES:
                column = what == "a field"
                self.refused.add(name.text)
                self.report(
                    codes.KEYWORD_AS_NAME, name.span, name=name.text, what=what, better=_better(name.text, what),
                    more=f'; `column "{name.text.capitalize()}"` maps it' if column else "",
                )  # fmt: skip

    def value(self, values: Iterable[Any]) -> None:
        """Refuse unquoted keywords as values."""
        for name in values:
            if isinstance(name, Name) and name.span.start in self.suspects:
                del self.suspects[name.span.start]
                fix = [Edit(name.span, f'"{name.text}"')]
                self.report(codes.KEYWORD_AS_VALUE, name.span, fix=fix, name=name.text)

    def gather(self, clauses: Iterable[Clause], what: str) -> dict[str, Any]:
        """Return the clauses' values by kind; a clause said twice is reported, and the first one counts."""
        found: dict[str, Any] = {}
        first: Span | None = None
        for clause in clauses:
            first = first or clause.span
            if clause.kind not in found:
                found[clause.kind] = clause.value
            elif self.is_whole(first):  # else it may belong to what was not understood
                self.report(codes.DOUBLED, clause.span, clause=clause.kind, what=what)
        return found


def _better(word: str, what: str) -> str:
    kind = what.rsplit(maxsplit=1)[-1]
    prefix = "deal" if kind in {"field", "setting", "name"} else kind
    return f"{prefix}_{word.lower()}"
