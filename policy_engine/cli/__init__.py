"""The command ``readiness``. Thin: files and terminals here, everything else below.

Exit codes: 0 fine (warnings and data problems too), 1 errors or failing examples, 2 usage or unreadable input,
3 could not write, or a limit of the machine. Besides these, as nothing is known then: 128 and the signal's number for
a command that is stopped (130 Ctrl-C, 143 ``kill``, 141 a reader that has enough), 70 a defect of readiness.
"""

import sys
from collections.abc import Callable
from typing import cast

from policy_engine import late
from policy_engine.cli import ending, signals


def main() -> None:
    """Run the command line."""
    signals.watch()
    try:
        # Loaded only here, so that Ctrl-C finds somebody to answer it from the first moment on.
        run = cast("Callable[[list[str]], int]", late.attribute("policy_engine.cli.program:run"))
        code = run(sys.argv[1:])
        signals.ignore()
    except signals.StoppedError as stopped:
        signals.ignore()
        code = ending.interrupted(stopped)
    sys.exit(code)
