"""Policy rules: codes of the family P."""
