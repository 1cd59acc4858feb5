"""Words of the file's language, taken from the keyword table, and how pieces stand beside one another."""

import re
from typing import assert_never

from policy_engine.syntax.tables import Tables
from policy_engine.syntax.tree.atoms import (
    Day,
    Duration,
    Name,
    Number,
    PercentOf,
    String,
    Today,
    Words,
    YesNo,
)

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_LIKE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def quoted(text: str) -> str:
    """Return a text in quotes, with escapes for what cannot stand or be seen in it."""
    return '"' + _ESCAPED.sub(lambda match: _SHORT.get(match[0], f"\\u{ord(match[0]):04x}"), text) + '"'


class Phrases:
    """Says things in one language. What is said is named by the grammar's rule for it."""

    def __init__(self, tables: Tables) -> None:
        self._wordings = tables.phrases
        self._formats: dict[tuple[str, int, int], str] = {}

    def say(self, rule: str, *parts: str, choice: int = 0) -> str:
        """Return the rule's wording with its parts in their places; ``choice`` takes a later wording."""
        key = (rule, len(parts), choice)
        form = self._formats.get(key)
        if form is None:
            fitting = [w for w in self._wordings[rule] if w.count("") == len(parts)]
            form = self._formats[key] = _form(fitting[choice])
        return form.format(*parts) if parts else form

    # ---- the smallest things

    def text(self, words: Words) -> str:
        """A text and its translations."""
        return " ".join([quoted(words.default), *(f"{tag} {quoted(text)}" for tag, text in words.translations)])

    def duration(self, duration: Duration) -> str:
        """``90 days``, ``1 week``."""
        number = duration.days // 7 if duration.weeks else duration.days
        return self.say("weeks" if duration.weeks else "days", str(number), choice=int(number == 1))

    def value(self, value: Name | String | Number | Day | YesNo | Today | Duration | PercentOf) -> str:
        """Anything small, as written."""
        match value:
            case Name(text=text) | Day(text=text):
                return text
            case String(text=text):
                return quoted(text)
            case Number(digits=digits, unit=unit):
                exact = f"{digits}0" if _LIKE_THOUSANDS.fullmatch(digits) else digits
                return exact if unit is None else f"{exact} {unit}"
            case YesNo(value=yes):
                return self.say("yes" if yes else "no")
            case Today():
                return self.say("today")
            case Duration():
                return self.duration(value)
            case PercentOf(percent=percent, name=name):
                return self.say("percent_of", percent, name.text)
            case _:
                assert_never(value)

    def values(self, values: tuple[Name | String | Number | Day | YesNo | Today, ...]) -> str:
        """A list with commas."""
        return ", ".join([self.value(value) for value in values])


def _form(wording: list[str]) -> str:
    text = " ".join(word or "{}" for word in wording)
    return text.replace(" ,", ",").replace(" / ", "/")
