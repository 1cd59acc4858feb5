"""Joining tables of people, events, outcomes and observations to records, by the records' keys, on the disk."""

from policy_engine.files.joining.open_joined import open_joined
from policy_engine.files.joining.tables import SideFiles, SideTable

__all__ = ["SideFiles", "SideTable", "open_joined"]
