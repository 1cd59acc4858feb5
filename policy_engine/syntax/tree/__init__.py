"""The tree: frozen nodes for everything that can be written.

Equality ignores places: two trees are equal when the same was written, wherever it stands and in whichever
keyword language. The modules: ``atoms`` (names, literals), ``conditions``, ``record`` (fields, people, events),
``rules`` (dimensions to outcomes), ``examples``, ``file``.
"""
