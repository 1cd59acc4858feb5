"""The evaluator of one policy: reads records, gives stages and states, and decisions that explain themselves."""

from collections.abc import Callable, Mapping

from policy_engine.runtime.circumstances import Circumstances, Engine
from policy_engine.runtime.decision import States
from policy_engine.runtime.lazy import Decision
from policy_engine.runtime.memo import OddValueError, RepeatedKeyError, told_once
from policy_engine.runtime.read.joined import Joined
from policy_engine.runtime.record import Record
from policy_engine.runtime.snapshot import Snapshot, SnapshotMaker
from policy_engine.runtime.view import seen

FastReader = Callable[[Mapping[str, object], int], Snapshot]


class Evaluator:
    """Decides by one policy. Days are ordinals.

    ``stage(snapshot, day)`` gives the stage's name, ``raw_states(snapshot, day)`` what ``states`` gives as a tuple
    (stage, would be, criteria, dimensions, blockers, contradicted); both are the generated functions themselves.
    """

    __slots__ = ("_fast", "_fast_row", "engine", "maker", "raw_states", "stage")

    def __init__(self, engine: Engine, maker: SnapshotMaker, fast: FastReader, fast_row: FastReader) -> None:
        self.engine = engine
        self.maker = maker
        self.stage = engine.stage
        self.raw_states = engine.states
        self._fast = fast
        self._fast_row = fast_row

    def read(self, raw: Mapping[str, object], number: int = 1, table: bool = False) -> Snapshot:
        """Return a raw record, cleaned. ``number`` is its key if the policy has none. The mapping must not change."""
        if isinstance(raw, Joined):
            return self.maker.of_record(self.maker.read_exactly(raw, number, table))
        read = self._fast_row if table else self._fast
        try:
            try:
                return read(raw, number)
            except RepeatedKeyError:
                snapshot = read(told_once(raw, self.engine.rules.plan.columns), number)
                snapshot.told(raw, number, table)
                return snapshot
        except (OddValueError, TypeError, KeyError, AttributeError):
            return self.maker.of_record(self.maker.read_exactly(raw, number, table))

    def stage_by(self, day_of: Callable[[object], int]) -> Callable[[Snapshot, object], str]:
        """Return a stage function that takes days as ``day_of`` reads them (it may raise); texts are remembered."""
        return self.engine.stage_by(day_of)

    def from_record(self, record: Record) -> Snapshot:
        """Return a record that was read elsewhere as a snapshot."""
        return self.maker.of_record(record)

    def states(self, snapshot: Snapshot, day: int) -> States:
        """Return the stage and every state."""
        return States._make(self.raw_states(snapshot, day))

    def decide(self, snapshot: Snapshot, day: int) -> Decision:
        """Return the decision; what it says beyond the stage is worked out when first asked for."""
        return Decision(self.engine, snapshot, day, lambda: self._circumstances(snapshot, day))

    def _circumstances(self, snapshot: Snapshot, day: int) -> Circumstances:
        record = snapshot.full
        view = seen(record, self.engine.rules.plan, day)
        frozen = self.maker.of_view(record, view)
        return Circumstances(self.engine, frozen, view, day)
