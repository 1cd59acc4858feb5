"""Cuts a text into pieces: words, numbers, quoted texts, signs, comments.

Only the cutting stands here; which word is a keyword, and where, is the grammar's matter. Every character of a text
belongs to a piece or to the blanks between them, so no input can stop the cutting.
"""

import re

COMMENT, WORD, NUMERAL, QUOTED, SIGN, STRANGE = range(1, 7)
"""The groups of ``PIECES``, told by ``match.lastindex``."""

PIECES = re.compile(
    r"(#[^\n]*)"
    r"|([^\W\d][\w\u0300-\u036f]*+)"
    r"|(-?[0-9](?:\w|[.,:/\-](?=\w))*+)"
    r'|("[^"\\\n]*+(?:\\.[^"\\\n]*+)*+")'
    r"|([,;()%/\-])"
    r"|([^ \t\n\f\r])"
)

WHOLE = re.compile(r"-?[0-9]+")
DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNIT = re.compile(r"[A-Z]{3}")
