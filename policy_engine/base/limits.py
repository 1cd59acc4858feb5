"""The limits of what is read, each a named constant; each has a diagnostic of its own."""

MAX_FILE_BYTES = 1024 * 1024
"""Bytes in one policy file (1 MiB)."""

MAX_STATEMENTS = 10_000
"""Statements in one file: header lines, declarations, fields, events, criteria, outcomes, days of examples."""

MAX_PARENTHESES = 32
"""Levels of parentheses inside one another."""

MAX_USED_FILES = 64
"""Files that one policy uses, directly or through others."""
