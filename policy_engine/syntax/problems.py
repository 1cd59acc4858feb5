"""From the place where the parser stopped to a finding that says what to do."""

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Source
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.machine import Machine, Stopped


def suspects(machine: Machine, builder: Builder, stopped: Stopped | None) -> list[Diagnostic]:
    """Report keywords that were read as names where no name of that kind can be."""
    return []


def explain(machine: Machine, source: Source, stopped: Stopped) -> Diagnostic:
    """Say what stands at the place, and what could."""
    return finding(codes.UNEXPECTED, stopped.span, found=source.slice(stopped.span), context="", expected="")
