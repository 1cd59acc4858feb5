"""From the place where the parser stopped to a finding that says what to do."""

from difflib import get_close_matches

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_PARENTHESES
from policy_engine.base.source import Source, Span
from policy_engine.syntax import expected, lexer, numerals, signs
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.keywords import is_german_keyword
from policy_engine.syntax.machine import Machine, Stopped
from policy_engine.syntax.tree.atoms import Name


def suspects(machine: Machine, builder: Builder, stopped: Stopped | None) -> list[Diagnostic]:
    """Report keywords that were read as names where no name of that kind can be.

    After a stop only the one directly before it: the others stand in statements that were not finished.
    """
    found = []
    kept = builder.suspects
    if stopped is not None and builder.accepted is not None and _before(builder, builder.accepted[0], stopped):
        # The sentence breaks off behind it, so it was meant as the keyword, and quotes are no advice.
        name = builder.accepted[0]
        kept = {**kept, name.span.start: builder.accepted}
        builder.diagnostics = [d for d in builder.diagnostics if d.span != name.span]
    for start, (name, states) in kept.items():
        if stopped is None or _before(builder, name, stopped):
            where = _where(machine, states)
            help_ = expected.listed(machine, states)
            shown = f"the keyword `{name.text}`"
            error = finding(codes.UNEXPECTED, name.span, found=shown, context=where, expected=help_)
            found.append((start, error))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _before(builder: Builder, name: Name, stopped: Stopped) -> bool:
    """Tell whether a name stands directly before the place where the parser stopped."""
    return not builder.source.text[name.span.end : stopped.span.start].strip()


def explain(machine: Machine, source: Source, stopped: Stopped) -> Diagnostic:
    """Say what stands at the place, and what could."""
    if stopped.too_deep:
        return finding(codes.TOO_DEEP, stopped.span, limit=MAX_PARENTHESES)
    if stopped.span.start == len(source.text):
        return _bare_event(machine, source, stopped) or _early_end(machine, stopped)
    text = source.slice(stopped.span)
    piece = lexer.PIECES.match(source.text, stopped.span.start)
    if piece is None or piece.lastindex == lexer.STRANGE:
        return signs.explain(machine, source, stopped)
    if piece.lastindex == lexer.NUMERAL:
        problem = numerals.problem(text, stopped.span)
        if problem is not None:
            return problem
    return _particular(machine, source, stopped, text) or _general(machine, source, stopped, text)


def _early_end(machine: Machine, stopped: Stopped) -> Diagnostic:
    what = expected.context(machine, stopped.states) or "a statement"
    return finding(codes.UNEXPECTED_END, stopped.span, what=what, expected=expected.listed(machine, stopped.states))


def _where(machine: Machine, states: tuple[int, ...]) -> str:
    what = expected.context(machine, states)
    return f" in {what}" if what else ""


def _particular(machine: Machine, source: Source, stopped: Stopped, text: str) -> Diagnostic | None:
    """Return the finding for one of the mistakes that are made often."""
    return (
        _months(source, stopped, text)
        or _mixed(machine, stopped, text)
        or _bare_bullets(machine, stopped)
        or _criterion(machine, stopped)
        or _bare_event(machine, source, stopped)
    )


def _months(source: Source, stopped: Stopped, text: str) -> Diagnostic | None:
    before = source.text[: stopped.span.start].rstrip()[-40:]
    number = before.split()[-1] if before else ""
    start = source.text.rfind(number, 0, stopped.span.start) if number else stopped.span.start
    return numerals.months(number, text, Span(source.name, start, stopped.span.end))


def _mixed(machine: Machine, stopped: Stopped, text: str) -> Diagnostic | None:
    words = {machine.word("_and"): machine.word("_or"), machine.word("_or"): machine.word("_and")}
    other = words.get(text)
    if other is None or not machine.viable(stopped.states, machine.words[other][0]):
        return None
    return finding(codes.MIXED_AND_OR, stopped.span, first=other, second=text)


def _bare_bullets(machine: Machine, stopped: Stopped) -> Diagnostic | None:
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


def _bare_event(machine: Machine, source: Source, stopped: Stopped) -> Diagnostic | None:
    """Report ``e where …`` that neither a number precedes nor a period follows."""
    on_stack = expected.symbols(machine, stopped.states)
    subjects = {"NAME", "_event_where"}
    where = {"where", _terminal(machine, machine.word("where"))}
    place = max((i for i, s in enumerate(on_stack) if s == "_event_where" or s in where), default=0)
    event_at = place if on_stack[place : place + 1] == ["_event_where"] else place - 1
    period = machine.words[machine.tables.phrases["last"][0][0]][0]
    if event_at < 1 or on_stack[event_at] not in subjects or not machine.viable(stopped.states, period):
        return None
    phrases = machine.tables.phrases
    counting = {"INT", *(_terminal(machine, phrases[rule][0][0]) for rule in ("listed", "no_events"))}
    event = lexer.PIECES.match(source.text, stopped.starts[event_at])
    if on_stack[event_at - 1] in counting or event is None:
        return None
    return finding(codes.BARE_EVENT, Span(source.name, *event.span()), event=event.group())


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
