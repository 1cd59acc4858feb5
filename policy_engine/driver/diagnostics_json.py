"""Findings as plain data for JSON. Lines and columns count from 1, a column counts code points."""

from collections.abc import Iterable, Mapping

from policy_engine.base.diagnostic import Diagnostic, Severity
from policy_engine.base.source import Source, Span

Json = dict[str, object]


def diagnostic_json(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Json:
    """Return one finding: its code, severity, message, help, place, further places, fix."""
    return {
        "code": diagnostic.code.id,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help or None,
        "place": None if diagnostic.span is None else place_json(diagnostic.span, sources),
        "labels": [{"place": place_json(label.span, sources), "text": label.text} for label in diagnostic.labels],
        "fix": [{"place": place_json(edit.span, sources), "replacement": edit.replacement} for edit in diagnostic.fix],
    }


def place_json(span: Span, sources: Mapping[str, Source]) -> Json:
    """Return where a span begins and ends (its end excluded)."""
    told: Json = {"file": span.file}
    source = sources.get(span.file)
    if source is not None:
        length = len(source.text)
        told["line"], told["column"] = source.place(min(span.start, length))
        told["end_line"], told["end_column"] = source.place(min(span.end, length))
    return told


def report_json(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> Json:
    """Return a whole report; ``proofs`` tells that G1 and G2 were not looked at."""
    found = list(diagnostics)
    return {
        "files": list(sources),
        "diagnostics": [diagnostic_json(diagnostic, sources) for diagnostic in found],
        "errors": sum(d.severity is Severity.ERROR for d in found),
        "warnings": sum(d.severity is Severity.WARNING for d in found),
        "proofs": {"G1": "not proven", "G2": "not proven"},
    }
