"""The parser's loop: pieces in, nodes out, in one pass and without recursion.

It runs the tables made by lark with a stack of its own: lark's loop would first build a tree of tokens, and building
nodes from that takes as long again. As in lark's contextual lexer, a word is a keyword only where the grammar has a
place for that keyword, else it is a name.
"""

from dataclasses import dataclass
from typing import Any

from policy_engine.base.limits import MAX_PARENTHESES
from policy_engine.base.source import Source, Span
from policy_engine.syntax import lexer
from policy_engine.syntax.actions import ACTIONS
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.lexer import Piece
from policy_engine.syntax.tables import PASS, Tables


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where and why the loop stopped before the end.

    ``states`` is the stack at that place, and ``starts`` are the places of what lies on it (one less than states).
    ``terminal`` is what the piece was taken for, -1 if for nothing. ``too_deep`` tells of too many parentheses.
    """

    span: Span
    states: tuple[int, ...]
    starts: tuple[int, ...]
    terminal: int
    too_deep: bool = False


class Machine:
    """The tables in the form in which the loop uses them; made once a language."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.actions = tables.actions
        self.gotos = tables.gotos
        self.words = tables.words
        self.ids = {name: number for number, name in enumerate(tables.terminals)}
        self.rules = tuple([(lhs, size, mode, ACTIONS.get(name), inc) for lhs, size, mode, name, inc in tables.rules])

    def run(self, source: Source, builder: Builder) -> Any:
        """Parse a text; return the file's node, or where the loop stopped."""
        run = Run(self, source, builder)
        return run.take(len(source.text)) or run.finish()

    def word(self, rule: str) -> str:
        """Return the last word of a rule's first wording."""
        return next(word for word in reversed(self.tables.phrases[rule][0]) if word)

    def viable(self, states: tuple[int, ...], terminal: int) -> bool:
        """Tell whether a terminal can stand after what lies on a stack of states."""
        stack = list(states)
        while (action := self.actions[stack[-1]].get(terminal, 0)) < 0:
            lhs, size, *_ = self.rules[-action - 1]
            del stack[-size:]
            stack.append(self.gotos[stack[-1]][lhs])
        return action > 0 or stack[-1] == self.tables.end


class Run:
    """One parse: the stacks of states, values and places."""

    def __init__(self, machine: Machine, source: Source, builder: Builder) -> None:
        self.machine = machine
        self.file = source.name
        self.text = source.text
        self.builder = builder
        self.states = [0]
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.end = 0

    def take(self, limit: int) -> Stopped | None:
        """Take piece after piece up to a limit; return a stop, or None when all have found a place."""
        actions, states, terminal_of = self.machine.actions, self.states, self.terminal_of
        left, right = self.machine.words["("][0], self.machine.words[")"][0]
        depth = 0
        for piece in lexer.PIECES.finditer(self.text, 0, limit):
            if piece.lastindex == lexer.COMMENT:
                self.builder.comment(piece.start(), piece.end())
                continue
            row = actions[states[-1]]
            terminal = terminal_of(piece, row)
            if terminal == left:
                depth += 1
                if depth > MAX_PARENTHESES:
                    return self.stopped(piece.start(), piece.end(), terminal, too_deep=True)
            elif terminal == right:
                depth -= 1
            action = row.get(terminal, 0)
            while action < 0:
                self.reduce(-action - 1)
                action = actions[states[-1]].get(terminal, 0)
            if action == 0:
                return self.stopped(piece.start(), piece.end(), terminal)
            states.append(action - 1)
            self.starts.append(piece.start())
            self.end = piece.end()
            self.values.append(self.value_of(piece, terminal))
        return None

    def terminal_of(self, piece: Piece, row: dict[int, int]) -> int:
        """Tell what a piece is where only the terminals in ``row`` have a place."""
        kind = piece.lastindex
        ids = self.machine.ids
        if kind == lexer.WORD:
            return self.word(piece, row)
        if kind == lexer.QUOTED:
            return ids["STRING"]
        if kind == lexer.NUMERAL:
            text = piece.group()
            if self.builder.is_day(text):
                return ids["DATE"]
            return ids["NUMBER"] if lexer.DECIMAL.fullmatch(text) else ids["INT"]
        if kind == lexer.SIGN:
            return self.machine.words.get(piece.group(), (-1,))[0]
        return -1

    def word(self, piece: Piece, row: dict[int, int]) -> int:
        """Tell what a word is: a keyword if one of that wording has a place, else a unit or a name."""
        text = piece.group()
        if not text.isascii():
            text = self.builder.composed(text)
        candidates = self.machine.words.get(text, ())
        for candidate in candidates:
            if candidate in row:
                return candidate
        ids = self.machine.ids
        if ids["UNIT"] in row and lexer.UNIT.fullmatch(text):
            return ids["UNIT"]
        if ids["NAME"] not in row:
            return candidates[0] if candidates else -1
        if candidates:
            self.builder.suspect(text, piece.start(), piece.end(), self.states)
        return ids["NAME"]

    def value_of(self, piece: Piece, terminal: int) -> Any:
        """Make the value of a piece; keywords and signs have none, and give the piece itself."""
        kind = piece.lastindex
        if kind == lexer.WORD:
            ids = self.machine.ids
            if terminal in (ids["NAME"], ids["UNIT"]):
                return self.builder.name(piece.group(), piece.start(), piece.end())
        elif kind == lexer.QUOTED:
            return self.builder.string(piece.start(), piece.end())
        elif kind == lexer.NUMERAL:
            return self.builder.numeral(piece.group(), piece.start(), piece.end())
        return piece

    def reduce(self, number: int) -> None:
        """Replace the newest values by the one that a rule makes of them."""
        lhs, size, mode, action, included = self.machine.rules[number]
        states, values, starts = self.states, self.values, self.starts
        base = len(values) - size
        if mode == PASS:
            value = values[base + included[0]]
        else:
            kids: list[Any] = []
            for index in included:
                if index >= 0:
                    kids.append(values[base + index])
                elif kids:
                    kids += values[base - index - 1]
                else:  # a list that grows from the left is grown in place, else long lists would cost their square
                    kids = values[base - index - 1]
            value = kids if action is None else action(self.builder, kids, Span(self.file, starts[base], self.end))
        del states[-size:], values[base:], starts[base + 1 :]
        values.append(value)
        states.append(self.machine.gotos[states[-1]][lhs])

    def finish(self) -> Any:
        """Reduce what is left at the end of the text."""
        actions, states = self.machine.actions, self.states
        while states[-1] != self.machine.tables.end:
            action = actions[states[-1]].get(0, 0)
            if action >= 0:
                return self.stopped(len(self.text), len(self.text), 0)
            self.reduce(-action - 1)
        return self.values[-1]

    def stopped(self, start: int, end: int, terminal: int, too_deep: bool = False) -> Stopped:
        """Say where the loop stopped."""
        return Stopped(Span(self.file, start, end), tuple(self.states), tuple(self.starts), terminal, too_deep)
