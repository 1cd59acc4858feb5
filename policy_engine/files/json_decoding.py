"""Decoding one JSON value, with what Python's decoder lets pass: keys that stand twice, depth, endless integers."""

from collections.abc import Mapping
from json import JSONDecodeError, JSONDecoder
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.files.source import MAX_DEPTH, RawRecord, RejectedRow
from policy_engine.values.texts import presentable

_MAX_DIGITS: Final = 400


class Decoder:
    """Decodes values and remembers which keys stood twice in the one decoded last."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._repeated: list[str] = []
        self._decoder = JSONDecoder(object_pairs_hook=self._object, parse_int=_integer)

    def decode(self, text: str, start: int) -> tuple[object, int]:
        """Return the value that begins at ``start`` and where it ends.

        Raises ``JSONDecodeError`` where there is none, and ``RecursionError`` where it is nested too deeply.
        """
        self._repeated.clear()
        return self._decoder.raw_decode(text, start)

    def checked(self, value: object, place: str) -> RawRecord | RejectedRow:
        """Return the value decoded last as a record, or rejected with the reason."""
        if self._repeated:
            key = presentable(self._repeated[0])
            return RejectedRow(finding(data.DUPLICATE_KEY, None, file=self.name, place=place, key=key))
        if not isinstance(value, Mapping):
            found = kind_of(value)
            return RejectedRow(finding(data.NOT_OBJECT, None, file=self.name, place=place, found=found))
        if _deeper_than(value, MAX_DEPTH):
            return RejectedRow(self.too_deep(place))
        return value

    def too_deep(self, place: str) -> Diagnostic:
        """Return the finding that a value is nested too deeply."""
        return finding(data.TOO_DEEP, None, file=self.name, place=place, limit=MAX_DEPTH)

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    self._repeated.append(key)
                seen.add(key)
        return made


def _integer(digits: str) -> int | float:
    """Return an integer; one of hundreds of digits is no value of any type, and Python refuses to build it."""
    return int(digits) if len(digits) <= _MAX_DIGITS else float(digits)


def _deeper_than(value: Mapping[str, object] | list[object], limit: int) -> bool:
    """Tell whether containers stand inside one another more than ``limit`` deep, without recursion."""
    level = [value]
    for _ in range(limit):
        inner: list[Mapping[str, object] | list[object]] = []
        for container in level:
            members = container.values() if isinstance(container, Mapping) else container
            inner.extend(member for member in members if isinstance(member, Mapping | list))
        if not inner:
            return False
        level = inner
    return True


def kind_of(value: object) -> str:
    """Return what a JSON value is, in words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case str():
            return "a text"
        case int() | float():
            return "a number"
        case _:
            return "a list"


def words_of(error: JSONDecodeError) -> str:
    """Return what a decoder's error says, in small letters."""
    return error.msg[:1].lower() + error.msg[1:]
