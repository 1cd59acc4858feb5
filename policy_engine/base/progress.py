"""How far long work is: told to whoever wants to show it."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Takes what is being done such as ``reading events``, how much of it is done, and how much it is in all (0 where
nobody knows), both in bytes or both in records. It may be called as often as one likes."""


def silent(what: str, done: int, whole: int) -> None:
    """Tell nobody."""
