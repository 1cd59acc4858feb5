"""Opening a policy that is to decide."""

from pathlib import Path

from policy_engine.cli.opening import check_file
from policy_engine.cli.output import ERRORS, fail
from policy_engine.driver.compiling import Compiled, compile_checked


def open_compiled(path: Path) -> Compiled:
    """Load a policy; its errors end the command (exit code 1), its warnings are for ``check``."""
    checked = check_file(path, None)
    compiled, diagnostics = compile_checked(checked)
    if compiled is None:
        fail([d for d in diagnostics if d.is_error], checked.sources, ERRORS)
    return compiled
