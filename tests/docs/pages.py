"""The commands that the documentation shows, with what it says they print.

A fenced block marked ``console`` holds commands after ``$ `` (a backslash at a line's end continues one), each with its
output. A line ``…`` stands for any number of lines, ``exit code N`` at the end for an exit code that is not 0. A block
whose mark ends in ``file=NAME`` is written to that file before what follows it is run; so is ``patch``, a diff that is
applied to the files. Everything on one page happens in one folder.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<mark>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"exit code (\d+)")
ELISION = "…"


@dataclass(frozen=True)
class Command:
    """One command with the output that the page shows."""

    text: str
    shown: str
    code: int

    def matches(self, printed: str, code: int) -> bool:
        """Tell whether a run printed what the page shows."""
        return code == self.code and pattern(self.shown).fullmatch(plain(printed) + "\n") is not None


@dataclass(frozen=True)
class Block:
    """One fenced block: its mark, its body, and where the body stands in the page."""

    mark: str
    body: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The first word of the mark."""
        return self.mark.split()[0] if self.mark.split() else ""

    @property
    def file(self) -> str | None:
        """The file that the block is written to."""
        named = [word.removeprefix("file=") for word in self.mark.split() if word.startswith("file=")]
        return named[0] if named else None

    def commands(self) -> Iterator[Command]:
        """The block's commands, if it is one of commands."""
        if self.kind != "console":
            return
        for part in re.split(r"^\$ ", self.body, flags=re.MULTILINE)[1:]:
            text, _, shown = _split(part)
            code = EXIT.fullmatch(shown.rstrip("\n").rpartition("\n")[2])
            if code is not None:
                shown = shown.rstrip("\n").rpartition("\n")[0]
            yield Command(text, shown, int(code.group(1)) if code else 0)


def _split(part: str) -> tuple[str, str, str]:
    """Split what stands after a ``$`` into the command, a line end, and the output."""
    lines = part.split("\n")
    length = 1
    while lines[length - 1].endswith("\\"):
        length += 1
    return "\n".join(lines[:length]), "\n", "\n".join(lines[length:])


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [Block(m["mark"], m["body"], m.start("body"), m.end("body")) for m in FENCE.finditer(page)]


def plain(text: str) -> str:
    """Return a text without blanks at the ends of lines, and without blank lines at its end."""
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")


def pattern(shown: str) -> re.Pattern[str]:
    """Return what a shown output allows to be printed."""
    lines = plain(shown).split("\n")
    return re.compile("".join(r"(?:.*\n)*?" if line.strip() == ELISION else re.escape(line) + "\n" for line in lines))


def pages() -> list[Path]:
    """Return the pages that show commands or files: README and everything under docs and policies."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "policies").rglob("*.md"))]
    return [page for page in found if any(b.kind == "console" for b in blocks(page.read_text(encoding="utf-8")))]
