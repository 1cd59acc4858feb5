"""What every check is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from policy_engine.model.nodes.policy import Policy
from policy_engine.model.nodes.record import Field
from policy_engine.model.nodes.rules import Stage
from policy_engine.model.reach import Definitions


@dataclass(frozen=True, slots=True)
class Context:
    """The policy, its definitions by name, and the day (an ordinal) of the check, if one is given."""

    policy: Policy
    definitions: Definitions
    today: int | None

    def fields(self) -> Iterator[Field]:
        """Yield the fields of the record, then those of people."""
        yield from self.policy.record.fields
        if self.policy.people is not None:
            yield from self.policy.people.fields

    def handovers(self) -> tuple[Stage, ...]:
        """Return the stages that hand over."""
        return tuple(stage for stage in self.policy.stages if stage.hands_over)
