"""Syntax: codes of the family S."""
