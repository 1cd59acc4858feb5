"""Diagnostics: what is wrong, where, and what to do.

Code that finds a fault passes facts; the sentences stand in ``codes/``, one entry a code. A diagnostic is a
value: passes return lists of them and never print.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from policy_engine.base.source import Span


class Severity(StrEnum):
    """How grave a finding is: an error stops the way to a decision, a warning or note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding. ``message`` and ``help`` are templates whose ``{facts}`` the finder supplies.

    Messages have no capital at the start and no full stop; user text stands in backticks.
    ``help`` may be empty; a finder can override it for one finding by the fact ``help``.
    """

    id: str
    title: str
    severity: Severity
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A further place that belongs to a finding, with a short sentence."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what ``span`` covers by ``replacement``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: its code, place, facts, further places, and a fix where it is certain."""

    code: Code
    span: Span | None
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    labels: tuple[Label, ...] = ()
    fix: tuple[Edit, ...] = ()

    @property
    def severity(self) -> Severity:
        """The code's severity."""
        return self.code.severity

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the way to a decision."""
        return self.code.severity is Severity.ERROR

    @property
    def message(self) -> str:
        """The sentence that says what is wrong."""
        return self.code.message.format_map(self.facts)

    @property
    def help(self) -> str:
        """The sentence that says what to do, or an empty text."""
        override = self.facts.get("help")
        return str(override) if override is not None else self.code.help.format_map(self.facts)


def finding(
    code: Code,
    span: Span | None,
    *,
    labels: Iterable[tuple[Span, str]] = (),
    fix: Iterable[Edit] = (),
    **facts: object,
) -> Diagnostic:
    """Build a diagnostic from a code and its facts."""
    return Diagnostic(code, span, MappingProxyType(dict(facts)), tuple(Label(s, t) for s, t in labels), tuple(fix))


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, place and code, and drop exact repeats, so that a run reads from top to bottom."""
    unique = {(d.span, d.code.id, d.message): d for d in diagnostics}
    return sorted(unique.values(), key=lambda d: (d.span is not None, d.span or Span("", 0, 0), d.code.id, d.message))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the findings is an error."""
    return any(d.is_error for d in diagnostics)
