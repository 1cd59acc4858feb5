"""The data report: what is odd about a file of records, and what to do about it.

``collect`` counts while records are decided, ``findings`` is what comes out, ``advice`` says what to do; ``text``,
``markdown`` and ``as_json`` show it. Values of leads stand only where they were asked for.
"""
