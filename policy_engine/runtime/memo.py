"""Remembering what raw values mean, with the exact rules for what was not met before.

Each memo is bounded: full, it starts anew. It remembers texts and None (and true and false for yes/no) only, since
``True == 1 == 1.0`` would otherwise be taken for one another. What no slot can say raises ``OddValueError``: then the
whole record is read exactly.
"""

from collections.abc import Callable, Mapping
from typing import Final

from policy_engine.runtime.layout import Code, FieldSlot, coder, known_words
from policy_engine.runtime.plan import EventColumns, EventPlan, FieldPlan
from policy_engine.runtime.read import key_of, moment_reader, value_reader
from policy_engine.values.raws import spelled, text_of
from policy_engine.values.texts import match_form
from policy_engine.values.types import YesNoType

MOST_REMEMBERED: Final = 4096
LONGEST_REMEMBERED: Final = 200
_SCALARS: Final = (str, bool, int, float, type(None))


class OddValueError(Exception):
    """A raw value that the slots of a snapshot cannot say."""


class Memo(dict[object, object]):
    """What raw values mean; ``memo[raw]`` works out what it does not know."""

    __slots__ = ("_kinds", "_work_out")

    def __init__(self, work_out: Callable[[object], object], kinds: tuple[type, ...] = (str, type(None))) -> None:
        super().__init__()
        self._work_out = work_out
        self._kinds = kinds

    def __missing__(self, raw: object) -> object:
        """Work out a value, and remember it if that is safe."""
        if type(raw) not in _SCALARS:
            raise OddValueError
        meant = self._work_out(raw)
        if type(raw) in self._kinds and (not isinstance(raw, str) or len(raw) <= LONGEST_REMEMBERED):
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[raw] = meant
        return meant


class AnyDay(dict[object, int]):
    """The ordinals of days as callers write them, remembered; ``day_of`` reads one, and may raise ``ValueError``."""

    __slots__ = ("_day_of",)

    def __init__(self, day_of: Callable[[object], int]) -> None:
        super().__init__()
        self._day_of = day_of

    def __missing__(self, as_of: object) -> int:
        """Read a day, and remember a text's."""
        day = self._day_of(as_of)
        if type(as_of) is str:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[as_of] = day
        return day


def value_memo(plan: FieldPlan) -> Memo:
    """Return the memo from raw values of a field to codes."""
    read, code = value_reader(plan), coder(plan.type)
    kinds = (str, bool, type(None)) if isinstance(plan.type, YesNoType) else (str, type(None))
    return Memo(lambda raw: code(read(raw)[0]), kinds)


def longest_unknown(plan: FieldPlan) -> int:
    """Return the length of the longest spelling that means unknown; longer texts cannot."""
    return max((len(spelling) for spelling in plan.unknown_when), default=0)


def float_memo(plan: FieldPlan) -> Memo:
    """Return the memo from floats to codes of a numeric field."""
    read, code = value_reader(plan), coder(plan.type)
    return Memo(lambda raw: code(read(raw)[0]), (float,))


def words_memo(plan: FieldPlan) -> Memo:
    """Return the memo from raw texts to their words."""
    read = value_reader(plan)

    def said(raw: object) -> object:
        value = read(raw)[0]
        return known_words(value if isinstance(value, str) else None)

    return Memo(said)


def day_memo(time_zone: str, unknown_when: frozenset[str] = frozenset()) -> Memo:
    """Return the memo from raw moments to days in a time zone; 0 where there is none, or it is listed as unknown."""
    read = moment_reader(time_zone)

    def day(raw: object) -> object:
        moment = None if spelled(raw) in unknown_when else read(raw)
        return 0 if moment is None else moment.day

    return Memo(day)


MINUTES: Final = frozenset(f":{minute:02}:{second:02}" for minute in range(60) for second in range(60))
"""How minutes and seconds stand in a moment, at places 13 to 18."""
_SAMPLES: Final = ((0, "T00:00:00"), (360, "T06:00:00"), (720, "T12:00:00"), (1080, "T18:00:00"), (1439, "T23:59:00"))
"""Times of a day, with their minutes."""
_NO_HOURS: Final[Mapping[str, int]] = {}


