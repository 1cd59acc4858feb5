"""A decision that works out what it says when it is asked."""

from collections.abc import Callable
from functools import cached_property

from policy_engine.runtime.changes import changes_on
from policy_engine.runtime.circumstances import Circumstances, Engine
from policy_engine.runtime.decision import (
    ON_HOLD,
    BlockerResult,
    Change,
    CriterionResult,
    NextSteps,
    PlainDecision,
    Route,
)
from policy_engine.runtime.explain import Explainer
from policy_engine.runtime.next_steps import Found, next_steps
from policy_engine.runtime.reach import within_reach
from policy_engine.runtime.record import Problem
from policy_engine.runtime.rules import StageRule
from policy_engine.runtime.snapshot import Snapshot
from policy_engine.values.truth import STATE_NAMES


class Decision:
    """What was decided about one snapshot on one day; attributes as in ``PlainDecision``."""

    def __init__(self, engine: Engine, snapshot: Snapshot, day: int, look: Callable[[], Circumstances]) -> None:
        self._engine = engine
        self._look = look
        self.snapshot = snapshot
        self.key = snapshot.key
        self.as_of = day

    @cached_property
    def _at(self) -> Circumstances:
        return self._look()

    @cached_property
    def stage(self) -> str:
        """The stage given."""
        return self._engine.stage(self.snapshot, self.as_of)

    @property
    def would_be(self) -> str | None:
        """The stage there would be without holds, for a lead on hold."""
        return self._at.states[1] if self.stage == ON_HOLD else None

    @property
    def _given(self) -> StageRule | None:
        return next((s for s in self._engine.rules.stages if s.name == self.stage), None)

    @property
    def alias(self) -> str | None:
        """The stage's ``as`` name."""
        given = self._given
        return None if given is None else given.alias

    @property
    def route(self) -> Route | None:
        """Where the lead goes."""
        given = self._given
        if given is None:
            return None
        return Route("hand over" if given.hands_over else "keep", given.to, given.answer_within)

    @cached_property
    def dimensions(self) -> dict[str, str]:
        """Each dimension's state."""
        states = self._at.states[3]
        return {d.name: STATE_NAMES[s] for d, s in zip(self._engine.rules.dimensions, states, strict=True)}

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self._at)

    @cached_property
    def criteria(self) -> dict[str, CriterionResult]:
        """Each criterion's result."""
        return self._explainer.criteria()

    @cached_property
    def holds(self) -> dict[str, BlockerResult]:
        """Each hold's result."""
        return self._explainer.blockers(disqualifies=False)

    @cached_property
    def disqualifiers(self) -> dict[str, BlockerResult]:
        """Each disqualifier's result."""
        return self._explainer.blockers(disqualifies=True)

    @cached_property
    def within_reach(self) -> tuple[str, ...]:
        """The better stages that some answer to what is unknown would give."""
        return within_reach(self._at)

    @cached_property
    def _steps(self) -> Found:
        return next_steps(self._at)

    @property
    def next_steps(self) -> tuple[NextSteps, ...]:
        """The smallest sets whose settling gives a better stage."""
        return self._steps.sets

    @property
    def next_steps_complete(self) -> bool:
        """Whether these are all such sets."""
        return self._steps.complete

    @cached_property
    def changes_on(self) -> Change | None:
        """The first day on which the stage changes by itself."""
        return changes_on(self._at)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the data."""
        return self.snapshot.problems

    def plain(self) -> PlainDecision:
        """Return everything, worked out."""
        return PlainDecision(
            key=self.key,
            as_of=self.as_of,
            stage=self.stage,
            would_be=self.would_be,
            alias=self.alias,
            route=self.route,
            dimensions=self.dimensions,
            criteria=self.criteria,
            holds=self.holds,
            disqualifiers=self.disqualifiers,
            within_reach=self.within_reach,
            next_steps=self.next_steps,
            next_steps_complete=self.next_steps_complete,
            changes_on=self.changes_on,
            problems=self.problems,
        )
