"""The days of one example by itself, and of one that is like another."""

from collections.abc import Iterator

from policy_engine.base.codes import examples as codes
from policy_engine.base.nearest import nearest
from policy_engine.model.examples.desk import Desk
from policy_engine.model.examples.expected import expected_on
from policy_engine.model.examples.given import given_on
from policy_engine.model.examples.values import calendar_day
from policy_engine.model.nodes.examples import Day, EventGiven, FieldGiven, Given, NoDataGiven, PersonGiven
from policy_engine.syntax.tree import examples as tree
from policy_engine.values.days import day_text


def own_days(desk: Desk, example: tree.Example) -> tuple[Day, ...]:
    """Return the days that an example states itself, in order; what is faulty is reported and left out."""
    days: list[Day] = []
    for step in example.steps:
        day = calendar_day(step.day)
        if day is None:
            continue
        if days and day <= days[-1].day:
            code = codes.DAY_TWICE if any(day == earlier.day for earlier in days) else codes.DAY_ORDER
            labels = [(days[-1].span, "the day before it")]
            desk.report(code, step.day.span, labels=labels, day=day_text(day), before=day_text(days[-1].day))
            continue
        facts = tuple(fact for bullet in step.facts for fact in bullet)
        given = given_on(desk, day, facts)
        days.append(Day(day, given, expected_on(desk, day, step.expectations), step.span))
    return tuple(days)


def merged(base: tuple[Day, ...], own: tuple[Day, ...]) -> tuple[Day, ...]:
    """Return the base's days without its expectations, and the own days merged in by date.

    On one day own values replace the base's of the same field; events only add.
    """
    days = {day.day: Day(day.day, day.given, (), day.span) for day in base}
    for day in own:
        earlier = days.get(day.day)
        given = day.given if earlier is None else (*_kept(earlier.given, day.given), *day.given)
        days[day.day] = Day(day.day, given, day.expected, day.span)
    return tuple(days[day] for day in sorted(days))


def _kept(base: tuple[Given, ...], own: tuple[Given, ...]) -> Iterator[Given]:
    """Yield what own facts leave of the base's: no replaced value, nothing that is said again."""
    replaced = {(given.person, given.name) for given in own if isinstance(given, FieldGiven)}
    said = {given for given in own if isinstance(given, PersonGiven | NoDataGiven)}
    for given in base:
        if isinstance(given, FieldGiven) and (given.person, given.name) in replaced:
            continue
        if given not in said:
            yield given


def check_way(desk: Desk, days: tuple[Day, ...]) -> None:
    """Find what a whole way, ``like`` worked in, contradicts: things given while unknown, events by strangers."""
    since: dict[bool, int] = {}
    people: set[str] = set()
    for day in days:
        for given in day.given:
            if isinstance(given, NoDataGiven):
                since.setdefault(given.people, day.day)
            elif isinstance(given, PersonGiven | FieldGiven) and given.person is not None:
                people.add(given.person)
        for given in day.given:
            _unseen(desk, given, since)
            if isinstance(given, EventGiven) and given.person is not None and given.person not in people:
                _stranger(desk, given, day.day, people)


def _unseen(desk: Desk, given: Given, since: dict[bool, int]) -> None:
    match given:
        case EventGiven():
            people = False
        case PersonGiven() | FieldGiven(person=str()):
            people = True
        case _:
            return
    if people in since:
        what = "people" if people else "events"
        desk.report(codes.GIVEN_WHILE_UNKNOWN, given.span, what=what, day=day_text(since[people]))


def _stranger(desk: Desk, given: EventGiven, day: int, people: set[str]) -> None:
    near = nearest(given.person or "", people)
    help_ = f'did you mean "{near}"?' if near else f'write `person "{given.person}"` on a day up to this one'
    desk.report(codes.UNKNOWN_PERSON, given.span, person=given.person, day=day_text(day), help=help_)
