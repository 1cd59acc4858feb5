"""From the tree to its canonical text."""

from policy_engine.format.file import print_file

__all__ = ["print_file"]
