"""Everything that cells can say, worked out once for a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy_engine.sample import mess, stories
from policy_engine.sample.chances import Chances, Spellings, alike, spellings
from policy_engine.sample.column import Column
from policy_engine.sample.words import Words, day_words, employees_words, moment_words


@dataclass(frozen=True, slots=True)
class Written:
    """Numbers, days or moments, and how often each way of writing them is taken."""

    words: Words
    ways: Chances

    def write(self, number: Column, digits: Column) -> Column:
        """The places of the words for the numbers, in the ways that are drawn."""
        return self.words.place(self.ways.pick(digits), number)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of every column; the values' places are those of ``stories``."""

    countries: Spellings
    yes_no: Spellings
    budgets: Spellings
    pains: Spellings
    roles: Spellings
    event_types: Spellings
    outcome_types: Spellings
    fields: Spellings
    observed: tuple[str, ...]
    unsaid: Spellings
    employees: Written
    employees_and_unsaid: tuple[str, ...]
    days: Written
    moments: Written


def vocabulary(as_of: int, clean: bool) -> Vocabulary:
    """Return the words for a day (an ordinal), with the mess or without."""

    def spelled(values: Iterable[Mapping[str, int]]) -> Spellings:
        return spellings(values, clean)

    def written(words: Words, ways: Mapping[int, int]) -> Written:
        return Written(words, alike({0: 1000} if clean else ways))

    yes_no = spelled(mess.YES_NO_WAYS)
    budgets = spelled(mess.BUDGET_WAYS)
    pains = spelled([*map(mess.pain_ways, stories.PAINS), mess.UNSAID_WAYS])
    days = written(day_words(as_of), mess.DATE_WAYS)
    employees = written(employees_words(), mess.NUMBER_WAYS)
    unsaid = spelled([mess.UNSAID_WAYS])
    numbers = (*employees.words.words, *unsaid.words)
    return Vocabulary(
        countries=spelled(mess.COUNTRY_WAYS),
        yes_no=yes_no,
        budgets=budgets,
        pains=pains,
        roles=spelled(mess.ROLE_WAYS),
        event_types=spelled([*mess.EVENT_WAYS, mess.UNDECLARED_EVENTS]),
        outcome_types=spelled([*mess.OUTCOME_WAYS, mess.UNDECLARED_OUTCOMES]),
        fields=spelled(mess.OBSERVED_WAYS),
        observed=(*numbers, *budgets.words, *pains.words, *days.words.words, *yes_no.words),
        unsaid=unsaid,
        employees=employees,
        employees_and_unsaid=numbers,
        days=days,
        moments=written(moment_words(as_of), mess.MOMENT_WAYS),
    )
