"""Every command in a process of its own, with the files it needs, as a shell runs it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cli.runner import DATA

PROGRAM = (sys.executable, "-m", "policy_engine.cli")
DAY = ("--as-of", "2026-03-01")

CALLS: Mapping[str, tuple[str, ...]] = {
    "check": ("dach.policy",),
    "evaluate": ("dach.policy", "leads.jsonl", *DAY, "-o", "out.csv"),
    "explain": ("dach.policy", "leads.jsonl", *DAY, "--key", "c1"),
    "fmt": ("dach.policy",),
    "init": ("new", "--from", "leads.csv"),
    "sample": ("--accounts", "5", "--seed", "1", "-o", "made"),
    "test": ("dach.policy",),
}
"""For each command a call that ends well in ``workspace``."""

READS: Mapping[str, tuple[str, ...]] = {
    "check": ("dach.policy",),
    "evaluate": ("dach.policy", "leads.jsonl"),
    "explain": ("dach.policy", "leads.jsonl"),
    "fmt": ("dach.policy",),
    "init": ("leads.csv",),
    "sample": (),
    "test": ("dach.policy",),
}
"""The files among these that it reads."""

WRITES: Mapping[str, str] = {"evaluate": "out.csv", "fmt": "dach.policy", "init": "new", "sample": "made"}
"""The file or folder among these that it writes."""

LEAD = {
    "Company ID": "c1",
    "Country/Region": "Germany",
    "No. of Employees": 120,
    "consent": "yes",
    "Budget status": "confirmed",
    "Budget status changed on": "2026-02-20",
    "people": [{"contact": "anna", "role": "economic_buyer"}],
    "events": [{"type": "demo_request", "at": "2026-02-20", "person": "anna"}],
}
TABLE = "Company ID,Country/Region,No. of Employees,consent\nc1,Germany,120,yes\nc2,Austria,40,no\n"


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def workspace(folder: Path, leads: int = 3) -> Path:
    """Fill a folder with a policy that is not in canonical layout, and leads that can all be decided."""
    folder.mkdir(exist_ok=True)
    text = (DATA / "dach.policy").read_text("utf-8")
    (folder / "dach.policy").write_text(text.replace("  key company", "  key   company"), encoding="utf-8")
    with (folder / "leads.jsonl").open("w", encoding="utf-8") as file:
        for number in range(1, leads + 1):
            file.write(json.dumps(LEAD | {"Company ID": f"c{number}"}) + "\n")
    (folder / "leads.csv").write_text(TABLE, encoding="utf-8")
    return folder


def start(*arguments: str, folder: Path, **more) -> subprocess.Popen:
    """Start a command; ``env`` adds to the environment, the rest goes to ``Popen``."""
    environment = {**os.environ, **more.pop("env", {})}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([*PROGRAM, *arguments], cwd=folder, env=environment, **(pipes | more))


def finish(process: subprocess.Popen) -> Ran:
    """Wait for its end, for at most a minute."""
    with process:
        try:
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
    return Ran(process.returncode, (out or b"").decode("utf-8", "replace"), (err or b"").decode("utf-8", "replace"))


def call(*arguments: str, folder: Path, **more) -> Ran:
    """Run a command to its end."""
    return finish(start(*arguments, folder=folder, **more))


def writing(*arguments: str, folder: Path, **more) -> subprocess.Popen:
    """Start a command and return it when something stands in the file that it is to write."""
    process = start(*arguments, folder=folder, **more)
    until = time.monotonic() + 30
    while not any(path.stat().st_size for path in folder.rglob("*.tmp")):
        assert process.poll() is None, "it has ended before it wrote anything"
        assert time.monotonic() < until
        time.sleep(0.005)
    return process


def in_shell(line: str, *arguments: str, folder: Path) -> Ran:
    """Run a line of the shell in which ``"$@"`` is the command."""
    # A shell that is itself asked to ignore a closed pipe would hand that on.
    restore = {"restore_signals": True, "preexec_fn": lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL)}
    shell = shutil.which("bash") or "sh"
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return finish(subprocess.Popen([shell, "-c", line, shell, *PROGRAM, *arguments], cwd=folder, **pipes, **restore))


def in_one_line(text: str) -> bool:
    """Whether a message is as short as it should be, and no traceback."""
    return "Traceback" not in text and "Exception ignored" not in text and 1 <= len(text.splitlines()) <= 4


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with what stands in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def leftovers(folder: Path) -> list[str]:
    """Files that were begun and left."""
    return [path.name for path in folder.rglob("*.tmp")]
