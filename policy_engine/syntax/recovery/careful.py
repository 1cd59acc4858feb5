"""The careful loop: as the fast one, but it reads on after a fault, and the stack is exact where one is found.

What has no place is repaired, or skipped up to the next line that begins a block, a statement or a clause which can
stand there once what was begun is taken back.
"""

import re
from collections.abc import Iterator
from itertools import islice

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_FAULTS
from policy_engine.base.source import Source, Span
from policy_engine.syntax import lexer, problems
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.characters import CONTROLS
from policy_engine.syntax.lexer import Piece, Written
from policy_engine.syntax.machine import Machine, Stopped
from policy_engine.syntax.recovery.patient import Opened, PatientRun
from policy_engine.syntax.recovery.repairs import find_repair, silent_repair
from policy_engine.syntax.recovery.resumption import Level
from policy_engine.syntax.recovery.site import Repair, Site, Trial
from policy_engine.syntax.tree.file import File

_LINE = re.compile(r"^[ \t\f\r]*+(?=[^\s#])", re.MULTILINE)
_CONTROLS = re.compile(f"{CONTROLS.pattern}++")
_NEAR = 8
"""So many pieces behind a fault are looked at for a block that begins inside the line."""
_NO_UNIT = (codes.BAD_NUMBER, codes.MONTHS)
"""Said of a number that is written together with its unit, which is then missing behind it."""
_RECENT = 5
"""So many of the newest findings are looked at for one that explains a fault."""


class CarefulRun(PatientRun):
    """One careful parse. ``findings`` are those of the places where reading stopped."""

    def __init__(self, machine: Machine, source: Source, builder: Builder, trial: Trial) -> None:
        super().__init__(machine, source, builder, trial)
        self.source = source
        self.findings: list[Diagnostic] = []
        self.untouched = True
        """Whether a piece of the text was taken since the last fault."""
        self.inserted = -1
        """Where something was read that does not stand in the text."""

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
        if suspect is not None and suspect[0].span.end == self.end and not self.builder.is_state(suspect[0]):
            name, states = suspect
            self.findings.append(problems.keyword_out_of_place(self.machine, name, states))
            self.back_to(len(self.states) - 1)
            return self.skip(self.stopped(name.span.start, name.span.end, -1))
        repair = find_repair(site)
        if repair is None and self.is_displaced_again(fault):
            return self.skip(fault)
        self.findings.append(problems.explain(self.machine, self.source, fault) if repair is None else repair.finding)
        return self.apply(repair, fault)

    def is_echo(self, fault: Stopped) -> bool:
        """Tell whether what was already said explains that a piece has no place."""
        said = self.builder.diagnostics[-_RECENT:]
        if any(d.code is codes.BAD_NUMBER and d.span is not None and d.span.end == fault.span.start for d in said):
            return True  # the rest of a number that is none
        if self.is_new_statement(fault.span.start) or self.is_strange(fault):
            return False
        if not self.untouched:
            return True
        return any(each.code in _NO_UNIT and each.span is not None and self.ends_at(each.span, fault) for each in said)

    def is_strange(self, fault: Stopped) -> bool:
        """Tell whether what stands there is no part of the language anywhere."""
        piece = lexer.PIECES.match(self.text, fault.span.start)
        return piece is not None and piece.lastindex == lexer.STRANGE

    def is_displaced_again(self, fault: Stopped) -> bool:
        """Tell whether a fault is the second statement or clause out of place in a row: its block was lost before."""
        level = self.resumption.levels.get(fault.terminal, Level.BLOCK)
        if level <= Level.BLOCK or not self.is_new_statement(fault.span.start):
            return False
        before, self.is_displaced = self.is_displaced, True
        return before

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
        self.no_place.clear()
        head = self.head(start) if height == 1 else None
        if head is not None:
            return self.skipped(0, head)
        for piece in self.rest_of_line(fault):
            if self.resume_within(piece):
                return self.skipped(opened.start, piece.start())
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

    def rest_of_line(self, fault: Stopped) -> Iterator[Piece]:
        """Give some pieces that follow a fault on its line."""
        end = self.text.find("\n", fault.span.end)
        return islice(lexer.PIECES.finditer(self.text, fault.span.end, end if end >= 0 else len(self.text)), _NEAR)

    def resume_within(self, piece: Piece) -> bool:
        """Go on with a piece inside a line, if it surely begins a block: a name and a title follow it."""
        levels = self.resumption.levels
        terminals = [each for each in self.machine.words.get(piece.group(), ()) if levels.get(each) is Level.BLOCK]
        if not terminals or len(self.states) == 1:
            return False
        pieces = (piece, *self.further(piece, 2))
        if self.trial.after(self.states[:2], pieces) is None or pieces[-1].lastindex != lexer.QUOTED:
            return False
        return self.cut(tuple(terminals))

    def resume_with(self, piece: Piece, opened: Opened) -> bool:
        """Go on with a piece, if it begins something that can stand here; take back for it as little as possible."""
        levels = self.resumption.levels
        terminals = [each for each in self.machine.words.get(piece.group(), ()) if each in levels]
        if not terminals:
            return self.resume_without_class(piece)
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

    def resume_without_class(self, piece: Piece) -> bool:
        """Go on with a field that nobody has given its class."""
        following = self.further(piece, 1)
        if not following or following[0].group() not in self.resumption.types or len(self.states) == 1:
            return False
        fact = self.machine.word("fact")
        pieces = (Written(fact, piece.start(), piece.start()), piece, *following)
        return self.cut(self.machine.words[fact], pieces)

    def head(self, start: int) -> int | None:
        """Return the place of the next line that is the file's head."""
        rules = ("policy_head", "library_head")
        words = {wording[0] for rule in rules for wording in self.machine.tables.phrases[rule]}
        for piece in self.beginnings(start):
            if piece.group() in words and self.trial.after((0,), (piece, *self.further(piece, 2))) is not None:
                return piece.start()
        return None
