"""What all tables share: where chance comes from, and the accounts as they truly are, before anybody writes of them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from policy_engine.sample import stories
from policy_engine.sample.column import Column
from policy_engine.sample.stories import NO_BUDGET, NO_PAIN, YES
from policy_engine.sample.vocabulary import Vocabulary, vocabulary
from policy_engine.sample.words import DAYS_BEFORE


@dataclass(frozen=True, slots=True)
class World:
    """What a sample follows from: the seed, whether it is without mess, and the words for its day."""

    seed: int
    clean: bool
    words: Vocabulary

    def draw(self, name: str, numbers: Column) -> Column:
        """Five digits of chance a row; they depend on the seed, the name and the row's number only."""
        return numbers.draw(int.from_bytes(sha256(f"{self.seed} {name}".encode()).digest()[:8], "big"))

    def odd(self, draws: Column, place: int, rate: int) -> Column:
        """1 in ``rate`` of a million rows, else 0; never where all is clean."""
        return draws.happens(place, 0 if self.clean else rate)


def world(seed: int, as_of: int, clean: bool) -> World:
    """Return the world of a seed and a day (an ordinal)."""
    return World(seed, clean, vocabulary(as_of, clean))


NO_DAY: Final = -1
"""Stands for the day of what is not known; others count from ``DAYS_BEFORE`` days before as_of."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Accounts as they are. Values are those of ``stories``; days count from ``DAYS_BEFORE`` days before as_of."""

    number: Column
    story: Column
    country: Column
    employees: Column
    consent: Column
    competitor: Column
    open_project: Column
    budget: Column
    budget_day: Column
    pain: Column
    pain_day: Column
    decision_day: Column
    people: Column

    def repeat(self, counts: Column) -> "Accounts":
        """Each account as often as ``counts`` says."""
        return Accounts(*(getattr(self, name).repeat(counts) for name in self.__slots__))


def accounts(world: World, number: Column) -> Accounts:
    """Return the accounts of these numbers."""
    who = world.draw("account", number)
    wants = world.draw("need", number)
    when = world.draw("when", number)
    story = stories.STORY.pick(who.digit(0))
    budget = stories.BUDGET.pick(wants.digit(1), story)
    pain = stories.PAIN.pick(wants.digit(2), story)
    dated = stories.DECISION_KNOWN.pick(when.digit(2), story).equals(YES)
    return Accounts(
        number=number,
        story=story,
        country=stories.COUNTRY.pick(who.digit(1)),
        employees=stories.EMPLOYEES.pick(who.digit(2), story),
        consent=stories.CONSENT.pick(who.digit(3), story),
        competitor=stories.COMPETITOR.pick(who.digit(4)),
        open_project=stories.OPEN_PROJECT.pick(wants.digit(0), story),
        budget=budget,
        budget_day=budget.equals(NO_BUDGET).choose(NO_DAY, ago(stories.NOTED_AGO.pick(when.digit(0), story))),
        pain=pain,
        pain_day=pain.equals(NO_PAIN).choose(NO_DAY, ago(stories.NOTED_AGO.pick(when.digit(1), story))),
        decision_day=dated.choose(stories.DECISION_AHEAD.pick(when.digit(3), story) + DAYS_BEFORE, NO_DAY),
        people=stories.PEOPLE.pick(wants.digit(3), story),
    )


def ago(days: Column) -> Column:
    """The day that was so many days before as_of."""
    return days * -1 + DAYS_BEFORE
