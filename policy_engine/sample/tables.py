"""The five tables, for a run of accounts."""

from typing import Final

from policy_engine.sample import mess, stories
from policy_engine.sample.cells import (
    KEY_LETTERS,
    KEY_WIDTH,
    MAX_PEOPLE,
    PERSON_LETTERS,
    PERSON_WIDTH,
    day_cells,
    employees_cells,
    key_cells,
)
from policy_engine.sample.column import Column
from policy_engine.sample.observations import observations_table
from policy_engine.sample.rows import UNDECLARED, OddRates, Rows, side_rows
from policy_engine.sample.table import KEY, Listed, Numbered, Table
from policy_engine.sample.words import TIMES
from policy_engine.sample.world import Accounts, World, accounts, ago

EVENT_LETTERS: Final = ("E",)
EVENT_WIDTH: Final = 13

_UNDECLARED_EVENT: Final = len(mess.EVENT_WAYS)
_UNDECLARED_OUTCOME: Final = len(mess.OUTCOME_WAYS)
_PEOPLE_ODD: Final = OddRates(repeated=mess.PERSON_TWICE, stranger=mess.PERSON_OF_STRANGER)
_EVENTS_ODD: Final = OddRates(mess.EVENT_REPEATED, mess.EVENT_UNDECLARED, mess.EVENT_OF_STRANGER)
_OUTCOMES_ODD: Final = OddRates(undeclared=mess.OUTCOME_UNDECLARED, stranger=mess.OUTCOME_OF_STRANGER)
_CALL_MINUTES: Final = ("", *(str(5 * step) for step in range(1, 19)))


def tables(world: World, numbers: Column) -> dict[str, Table]:
    """Return each table's part for the accounts of these numbers (1 and up)."""
    made = accounts(world, numbers)
    return {
        "accounts": _accounts(world, made),
        "people": _people(world, made),
        "events": _events(world, made),
        "outcomes": _outcomes(world, made),
        "observations": observations_table(world, made),
    }


def _accounts(world: World, made: Accounts) -> Table:
    one_each = made.number * 0 + 1
    rows = side_rows(world, "accounts", made, one_each, OddRates(repeated=mess.ACCOUNT_TWICE))
    account, words = rows.account, world.words
    ways = world.draw("accounts", rows.number)
    more_ways = world.draw("accounts, more", rows.number)
    keyless = world.odd(world.draw("accounts key", rows.number), 0, mess.ACCOUNT_WITHOUT_KEY)
    return {
        KEY: Numbered(KEY_LETTERS, keyless.equals(0), account.number, KEY_WIDTH),
        "Country/Region": Listed(words.countries.words, words.countries.spell(account.country, ways.digit(0))),
        "No. of Employees": employees_cells(world, account.employees, ways.digit(1)),
        "consent": Listed(words.yes_no.words, words.yes_no.spell(account.consent, ways.digit(2))),
        "competitor": Listed(words.yes_no.words, words.yes_no.spell(account.competitor, ways.digit(3))),
        "open_project": Listed(words.yes_no.words, words.yes_no.spell(account.open_project, ways.digit(4))),
        "Budget status": Listed(words.budgets.words, words.budgets.spell(account.budget, more_ways.digit(4))),
        "Budget status changed on": day_cells(world, account.budget_day, more_ways.digit(0)),
        "pain": Listed(words.pains.words, words.pains.spell(account.pain, more_ways.digit(1))),
        "Pain noted on": day_cells(world, account.pain_day, more_ways.digit(2)),
        "decision_date": day_cells(world, account.decision_day, more_ways.digit(3)),
    }


def _people(world: World, made: Accounts) -> Table:
    rows = side_rows(world, "people", made, made.people, _PEOPLE_ODD)
    draws = world.draw("people", rows.number)
    keyless = world.odd(draws, 2, mess.PERSON_WITHOUT_KEY)
    role = stories.ROLE.pick(draws.digit(0), rows.account.story)
    return {
        KEY: key_cells(world, "people", rows),
        "contact": Numbered(PERSON_LETTERS, keyless.equals(0), _person(rows, rows.place), PERSON_WIDTH),
        "role": Listed(world.words.roles.words, world.words.roles.spell(role, draws.digit(1))),
    }


def _events(world: World, made: Accounts) -> Table:
    counts = stories.EVENTS.pick(world.draw("events count", made.number).digit(0), made.story)
    rows = side_rows(world, "events", made, counts, _EVENTS_ODD)
    words, story = world.words, rows.account.story
    draws, ways = world.draw("events", rows.number), world.draw("events, ways", rows.number)
    kind = rows.kind.equals(UNDECLARED).choose(_UNDECLARED_EVENT, stories.EVENT.pick(draws.digit(0), story))
    day = ago(stories.EVENT_AGO.pick(draws.digit(1), story))
    by_nobody = rows.account.people.equals(0).choose(1, draws.digit(3).below(stories.BY_NOBODY))
    some_person = draws.digit(4) % rows.account.people.equals(0).choose(1, rows.account.people)
    stranger = world.odd(ways, 2, mess.EVENT_BY_STRANGER)
    person = _person(rows, stranger.choose(MAX_PEOPLE - 1, some_person))
    minutes = kind.equals(stories.CALL).choose(stories.MINUTES.pick(ways.digit(4)), 0)
    return {
        KEY: key_cells(world, "events", rows),
        "type": Listed(words.event_types.words, words.event_types.spell(kind, ways.digit(0))),
        "at": Listed(
            words.moments.words.words, words.moments.write(day * TIMES + draws.digit(2) % TIMES, ways.digit(1))
        ),
        "person": Numbered(PERSON_LETTERS, by_nobody.equals(0), person, PERSON_WIDTH),
        "id": Numbered(EVENT_LETTERS, rows.number * 0, rows.number, EVENT_WIDTH),
        "minutes": Listed(_CALL_MINUTES, minutes),
    }


def _outcomes(world: World, made: Accounts) -> Table:
    counts = stories.OUTCOMES.pick(world.draw("outcomes count", made.number).digit(0), made.story)
    rows = side_rows(world, "outcomes", made, counts, _OUTCOMES_ODD)
    words, story = world.words, rows.account.story
    draws = world.draw("outcomes", rows.number)
    kind = rows.kind.equals(UNDECLARED).choose(_UNDECLARED_OUTCOME, stories.OUTCOME.pick(draws.digit(0), story))
    return {
        KEY: key_cells(world, "outcomes", rows),
        "type": Listed(words.outcome_types.words, words.outcome_types.spell(kind, draws.digit(2))),
        "at": day_cells(world, ago(stories.OUTCOME_AGO.pick(draws.digit(1), story)), draws.digit(3)),
    }


def _person(rows: Rows, which: Column) -> Column:
    """The number of one of an account's people."""
    return rows.account.number * MAX_PEOPLE + which
