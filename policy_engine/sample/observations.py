"""The table of observations: what was said of a field, and when.

Of a budget or a pain it tells what was known before; of fields whose value bears no date, when the value was learnt.
"""

from typing import Final

from policy_engine.sample import mess, stories
from policy_engine.sample.cells import day_cells, day_places, employees_cells, key_cells
from policy_engine.sample.column import Column
from policy_engine.sample.rows import OddRates, Rows, side_rows
from policy_engine.sample.table import KEY, Listed, Table
from policy_engine.sample.words import DAYS_BEFORE
from policy_engine.sample.world import NO_DAY, Accounts, World, ago

_ODD: Final = OddRates(stranger=mess.OBSERVATION_OF_STRANGER)
_LATEST: Final = 30
"""Days after as_of until which there are observations of what nobody can have seen yet."""
_OTHER_PAIN: Final = 5
"""The pain that was noted before is the one so many places on."""


def observations_table(world: World, made: Accounts) -> Table:
    """Return the observations of these accounts."""
    counts = stories.OBSERVATIONS.pick(world.draw("observations count", made.number).digit(0), made.story)
    rows = side_rows(world, "observations", made, counts, _ODD)
    draws, ways = world.draw("observations", rows.number), world.draw("observations, ways", rows.number)
    field = _known_field(rows.account, stories.OBSERVED.pick(draws.digit(0)))
    return {
        KEY: key_cells(world, "observations", rows),
        "field": Listed(world.words.fields.words, world.words.fields.spell(field, ways.digit(0))),
        "value": Listed(world.words.observed, _values(world, rows.account, field, ways.digit(1))),
        "at": day_cells(world, _days(world, rows, field, draws, ways), ways.digit(2)),
    }


def _known_field(account: Accounts, field: Column) -> Column:
    """The field that is drawn, or the employees where nothing is known of it."""
    for one, unknown in (
        (stories.SEEN_BUDGET, account.budget.equals(stories.NO_BUDGET)),
        (stories.SEEN_PAIN, account.pain.equals(stories.NO_PAIN)),
        (stories.SEEN_CONSENT, account.consent.equals(stories.UNSAID)),
        (stories.SEEN_PROJECT, account.open_project.equals(stories.UNSAID)),
        (stories.SEEN_DATE, account.decision_day.equals(NO_DAY)),
    ):
        field = field.equals(one).choose(unknown.choose(stories.SEEN_EMPLOYEES, field), field)
    return field


def _values(world: World, account: Accounts, field: Column, digits: Column) -> Column:
    """The places of the observed values among ``Vocabulary.observed``, whose order this is."""
    words = world.words
    earlier_budget = account.budget * 0 + stories.PLANNED
    earlier_pain = (account.pain + _OTHER_PAIN) % stories.NO_PAIN
    employees = employees_cells(world, account.employees, digits)
    places, offset = employees.places, len(employees.words)
    for one, its_words, its_places in (
        (stories.SEEN_BUDGET, words.budgets.words, words.budgets.spell(earlier_budget, digits)),
        (stories.SEEN_PAIN, words.pains.words, words.pains.spell(earlier_pain, digits)),
        (stories.SEEN_DATE, words.days.words.words, day_places(world, account.decision_day, digits)),
    ):
        places = field.equals(one).choose(its_places + offset, places)
        offset += len(its_words)
    for one, values in ((stories.SEEN_CONSENT, account.consent), (stories.SEEN_PROJECT, account.open_project)):
        places = field.equals(one).choose(words.yes_no.spell(values, digits) + offset, places)
    return places


def _days(world: World, rows: Rows, field: Column, draws: Column, ways: Column) -> Column:
    """The days of the observations: before the value that took their place, or any day of the year before."""
    before = stories.OBSERVED_BEFORE.pick(draws.digit(1))
    day = ago(stories.OBSERVED_AGO.pick(draws.digit(2)))
    day = field.equals(stories.SEEN_BUDGET).choose(rows.account.budget_day - before, day)
    day = field.equals(stories.SEEN_PAIN).choose(rows.account.pain_day - before, day)
    later = world.odd(ways, 3, mess.OBSERVATION_LATER)
    return later.choose(draws.digit(3) % _LATEST + (DAYS_BEFORE + 1), day)