def hours_memo(time_zone: str) -> Memo:
    """Return the memo from a moment's date and offset (``2026-02-17Z``) to a table of the days of its hours.

    Moments are seldom met twice, dates often. An hour (``T10``) that the table lacks needs the exact rules: midnight
    lies inside it, or the time zone changed its offset on that day.
    """
    read = moment_reader(time_zone)

    def hours(date_and_offset: object) -> object:
        assert isinstance(date_and_offset, str), "parts of a text"
        starts = set()
        for minutes, time in _SAMPLES:
            moment = read(date_and_offset[:10] + time + date_and_offset[10:])
            if moment is None:
                return _NO_HOURS
            starts.add(moment.day * 1440 + moment.micros // 60_000_000 - minutes)
        if len(starts) > 1:
            return _NO_HOURS
        start = starts.pop()
        days = {f"T{hour:02}": (start + hour * 60) // 1440 for hour in range(24)}
        return {text: day for hour, (text, day) in enumerate(days.items()) if (start + hour * 60 + 59) // 1440 == day}

    return Memo(hours)


def type_memo(plans: tuple[tuple[int, EventPlan], ...]) -> Memo:
    """Return the memo from raw event types to their places; −1 where none is declared so."""
    places: dict[str, int] = {}
    for place, plan in plans:
        for way in (plan.name, *plan.recorded_as):
            places.setdefault(match_form(way), place)

    def place_of(raw: object) -> object:
        text = text_of(raw)
        return places.get(match_form(text), -1) if text else -1

    return Memo(place_of)


def several_reader(plan: FieldPlan) -> Callable[[object], Code]:
    """Return what reads a several-of field, from a list or a text."""
    read, code = value_reader(plan), coder(plan.type)
    remembered = Memo(lambda raw: code(read(raw)[0]))
    lists: dict[tuple[object, ...], Code] = {}

    def several(raw: object) -> Code:
        if not isinstance(raw, list | tuple):
            return remembered[raw]  # type: ignore[return-value]
        members = tuple(raw)
        if any(isinstance(member, Mapping) for member in members):
            raise OddValueError
        if not all(type(member) is str for member in members):
            return code(read(raw)[0])
        if members not in lists:
            if len(lists) >= MOST_REMEMBERED:
                lists.clear()
            lists[members] = code(read(raw)[0])
        return lists[members]

    return several


def dated_reader(kept: FieldSlot, time_zone: str) -> Callable[[object, object], tuple[object, object, object]]:
    """Return what reads a field that has both a date and ``empty means``: code, words, day.

    A value that stands in for nothing has no day. One with a day is odd: while it is not yet seen, the other stands.
    """
    read, code, days = value_reader(kept.plan), coder(kept.plan.type), day_memo(time_zone, kept.plan.unknown_when)

    def dated(raw: object, raw_at: object) -> tuple[object, object, object]:
        if type(raw) not in _SCALARS:
            raise OddValueError
        value, _, timeless, _ = read(raw)
        if not timeless and days[raw_at]:
            raise OddValueError
        if not timeless and kept.plan.fresh_days is not None:
            value = None
        return code(value), known_words(value if isinstance(value, str) else None), 0

    return dated


class RepeatedKeyError(OddValueError):
    """Two events, or two people, of one record have one key."""


def plain_keys(keys: list[str]) -> None:
    """Raise ``OddValueError`` unless all keys are different texts that cleaning leaves as they are."""
    together = "".join(keys)
    if not together.isascii() or together.split() != [together]:
        raise OddValueError
    if len(set(keys)) != len(keys):
        raise RepeatedKeyError


def told_once(raw: Mapping[str, object], columns: EventColumns) -> Mapping[str, object]:
    """Return a raw record without events that were merely told twice: of one type, key and moment, the last stays.

    Which of two moments counts depends on the day of the decision; such repeats stay.
    """
    events = raw["events"]
    if not isinstance(events, list):
        raise OddValueError
    kept: dict[object, object] = {}
    for place, event in enumerate(events):
        key = event.get(columns.key)
        kept[place if key is None else (event.get(columns.type), key, event.get(columns.at))] = event
    return {**raw, "events": list(kept.values())}


def record_key(raw: object) -> str:
    """Return a record's key, cleaned."""
    key = key_of(raw)
    if key is None:
        raise OddValueError
    return key


def person_place(index: Mapping[str, int], raw: object) -> int:
    """Return the place of the person of a key, or −1."""
    key = key_of(raw)
    return -1 if key is None else index.get(key, -1)


def families(columns: EventColumns, outcome_columns: EventColumns) -> bool:
    """Tell whether outcomes have columns of their own."""
    return columns != outcome_columns
