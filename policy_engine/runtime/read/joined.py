"""A raw record to which tables were joined."""

from collections.abc import Mapping, Sequence

Observation = Mapping[str, object]
"""What a table says of one field at one moment: ``value`` and ``at``, raw."""


class Joined(dict[str, object]):
    """A raw record with what tables say of it that no entry of the record could say.

    ``observed``: observations by the policy's name of the field. ``events_known`` False: the entry ``events`` holds
    outcomes only, and nothing is known of what else happened.
    """

    __slots__ = ("events_known", "observed")

    def __init__(
        self, raw: Mapping[str, object], observed: Mapping[str, Sequence[Observation]], events_known: bool
    ) -> None:
        super().__init__(raw)
        self.observed = observed
        self.events_known = events_known
