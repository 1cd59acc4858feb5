"""The model: resolved and typed, still in the words of the language.

Everything here has passed the checks of names and types, so later passes never look a name up in vain.
The modules: ``values`` (literals, references), ``conditions``, ``record``, ``rules``, ``examples``, ``policy``.
"""
