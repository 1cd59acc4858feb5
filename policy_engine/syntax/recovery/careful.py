"""The careful loop: as the fast one, but it reads on after a fault, and the stack is exact where one is found.

What has no place is repaired, or skipped up to the next line that begins a block, a statement or a clause which can
stand there once what was begun is taken back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_FAULTS, MAX_PARENTHESES
from policy_engine.base.source import Source, Span
from policy_engine.syntax import lexer, problems
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.characters import CONTROLS
from policy_engine.syntax.lexer import Piece, Written
from policy_engine.syntax.machine import Machine, Run, Stopped
from policy_engine.syntax.recovery.repairs import find_repair, silent_repair
from policy_engine.syntax.recovery.resumption import Level, resumption
from policy_engine.syntax.recovery.site import Repair, Site, Trial
from policy_engine.syntax.tree.atoms import Number, String
from policy_engine.syntax.tree.file import File

_LINE = re.compile(r"^[ \t\f\r]*+(?=[^\s#])", re.MULTILINE)
_CONTROLS = re.compile(f"{CONTROLS.pattern}++")
_RECENT = 5
"""So many of the newest findings are looked at for one that explains a fault."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The newest line that begins something: its place, and its level; None where its word is not known."""

    start: int
    level: Level | None


class CarefulRun(Run):
    """One careful parse. ``findings`` are those of the places where reading stopped."""

    def __init__(self, machine: Machine, source: Source, builder: Builder, trial: Trial) -> None:
        super().__init__(machine, source, builder)
        self.source = source
        self.trial = trial
        self.resumption = resumption(machine)
        self.findings: list[Diagnostic] = []
        self.opened = Opened(0, None)
        self.parentheses: list[int] = []
        self.untouched = True
        """Whether a piece of the text was taken since the last fault."""
        self.inserted = -1
        """Where something was read that does not stand in the text."""
        self.is_headless = False

    def read(self) -> File | None:
        """Read the whole text; None where its head is missing, or where there are too many faults."""
        place = 0
        while (fault := self.advance(place)) is not None:
            if len(self.findings) >= MAX_FAULTS:
                self.findings.append(finding(codes.MORE_FAULTS, fault.span, limit=MAX_FAULTS))
                return None
            place = self.mend(fault)
        file: File = self.values[-1]
        return None if self.is_headless else file

    def advance(self, place: int) -> Stopped | None:
        """Take the pieces of the text from a place on; return the first that has no place."""
        for piece in lexer.PIECES.finditer(self.text, place):
            if piece.lastindex == lexer.COMMENT:
                self.builder.comment(piece.start(), piece.end())
                continue
            begins = self.text.find("\n", self.end, piece.start()) >= 0
            fault = self.offer(piece, begins)
            if fault is not None:
                return fault
            self.untouched = True
        if self.machine.viable(tuple(self.states), 0):
            self.finish()
            return None
        return self.stopped(len(self.text), len(self.text), 0)

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

    def mend(self, fault: Stopped) -> int:
        """Report a fault, once, and return the place at which reading goes on."""
        controls = _CONTROLS.match(self.text, fault.span.start)
        if controls is not None:  # these are reported wherever they stand
            self.untouched = False
            return controls.end()
        site = Site(self.machine, self.source, fault, self.trial)
        if self.is_echo(fault):
            return self.apply(silent_repair(site), fault)
        suspect = self.builder.suspects.get(self.starts[-1]) if self.starts else None
        if suspect is not None and suspect[0].span.end == self.end:
            name, states = suspect
            self.findings.append(problems.keyword_out_of_place(self.machine, name, states))
            self.back_to(len(self.states) - 1)
            return self.skip(self.stopped(name.span.start, name.span.end, -1))
        repair = find_repair(site)
        self.findings.append(problems.explain(self.machine, self.source, fault) if repair is None else repair.finding)
        return self.apply(repair, fault)

    def is_echo(self, fault: Stopped) -> bool:
        """Tell whether what was already said explains that a piece has no place."""
        if self.is_new_statement(fault.span.start):
            return False
        if not self.untouched:
            return True
        said = self.builder.diagnostics[-_RECENT:]
        return any(each.is_error and each.span is not None and self.ends_at(each.span, fault) for each in said)

    def is_new_statement(self, place: int) -> bool:
        """Tell whether a place begins a line after a whole statement."""
        line = self.text.rfind("\n", 0, place) + 1
        return not self.text[line:place].strip() and self.machine.viable(tuple(self.states), self.resumption.whole)

    def ends_at(self, span: Span, fault: Stopped) -> bool:
        """Tell whether nothing stands between a place and the fault."""
        if span.end <= fault.span.start:
            return not self.text[span.end : fault.span.start].strip()
        return span.start <= fault.span.end

    def apply(self, repair: Repair | None, fault: Stopped) -> int:
        """Read on as a repair says, or behind what cannot be understood."""
        self.untouched = False
        start = fault.span.start
        if repair is None or self.inserted == start == repair.resume:
            return self.skip(fault)
        self.inserted = start
        if repair.skips:
            return self.skip(self.stopped(start, repair.resume, fault.terminal))
        if repair.doubtful:
            self.skipped(self.opened.start, repair.resume)
        self.back_to(len(self.states) - repair.drop)
        for piece in repair.pieces:
            refused = self.offer(piece)
            assert refused is None, "a repair was tried before"
        return repair.resume

    def skip(self, fault: Stopped) -> int:
        """Take back what was begun, and return the place of the next line with which reading can go on."""
        self.untouched = False
        start = fault.span.start
        opened = self.opened_by(fault)
        height = len(self.states)
        while height > 1 and self.starts[height - 2] >= opened.start:
            height -= 1
        self.back_to(height)
        head = self.head(start) if height == 1 else None
        if head is not None:
            return self.skipped(0, head)
        for piece in self.beginnings(start):
            if self.resume_with(piece, opened):
                return self.skipped(opened.start, piece.start())
        if not self.cut((0,)):
            self.invent_head()
        return self.skipped(opened.start, len(self.text))

    def skipped(self, start: int, end: int) -> int:
        """Keep in mind what was skipped."""
        while self.builder.suspects and next(reversed(self.builder.suspects)) >= start:
            self.builder.suspects.popitem()
        self.builder.skipped.append(Span(self.file, start, end))
        self.end = max(self.end, min(start + len(self.text[start:end].rstrip()), end))
        return end

    def opened_by(self, fault: Stopped) -> Opened:
        """Return the line to which a fault belongs: its own one if it begins one and what stands before is whole."""
        start = fault.span.start
        return (
            Opened(start, self.resumption.levels.get(fault.terminal)) if self.is_new_statement(start) else self.opened
        )

    def beginnings(self, start: int) -> Iterator[Piece]:
        """Give the first piece of each line from a place on."""
        line = self.text.rfind("\n", 0, start) + 1
        from_here = start if self.text[line:start].strip() else line
        for match in _LINE.finditer(self.text, from_here):
            piece = lexer.PIECES.match(self.text, match.end())
            if piece is not None and piece.start() >= start:
                yield piece

    def resume_with(self, piece: Piece, opened: Opened) -> bool:
        """Go on with a piece, if it begins something that can stand here; take back for it as little as possible."""
        levels = self.resumption.levels
        terminals = [each for each in self.machine.words.get(piece.group(), ()) if each in levels]
        if not terminals:
            return False
        level = min(levels[each] for each in terminals)
        at_head = len(self.states) == 1
        if at_head:
            self.invent_head()
        deepest = Level.STATEMENT if opened.level is None else opened.level
        if level > deepest and not at_head:
            return False
        if level is Level.HEADER:  # it stands above everything else, for which nothing is taken back
            return any(self.machine.viable(tuple(self.states), each) for each in terminals)
        further = () if level is Level.BLOCK else self.further(piece, 2 if opened.level is None else 1)
        return self.cut(tuple(terminals), (piece, *further))

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
        for height in range(len(self.states), 0, -1):
            states = tuple(self.states[:height])
            has_place = any(self.machine.viable(states, each) for each in terminals)
            if has_place and (not pieces or self.trial.after(states, pieces, is_strict=False) is not None):
                self.back_to(height)
                return True
        return False

    def back_to(self, height: int) -> None:
        """Take back all but the lowest states."""
        del self.states[height:], self.values[height - 1 :], self.starts[height - 1 :]
        while self.parentheses and self.parentheses[-1] > height:
            self.parentheses.pop()

    def head(self, start: int) -> int | None:
        """Return the place of the next line that is the file's head."""
        rules = ("policy_head", "library_head")
        words = {wording[0] for rule in rules for wording in self.machine.tables.phrases[rule]}
        for piece in self.beginnings(start):
            if piece.group() in words and self.trial.after((0,), (piece, *self.further(piece, 2))) is not None:
                return piece.start()
        return None

    def invent_head(self) -> None:
        """Read on as if the file had a head; there is no tree then, but there are findings."""
        self.is_headless = True
        self.back_to(1)
        word = next(word for word in self.machine.tables.phrases["policy_head"][0] if word)
        for piece in (Written(word, 0, 0), Written("_", 0, 0), Written('""', 0, 0)):
            self.offer(piece)
