"""From tree to model: files joined, names resolved, types checked; every fault a finding, many in one run.

The order stands in ``resolve``. ``context`` is what the steps share; ``libraries``, ``namespace`` and ``header`` know
what is declared; ``types``, ``literals``, ``spellings`` and ``clauses`` make values; ``record``, ``events``,
``settings`` and ``rules`` make the parts; ``conditions`` with ``fields``, ``tests``, ``sets``, ``dates``, ``counts``
and ``operands`` make conditions; ``cycles`` finds circles.
"""

from policy_engine.model.from_tree.resolve import resolve

__all__ = ["resolve"]
