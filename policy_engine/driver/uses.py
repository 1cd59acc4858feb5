"""``use``: which files belong to a policy, and in which order.

Paths are relative to the file that names them, with ``/`` between folders, and stay inside the policy root. They are
worked out as text; the loader that is handed in opens files, and refuses what leads out of the root by links.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from policy_engine.base.codes.syntax import TOO_MANY_USES
from policy_engine.base.codes.usage import (
    USE_CYCLE,
    USE_NOT_RELATIVE,
    USE_OUTSIDE_ROOT,
    USE_UNREADABLE,
    USE_WITHOUT_FOLDER,
)
from policy_engine.base.diagnostic import Diagnostic, finding, has_errors
from policy_engine.base.limits import MAX_USED_FILES
from policy_engine.base.source import Source, Span
from policy_engine.driver.sources import source_of
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.file import File, Use


@dataclass(frozen=True, slots=True)
class Loaded:
    """A used file: its name as shown to people, and what it holds."""

    name: str
    data: bytes | str


@dataclass(frozen=True, slots=True)
class Unread:
    """A used file that cannot be read, and why; ``outside``: it leads out of the policy root."""

    why: str
    outside: bool = False


Loader = Callable[[str], Loaded | Unread]
"""Opens a file by its path from the policy root, such as ``shared/fields.policy``."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(slots=True)
class Taken:
    """A policy's file and its libraries, each once, in the order in which they are first named."""

    files: list[tuple[Source, File]]
    sources: dict[str, Source]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    is_complete: bool = True
    """Whether every used file could be read, so that nothing is missing of what the files declare."""


@dataclass(slots=True)
class _Visit:
    """A file that is being looked through: its path, name, the uses still to follow, and the one being followed."""

    path: str
    name: str
    uses: Iterator[Use]
    following: Span | None = None


def inside(path: str, folder: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the parts of ``path`` from the root, seen from ``folder``; None where it leaves the root."""
    parts = list(folder)
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return tuple(parts)


def is_relative(path: str) -> bool:
    """Tell whether a path is relative, without drive, scheme or backslash."""
    return bool(path) and not path.startswith("/") and "\\" not in path and not _SCHEME.match(path)


def take_in(source: Source, tree: File, path: str, loader: Loader | None) -> Taken:
    """Follow every ``use`` from one file on. ``path`` is that file's path from the policy root."""
    taken = Taken([(source, tree)], {source.name: source})
    seen = {path}
    visits = [_Visit(path, source.name, iter(tree.uses))]
    while visits:
        use = next(visits[-1].uses, None)
        if use is None:
            visits.pop()
            continue
        visits[-1].following = use.path.span
        found = _find(use, visits[-1].path, loader)
        if isinstance(found, Diagnostic):
            taken.diagnostics.append(found)
            taken.is_complete = False
            continue
        circle = next((i for i, visit in enumerate(visits) if visit.path == found), None)
        if circle is not None:
            taken.diagnostics.append(_circle(use, visits[circle:]))
            taken.is_complete = False
        elif found not in seen:
            seen.add(found)
            if len(taken.files) > MAX_USED_FILES:
                taken.diagnostics.append(finding(TOO_MANY_USES, use.path.span, limit=MAX_USED_FILES))
                taken.is_complete = False
                break
            assert loader is not None
            visits.extend(_open(use, found, loader, taken))
    return taken


def _find(use: Use, from_path: str, loader: Loader | None) -> str | Diagnostic:
    """The used file's path from the root, or why there is none."""
    path = use.path.text
    span = use.path.span
    if loader is None:
        return finding(USE_WITHOUT_FOLDER, span, path=path)
    if not is_relative(path):
        return finding(USE_NOT_RELATIVE, span, path=path)
    parts = inside(path, tuple(from_path.split("/")[:-1]))
    if parts is None:
        return finding(USE_OUTSIDE_ROOT, span, path=path)
    return "/".join(parts)


def _circle(use: Use, visits: list[_Visit]) -> Diagnostic:
    names = [visit.path.rsplit("/", 1)[-1] for visit in visits]
    chain = " → ".join([*names, names[0]])
    labels = [(visit.following, f"here `{visit.name}` uses the next") for visit in visits[:-1] if visit.following]
    return finding(USE_CYCLE, use.path.span, labels=labels, chain=chain)


def _open(use: Use, path: str, loader: Loader, taken: Taken) -> list[_Visit]:
    """Load and parse a used file; nothing to follow where that fails."""
    loaded = loader(path)
    if isinstance(loaded, Unread):
        code = USE_OUTSIDE_ROOT if loaded.outside else USE_UNREADABLE
        taken.diagnostics.append(finding(code, use.path.span, path=use.path.text, why=loaded.why))
        taken.is_complete = False
        return []
    source, found = source_of(loaded.name, loaded.data)
    taken.sources[source.name] = source
    tree = None
    if not has_errors(found):
        tree, found = parse(source)
    taken.diagnostics += found
    if tree is None:
        taken.is_complete = False
        return []
    taken.files.append((source, tree))
    return [_Visit(path, source.name, iter(tree.uses))]
