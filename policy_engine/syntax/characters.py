"""Characters that have no business in a policy: control characters and hidden changes of direction."""

import re

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.source import Source, Span

CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MAX_REPORTED = 20
"""Places of one kind that are reported; a file full of them is no policy."""


def strange_characters(source: Source) -> list[Diagnostic]:
    """Report control characters and hidden changes of direction, wherever they stand."""
    if source.text.isascii() and source.text.isprintable():
        return []
    found: list[Diagnostic] = []
    for match in CONTROLS.finditer(source.text):
        if len(found) == MAX_REPORTED:
            break
        number = f"{ord(match[0]):04x}"
        code = codes.BIDI_CONTROL if _DIRECTION.match(match[0]) else codes.CONTROL_CHARACTER
        span = Span(source.name, *match.span())
        found.append(finding(code, span, shown=f"the character U+{number.upper()}", escape=f"`\\u{number}`"))
    return found
