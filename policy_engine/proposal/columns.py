"""What one column holds, gathered value by value, in bounded memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from policy_engine.proposal.meanings import LONGEST_UNKNOWN, is_unknown, like_a_code, personal
from policy_engine.values.picklists import SEPARATOR
from policy_engine.values.raws import day_of, integer_in, key_text, number_in, spelled, yes_no_of
from policy_engine.values.texts import SPACES, match_form, presentable

MAX_SPELLINGS: Final = 200
"""So many different values of a column are kept; a column with more is no picklist."""

MAX_SPELLING: Final = 60
"""Characters of a value that a picklist may have."""

NUMBER_FORMATS: Final = (
    None, "1,234.56", "1'234.56", "1’234.56", "1 234.56", "1234,56", "1.234,56", "1 234,56", "1'234,56"
)  # fmt: skip
_DAYS: Final = (
    "DD.MM.YYYY", "D.M.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "D/M/YYYY", "M/D/YYYY",
    "DD-MM-YYYY", "MM-DD-YYYY", "YYYY/MM/DD", "YYYY.MM.DD",
)  # fmt: skip
DATE_FORMATS: Final = (None, *(f"{day}{time}" for time in ("", " HH:mm", " HH:mm:ss") for day in _DAYS))


@dataclass(frozen=True, slots=True)
class Reading:
    """A way in which every value so far can be read: type, format, and the value inside, or None where it cannot."""

    type: str
    format: str | None
    value: Callable[[object], int | None]


def _yes_no() -> Reading:
    return Reading("yes/no", None, yes_no_of)


def _amount(type_: str, form: str | None) -> Reading:
    read = integer_in if type_ == "integer" else number_in
    grouping = form[1] if form is not None and form[1] != "2" else ""

    def value(raw: object) -> int | None:
        # Nobody writes 0,125 with a sign for thousands.
        if grouping and isinstance(raw, str) and raw.strip(SPACES).startswith(f"0{grouping}"):
            return None
        return read(raw, form)

    return Reading(type_, form, value)


def _date(form: str | None) -> Reading:
    return Reading("date", form, lambda raw: day_of(raw, form))


READINGS: Final = (
    _yes_no(),
    *(_amount(type_, form) for type_ in ("integer", "number") for form in NUMBER_FORMATS),
    *(_date(form) for form in DATE_FORMATS),
)
"""Every way to read a column, the likeliest of each type first."""

_AMOUNTS: Final = frozenset(at for at, reading in enumerate(READINGS) if reading.type in ("integer", "number"))
_SURE_DIGITS: Final = 12
"""So many digits are within the range of every amount."""

STRAY: Final = 5
"""One value in so many may not be of the type that is proposed; its rows are told."""

_HOPELESS: Final = 3
"""A reading that one value in so many does not fit is given up while the file is read."""


@dataclass(slots=True)
class Column:
    """One column: how often it is filled, what stands in it, and how it can be read.

    ``spellings`` counts the values as written, ``members`` those of lists, ``unknown`` the first spelling of each
    value that says *nobody knows*, by its folded form. ``misfits`` counts, for values that are not kept, how many do
    not fit each reading that there is still hope for.
    """

    name: str
    number: int
    keys: set[str] | None = None
    """The different keys so far, where the column may be the key."""
    filled: int = 0
    spellings: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    lists: int = 0
    """Lists of more than one member."""
    list_values: bool = False
    """Whether JSON lists stand in it."""
    unknown: dict[str, str] = field(default_factory=dict)
    raws: dict[str, object] = field(default_factory=dict)
    """A raw value for each spelling that is kept: in JSON ``1`` and ``"1"`` are read alike, ``true`` is not."""
    misfits: dict[int, int] | None = None
    many: bool = False
    """More different values than are kept, or longer ones."""
    many_members: bool = False
    personal: bool = False
    coded: bool = False
    """Whether digits in it are no amounts, such as postcodes."""
    nested: int = 0

    def add(self, raw: object) -> None:
        """Take in what one record holds in this column."""
        if isinstance(raw, str):
            times = self.spellings.get(raw)
            if times is not None:
                self.filled += 1
                self.spellings[raw] = times + 1
                if SEPARATOR in raw:
                    self._add_list(raw.split(SEPARATOR))
            elif raw:
                self._judge(raw)
        elif isinstance(raw, Mapping):
            self._unwrap(raw)
        elif isinstance(raw, list):
            self._list(raw)
        elif raw is not None:
            self._judge(raw)

    def add_key(self, raw: object, row: int) -> None:
        """Follow whether the column can be the key: complete so far, and no value twice."""
        if self.keys is None:
            return
        key = key_text(raw)
        if key is None or key in self.keys or len(self.keys) != row - 1 or len(key) > MAX_SPELLING:
            self.keys = None
        else:
            self.keys.add(key)

    @property
    def several(self) -> bool:
        """Whether lists stand in it."""
        return self.lists > 1

    def _unwrap(self, raw: Mapping[object, object]) -> None:
        if "value" in raw:
            inner = raw["value"]
            if not isinstance(inner, Mapping):
                self.add(inner)
                return
        self.nested += 1

    def _list(self, raw: list[object]) -> None:
        if any(isinstance(member, Mapping) for member in raw):
            for member in raw:
                if isinstance(member, Mapping):
                    self._unwrap(member)
        elif raw:
            self.filled += 1
            self.list_values = True
            self._add_list([written(member) for member in raw if member is not None])

    def readings(self) -> list[tuple[int, Reading]]:
        """Return the readings that fit, or nearly, each with the number of values that it does not fit, best first."""
        if self.list_values:
            return []
        counts = dict.fromkeys(range(len(READINGS)), 0) if self.misfits is None else self.misfits
        found = [(self._kept_misfits(READINGS[at]) + count, at) for at, count in counts.items()]
        return [(misfits, READINGS[at]) for misfits, at in sorted(found) if misfits * STRAY <= self.filled]

    def _kept_misfits(self, reading: Reading) -> int:
        if self.coded and reading.type in ("integer", "number"):
            return self.filled
        raws = self.raws
        return sum(times for text, times in self.spellings.items() if reading.value(raws[text]) is None)

    def _judge(self, raw: object) -> None:
        """Take in a value that is not among those kept."""
        text = written(raw)
        bare = text.strip(SPACES)
        if not bare:
            return
        if len(bare) <= LONGEST_UNKNOWN and is_unknown(bare):
            self.unknown.setdefault(match_form(bare), bare)
            return
        self.filled += 1
        if SEPARATOR in text:
            self._add_list(text.split(SEPARATOR))
        self.coded = self.coded or like_a_code(bare)
        if text in self.spellings:
            self.spellings[text] += 1
        elif len(self.spellings) < MAX_SPELLINGS and len(text) <= MAX_SPELLING:
            self.personal = self.personal or personal(text)
            self.spellings[text] = 1
            self.raws[text] = raw
        else:
            self._pass_over(raw, text)

    def _pass_over(self, raw: object, text: str) -> None:
        """Take in a value that is too long to be kept, or one too many: only whether it can be read."""
        self.many = True
        if self.lists and SEPARATOR not in text:
            self._add_list([text])
        if self.misfits is None:
            kept = {at: self._kept_misfits(reading) for at, reading in enumerate(READINGS)}
            self.misfits = {at: 0 for at, misfits in kept.items() if misfits * _HOPELESS <= self.filled}
        # Digits alone fit every way to write an amount; most columns of numbers hold nothing else.
        digits = text.isascii() and text.isdigit() and len(text) <= _SURE_DIGITS
        for at in self.misfits:
            if not (digits and at in _AMOUNTS):
                self.misfits[at] += READINGS[at].value(raw) is None

    def _add_list(self, members: list[str]) -> None:
        if self.many_members:
            return
        kept = [member for member in members if match_form(member) and not is_unknown(member)]
        self.lists += len(kept) > 1
        for member in kept:
            if member in self.members or (len(self.members) < MAX_SPELLINGS and len(member) <= MAX_SPELLING):
                self.members[member] = self.members.get(member, 0) + 1
            else:
                self.many_members = True
            self.personal = self.personal or personal(member)


def written(raw: object) -> str:
    """Return a raw value as people would write it; a JSON number as its digits."""
    return raw if isinstance(raw, str) else spelled(raw) or presentable(str(raw))
