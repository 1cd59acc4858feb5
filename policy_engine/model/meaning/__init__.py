"""Meaning hashes: what owners sign.

A hash covers what a rule decides and everything that it rests on, reading rules included; layout, comments, texts,
the order within ``and``, ``or``, ``one of`` and bullets, and the files that things stand in do not matter.
"""

from policy_engine.model.meaning.hashes import EVIDENCE, policy_hash, rule_hashes

__all__ = ["EVIDENCE", "policy_hash", "rule_hashes"]
