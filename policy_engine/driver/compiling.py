"""From a checked policy to an evaluator."""

from dataclasses import dataclass

from policy_engine.backends.python.compile import compile_policy
from policy_engine.base.codes.usage import LIBRARY_ALONE
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Span
from policy_engine.driver.checking import Checked
from policy_engine.ir.from_model import lower
from policy_engine.ir.nodes import policy as ir
from policy_engine.model.nodes import policy as model
from policy_engine.runtime.evaluator import Evaluator


@dataclass(frozen=True)
class Compiled:
    """A policy that decides."""

    checked: Checked
    model: model.Policy
    ir: ir.Policy
    evaluator: Evaluator


def compile_checked(checked: Checked) -> tuple[Compiled | None, tuple[Diagnostic, ...]]:
    """Make an evaluator of what was found to be in order; a library and a policy with errors have none."""
    if checked.model is None or not checked.ok:
        return None, checked.diagnostics
    if checked.is_library:
        alone = finding(LIBRARY_ALONE, Span(checked.name, 0, 0), path=checked.name)
        return None, (*checked.diagnostics, alone)
    lowered = lower(checked.model)
    return Compiled(checked, checked.model, lowered, compile_policy(lowered)), checked.diagnostics
