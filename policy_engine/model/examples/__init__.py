"""Examples: names, types and days are checked, and ``like`` is worked in.

An example with an error is left out, and so is one that is like it: what would come of it misleads.
"""

from policy_engine.model.examples.resolve import resolve_examples

__all__ = ["resolve_examples"]
