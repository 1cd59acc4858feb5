"""Time zones by name, from the ``tzdata`` package, so that they are the same on every machine."""

import re
from functools import lru_cache
from importlib import resources
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_NAME: Final = re.compile(r"[A-Za-z0-9_+\-]{1,64}(/[A-Za-z0-9_+\-]{1,64}){0,3}")


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo | None:
    """Return the time zone called ``name`` (such as ``Europe/Berlin``, exactly so written), or None."""
    if not _NAME.fullmatch(name) or name not in zone_names():
        return None
    try:
        with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as stream:
            return ZoneInfo.from_file(stream, key=name)
    except (OSError, ModuleNotFoundError):
        return _of_the_machine(name)


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Return the names of all time zones, in the order of the database's list."""
    try:
        return tuple(resources.files("tzdata").joinpath("zones").read_text("ascii").split())
    except (OSError, ModuleNotFoundError):
        return ("UTC",)


def _of_the_machine(name: str) -> ZoneInfo | None:
    """Return the machine's own time zone of that name, where the package's data are not to be had."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
