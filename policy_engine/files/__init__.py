"""Files: opening policies and records, and writing whole files or none."""
