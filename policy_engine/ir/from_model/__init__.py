"""From model to ir: derived events become guarded sources, settings values or choices, many tests few nodes.

Earlier passes guarantee that names are resolved, types fit, and nothing runs in circles.

``active_evaluation in the last 14 days`` (made ``from pricing_page_view while open_project is yes``) becomes::

    Count(AT_LEAST, 1, ("active_evaluation",),
          (Source("pricing_page_view", ("active_evaluation",), guard=open_project = yes),), Window(0, 14))
"""

from policy_engine.ir.from_model.policy import lower

__all__ = ["lower"]
