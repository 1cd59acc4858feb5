"""The one exception that the library raises for what users wrote."""

from collections.abc import Iterable, Mapping

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.render import render_all
from policy_engine.base.source import Source


class PolicyError(Exception):
    """A policy that cannot be used, or a record that cannot be decided.

    ``diagnostics`` holds everything that was found, warnings included; ``str(error)`` shows it with places and lines.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source] | None = None) -> None:
        self.diagnostics = tuple(diagnostics)
        self.sources = dict(sources or {})
        super().__init__(render_all(self.diagnostics, self.sources))
