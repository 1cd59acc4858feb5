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
from policy_engine.syntax.tables import CALL, INLINE, Tables


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where and why the loop stopped before the end.

    ``states`` is the stack at that place; ``terminal`` is what the piece was taken for, -1 if for nothing.
    ``too_deep`` tells that the parentheses are nested too deeply.
    """

    span: Span
    states: tuple[int, ...]
    terminal: int
    too_deep: bool = False


class Machine:
    """The tables in the form in which the loop uses them; made once a language."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.actions = tables.actions
        self.gotos = tables.gotos
        self.words = tables.words
        ids = {name: number for number, name in enumerate(tables.terminals)}
        self.ids = ids
        self.rules = tuple([(lhs, size, mode, ACTIONS.get(name), inc) for lhs, size, mode, name, inc in tables.rules])

    def run(self, source: Source, builder: Builder) -> Any:
        """Parse a text; return the file's node, or where the loop stopped."""
        return _Run(self, source, builder).run()


class _Run:
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

    def run(self) -> Any:  # noqa: PLR0915
        """Take piece after piece; the common path stands in one place since each call would cost a tenth."""
        machine, states, values, starts = self.machine, self.states, self.values, self.starts
        actions, words, ids, builder = machine.actions, machine.words, machine.ids, self.builder
        comment, word, numeral, quoted, strange = (
            lexer.COMMENT, lexer.WORD, lexer.NUMERAL, lexer.QUOTED, lexer.STRANGE,
        )  # fmt: skip
        name_id, string_id, unit_id = ids["NAME"], ids["STRING"], ids["UNIT"]
        left, right = words["("][0], words[")"][0]
        reduce, make_name, make_string = self.reduce, builder.name, builder.string
        depth = 0
        for piece in lexer.PIECES.finditer(self.text):
            kind = piece.lastindex
            row = actions[states[-1]]
            terminal = -1
            if kind == word:
                for candidate in words.get(piece.group(), ()):
                    if candidate in row:
                        terminal = candidate
                        break
                else:
                    if unit_id in row and lexer.UNIT.fullmatch(piece.group()):
                        terminal = unit_id
                    elif name_id in row:
                        terminal = name_id
                    else:
                        terminal = self.composed(piece.group(), row)
            elif kind == quoted:
                terminal = string_id
            elif kind == comment:
                builder.comment(piece.start(), piece.end())
                continue
            elif kind == numeral:
                terminal = self.numeral(piece.group())
            elif kind != strange:
                terminal = words.get(piece.group(), (-1,))[0]
                depth += (terminal == left) - (terminal == right)
                if depth > MAX_PARENTHESES:
                    return self.stopped(piece.start(), piece.end(), terminal, too_deep=True)
            action = row.get(terminal, 0)
            while action < 0:
                reduce(-action - 1)
                action = actions[states[-1]].get(terminal, 0)
            start, end = piece.span()
            if action == 0:
                return self.stopped(start, end, terminal)
            states.append(action - 1)
            starts.append(start)
            self.end = end
            if terminal == name_id or terminal == unit_id:
                values.append(make_name(piece.group(), start, end))
            elif terminal == string_id:
                values.append(make_string(start, end))
            elif kind == numeral:
                values.append(builder.numeral(piece.group(), start, end))
            else:
                values.append(piece)
        return self.finish()

    def composed(self, word: str, row: dict[int, int]) -> int:
        """Tell what a word is that has a place neither as a keyword as written nor as a name."""
        for candidate in self.machine.words.get(self.builder.composed(word), ()):
            if candidate in row:
                return candidate
        return -1

    def numeral(self, text: str) -> int:
        """Tell what a numeral is; one that is none is reported when its value is made, and read as a whole number."""
        ids = self.machine.ids
        if lexer.DATE.fullmatch(text):
            return ids["DATE"]
        return ids["NUMBER"] if lexer.DECIMAL.fullmatch(text) else ids["INT"]

    def reduce(self, number: int) -> None:
        """Replace the newest values by the one that a rule makes of them."""
        lhs, size, mode, action, included = self.machine.rules[number]
        states, values, starts = self.states, self.values, self.starts
        base = len(values) - size
        if mode == CALL or mode == INLINE:
            kids: list[Any] = []
            for index in included:
                if index >= 0:
                    kids.append(values[base + index])
                elif kids:
                    kids += values[base - index - 1]
                else:
                    kids = values[base - index - 1]
            value = kids if action is None else action(self.builder, kids, Span(self.file, starts[base], self.end))
        else:
            value = values[base + included[0]]
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
        return Stopped(Span(self.file, start, end), tuple(self.states), terminal, too_deep)
