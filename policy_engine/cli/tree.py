"""One decision as a tree of lines, to be read from top to bottom."""

from collections.abc import Iterable, Iterator

from policy_engine.base.render import Style, visible
from policy_engine.driver.compiling import Compiled
from policy_engine.driver.decision_json import Decided, Teller, dates_behind
from policy_engine.ir.nodes.conditions import CriterionState, DimensionState, Not
from policy_engine.ir.nodes.policy import Criterion, Stage
from policy_engine.ir.walk import everything
from policy_engine.runtime.decision import (
    DISQUALIFIED,
    ON_HOLD,
    BlockerResult,
    Evidence,
    NextSteps,
)
from policy_engine.sentences import Wording, decisions
from policy_engine.values.days import day_text

_COLOURS = {"met": "32", "not met": "31", "open": "33"}


class Tree:
    """Tells one decision in one language."""

    def __init__(self, compiled: Compiled, decision: Decided, language: str, look: Style) -> None:
        self.policy = compiled.ir
        self.decision = decision
        self.look = look
        self.teller = Teller.of(compiled.ir, True, language)
        self.wording: Wording = self.teller.wording

    def lines(self) -> Iterator[str]:
        """The whole decision."""
        yield from self._head()
        for title, results in (("Disqualifiers", self.decision.disqualifiers), ("Holds", self.decision.holds)):
            if results:
                yield ""
                yield self._title(title)
                for name, result in results.items():
                    yield from self._blocker(name, result)
        yield ""
        yield self._title("Dimensions and criteria")
        for dimension in self.policy.dimensions:
            state = self.decision.dimensions[dimension.name]
            yield f"  {self._state(state)}  {dimension.name}  {visible(self.wording.name(dimension.name))}"
            for criterion in self.policy.criteria:
                if criterion.dimension == dimension.name:
                    yield from self._criterion(criterion)
        yield from self._ahead()
        yield from self._problems()

    def _title(self, text: str) -> str:
        return self.look.paint(text, "1")

    def _state(self, state: str) -> str:
        blanks = " " * (len("not met") - len(state))
        return self.look.paint(state, _COLOURS[state]) + blanks

    def _head(self) -> Iterator[str]:
        decision = self.decision
        stage = self.look.paint(decision.stage, "1")
        label = "" if decision.stage in (ON_HOLD, DISQUALIFIED) else f"  {visible(self.wording.name(decision.stage))}"
        yield f"{visible(decision.key)}: {stage}{label}"
        yield f"  decided as of {day_text(decision.as_of)} by {self.policy.name}, hash {self.policy.meaning_hash[:12]}"
        if decision.would_be is not None:
            yield f"  without its holds it would be {decision.would_be}"
        if decision.alias is not None:
            yield f"  known elsewhere as {visible(decision.alias)}"
        if decision.route is not None:
            kind = "handed over to" if decision.route.kind == "hand over" else "stays with"
            days = decision.route.answer_within_days
            answer = f", to be answered within {self.wording.table.days(str(days))}" if days is not None else ""
            yield f"  {kind} {decision.route.to}{answer}"
        if decision.within_reach:
            yield f"  within reach: {', '.join(decision.within_reach)}"

    def _owners(self, owners: tuple[str, ...]) -> str:
        return f"  (owner{'' if len(owners) == 1 else 's'}: {', '.join(owners) or 'all'})"

    def _blocker(self, name: str, result: BlockerResult) -> Iterator[str]:
        effect = "in effect" if result.in_effect else "not in effect"
        effect = self.look.paint(effect, "31" if result.in_effect else "2")
        label = visible(self.wording.name(name))
        yield f"  {self._state(result.state)}  {name}  {label}: {effect}{self._owners(result.owners)}"
        yield from self._details(self.teller.sentences[name], result.because_of, "           ")

    def _criterion(self, criterion: Criterion) -> Iterator[str]:
        result = self.decision.criteria[criterion.name]
        label = visible(self.wording.name(criterion.name))
        yield f"    {self._state(result.state)}  {criterion.name}  {label}{self._owners(result.owners)}"
        yield from self._details(self.teller.sentences[criterion.name], result.because_of, "             ")
        if result.contradicted is not None:
            outcome = visible(self.wording.name(result.contradicted.outcome))
            yield f"             contradicted by {outcome} on {day_text(result.contradicted.on)}"

    def _details(self, sentence: str, found: Iterable[Evidence], indent: str) -> Iterator[str]:
        yield self.look.paint(f"{indent}{visible(sentence)}", "2")
        for evidence in found:
            told = decisions.evidence(evidence, self.wording, self.decision.as_of)
            yield f"{indent}- {visible(told)}"

    def _ahead(self) -> Iterator[str]:
        yield ""
        yield self._title("Next steps")
        for steps in self.decision.next_steps:
            yield from self._steps(steps)
        if not self.decision.next_steps:
            yield "  none"
        if not self.decision.next_steps_complete:
            yield "  there are more ways than are shown"
        yield ""
        yield self._title("If nothing happens")
        change = self.decision.changes_on
        told = decisions.change(change, self.wording, dates_behind(self.decision)) if change else "It stays as it is"
        yield f"  {visible(told)}"

    def _steps(self, steps: NextSteps) -> Iterator[str]:
        yield f"  {visible(decisions.steps(steps, self.wording))}:"
        for step in steps.steps:
            rules = self.decision.criteria if step.kind == "criterion" else self.decision.holds
            whose = self._owners(rules[step.name].owners)
            yield f"    - {visible(decisions.step(step, self.wording))}{whose}"

    def _problems(self) -> Iterator[str]:
        if self.decision.problems:
            yield ""
            yield self._title("Data problems")
        for problem in self.decision.problems:
            shown = f": {visible(problem.shown)}" if problem.shown is not None else ""
            near = f" (nearest: {visible(problem.near)})" if problem.near is not None else ""
            yield f"  {visible(problem.field)} is {problem.kind}{shown}{near}"

    def why_not(self, stage: Stage) -> Iterator[str]:
        """What stands between the record and a stage."""
        decision = self.decision
        yield ""
        yield self._title(f"Why not {stage.name}?")
        if decision.stage == stage.name:
            yield f"  It is {stage.name}."
            return
        ranks = [one.name for one in self.policy.stages]
        given = decision.would_be if decision.stage == ON_HOLD else decision.stage
        if given in ranks and ranks.index(given) < ranks.index(stage.name):
            yield f"  {given} is better, and comes first."
        yield from self._blocked()
        yield from self._missing(stage)
        ways = [steps for steps in decision.next_steps if steps.gives == stage.name]
        for steps in ways:
            yield from self._steps(steps)

    def _blocked(self) -> Iterator[str]:
        for kind, results in (("disqualifier", self.decision.disqualifiers), ("hold", self.decision.holds)):
            for name, result in results.items():
                if result.in_effect:
                    yield f"  The {kind} {visible(self.wording.name(name))} is in effect:"
                    yield from self._details(self.teller.sentences[name], result.because_of, "    ")

    def _missing(self, stage: Stage) -> Iterator[str]:
        """The criteria that keep a stage's condition from holding, with what made them so."""
        if stage.condition is None:
            return
        yield f"  {visible(self.teller.sentences[stage.name])}."
        for criterion in self._under(stage):
            if self.decision.criteria[criterion.name].state != "met":
                yield from self._criterion(criterion)

    def _under(self, stage: Stage) -> list[Criterion]:
        assert stage.condition is not None
        inside = tuple(everything(stage.condition))
        named = {part.name for part in inside if isinstance(part, CriterionState | DimensionState)}
        if not any(isinstance(part, Not) for part in inside):
            # A dimension that is met keeps nothing from holding, whatever its criteria are.
            named -= {name for name, state in self.decision.dimensions.items() if state == "met"}
        return [c for c in self.policy.criteria if c.name in named or c.dimension in named]
