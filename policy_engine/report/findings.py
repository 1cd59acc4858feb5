"""What a data report says: counts, spellings with the nearest declared ones, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from policy_engine.base.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest declared spelling, and the declared name or value that it stands for.

    ``likeness`` is at most 1, and 1 only where they differ in nothing but case, blanks, ``_`` or ``-``.
    """

    spelling: str
    value: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Seen:
    """One spelling in the data (perhaps cut, then it ends in ``…``), with how often it occurs."""

    text: str
    times: int
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class Spellings:
    """Distinct spellings, the most frequent first.

    ``total`` counts all occurrences, ``left_out`` those of spellings that are not listed, since there were too many.
    """

    total: int = 0
    kept: tuple[Seen, ...] = ()
    left_out: int = 0


NONE = Spellings()


class Whose(StrEnum):
    """What a field belongs to."""

    RECORD = "record"
    PERSON = "person"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class FieldReport:
    """What is known of one field, named as in problems: ``country``, ``people.role``, ``call.minutes``.

    ``asked`` counts the records, people or events that could have a value. It is ``known`` plus the reasons why a
    value is unknown: ``missing``, ``invalid``, ``stale``, ``undated``, ``unseen`` (all of it later than as_of).
    ``assumed``: known only by ``empty means``. The others count what was said, superseded values included:
    ``invalid_values``, ``others``, ``invalid_dates``, ``contradictory``, ``later`` (observed later than as_of),
    ``placeholders`` (known texts such as ``TBD``), ``near_texts`` (all but equal to a text that a rule names).
    """

    name: str
    whose: Whose
    asked: int = 0
    known: int = 0
    assumed: int = 0
    missing: int = 0
    invalid: int = 0
    stale: int = 0
    undated: int = 0
    unseen: int = 0
    later: int = 0
    invalid_dates: int = 0
    contradictory: int = 0
    invalid_values: Spellings = NONE
    others: Spellings = NONE
    placeholders: Spellings = NONE
    near_texts: Spellings = NONE

    @property
    def unknown(self) -> int:
        """How often there is no value that counts."""
        return self.asked - self.known

    @property
    def faults(self) -> int:
        """How many things are odd; a missing value is not."""
        odd = (self.stale, self.undated, self.later, self.invalid_dates, self.contradictory)
        lists = (self.invalid_values, self.others, self.placeholders, self.near_texts)
        return sum(odd) + sum(each.total for each in lists)

    @property
    def empty(self) -> bool:
        """Whether nobody has a value, though somebody could."""
        return self.asked > 0 and self.missing + self.assumed == self.asked


@dataclass(frozen=True, slots=True)
class TypeReport:
    """Events (or outcomes) of one declared type.

    ``no_moment``: without a valid moment; ``later``: than as_of; ``by_strangers``: by somebody who is not among the
    record's people; ``near_people``: of those, the names that differ from a person's key only in case or blanks;
    ``by_nobody``: without a person, where some rule asks for events by a person.
    """

    name: str
    is_outcome: bool
    events: int = 0
    no_moment: int = 0
    later: int = 0
    by_strangers: int = 0
    near_people: int = 0
    by_nobody: int = 0
    moments: Spellings = NONE

    @property
    def faults(self) -> int:
        """How many things are odd."""
        return self.no_moment + self.later + self.by_strangers + self.by_nobody


@dataclass(frozen=True, slots=True)
class EventsReport:
    """Events of all records. ``records`` counts those of which something is known, ``asked`` all."""

    asked: int
    records: int
    types: tuple[TypeReport, ...]
    undeclared: Spellings
    without_type: int

    @property
    def never(self) -> tuple[str, ...]:
        """The declared types that never occur."""
        return tuple(each.name for each in self.types if each.events == 0 and each.no_moment == 0)

    @property
    def faults(self) -> int:
        """How many things are odd."""
        return self.undeclared.total + self.without_type + sum(each.faults for each in self.types)


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """People of all records. ``records`` counts those of which the people are known, ``asked`` all."""

    asked: int
    records: int
    people: int
    without_key: int


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """A declared column that no record has: what is read from it, and the nearest name that records do have."""

    field: str
    column: str
    near: str | None
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class SideReport:
    """A table beside the leads.

    ``strangers`` are rows whose record is not in the leads file, ``near_keys`` those among them whose key differs from
    a record's only in case or blanks; ``undeclared`` are observations' names that are no field of the policy.
    """

    role: str
    name: str
    rows: int
    joined: int
    rejected: int
    strangers: int
    near_keys: int
    undeclared: Spellings
    rejections: tuple[Diagnostic, ...]

    @property
    def faults(self) -> int:
        """How many rows were of no use."""
        return self.rejected + self.strangers + self.undeclared.total


@dataclass(frozen=True, slots=True)
class RejectedReport:
    """Rows that are not decided: how many, by code, and the first ones with their places."""

    total: int
    by_code: tuple[tuple[str, int], ...]
    kept: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class NearKeys:
    """Records whose keys differ from an earlier one's only in case or blanks; ``looked_at`` so many keys."""

    found: int
    looked_at: int
    all_looked_at: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do. ``sentence`` holds no value of a lead.

    ``paste`` is a line for the policy, to stand ``under`` a field, event or block; ``shows_values``: it holds values
    of leads. ``gain`` is about how many values or rows it sets right.
    """

    sentence: str
    gain: int
    under: str = ""
    paste: str | None = None
    shows_values: bool = False


@dataclass(frozen=True, slots=True)
class DataReport:
    """What is odd about the data of one evaluation. ``as_of`` is an ordinal."""

    policy: str
    as_of: int
    file: str
    rows: int
    decided: int
    stopped: bool
    about_file: tuple[Diagnostic, ...]
    rejected: RejectedReport
    sides: tuple[SideReport, ...]
    fields: tuple[FieldReport, ...]
    people: PeopleReport | None
    events: EventsReport | None
    columns: tuple[ColumnReport, ...]
    unreadable_lists: int
    near_keys: NearKeys
    advice: tuple[Advice, ...] = ()

    @property
    def empty_fields(self) -> tuple[FieldReport, ...]:
        """Fields in which nobody has a value, those of columns left out that no record has."""
        gone = {column.field for column in self.columns}
        return tuple(each for each in self.fields if each.empty and each.name not in gone)

    @property
    def clean(self) -> bool:
        """Whether there is nothing to be said; missing values alone are nothing odd."""
        return not any(self._oddities())

    def _oddities(self) -> Iterator[int]:
        yield from (each.faults for each in self.fields)
        yield from (each.faults for each in self.sides)
        yield from (self.rejected.total, len(self.columns), len(self.empty_fields), len(self.about_file))
        yield from (self.unreadable_lists, self.near_keys.found, self.stopped)
        if self.people is not None:
            yield from (self.people.without_key, self.people.records == 0 < self.people.asked)
        if self.events is not None:
            yield self.events.faults
            yield self.events.records == 0 < self.events.asked
