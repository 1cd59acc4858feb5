"""From the tree to its canonical text."""

from policy_engine.format.file import comment_lines, print_file

__all__ = ["comment_lines", "print_file"]
