"""Repairs inside conditions: ``and`` beside ``or``, and events that are not counted."""

from policy_engine.base.codes import syntax as codes
from policy_engine.base.diagnostic import finding
from policy_engine.syntax import lexer
from policy_engine.syntax.recovery.site import Repair, Site

_LONGEST_OPERANDS = 60
"""Characters of operands that are still shown in a help."""


def mixed(site: Site) -> Repair | None:
    """``a and b or c``: the second word is read as the first."""
    and_, or_ = site.machine.word("_and"), site.machine.word("_or")
    other = {and_: or_, or_: and_}.get(site.text)
    if other is None or not site.can(other):
        return None
    help_ = _parenthesised(site, other)
    found = finding(codes.MIXED_AND_OR, site.stopped.span, help=help_, first=other, second=site.text)
    return site.tried(Repair(found, site.written([other]), site.end))


def _parenthesised(site: Site, first: str) -> str:
    """Return a help with both ways of setting parentheses, in the file's own words where these are short."""
    before, last, after = _operands(site, first)
    if not (before and last and after) or len(before) + len(last) + len(after) > _LONGEST_OPERANDS:
        before, last, after = "a", "b", "c"
    second = site.text
    return (
        "put parentheses around what belongs together: "
        f"`({before} {first} {last}) {second} {after}` or `{before} {first} ({last} {second} {after})`"
    )


def _operands(site: Site, first: str) -> tuple[str, str, str]:
    """Return what stands before the newest ``first``, between it and the fault, and behind the fault."""
    symbols, starts = site.symbols(), site.stopped.starts
    names = {f"_{first}", "_and", "_or", *(site.machine.tables.terminals[each] for each in site.machine.words[first])}
    place = max((i for i, symbol in enumerate(symbols) if symbol in names), default=0)
    if place < 1 or place + 1 >= len(starts):
        return "", "", ""
    opening = place - 2 if symbols[place - 1].startswith("__") and place > 1 else place - 1
    text = site.source.text
    before = _plain(text[starts[opening] : starts[place]])
    last = _plain(text[starts[place + 1] : site.start])
    return before, last, _plain(_following(site))


def _following(site: Site) -> str:
    """Return the operand behind the fault, as far as one can tell: to the end of the line or of its parentheses."""
    text, depth, end = site.source.text, 0, site.end
    joining = {site.machine.word("_and"), site.machine.word("_or")}
    for piece in lexer.PIECES.finditer(text, site.end):
        if (end > site.end and "\n" in text[end : piece.start()]) or piece.lastindex == lexer.COMMENT:
            break
        depth += (piece.group() == "(") - (piece.group() == ")")
        if depth < 0 or (depth == 0 and piece.group() in joining):
            return text[site.end : end] if depth < 0 else ""
        if end - site.end > _LONGEST_OPERANDS:
            return ""
        end = piece.end()
    return text[site.end : end]


def _plain(text: str) -> str:
    return "" if "#" in text else " ".join(text.split())


def bare_event(site: Site) -> Repair | None:
    """``e where …`` that neither a number precedes nor a period follows: a period is read."""
    tables, machine = site.machine.tables, site.machine
    on_stack = site.symbols()
    where = {"where", _terminal(site, "where")}
    place = max((i for i, symbol in enumerate(on_stack) if symbol == "_event_where" or symbol in where), default=0)
    event_at = place if on_stack[place : place + 1] == ["_event_where"] else place - 1
    period = machine.words[tables.phrases["last"][0][0]][0]
    if event_at < 1 or on_stack[event_at] not in {"NAME", "_event_where"} or not machine.viable(site.before(), period):
        return None
    counting = {"INT", _terminal(site, "listed"), _terminal(site, "no_events")}
    event = lexer.PIECES.match(site.source.text, site.stopped.starts[event_at])
    if on_stack[event_at - 1] in counting or event is None:
        return None
    found = finding(codes.BARE_EVENT, site.span(*event.span()), event=event.group())
    words = (*site.wording("last"), "1", machine.word("days"))
    return site.tried(Repair(found, site.written(words), site.start))


def _terminal(site: Site, rule: str) -> str:
    return site.machine.tables.terminals[site.machine.words[site.wording(rule)[0]][0]]
