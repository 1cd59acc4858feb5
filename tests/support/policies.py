"""Compile a policy's text the whole way, as a user's file goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.source import Source
from policy_engine.ir.from_model import lower
from policy_engine.ir.nodes import policy as ir
from policy_engine.model.from_tree import resolve
from policy_engine.model.nodes import policy as model
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.file import File


class NotAcceptedError(AssertionError):
    """A text that was meant to be a good policy has errors; the message holds the text and the findings."""


@dataclass(frozen=True)
class Checked:
    """A policy without errors in all its forms."""

    text: str
    source: Source
    tree: File
    model: model.Policy
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def ir(self) -> ir.Policy:
        """The lowered policy."""
        return lower(self.model)


def shown(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> str:
    """Return one finding as ``name:line:column: CODE message``."""
    span = diagnostic.span
    if span is None or span.file not in sources:
        return f"{diagnostic.code.id} {diagnostic.message}"
    line, column = sources[span.file].place(span.start)
    return f"{span.file}:{line}:{column}: {diagnostic.code.id} {diagnostic.message}"


def errors_of(text: str, name: str = "test.policy") -> tuple[list[str], Checked | None]:
    """Return the errors of a policy's text, and the policy if there are none."""
    source = Source(name, text)
    tree, found = parse(source)
    resolved = None
    if tree is not None and not any(d.is_error for d in found):
        resolved, more = resolve([(source, tree)])
        found = [*found, *more]
    errors = [shown(d, {name: source}) for d in found if d.is_error]
    if errors or tree is None or resolved is None:
        return errors or ["no policy and no error"], None
    return [], Checked(text, source, tree, resolved, tuple(found))


def checked(text: str, name: str = "test.policy") -> Checked:
    """Return the policy of a text, or raise ``NotAcceptedError`` with text and errors."""
    errors, policy = errors_of(text, name)
    if policy is None:
        raise NotAcceptedError("\n".join(errors) + "\n\n" + text)
    return policy
