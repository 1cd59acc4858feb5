"""Counting what is said of one field, and what of it counts on the day of decision."""

from collections.abc import Callable, Mapping
from typing import Final

from policy_engine.report.findings import FieldReport, Whose
from policy_engine.report.placeholders import is_placeholder
from policy_engine.report.spellings import Tally, loose
from policy_engine.runtime.plan import FieldPlan
from policy_engine.runtime.read.histories import CONTRADICTORY, INVALID_DATE
from policy_engine.runtime.read.values import INVALID_VALUE
from policy_engine.runtime.record import Entry, History, Problem, Reason
from policy_engine.runtime.view import newest
from policy_engine.values.types import SCALE, NumberType, Other, PicklistType, SeveralType, TextType, Value

_PLACEHOLDER_ROOM: Final = 24


class FieldTally:
    """Counts one field of the record or of people, or one attribute. ``as_of`` is an ordinal.

    ``literals``: the texts that rules compare a text field with. ``not_grouped`` counts known numbers that cannot
    have been written with a point for thousands, such as 0.5.
    """

    __slots__ = (
        "as_of", "asked", "assumed", "contradictory", "exact", "invalid_dates", "invalid_values", "known", "later",
        "literals", "longest", "look", "name", "near_texts", "not_grouped", "others", "placeholders", "plan",
        "reasons", "whose",
    )  # fmt: skip

    def __init__(self, plan: FieldPlan, name: str, whose: Whose, as_of: int, literals: frozenset[str]) -> None:
        self.plan = plan
        self.name = name
        self.whose = whose
        self.as_of = as_of
        self.exact = literals
        self.literals = {loose(text): text for text in sorted(literals, reverse=True)}
        self.longest = 2 * max(map(len, literals), default=0) + _PLACEHOLDER_ROOM
        self.asked = self.known = self.assumed = self.later = 0
        self.invalid_dates = self.contradictory = self.not_grouped = 0
        self.reasons: dict[Reason | None, int] = dict.fromkeys(Reason, 0)
        self.invalid_values, self.others, self.placeholders, self.near_texts = Tally(), Tally(), Tally(), Tally()
        self.look = self._looking()

    def _looking(self) -> Callable[[Value], None] | None:
        """Return what looks at each value of this type, if anything does."""
        match self.plan.type:
            case PicklistType() | SeveralType():
                return self._look_at_pick
            case TextType():
                return self._look_at_text
            case NumberType():
                return self._look_at_number
            case _:
                return None

    def add(self, history: History) -> None:
        """Count what was said of the field of one record or person."""
        self.asked += 1
        if not history:
            self._say_nothing()
            return
        look = self.look
        later = False
        for entry in history:
            if look is not None and entry.value is not None:
                look(entry.value)
            if entry.at is not None and entry.at.day > self.as_of:
                self.later += 1
                later = True
        # Of one entry that is seen, there is nothing to choose.
        entry = newest(history, self.plan, self.as_of) if later or len(history) > 1 else history[0]
        self._count(entry)

    def _count(self, entry: Entry) -> None:
        """Count an entry that is seen by whether it counts, and if not, why."""
        if entry.value is None:
            self.reasons[entry.reason] += 1
        elif entry.timeless:
            self._say_nothing()
        elif self.plan.fresh_days is None:
            self.known += 1
        elif entry.at is None:
            self.reasons[Reason.UNDATED] += 1
        elif self.as_of - entry.at.day > self.plan.fresh_days:
            self.reasons[Reason.STALE] += 1
        else:
            self.known += 1

    def add_value(self, value: Value | None) -> None:
        """Count an attribute's value; None is missing or invalid, and an invalid one comes as a problem as well."""
        self.asked += 1
        if value is None:
            self.reasons[Reason.MISSING] += 1
            return
        self.known += 1
        if self.look is not None:
            self.look(value)

    def add_problem(self, problem: Problem) -> None:
        """Count what reading found; *other* values were counted as values."""
        if problem.kind == INVALID_VALUE:
            self.invalid_values.add(problem.shown or "")
        elif problem.kind == INVALID_DATE:
            self.invalid_dates += 1
        elif problem.kind == CONTRADICTORY:
            self.contradictory += 1

    def _say_nothing(self) -> None:
        if self.plan.empty_means is None:
            self.reasons[Reason.MISSING] += 1
        else:
            self.known += 1
            self.assumed += 1

    def _look_at_pick(self, value: Value) -> None:
        if isinstance(value, Other):
            self.others.add(value.spelling)
        elif isinstance(value, tuple):
            for member in value:
                if isinstance(member, Other):
                    self.others.add(member.spelling)

    def _look_at_text(self, value: Value) -> None:
        if not isinstance(value, str) or len(value) > self.longest or value in self.exact:
            return
        if is_placeholder(value):
            self.placeholders.add(value)
        elif self.literals and loose(value) in self.literals:
            self.near_texts.add(value)

    def _look_at_number(self, value: Value) -> None:
        if isinstance(value, int) and value % SCALE and value % 10 == 0:
            self.not_grouped += 1

    def declared(self) -> Mapping[str, str]:
        """Return each declared spelling (or text that a rule names), with what it stands for."""
        if isinstance(self.plan.type, TextType):
            return {text: text for text in self.literals.values()}
        if isinstance(self.plan.type, PicklistType | SeveralType):
            own = ((value, (value,)) for value in self.plan.type.values)
            return {way: value for value, ways in (*own, *self.plan.spellings) for way in ways}
        return {}

    def told(self) -> FieldReport:
        """Return what was counted."""
        invalid = self.reasons[Reason.INVALID]
        missing = self.reasons[Reason.MISSING]
        if self.whose is Whose.EVENT:
            invalid = self.invalid_values.total
            missing -= invalid
        declared = self.declared()
        return FieldReport(
            name=self.name,
            whose=self.whose,
            asked=self.asked,
            known=self.known,
            assumed=self.assumed,
            missing=missing,
            invalid=invalid,
            stale=self.reasons[Reason.STALE],
            undated=self.reasons[Reason.UNDATED],
            unseen=self.reasons[Reason.UNSEEN],
            later=self.later,
            invalid_dates=self.invalid_dates,
            contradictory=self.contradictory,
            invalid_values=self.invalid_values.told(),
            others=self.others.told(declared),
            placeholders=self.placeholders.told(),
            near_texts=self.near_texts.told(declared),
        )
