"""Actions of what a snapshot consists of: record, people, fields, events, outcomes."""

from collections.abc import Iterable
from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.source import Span
from policy_engine.syntax.actions.registry import Action, action, constant
from policy_engine.syntax.builder import Builder, Clause
from policy_engine.syntax.tree.atoms import Label, Words
from policy_engine.syntax.tree.record import (
    Attribute,
    Because,
    Column,
    Disqualifies,
    Event,
    EventColumn,
    Events,
    Everywhere,
    Field,
    Key,
    OnHold,
    Outcome,
    Outcomes,
    People,
    Record,
    SpeaksAgainst,
    Spelling,
    TypeExpr,
)

for _word in ("lead", "account", "opportunity", "customer", "fact", "reaction", "need", "rejected"):
    constant(_word, _word)
for _role in ("type", "at", "key", "person", "record"):
    constant(f"role_{_role}", _role)
for _kind in ("decided for us", "decided against us", "no decision"):
    constant(_kind.replace(" ", "_"), _kind)
constant("until_new_need", True)


def clause(kind: str) -> Action:
    """Make an action that keeps a rule's one value under a kind."""

    def make(builder: Builder, kids: list[Any], span: Span) -> Clause:
        return Clause(kind, kids[0], span)

    return make


for _rule, _said in (
    ("label", "text"),
    ("dated", "dated by"),
    ("denied", "denied by"),
    ("unknown_when", "unknown when"),
    ("filled", "filled by"),
    ("fresh", "fresh for"),
    ("recorded", "recorded as"),
    ("derived", "from"),
    ("while_", "while"),
):
    action(_rule)(clause(_said))


