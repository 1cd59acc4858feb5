"""Decide when a buying group can decide, by a policy that people can read.

```python
import policy_engine

policy = policy_engine.load("policies/dach_new_business.policy")
snapshot = policy.read({"Company ID": "c1", "Country/Region": "Germany"})
decision = policy.evaluate(snapshot, as_of="2026-03-01")
decision.stage, decision.next_steps, decision.changes_on
```

Importing this package is cheap; the parser is loaded when a policy is.
"""

from typing import TYPE_CHECKING

from policy_engine import late

if TYPE_CHECKING:
    from policy_engine.api import Decision, Policy, PolicyError, Snapshot, check, load, loads

__version__ = "0.1.0"
__all__ = ["Decision", "Policy", "PolicyError", "Snapshot", "__version__", "check", "load", "loads"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return late.attribute(f"policy_engine.api:{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
