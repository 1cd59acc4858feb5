"""Data: codes of the family D."""
