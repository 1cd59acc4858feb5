"""Write into the pages what their commands print now: ``python -m tests.docs.rewrite [PAGE…]``; read the diff.

What a page shortens with ``…`` is kept where it still holds, and named where it does not.
"""

import sys
import tempfile
from pathlib import Path

from tests.docs.pages import ELISION, Command, blocks, pages, plain
from tests.docs.runner import Place


def rewritten(path: Path, folder: Path) -> str:
    """Return a page with the outputs of today."""
    page = path.read_text(encoding="utf-8")
    place = Place(folder)
    parts: list[str] = []
    end = 0
    for block in blocks(page):
        told = [_told(path, command, printed, code) for command, printed, code in place.take(block)]
        if told:
            parts += [page[end : block.start], "".join(told)]
            end = block.end
    return "".join([*parts, page[end:]])


def _told(path: Path, command: Command, printed: str, code: int) -> str:
    shown = plain(printed)
    if ELISION in command.shown.split("\n"):
        if not command.matches(printed, code):
            print(f"{path.name}: shorten anew: $ {command.text}\n{shown}\n")
        shown = plain(command.shown)
    ended = f"exit code {code}\n" if code else ""
    return f"$ {command.text}\n" + (f"{shown}\n" if shown else "") + ended


def main(names: list[str]) -> None:
    """Rewrite the pages named, or all."""
    for path in [Path(name).resolve() for name in names] or pages():
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(rewritten(path, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
