"""Examples: codes of the family E."""
