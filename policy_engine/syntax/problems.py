"""From the place where the parser stopped to a finding that says what to do."""

from difflib import get_close_matches
from itertools import islice

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_FAULTS, MAX_PARENTHESES
from policy_engine.base.source import Source
from policy_engine.syntax import expected, lexer, numerals, signs
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.keywords import is_german_keyword
from policy_engine.syntax.machine import Machine, Stopped
from policy_engine.syntax.tree.atoms import Name


def suspects(machine: Machine, builder: Builder) -> list[Diagnostic]:
    """Report keywords that were read as names where no name of that kind can be, in the order of the text."""
    found = (each for _, each in sorted(builder.suspects.items()) if each[0].text not in builder.refused)
    # More than can be told need no sentences.
    return [keyword_out_of_place(machine, *each) for each in islice(found, MAX_FAULTS + 1)]


def keyword_out_of_place(machine: Machine, name: Name, states: tuple[int, ...]) -> Diagnostic:
    """Say of a keyword that was read as a name what could stand there."""
    help_ = expected.listed(machine, states)
    shown = f"the keyword `{name.text}`"
    return finding(codes.UNEXPECTED, name.span, found=shown, context=_where(machine, states), expected=help_)


def explain(machine: Machine, source: Source, stopped: Stopped) -> Diagnostic:
    """Say what stands at the place, and what could."""
    if stopped.too_deep:
        return finding(codes.TOO_DEEP, stopped.span, limit=MAX_PARENTHESES)
    if stopped.span.start == len(source.text):
        return _early_end(machine, stopped)
    text = source.slice(stopped.span)
    piece = lexer.PIECES.match(source.text, stopped.span.start)
    if piece is None or piece.lastindex == lexer.STRANGE:
        return signs.explain(source, stopped.span)
    if piece.lastindex == lexer.NUMERAL:
        problem = numerals.problem(text, stopped.span)
        if problem is not None:
            return problem
    return _criterion(machine, stopped) or _general(machine, source, stopped, text)


def _early_end(machine: Machine, stopped: Stopped) -> Diagnostic:
    what = expected.context(machine, stopped.states) or "a statement"
    return finding(codes.UNEXPECTED_END, stopped.span, what=what, expected=expected.listed(machine, stopped.states))


def _where(machine: Machine, states: tuple[int, ...]) -> str:
    what = expected.context(machine, states)
    return f" in {what}" if what else ""


def bare_bullets(machine: Machine, stopped: Stopped) -> Diagnostic | None:
    """Report bullets directly after ``when`` or ``unless``."""
    on_stack = expected.symbols(machine, stopped.states)
    if stopped.terminal != machine.words["-"][0] or not on_stack:
        return None
    words = (machine.word("_when"), machine.word("_unless"))
    openers = {"_when", "_unless", *(_terminal(machine, word) for word in words)}
    return finding(codes.ONE_CONDITION, stopped.span) if on_stack[-1] in openers else None


def _criterion(machine: Machine, stopped: Stopped) -> Diagnostic | None:
    """Report a criterion after a whole statement that is no dimension."""
    if stopped.terminal not in machine.words[machine.word("_criterion")]:
        return None
    finished = machine.viable(stopped.states, machine.words[machine.word("_dimension")][0])
    return finding(codes.CRITERION_OUTSIDE, stopped.span) if finished else None


def _terminal(machine: Machine, word: str) -> str:
    return machine.tables.terminals[machine.words[word][0]]


def _general(machine: Machine, source: Source, stopped: Stopped, text: str) -> Diagnostic:
    help_ = expected.listed(machine, stopped.states)
    possible = expected.keywords(machine, stopped.states)
    near = get_close_matches(text, possible, n=1, cutoff=0.75) if text.isalpha() and len(text) < 40 else []
    if source.text[stopped.span.start - 1 : stopped.span.start] == '"':
        help_ = 'a quote inside a text is written `\\"`'
    elif near and near[0] != text:
        help_ = f"did you mean `{near[0]}`?"
    elif is_german_keyword(text) and text not in machine.words:
        help_ = f"`{text}` is a German keyword, and a file stays in the language of its first word; {help_}"
    shown = text if len(text) <= 40 else f"{text[:38]}…"
    where = _where(machine, stopped.states)
    return finding(codes.UNEXPECTED, stopped.span, found=f"`{shown}`", context=where, expected=help_)
