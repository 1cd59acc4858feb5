"""A place where reading stopped, and what could be tried there without building anything."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, Edit, finding
from policy_engine.base.source import Source, Span
from policy_engine.syntax import expected, lexer
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.lexer import Piece, Written
from policy_engine.syntax.machine import Machine, Run, Stopped
from policy_engine.syntax.recovery.resumption import resumption

LONGEST_SHOWN = 40
"""Characters of a piece that are shown."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A finding, and how to read on as if there were no fault.

    ``pieces`` are read in place of the text from the fault to ``resume``, and of the newest ``drop`` pieces before it.
    """

    finding: Diagnostic
    pieces: tuple[Piece, ...]
    resume: int
    drop: int = 0
    doubtful: bool = False
    """Whether what was passed over may have meant something else."""
    skips: bool = False
    """Whether what follows cannot be understood either, and is passed over."""


class Trial:
    """Follows pieces through the parser's states and makes nothing of them."""

    def __init__(self, machine: Machine, source: Source, builder: Builder) -> None:
        """Prepare for one text. ``builder`` is one of its own: what it finds is not wanted."""
        self.machine = machine
        self.run = Run(machine, source, builder)

    def after(self, states: Sequence[int], pieces: Iterable[Piece], is_strict: bool = True) -> list[int] | None:
        """Return the states after some pieces; None where one of them has no place.

        ``is_strict``: nor may one of them be a keyword that would be read as a name.
        """
        machine, stack = self.machine, list(states)
        for piece in pieces:
            terminal = self.run.terminal_of(piece, machine.actions[stack[-1]])
            if is_strict and terminal == machine.ids["NAME"] and piece.group() in self.run.builder.words:
                return None
            action = machine.actions[stack[-1]].get(terminal, 0)
            while action < 0:
                lhs, size, *_ = machine.rules[-action - 1]
                del stack[-size:]
                stack.append(machine.gotos[stack[-1]][lhs])
                action = machine.actions[stack[-1]].get(terminal, 0)
            if action == 0:
                return None
            stack.append(action - 1)
        return stack


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a piece has no place; at the end of the text the piece is empty."""

    machine: Machine
    source: Source
    stopped: Stopped
    trial: Trial

    @property
    def text(self) -> str:
        """The piece as it stands there."""
        return self.source.slice(self.stopped.span)

    @property
    def start(self) -> int:
        """Where the piece begins."""
        return self.stopped.span.start

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.stopped.span.end

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the text."""
        return Span(self.source.name, start, end)

    def wording(self, rule: str) -> list[str]:
        """Return the words of a rule as they are written."""
        return [word for word in self.machine.tables.phrases[rule][0] if word]

    def written(self, words: Iterable[str]) -> tuple[Written, ...]:
        """Return words as pieces that stand in place of the piece."""
        return tuple(Written(word, self.start, self.end) for word in words)

    def before(self, drop: int = 0) -> tuple[int, ...]:
        """Return the states before the piece, and before the newest ``drop`` pieces."""
        states = self.stopped.states
        return states[: len(states) - drop]

    def can(self, word: str) -> bool:
        """Tell whether a word can stand in place of the piece."""
        return any(self.machine.viable(self.stopped.states, each) for each in self.machine.words.get(word, ()))

    def can_be(self, terminal: str) -> bool:
        """Tell whether a name, a text or a number can stand in place of the piece."""
        return self.machine.viable(self.stopped.states, self.machine.ids[terminal])

    def fits(self, pieces: Sequence[Piece], resume: int, ahead: int = 1, drop: int = 0) -> bool:
        """Tell whether pieces have a place here, and ``ahead`` further ones of their statement from ``resume`` on."""
        stack = self.trial.after(self.before(drop), pieces)
        for _ in range(ahead):
            if stack is None:
                return False
            piece = lexer.piece_at(self.source.text, resume)
            if piece is None:
                return self.machine.viable(tuple(stack), 0)
            if self.begins_line(piece.start()) and self.machine.viable(tuple(stack), resumption(self.machine).whole):
                return True  # what is wrong with the next statement is its own matter
            if piece.lastindex == lexer.STRANGE:
                return True  # and so is a character that can stand nowhere
            stack = self.trial.after(stack, (piece,))
            resume = piece.end()
        return stack is not None

    def tried(self, repair: Repair) -> Repair:
        """Return the repair, or only its finding with what is then passed over."""
        if self.fits(repair.pieces, repair.resume, 1, repair.drop):
            return repair
        return Repair(repair.finding, (), repair.resume, skips=True)

    def unexpected(self, advice: str, fix: Iterable[Edit] = ()) -> Diagnostic:
        """Say that the piece has no place, and what to do."""
        shown = self.text if len(self.text) <= LONGEST_SHOWN else f"{self.text[:LONGEST_SHOWN]}…"
        what = expected.context(self.machine, self.stopped.states)
        context = f" in {what}" if what else ""
        return finding(
            codes.UNEXPECTED, self.stopped.span, fix=fix, found=f"`{shown}`", context=context, expected=advice
        )

    def newest(self) -> re.Match[str] | None:
        """Return the piece before."""
        return lexer.PIECES.match(self.source.text, self.stopped.starts[-1]) if self.stopped.starts else None

    def not_said_yet(self, words: list[str]) -> list[str]:
        """Return words without the first one, if that is the piece before."""
        before = self.newest()
        return words[1:] if before is not None and before.group() == words[0] else words

    def is_whole(self) -> bool:
        """Tell whether what stands before the piece is a whole statement."""
        return self.machine.viable(self.before(), resumption(self.machine).whole)

    def begins_line(self, place: int) -> bool:
        """Tell whether nothing stands before a place on its line."""
        line = self.source.text.rfind("\n", 0, place) + 1
        return not self.source.text[line:place].strip()

    def symbols(self) -> list[str]:
        """Return what lies on the stack, from the bottom to the top."""
        return expected.symbols(self.machine, self.stopped.states)
