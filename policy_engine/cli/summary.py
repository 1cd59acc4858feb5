"""What an evaluation came to: records by stage, and whose they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_engine.base.render import Style, visible
from policy_engine.driver.decision_json import Decided
from policy_engine.ir.nodes.policy import Policy
from policy_engine.report.table import counted, table
from policy_engine.runtime.decision import DISQUALIFIED, ON_HOLD
from policy_engine.sentences import Wording
from policy_engine.values.days import day_text


@dataclass
class Summary:
    """Counts of decisions by stage."""

    policy: Policy
    as_of: int
    stages: Counter[str] = field(default_factory=Counter)
    would_be: Counter[str] = field(default_factory=Counter)

    def add(self, decision: Decided) -> None:
        """Count a decision."""
        self.stages[decision.stage] += 1
        if decision.stage == ON_HOLD and decision.would_be is not None:
            self.would_be[decision.would_be] += 1

    @property
    def records(self) -> int:
        """How many records were decided."""
        return self.stages.total()

    def rows(self) -> Iterator[tuple[str, int, str]]:
        """Stage, number of records, and whose they are; best first, then on hold and disqualified."""
        for stage in self.policy.stages:
            kind = "handed over to" if stage.hands_over else "with"
            yield stage.name, self.stages[stage.name], f"{kind} {stage.to}"
        kept = ", ".join(
            f"{self.would_be[stage.name]} {stage.name}" for stage in self.policy.stages if self.would_be[stage.name]
        )
        yield ON_HOLD, self.stages[ON_HOLD], f"without holds {kept}" if kept else ""
        yield DISQUALIFIED, self.stages[DISQUALIFIED], ""

    def to_dict(self) -> dict[str, object]:
        """The summary for programs."""
        return {
            "policy": self.policy.name,
            "hash": self.policy.meaning_hash,
            "as_of": day_text(self.as_of),
            "records": self.records,
            "stages": {name: number for name, number, _ in self.rows()},
            "owners": {stage.name: stage.to for stage in self.policy.stages},
        }

    def lines(self, language: str, look: Style) -> Iterator[str]:
        """The summary for people."""
        wording = Wording(self.policy, language)
        day = look.paint(day_text(self.as_of), "1")
        yield f"{counted(self.records, 'record')} decided as of {day} by {self.policy.name}"
        yield ""
        rows = [(name, f"{number}", whose) for name, number, whose in self.rows()]
        labels = [_label(wording, name) for name, _, _ in rows]
        yield from table(("stage", "records", "", ""), [(*row, label) for row, label in zip(rows, labels, strict=True)])
        yield ""


def _label(wording: Wording, name: str) -> str:
    return "" if name in (ON_HOLD, DISQUALIFIED) else visible(wording.name(name))
