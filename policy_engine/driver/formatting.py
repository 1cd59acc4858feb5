"""A policy's bytes in their canonical layout, with the proof that nothing but the layout changed.

Nothing is handed out that has not been read back: the new text parses to the same tree, its comments stand at their
statements, its meaning hash is the old one where there is a meaning, and formatting it again changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from policy_engine.base.codes.usage import FORMATTED_TOO_LONG, FORMATTING_FAULT
from policy_engine.base.diagnostic import Diagnostic, finding, has_errors
from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.base.source import Source
from policy_engine.driver.line_diff import unified_diff
from policy_engine.driver.sources import source_of
from policy_engine.driver.uses import Loader, take_in
from policy_engine.format import comment_lines, print_file
from policy_engine.model.from_tree import resolve
from policy_engine.model.meaning import policy_hash
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.file import File


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of one file. ``text`` is its canonical text; None: it stays as it is, and ``diagnostics`` say why.

    ``source`` is what was read, for showing places; its line ends are ``\\n`` whatever the file's are.
    """

    source: Source
    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def formatted(name: str, data: bytes, path: str | None = None, loader: Loader | None = None) -> Formatted:
    """Return a file's canonical text: UTF-8 without a BOM, ``\\n`` as line end, one at the end.

    ``name`` is what people see, ``path`` the way from the policy root (needed with a ``loader``, which finds the
    libraries that the meaning rests on). Never raises; a file with errors of syntax is not formatted.
    """
    source, found = source_of(name, data)
    if has_errors(found):
        return Formatted(source, None, tuple(found))
    tree, found = parse(source)
    if tree is None or has_errors(found):
        return Formatted(source, None, tuple(found))
    text = print_file(tree, source)
    if len(text.encode("utf-8")) > MAX_FILE_BYTES:
        return Formatted(source, None, (finding(FORMATTED_TOO_LONG, None, file=name, limit=MAX_FILE_BYTES),))
    why = _difference(source, tree, Source(name, text), path if path is not None else name, loader)
    if why is not None:
        return Formatted(source, None, (finding(FORMATTING_FAULT, None, file=name, why=why),))
    return Formatted(source, text)


def difference(name: str, data: bytes, text: str) -> Iterator[str]:
    """Yield the lines of a unified diff from a file's bytes to its canonical text; characters are not made harmless.

    Line ends other than ``\n`` and a BOM show as characters at their places, as formatting changes them too.
    """
    return unified_diff(data.decode("utf-8"), text, name, f"{name} (formatted)")


def _difference(before: Source, tree: File, after: Source, path: str, loader: Loader | None) -> str | None:
    """Return what formatting would change that it must not; None where all is well."""
    again, found = parse(after)
    if again is None or has_errors(found):
        return "the new text cannot be read"
    if again != tree:
        return "the new text says something else"
    if comment_lines(again, after) != comment_lines(tree, before):
        return "a comment would be lost or stand elsewhere"
    if print_file(again, after) != after.text:
        return "formatting again would change it again"
    if _meaning(before, tree, path, loader) != _meaning(after, again, path, loader):
        return "its meaning hash would be another"
    return None


def _meaning(source: Source, tree: File, path: str, loader: Loader | None) -> str | None:
    """Return the meaning hash; None where a library is missing, or errors leave no meaning."""
    taken = take_in(source, tree, path, loader)
    if has_errors(taken.diagnostics):
        return None
    policy, _ = resolve(taken.files)
    return None if policy is None else policy_hash(policy)
