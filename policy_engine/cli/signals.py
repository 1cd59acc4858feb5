"""Being stopped from outside, as an exception: what is open is closed then, and what was begun is removed."""

import signal
from types import FrameType
from typing import NoReturn

_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class StoppedError(BaseException):
    """Somebody stops the command: Ctrl-C, ``kill``, a terminal that is closed.

    No ``Exception``, so that nothing takes it for a fault of its own. ``number`` is the signal's; ``printing`` tells
    that a result was being printed.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.printing = False


def behind(error: BaseException) -> StoppedError | None:
    """Return the stop that lies behind an error: Python dresses what is raised while a class is made in another one."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        if isinstance(link, StoppedError):
            return link
        seen.add(id(link))
        link = link.__cause__ or link.__context__
    return None


def watch() -> None:
    """Let what ends a program raise ``StoppedError``; what is to be ignored (``nohup``) stays ignored."""
    for number in _STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def ignore() -> None:
    """From here on there is nothing left to be stopped."""
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise StoppedError(number)
