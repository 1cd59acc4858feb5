"""Types: codes of the family T."""
