"""A piece of a sentence, and whether it needs parentheses where it is put into another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from policy_engine.sentences.table import Table


class Level(Enum):
    """What a piece is at its outside."""

    ATOM = "one clause; never needs parentheses"
    AND = "clauses joined by and"
    OR = "clauses joined by or"
    TAIL = "reaches as far to the right as it can; needs parentheses beside others"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with its level."""

    text: str
    level: Level = Level.ATOM

    def closed(self) -> str:
        """The text, in parentheses unless it is one clause."""
        return self.text if self.level is Level.ATOM else f"({self.text})"


def joined(phrases: Sequence[Phrase], level: Level, table: Table) -> Phrase:
    """Join clauses by and, or by or; of one, that one."""
    if len(phrases) == 1:
        return phrases[0]
    if not phrases:
        return Phrase(table.say("always" if level is Level.AND else "never"))
    texts = [phrase.text if phrase.level is level else phrase.closed() for phrase in phrases]
    return Phrase(table.say("and" if level is Level.AND else "or").join(texts), level)
