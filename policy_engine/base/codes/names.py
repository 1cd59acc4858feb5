"""Names: codes of the family N."""
