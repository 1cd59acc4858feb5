"""The data report: what is odd about the records that were decided, and what to do about it."""
