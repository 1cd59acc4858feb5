"""What made a state so: the values, with their days and reasons; of *and* and *or* the parts that decided."""

from collections.abc import Iterator

from policy_engine.runtime.circumstances import Circumstances
from policy_engine.runtime.decision import BlockerResult, Contradiction, CriterionResult, Evidence
from policy_engine.runtime.rules import CriterionRule, Group, Leaf, Negated, State, Tally, Tree
from policy_engine.values.show import show
from policy_engine.values.truth import MET, OPEN, STATE_NAMES


class Explainer:
    """Explains the states of one record on one day. Each criterion and dimension is explained once, in order."""

    def __init__(self, at: Circumstances) -> None:
        self.at = at
        self._known: dict[str, tuple[Evidence, ...]] = {}
        rules = at.engine.rules
        criteria = {c.name: (c, against) for c, against in zip(rules.criteria, at.states[5], strict=True)}
        dimensions = {d.name: d for d in rules.dimensions}
        for name in rules.order:
            if name in criteria:
                criterion, against = criteria[name]
                self._known[name] = self._criterion(criterion, against)
            else:
                self._known[name] = self.of(dimensions[name].tree)

    def criteria(self) -> dict[str, CriterionResult]:
        """Return every criterion's result."""
        states = self.at.states
        results: dict[str, CriterionResult] = {}
        for rule, state, against in zip(self.at.engine.rules.criteria, states[2], states[5], strict=True):
            on = None if against is None else self.at.newest(against)
            contradiction = None if against is None or on is None else Contradiction(against, on)
            results[rule.name] = CriterionResult(STATE_NAMES[state], rule.owners, self._known[rule.name], contradiction)
        return results

    def blockers(self, disqualifies: bool) -> dict[str, BlockerResult]:
        """Return every hold's, or every disqualifier's, result."""
        results: dict[str, BlockerResult] = {}
        for rule, state in zip(self.at.engine.rules.blockers, self.at.states[4], strict=True):
            if rule.disqualifies == disqualifies:
                ended = rule.until is not None and self.at.day > rule.until
                because = () if ended else self.of(rule.tree)
                runs = state == MET or (rule.unless and state == OPEN)
                results[rule.name] = BlockerResult(STATE_NAMES[state], runs, rule.owners, because)
        return results

    def of(self, tree: Tree) -> tuple[Evidence, ...]:
        """Return what made a condition's truth so, each thing once."""
        return tuple(dict.fromkeys(self._of(tree)))

    def _criterion(self, rule: CriterionRule, against: str | None) -> tuple[Evidence, ...]:
        return self.of(rule.tree) if against is None else (self._outcome(against),)

    def _of(self, tree: Tree) -> Iterator[Evidence]:
        match tree:
            case Group(parts=parts):
                result = self.at.truth(tree)
                for part in parts:
                    if self.at.truth(part) == result:
                        yield from self._of(part)
            case Negated(part=part):
                yield from self._of(part)
            case State(rule=rule):
                yield from self._known[rule]
            case Leaf(index=index):
                yield from self._of_leaf(index)

    def _of_leaf(self, index: int) -> Iterator[Evidence]:
        test = self.at.engine.rules.tests[index]
        match test.kind:
            case "fields":
                yield from (self._field(name) for name in test.names)
            case "effect":
                yield self._outcome(test.names[0])
            case "count" | "people":
                tally = self.at.tally(index)
                yield Evidence(", ".join(test.names), _interval(tally), tally[2], test.evidence_class, tally[3])
            case _:
                return

    def _field(self, name: str) -> Evidence:
        plan = self.at.engine.fields[name]
        entry = self.at.entry(name)
        return Evidence(
            what=name,
            value=None if entry.value is None else show(entry.value, plan.type),
            at=None if entry.at is None else entry.at.day,
            evidence_class=plan.evidence,
            reason=None if entry.reason is None else entry.reason.value,
        )

    def _outcome(self, outcome: str) -> Evidence:
        return Evidence(outcome, None, self.at.newest(outcome), "outcome", None)


def _interval(tally: Tally) -> str | None:
    sure, possible = tally[0], tally[1]
    if possible is None:
        return None
    return str(sure) if sure == possible else f"{sure} to {possible}"
