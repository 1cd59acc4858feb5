"""Counts of events and of people as clauses."""

from collections.abc import Callable

from policy_engine.ir.nodes.conditions import Bound, Count, People
from policy_engine.sentences.fields import reach
from policy_engine.sentences.phrase import Level, Phrase
from policy_engine.sentences.wording import Wording

Tell = Callable[..., Phrase]
"""``tell(condition, negated=False, in_person=False)``: how an inner condition is told."""


def opposite(bound: Bound, number: int) -> tuple[Bound, int]:
    """The bound that holds just when this one does not."""
    return (Bound.AT_MOST, number - 1) if bound is Bound.AT_LEAST else (Bound.AT_LEAST, number + 1)


def count(test: Count, wording: Wording, negated: bool, tell: Tell) -> Phrase:
    """A count of events: ``demo request happened at least once in the last 30 days``."""
    say = wording.table.say
    bound, number = opposite(test.bound, test.number) if negated else (test.bound, test.number)
    events = wording.listed([wording.name(name) for name in test.names], "or_last")
    if test.by_person:
        events = say("by_person", events=events)
    if test.where is not None:
        events = say("where", events=events, condition=tell(test.where, in_person=test.by_person).text)
    window = test.window
    when = f" {reach(window.low, window.high, False, wording)}" if window else ""
    if bound is Bound.AT_MOST and number == 0:
        return Phrase(say("count.none", events=events, when=when) if when else say("count.never", events=events))
    if test.different_days:
        key = "days.at_least" if bound is Bound.AT_LEAST else "days.at_most"
        if number == 1:
            key = "days.one" if bound is Bound.AT_LEAST else "days.one_at_most"
        return Phrase(say(key, events=events, number=str(number), when=when))
    key = "count.at_least" if bound is Bound.AT_LEAST else "count.at_most"
    total = say("in_total") if number > 1 and len(test.names) > 1 else ""
    return Phrase(say(key, events=events, times=wording.table.times(number), total=total, when=when))


def people(test: People, wording: Wording, negated: bool, tell: Tell) -> Phrase:
    """A count of people: ``there is a person for whom role is champion``."""
    bound, number = opposite(test.bound, test.number) if negated else (test.bound, test.number)
    condition = tell(test.condition, in_person=True).closed()
    if bound is Bound.AT_LEAST:
        key = "people.some" if number == 1 else "people.at_least"
    else:
        key = {0: "people.none", 1: "people.one_at_most"}.get(number, "people.at_most")
    return Phrase(wording.table.say(key, number=str(number), condition=condition), Level.TAIL)
