"""Each record's key once: the later record of a key is an error, and is not decided."""

from dataclasses import replace

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.runtime.plan import ReadingPlan
from policy_engine.runtime.read.records import KEY_REPEATED, NO_KEY, TWO_PEOPLE
from policy_engine.runtime.record import Record


class KeyTracker:
    """Remembers the keys of the records seen so far, with the place of each."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def first(self, key: str, place: int) -> int | None:
        """Return where ``key`` stood before, or None, and then remember that it stands at ``place``."""
        before = self._places.setdefault(key, place)
        return None if before == place else before

    def checked(self, record: Record, place: int) -> Record:
        """Return ``record``, with an error where its key stood before; one with an error is let through."""
        if record.error is not None or self.first(record.key, place) is None:
            return record
        return replace(record, error=KEY_REPEATED)


def record_finding(record: Record, plan: ReadingPlan, place: str, first: str = "an earlier row") -> Diagnostic | None:
    """Return the finding for a record's error, or None; ``place`` is such as "line 7", never a lead's value."""
    match record.error:
        case None:
            return None
        case error if error == NO_KEY:
            return finding(data.RECORD_WITHOUT_KEY, None, place=place, column=plan.key_column)
        case error if error == TWO_PEOPLE:
            return finding(data.TWO_PEOPLE, None, place=place)
        case error if error == KEY_REPEATED:
            return finding(data.REPEATED_RECORD, None, place=place, first=first)
        case error:
            return finding(data.NOT_OBJECT, None, file=place, place=place, found=error)
