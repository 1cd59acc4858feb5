"""Usage: codes of the family U."""
