"""From the ir to Python: a fast evaluator, built as `ast` nodes and never from text of the policy.

``compile`` is the door; ``reader``, ``stage`` and ``states`` make the generated functions, ``trees`` the data that
explanations walk.
"""
