"""Opening policy files: the policy root, the files in a folder, and the loader for ``use``.

Only ordinary files are read, and never more than the limit. What ``use`` names must lie inside the policy root after
every link is followed.
"""

import stat
import tomllib
from dataclasses import dataclass
from pathlib import Path

from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.driver.uses import Loaded, Unread

SUFFIX = ".policy"


@dataclass(frozen=True, slots=True)
class Opened:
    """A policy file's bytes, its path from the policy root with ``/``, and the root."""

    data: bytes
    path: str
    root: Path


def open_policy(path: Path) -> Opened | str:
    """Read a policy file; a text says why that cannot be done."""
    try:
        real = path.resolve()
        data = read_file(real)
    except (OSError, ValueError, RuntimeError) as error:
        return reason(error)
    if isinstance(data, str):
        return data
    root = policy_root(real)
    return Opened(data, real.relative_to(root).as_posix(), root)


def read_file(path: Path) -> bytes | str:
    """Read an ordinary file up to one byte more than the limit; a text says why it is not read."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return "it is a folder"
    if not stat.S_ISREG(mode):
        return "it is no ordinary file"
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def reason(error: Exception) -> str:
    """The system's words for why a file cannot be read."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "this is no path" if isinstance(error, ValueError) else "its links lead in a circle"


def policy_root(file: Path) -> Path:
    """Return the nearest folder upwards that is marked as a policy root, else the file's folder."""
    return next((folder for folder in file.parents if _is_root(folder)), file.parent)


def _is_root(folder: Path) -> bool:
    if (folder / "readiness.toml").is_file() or (folder / ".git").exists():
        return True
    try:
        project = read_file(folder / "pyproject.toml")
        if isinstance(project, str):
            return False
        tool = tomllib.loads(project.decode("utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return False
    return isinstance(tool, dict) and "readiness" in tool


@dataclass(frozen=True, slots=True)
class RootLoader:
    """Opens used files below ``root``. ``shown`` is the policy's path as the user wrote it, ``path`` from the root.

    Names for people are made from ``shown``, so that a place in a library can be opened from where the user stands.
    """

    root: Path
    path: str
    shown: str

    def __call__(self, path: str) -> Loaded | Unread:
        """Open the file at ``path`` from the root."""
        try:
            real = (self.root / path).resolve(strict=True)
            if not real.is_relative_to(self.root.resolve()):
                return Unread("it lies outside the policy root", outside=True)
            data = read_file(real)
        except (OSError, ValueError, RuntimeError) as error:
            return Unread(reason(error))
        return Unread(data) if isinstance(data, str) else Loaded(self._name(path), data)

    def _name(self, path: str) -> str:
        """The used file's name as seen from where the policy's own name is seen from."""
        here, there = self.path.split("/")[:-1], path.split("/")
        while here and len(there) > 1 and here[0] == there[0]:
            here, there = here[1:], there[1:]
        shown = Path(self.shown).parent
        for _ in here:
            # A name without folders to climb is left by `..`.
            shown = shown.parent if shown.name not in ("", "..") else shown / ".."
        return (shown / "/".join(there)).as_posix()


def policy_files(path: Path) -> list[Path]:
    """Return a file as itself, and a folder's policy files, in it and below it, in the order of their names.

    Hidden folders are passed over, and links to folders are not followed.
    """
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    folders = [path]
    while folders:
        folder = folders.pop()
        for entry in sorted(folder.iterdir()):
            if entry.is_dir():
                if not entry.name.startswith(".") and not entry.is_symlink():
                    folders.append(entry)
            elif entry.suffix == SUFFIX:
                found.append(entry)
    return sorted(found)