@action("empty")
def empty(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``empty means no``."""
    builder.value(kids)
    return Clause("empty means", kids[0], span)


@action("attributes")
def attributes(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``with minutes number and kind text``."""
    return Clause("with", tuple(kids), span)


@action("spelled")
def spelled(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``values DE "Germany"; AT "Austria"``."""
    return Clause("values", tuple(kids), span)


@action("spelling")
def spelling(builder: Builder, kids: list[Any], span: Span) -> Spelling:
    """One value and its spellings."""
    builder.value(kids[:1])
    return Spelling(kids[0], kids[1], span)


@action("column")
def column(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``column "X" as "…"``."""
    return Clause("column", Column(kids[0], kids[1] if len(kids) > 1 else None, span), span)


def _take_first(builder: Builder, kids: list[Any], span: Span) -> Any:
    return kids[0]


action("format")(_take_first)


def _type(keyword: str) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> TypeExpr:
        return TypeExpr(keyword, None, (), span)

    return make


def _picklist(keyword: str) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> TypeExpr:
        values: tuple[Label, ...] = kids[0]
        return TypeExpr(keyword, None, values, span)

    return make


for _rule, _keyword in (("text", "text"), ("integer", "integer"), ("yes_no", "yes/no"), ("date", "date")):
    action(f"type_{_rule}")(_type(_keyword))
action("type_one_of")(_picklist("one of"))
action("type_several_of")(_picklist("several of"))


@action("type_number")
def type_number(builder: Builder, kids: list[Any], span: Span) -> TypeExpr:
    """``number in EUR``."""
    return TypeExpr("number", kids[0].text if kids else None, (), span)


@action("because")
def because(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``because "…" see "…"``."""
    return Clause("because", Because(kids[0], kids[1] if len(kids) > 1 else None, span), span)


@action("key")
def key(builder: Builder, kids: list[Any], span: Span) -> Key:
    """``key company column "Company ID"``."""
    builder.statement(span)
    builder.declare(kids[:1], "a key")
    return Key(kids[0], kids[1].value if len(kids) > 1 else None, span)


@action("field")
def field(builder: Builder, kids: list[Any], span: Span) -> Field:
    """A field with its clauses."""
    evidence, name, type_, *rest = kids
    builder.statement(span)
    builder.declare((name,), "a field")
    said = builder.gather(rest, "field").get
    return Field(
        evidence, name, type_, said("text"), said("column"), said("values", ()), said("dated by"),
        said("denied by", ()), said("unknown when", ()), said("empty means"), said("filled by"), said("fresh for"),
        said("because"), span,
    )  # fmt: skip


@action("everywhere")
def everywhere(builder: Builder, kids: list[Any], span: Span) -> Everywhere:
    """``everywhere unknown when "n/a"``."""
    builder.statement(span)
    return Everywhere(kids[0], span)


@action("record")
def record(builder: Builder, kids: list[Any], span: Span) -> Record:
    """The record's block."""
    builder.statement(span)
    label, items = _labelled(kids[1:])
    return Record(kids[0], label, items, span)


@action("people")
def people(builder: Builder, kids: list[Any], span: Span) -> People:
    """The people's block."""
    builder.statement(span)
    label, items = _labelled(kids)
    return People(label, items, span)


def _labelled(kids: list[Any]) -> tuple[Words | None, tuple[Any, ...]]:
    if kids and isinstance(kids[0], Words):
        return kids[0], tuple(kids[1:])
    return None, tuple(kids)


@action("event_column")
def event_column(builder: Builder, kids: list[Any], span: Span) -> EventColumn:
    """``column at "Date"``."""
    builder.statement(span)
    return EventColumn(kids[0], kids[1], span)


@action("attribute")
def attribute(builder: Builder, kids: list[Any], span: Span) -> Attribute:
    """One attribute of an event."""
    builder.declare(kids[:1], "an attribute")
    return Attribute(kids[0], kids[1], span)


@action("event")
def event(builder: Builder, kids: list[Any], span: Span) -> Event:
    """Events of one class, recorded or derived."""
    evidence, names, *rest = kids
    builder.statement(span)
    builder.declare(names, "an event")
    said = builder.gather(rest, "event").get
    return Event(
        evidence, names, said("with", ()), said("text"), said("recorded as", ()), said("from", ()), said("while"),
        said("owner", ()), said("because"), said("until"), span,
    )  # fmt: skip


@action("events")
def events(builder: Builder, kids: list[Any], span: Span) -> Events:
    """The events' block."""
    builder.statement(span)
    return Events(tuple(kids), span)


@action("speaks_against")
def speaks_against(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``speaks against c for 90 days``."""
    return Clause("consequence", SpeaksAgainst(kids[0], kids[1], len(kids) > 2, span), span)


@action("on_hold")
def on_hold(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``on hold for 60 days``."""
    return Clause("consequence", OnHold(kids[0], len(kids) > 1, span), span)


@action("disqualifies")
def disqualifies(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``disqualifies``."""
    return Clause("consequence", Disqualifies(span), span)


@action("outcome")
def outcome(builder: Builder, kids: list[Any], span: Span) -> Outcome:
    """One outcome and what follows from it."""
    kind, name, *rest = kids
    builder.statement(span)
    builder.declare((name,), "an outcome")
    said = builder.gather((c for c in rest if c.kind != "consequence"), "outcome").get
    consequences = tuple(c.value for c in rest if c.kind == "consequence")
    _no_repeats(builder, (c for c in rest if c.kind == "consequence"))
    return Outcome(kind, name, said("text"), said("recorded as", ()), consequences, span)


def _no_repeats(builder: Builder, consequences: Iterable[Clause]) -> None:
    seen: set[tuple[str, str]] = set()
    for each in consequences:
        against = each.value.criterion.text if isinstance(each.value, SpeaksAgainst) else ""
        kind = {SpeaksAgainst: f"speaks against {against}", OnHold: "on hold"}.get(type(each.value), "disqualifies")
        if (kind, against) in seen:
            builder.report(codes.DOUBLED, each.span, clause=kind, what="outcome")
        seen.add((kind, against))


@action("outcomes")
def outcomes(builder: Builder, kids: list[Any], span: Span) -> Outcomes:
    """The outcomes' block."""
    builder.statement(span)
    return Outcomes(tuple(kids), span)
