"""The limits of what is read, each a named constant; each has a diagnostic of its own."""

MAX_FILE_BYTES = 1024 * 1024
"""Bytes in one policy file (1 MiB)."""

MAX_STATEMENTS = 10_000
"""Statements in one file: header lines, declarations, fields, events, criteria, outcomes, days of examples."""

MAX_PARENTHESES = 32
"""Levels of parentheses inside one another."""

MAX_USED_FILES = 64
"""Files that one policy uses, directly or through others."""

MAX_EVENT_LEVELS = 32
"""Levels of derived events that are made from, or rest on, one another."""

MAX_WRITTEN_OUT = 10_000
"""Tests that all derived events together are, with the conditions of those they rest on written out."""

MAX_FAULTS = 100
"""Faults of syntax that are reported of one file."""
