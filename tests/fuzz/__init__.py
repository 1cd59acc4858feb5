"""Fuzzing, bounded and seeded: what a reader may rely on whatever the input is."""
