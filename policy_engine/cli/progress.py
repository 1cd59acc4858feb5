"""A bar on the terminal while something long is being done, and nothing at all in a pipe."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import cast

from policy_engine import late
from policy_engine.base.progress import Tell, silent


@contextmanager
def progress(quiet: bool = False) -> Iterator[Tell]:
    """Give a function to be told how far things are; on a terminal a bar on stderr shows it until the block ends.

    The bar leaves no trace, and the terminal is as it was before, however the block ends. ``quiet`` shows none: for
    results that go to the same terminal.
    """
    if quiet or not _terminal():
        yield silent
        return
    # rich is only loaded where there is somebody to look at it.
    bar = cast("Callable[[], AbstractContextManager[Tell]]", late.attribute("policy_engine.cli.bar:bar"))
    with bar() as tell:
        yield tell


def _terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
