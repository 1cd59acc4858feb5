"""Tests of the readiness policy engine."""
