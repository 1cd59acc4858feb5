"""Spellings that say that somebody had nothing to say: ``n/a``, ``TBD``, ``keine Angabe``, ``#N/A``."""

from typing import Final

from policy_engine.report.findings import FieldReport, Seen
from policy_engine.report.spellings import can_be_pasted
from policy_engine.runtime.plan import FieldPlan
from policy_engine.values.texts import clean, fold
from policy_engine.values.types import SeveralType

# Not here: `none`, `no`, `0` and `x`, which may be answers, and `NA`, which is Namibia.
_WORDS: Final = """
n/a|n.a.|n. a.|#n/a|#nv|#ref!|#value!|#wert!|#name?|#null!|-|--|---|–|—|.|..|...|…|?|??|???
unknown|not known|unbekannt|nicht bekannt|tbd|tba|t.b.d.|tbc|keine angabe|keine angaben|k.a.|k. a.|k.a|k/a
null|(null)|nan|nil|undefined|unspecified|not specified|not set|not available|not provided|nicht angegeben
(blank)|(empty)|(leer)|(none)|select|please select|please choose|--none--|-none-|- none -|- select -|--select--
bitte wählen|bitte auswählen|nicht gesetzt|no answer|no data|keine daten
"""
PLACEHOLDERS: Final = frozenset(word for line in _WORDS.split("\n") for word in line.split("|") if word)
"""Folded."""

_LONGEST: Final = max(map(len, PLACEHOLDERS))


def is_placeholder(text: str) -> bool:
    """Tell whether a cleaned text stands for nothing known."""
    return len(text) <= _LONGEST and fold(text) in PLACEHOLDERS


def unknown_spellings(field: FieldReport, plan: FieldPlan) -> list[Seen]:
    """Return the spellings of a field's values that stand for nothing known, cleaned.

    The members of a ``several of`` are left out: ``unknown when`` compares whole values.
    """
    others = () if isinstance(plan.type, SeveralType) else field.others.kept
    seen = (*field.invalid_values.kept, *others, *field.placeholders.kept)
    cleaned = [Seen(clean(one.text), one.times) for one in seen]
    return [one for one in cleaned if is_placeholder(one.text) and can_be_pasted(one.text)]
