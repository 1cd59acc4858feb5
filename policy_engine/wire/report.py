"""Findings as JSON: what ``readiness check --format json`` prints."""

from typing import Literal

from pydantic import Field

from policy_engine.wire.decision import Strict


class PlaceModel(Strict):
    """Where something stands; lines and columns from 1, the end excluded."""

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class LabelModel(Strict):
    """A further place that belongs to a finding."""

    place: PlaceModel
    text: str


class EditModel(Strict):
    """Replace what stands at ``place``."""

    place: PlaceModel
    replacement: str


class DiagnosticModel(Strict):
    """One finding."""

    code: str = Field(pattern=r"^[SNTPEDU]\d{3}$")
    severity: Literal["error", "warning", "note"]
    message: str
    help: str | None
    place: PlaceModel | None
    labels: list[LabelModel]
    fix: list[EditModel]


class ProofsModel(Strict):
    """What is known of the two built-in guarantees."""

    G1: Literal["proven", "refuted", "not decided", "not proven"]
    G2: Literal["proven", "refuted", "not decided", "not proven"]


class ReportModel(Strict):
    """Everything that a check found."""

    files: list[str] = Field(description="the files that were looked at, libraries included")
    diagnostics: list[DiagnosticModel]
    errors: int
    warnings: int
    proofs: ProofsModel
