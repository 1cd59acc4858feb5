"""The registry of diagnostic codes: one module a family, one entry a code, each with a page in the documentation.

Families: S syntax, N names, T types, P policy rules, E examples, D data, U usage. A code is never used twice for
different things, and never changes its meaning.
"""

from policy_engine.base.codes import data, examples, names, policy, syntax, types, usage
from policy_engine.base.diagnostic import Code

_FAMILIES = (syntax, names, types, policy, examples, data, usage)

ALL: dict[str, Code] = {
    value.id: value for family in _FAMILIES for value in vars(family).values() if isinstance(value, Code)
}
"""Every code by its id."""
