"""The interpreter: what the ir means, written to be obviously right. It is the judge of every back end.

``situation`` says what is asked about (a view, a day), ``operands`` and ``counts`` what things are worth,
``conditions`` which truth a condition has, ``evidence`` what made it so, ``stages`` which stage is given,
``steps`` and ``changes`` how that can change, ``decide`` puts it together.
"""

from policy_engine.ir.interpret.decide import decide, states

__all__ = ["decide", "states"]
