"""The one place that imports a module on first use, so that what is not needed is not loaded.

Everything else imports at the top of its file. ``import policy_engine`` loads no parser; ``readiness check`` loads no
pydantic; each command loads what it needs when it is called.
"""

from importlib import import_module


def attribute(place: str) -> object:
    """Return what stands at ``module:name``; the module is loaded if it was not yet."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
