"""The order of everything, written once: text in, results out. No files, no printing, no clock.

A policy goes text → source → tree → (with its libraries) model: ``checking``; → ir → evaluator: ``compiling``. Both
give their findings. ``examples`` runs a policy's examples; ``decision_json``, ``diagnostics_json`` and
``snapshot_schema`` make plain data for JSON. Import the module that is needed: a check loads no evaluator.
"""
