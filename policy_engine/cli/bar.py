"""The bar that ``progress`` shows on a terminal. Loads rich, so it is itself only loaded where it is seen."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from policy_engine.base.progress import Tell

PAUSE = 0.1
"""Seconds between two pictures."""


@contextmanager
def bar() -> Iterator[Tell]:
    """Show a bar on stderr, and take it away when the block ends, for whatever reason."""
    console = Console(
        file=sys.stderr, force_terminal=True, force_jupyter=False, no_color=bool(os.environ.get("NO_COLOR"))
    )
    shown = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(compact=True),
        console=console,
        # Pictures are drawn when something is told: no thread, and no work for the terminal in between.
        auto_refresh=False,
        transient=True,
        # What others print goes where they print it: stdout may be a file.
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with shown:
        yield _teller(shown)


def _teller(shown: Progress) -> Tell:
    """Return what draws at most one picture every ``PAUSE``, and one at once for what was not told before."""
    tasks: dict[str, TaskID] = {}
    drawn = 0.0

    def tell(what: str, done: int, whole: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - drawn < PAUSE and what in tasks:
            return
        drawn = now
        if what not in tasks:
            tasks[what] = shown.add_task(what, total=None)
        for name, task in tasks.items():
            shown.update(task, visible=name == what)
        shown.update(tasks[what], completed=done, total=whole or None, refresh=True)

    return tell
