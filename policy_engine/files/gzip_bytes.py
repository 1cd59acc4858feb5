"""Unpacking gzip piece by piece, within limits that are counted while reading."""

import zlib
from collections.abc import Callable
from typing import Final

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.files.source import StopReadingError

MAX_RATIO: Final = 100
"""Bytes that one packed byte may unpack to; counted once ``FREE_BYTES`` are unpacked."""

FREE_BYTES: Final = 1024 * 1024
MAX_BYTES: Final = 4 * 1024**3
"""Bytes that a file may unpack to."""

MAX_MEMBERS: Final = 100_000
"""Packed files that may stand one after another in one file."""

_MAGIC: Final = b"\x1f\x8b"
_PIECE: Final = 64 * 1024
_WITH_HEADER: Final = 31
"""What tells zlib to read gzip's header and check its sum."""


class Unpacker:
    """Gives the unpacked bytes; ``packed`` gives up to so many packed ones, none at the end."""

    def __init__(self, name: str, packed: Callable[[int], bytes]) -> None:
        self._name = name
        self._packed = packed
        self._waiting = b""
        self._member = zlib.decompressobj(_WITH_HEADER)
        self._inside = False
        self._members = 0
        self._taken = 0
        self._given = 0

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, none at the end; raises ``StopReadingError`` for what cannot be unpacked."""
        while self._inside or self._next_member():
            if not self._waiting:
                self._take()
            given = self._unpacked(size)
            if given:
                return given
        return b""

    def _take(self) -> None:
        piece = self._packed(_PIECE)
        self._taken += len(piece)
        self._waiting += piece

    def _next_member(self) -> bool:
        """Begin the next packed file; False at the end. Zeros may fill up the space between them."""
        while len(self._waiting) < len(_MAGIC):
            before = self._taken
            self._take()
            self._waiting = self._waiting.lstrip(b"\0") if self._members else self._waiting
            if self._taken == before:
                break
        if not self._waiting and self._members:
            return False
        if not self._waiting.startswith(_MAGIC):
            raise self._bad("something follows its end" if self._members else "it is not packed by gzip")
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise self._too_much(f"{MAX_MEMBERS:,} files in one")
        self._member = zlib.decompressobj(_WITH_HEADER)
        self._inside = True
        return True

    def _unpacked(self, size: int) -> bytes:
        ended = not self._waiting
        try:
            given = self._member.decompress(self._waiting, size)
        except zlib.error:
            raise self._bad("it is damaged") from None
        if self._member.eof:
            self._inside = False
            self._waiting = self._member.unused_data.lstrip(b"\0")
        elif ended and not given:
            raise self._bad("it ends too early")
        else:
            self._waiting = self._member.unconsumed_tail
        self._count(given)
        return given

    def _count(self, given: bytes) -> None:
        if not self._given and given.startswith(_MAGIC):
            raise self._bad("it is packed twice")
        self._given += len(given)
        if self._given > MAX_BYTES:
            raise self._too_much(f"{MAX_BYTES // 1024**3} GiB")
        if self._given > FREE_BYTES and self._given > MAX_RATIO * (self._taken - len(self._waiting)):
            raise self._too_much(f"{MAX_RATIO} times its size")

    def _bad(self, reason: str) -> StopReadingError:
        return StopReadingError(finding(data.BAD_GZIP, None, file=self._name, reason=reason))

    def _too_much(self, limit: str) -> StopReadingError:
        return StopReadingError(finding(data.UNPACKS_TO_TOO_MUCH, None, file=self._name, limit=limit))
