"""What ``readiness fmt --format json`` prints."""

from typing import Literal

from policy_engine.wire.decision import Strict
from policy_engine.wire.report import DiagnosticModel


class FileModel(Strict):
    """What became of one file; ``diff`` holds the lines of a unified diff, with ``--diff`` only."""

    file: str
    result: Literal["formatted", "would be formatted", "unchanged", "left as it is"]
    diff: list[str] | None = None


class FmtReportModel(Strict):
    """All files in the order in which they were named or found, and why some are left as they are."""

    files: list[FileModel]
    diagnostics: list[DiagnosticModel]
