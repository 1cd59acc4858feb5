"""From text to a checked model: what is wrong with a policy and its libraries, without proofs."""

from collections.abc import Mapping
from dataclasses import dataclass

from policy_engine.base.codes.syntax import TOO_MANY_USES
from policy_engine.base.diagnostic import Diagnostic, has_errors, in_order
from policy_engine.base.source import Source
from policy_engine.driver.echoes import certain
from policy_engine.driver.sources import source_of
from policy_engine.driver.uses import Loader, take_in
from policy_engine.model.from_tree import resolve
from policy_engine.model.nodes.policy import Policy
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.file import File


@dataclass(frozen=True)
class Checked:
    """A policy or library with all that was found.

    ``model`` is None where errors leave no meaning; ``sources`` holds every file that was read, by its name.
    """

    name: str
    sources: Mapping[str, Source]
    tree: File | None
    model: Policy | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return self.model is not None and not has_errors(self.diagnostics)

    @property
    def is_library(self) -> bool:
        """Whether it is a library."""
        return self.tree is not None and self.tree.is_library


def check(
    name: str, data: bytes | str, path: str | None = None, loader: Loader | None = None, today: int | None = None
) -> Checked:
    """Read a file with its libraries, and find what is wrong with it, without proofs.

    ``name`` is what people see, ``path`` the way from the policy root (needed with a ``loader``), ``today`` an
    ordinal for what runs out (``until``); None looks at no date.
    """
    source, found = source_of(name, data)
    if has_errors(found):
        return Checked(name, {name: source}, None, None, tuple(found))
    tree, found = parse(source)
    if tree is None:
        return Checked(name, {name: source}, None, None, tuple(in_order(found)))
    taken = take_in(source, tree, path if path is not None else name, loader)
    found = _limit_once([*found, *taken.diagnostics])
    resolved = None
    # Names that a broken or missing file would have declared are no fault of those who use them.
    if taken.is_complete:
        resolved, more = resolve(taken.files, today)
        if has_errors(found):
            resolved, more = None, certain(more, taken.files, found)
        found += more
    return Checked(name, taken.sources, tree, resolved, tuple(in_order(found)))


def _limit_once(found: list[Diagnostic]) -> list[Diagnostic]:
    """The parser counts the uses of one file, ``take_in`` those of all: what both say is said once."""
    first = next((d for d in found if d.code is TOO_MANY_USES), None)
    return [d for d in found if d is first or d.code is not TOO_MANY_USES]
