"""A stack that can be taken back: pieces are taken only where they have a place, so that it is exact at a fault."""

from dataclasses import dataclass
from typing import Any

from policy_engine.base.limits import MAX_PARENTHESES
from policy_engine.base.source import Source, Span
from policy_engine.syntax import lexer
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.lexer import Piece, Written
from policy_engine.syntax.machine import Machine, Run, Stopped
from policy_engine.syntax.recovery.resumption import Level, resumption
from policy_engine.syntax.recovery.site import Trial
from policy_engine.syntax.tree.atoms import Number, String


@dataclass(frozen=True, slots=True)
class Opened:
    """The newest line that begins something: its place, and its level; None where its word is not known."""

    start: int
    level: Level | None


class PatientRun(Run):
    """One parse whose newest part can be taken back."""

    def __init__(self, machine: Machine, source: Source, builder: Builder, trial: Trial) -> None:
        super().__init__(machine, source, builder)
        self.resumption = resumption(machine)
        self.trial = trial
        self.opened = Opened(0, None)
        self.block = 0
        """Where the newest block begins; what stands before is whole, and is never taken back."""
        self.parentheses: list[int] = []
        self.is_headless = False
        self.is_displaced = False
        """Whether a statement or clause was found out of place since the newest block began."""
        self.no_place: set[tuple[str, ...]] = set()
        """Words that were tried in vain since the newest skip began; most lines are tried in the same words."""

    def offer(self, piece: Piece, begins: bool = False) -> Stopped | None:
        """Take one piece, or return why it has no place; ``begins``: it is the first of its line."""
        actions, states = self.machine.actions, self.states
        terminal = self.terminal_of(piece, actions[states[-1]])
        left, right = self.machine.words["("][0], self.machine.words[")"][0]
        if terminal == left and len(self.parentheses) == MAX_PARENTHESES:
            return self.stopped(piece.start(), piece.end(), terminal, too_deep=True)
        action = actions[states[-1]].get(terminal, 0)
        if action == 0 or (action < 0 and not self.machine.viable(tuple(states), terminal)):
            self.builder.suspects.pop(piece.start(), None)
            return self.stopped(piece.start(), piece.end(), terminal)
        if begins and terminal in self.resumption.levels:
            self.opened = Opened(piece.start(), self.resumption.levels[terminal])
        if self.resumption.levels.get(terminal) is Level.BLOCK:
            self.block, self.is_displaced = piece.start(), False
        while action < 0:
            self.reduce(-action - 1)
            action = actions[states[-1]][terminal]
        states.append(action - 1)
        self.starts.append(piece.start())
        self.end = piece.end()
        self.values.append(self.value_of(piece, terminal))
        if terminal == left:
            self.parentheses.append(len(states))
        elif terminal == right:
            self.parentheses.pop()
        return None

    def value_of(self, piece: Piece, terminal: int) -> Any:
        """Make the value of a piece; one that does not stand in the text has it in itself."""
        if not isinstance(piece, Written):
            return super().value_of(piece, terminal)
        span = Span(self.file, piece.start(), piece.end())
        if piece.lastindex == lexer.QUOTED:
            return String(self.builder.composed(piece.text[1:-1]), span)
        if piece.lastindex == lexer.NUMERAL:
            return Number(piece.text, None, span)
        return super().value_of(piece, terminal)

    def is_new_statement(self, place: int) -> bool:
        """Tell whether a place begins a line after a whole statement."""
        line = self.text.rfind("\n", 0, place) + 1
        return not self.text[line:place].strip() and self.machine.viable(tuple(self.states), self.resumption.whole)

    def further(self, piece: Piece, number: int) -> list[Piece]:
        """Return the pieces that follow one in the text."""
        found: list[Piece] = []
        for _ in range(number):
            following = lexer.piece_at(self.text, found[-1].end() if found else piece.end())
            if following is None:
                break
            found.append(following)
        return found

    def cut(self, terminals: tuple[int, ...], pieces: tuple[Piece, ...] = ()) -> bool:
        """Take back as little as makes a place for one of some terminals (and for the pieces that begin with it)."""
        words = tuple(piece.group() for piece in pieces)
        if words and words in self.no_place:
            return False
        for height in range(len(self.states), 0, -1):
            if height < len(self.states) and self.starts[height - 1] < self.block:
                break
            states = tuple(self.states[:height])
            has_place = any(self.machine.viable(states, each) for each in terminals)
            if has_place and (not pieces or self.trial.after(states, pieces, is_strict=False) is not None):
                self.back_to(height)
                return True
        self.no_place.add(words)
        return False

    def back_to(self, height: int) -> None:
        """Take back all but the lowest states."""
        del self.states[height:], self.values[height - 1 :], self.starts[height - 1 :]
        while self.parentheses and self.parentheses[-1] > height:
            self.parentheses.pop()

    def invent_head(self) -> None:
        """Read on as if the file had a head; there is no tree then, but there are findings."""
        self.is_headless = True
        self.back_to(1)
        word = next(word for word in self.machine.tables.phrases["policy_head"][0] if word)
        for piece in (Written(word, 0, 0), Written("_", 0, 0), Written('""', 0, 0)):
            self.offer(piece)
