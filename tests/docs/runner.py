"""Run what a page shows, in a folder of its own that holds a copy of the repository's policies."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.docs.pages import ROOT, Block, Command

SECONDS = 120


class Place:
    """The folder in which a page's commands are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "policies", folder / "policies")

    def take(self, block: Block) -> Iterator[tuple[Command, str, int]]:
        """Do what a block says; give each command with what it printed and its exit code."""
        if block.file is not None:
            path = self.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, encoding="utf-8")
        elif block.kind == "patch":
            self._run("patch -p1", block.body)
        for command in block.commands():
            yield command, *self._run(command.text)

    def _run(self, text: str, given: str = "") -> tuple[str, int]:
        """Run a command as a reader's shell would; return what it printed, errors included, and its exit code."""
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        environment = {"PATH": path, "HOME": str(self.folder), "LANG": "C.UTF-8", "COLUMNS": "100"}
        ran = subprocess.run(
            ["bash", "-c", text],
            cwd=self.folder, env=environment, input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=SECONDS, check=False, encoding="utf-8",
        )  # fmt: skip
        return ran.stdout, ran.returncode
