"""Pydantic models of the JSON that goes out, and its schemas. Nothing that decides needs them."""

from policy_engine.wire.decision import DecisionModel, decision_schema
from policy_engine.wire.report import DiagnosticModel, ReportModel

__all__ = ["DecisionModel", "DiagnosticModel", "ReportModel", "decision_schema"]
