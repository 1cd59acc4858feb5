"""Actions of rules: settings, dimensions, criteria, holds, disqualifiers, stages, guarantees."""

from collections.abc import Iterable
from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.source import Span
from policy_engine.syntax.actions.record import clause
from policy_engine.syntax.actions.registry import Action, action
from policy_engine.syntax.builder import Builder, Clause
from policy_engine.syntax.tree.atoms import Name
from policy_engine.syntax.tree.conditions import Named, Quantity, When
from policy_engine.syntax.tree.rules import (
    Always,
    Arm,
    Blocker,
    Criterion,
    Dimension,
    Guarantee,
    HandOver,
    Keep,
    LearningNeverLowers,
    MoreNeverLowers,
    Never,
    Setting,
    Stage,
)

for _name, _said in (("ask", "ask"), ("offer", "offer"), ("until", "until"), ("stage_alias", "as")):
    action(_name)(clause(_said))
action("owners")(clause("owner"))
action("setting_by")(clause("by"))


# ---- settings


@action("list_value")
def list_value(builder: Builder, kids: list[Any], span: Span) -> Any:
    """``one of a, b``."""
    return kids[0]


@action("setting_is")
def setting_is(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``is 30 days``."""
    builder.value(kids)
    return Clause("is", kids[0], span)


@action("arm")
def arm(builder: Builder, kids: list[Any], span: Span) -> Arm:
    """``- AT, CH 20``."""
    builder.value(kids[1:])
    return Arm(kids[0], kids[1], span)


@action("otherwise_arm")
def otherwise_arm(builder: Builder, kids: list[Any], span: Span) -> Arm:
    """``- otherwise 100``."""
    builder.value(kids)
    return Arm((), kids[0], span)


@action("setting")
def setting(builder: Builder, kids: list[Any], span: Span) -> Setting:
    """A setting with one value or with arms."""
    name, label, *rest = kids
    builder.statement(span)
    builder.declare((name,), "a setting")
    said = builder.gather((c for c in rest if isinstance(c, Clause)), "setting").get
    arms = tuple(each for each in rest if isinstance(each, Arm))
    return Setting(name, label, said("owner", ()), said("is"), said("by"), arms, span)


# ---- dimensions and criteria, holds and disqualifiers


@action("all_met")
def all_met(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``met when all are met``."""
    return Clause("met when", (Quantity.ALL, 0), span)


@action("any_met")
def any_met(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``met when any is met``."""
    return Clause("met when", (Quantity.ANY, 0), span)


@action("at_least_met")
def at_least_met(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``met when at least 2 are met``."""
    return Clause("met when", (Quantity.AT_LEAST, int(kids[0].digits)), span)


@action("dimension")
def dimension(builder: Builder, kids: list[Any], span: Span) -> Dimension:
    """A dimension with its criteria."""
    name, label, *rest = kids
    builder.statement(span)
    builder.declare((name,), "a dimension")
    said = builder.gather((c for c in rest if isinstance(c, Clause)), "dimension")
    criteria = tuple(each for each in rest if isinstance(each, Criterion))
    places = (span, label.span)
    if "met when" not in said:
        _missing(builder, places, "dimension", "`met when`", "write `met when all are met`, or any, or at least 2")
    if not criteria:
        _missing(builder, places, "dimension", "criterion", 'write `criterion name "Title" when …` below it')
    quantity, number = said.get("met when", (Quantity.ALL, 0))
    place = next((c.span for c in rest if isinstance(c, Clause) and c.kind == "met when"), None)
    return Dimension(name, label, said.get("owner", ()), quantity, number, criteria, span, place)


@action("criterion")
def criterion(builder: Builder, kids: list[Any], span: Span) -> Criterion:
    """A criterion."""
    name, label, *rest = kids
    builder.declare((name,), "a criterion")
    _refuse(builder, rest, "criterion", {"until": "put it on a hold, a disqualifier or a derived event"})
    said = _rule(builder, span, label.span, rest, "criterion")
    _when_only(builder, said["when"], "criterion")
    return Criterion(
        name, label, said.get("owner", ()), said["when"], said.get("because"), said.get("ask"), said.get("offer"), span
    )


def _blocker(disqualifies: bool, what: str) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> Blocker:
        name, label, *rest = kids
        builder.declare((name,), f"a {what}")
        said = _rule(builder, span, label.span, rest, what)
        return Blocker(
            disqualifies, name, label, said.get("owner", ()), said["when"], said.get("because"), said.get("ask"),
            said.get("offer"), said.get("until"), span,
        )  # fmt: skip

    return make


action("hold")(_blocker(False, "hold"))
action("disqualifier")(_blocker(True, "disqualifier"))


def _rule(builder: Builder, span: Span, head: Span, clauses: list[Any], what: str) -> dict[str, Any]:
    """Gather a rule's clauses; a rule without condition is reported and gets one that names nothing."""
    builder.statement(span)
    said = builder.gather(clauses, what)
    if "when" not in said:
        _missing(builder, (span, head), what, "`when`", "write `when` and a condition")
        said["when"] = _no_condition(head)
    return said


def _nothing(span: Span) -> Name:
    return Name("", span)


def _no_condition(span: Span) -> When:
    return When(Named(_nothing(span), span), False, span)


def _missing(builder: Builder, places: tuple[Span, Span], what: str, said: str, advice: str) -> None:
    """Report what a statement lacks, unless it may stand in what was not understood.

    ``places`` are the statement's and its head's.
    """
    whole, head = places
    if builder.is_whole(whole):
        builder.report(codes.MISSING, head, what=what, clause=said, advice=advice)


def _refuse(builder: Builder, clauses: Iterable[Clause], what: str, advice: dict[str, str]) -> None:
    for each in clauses:
        if each.kind in advice:
            builder.report(codes.MISPLACED, each.span, clause=each.kind, what=what, advice=advice[each.kind])


def _when_only(builder: Builder, when: When, what: str) -> None:
    if when.unless:
        builder.report(
            codes.MISPLACED, when.span, clause="unless", what=what, advice="write `when not (…)`, or `when … is not …`"
        )


# ---- stages


@action("hand_over")
def hand_over(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``hand over to sales, answer within 3 days``."""
    return Clause("route", HandOver(kids[0], kids[1] if len(kids) > 1 else None, span), span)


@action("keep")
def keep(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``keep with marketing``."""
    return Clause("route", Keep(kids[0], span), span)


@action("otherwise")
def otherwise(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """The last stage's ``otherwise``."""
    return Clause("when", None, span)


@action("stage")
def stage(builder: Builder, kids: list[Any], span: Span) -> Stage:
    """A stage."""
    name, label, *rest = kids
    builder.statement(span)
    builder.declare((name,), "a stage")
    said = builder.gather(rest, "stage")
    if "route" not in said:
        _missing(builder, (span, label.span), "stage", "`hand over to` or `keep with`", "say who works on such a lead")
    if "when" not in said:
        _missing(builder, (span, label.span), "stage", "`when`", "write `when …`, or `otherwise` for the last one")
    if said.get("when") is not None:
        _when_only(builder, said["when"], "stage")
    route = said.get("route", Keep(_nothing(label.span), label.span))
    when = said.get("when")
    when_span = next((clause.span for clause in rest if clause.kind == "when"), None)
    return Stage(name, label, said.get("as"), said.get("owner", ()), route, when, span, when_span)


# ---- guarantees


@action("never")
def never(builder: Builder, kids: list[Any], span: Span) -> Never:
    """``never ready unless …``."""
    return Never(kids[0], kids[1].value, span)


def _always(at_least: bool) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> Always:
        return Always(kids[0], at_least, kids[1].value, span)

    return make


action("always")(_always(False))
action("always_at_least")(_always(True))


@action("more_event")
def more_event(builder: Builder, kids: list[Any], span: Span) -> MoreNeverLowers:
    """``more demo_request never lowers the stage``."""
    return MoreNeverLowers(None, kids[0], span)


@action("more_class")
def more_class(builder: Builder, kids: list[Any], span: Span) -> MoreNeverLowers:
    """``more need never lowers the stage``."""
    return MoreNeverLowers(kids[0], None, span)


@action("learning")
def learning(builder: Builder, kids: list[Any], span: Span) -> LearningNeverLowers:
    """``learning budget never lowers the stage``."""
    return LearningNeverLowers(kids[0], span)


@action("guarantee")
def guarantee(builder: Builder, kids: list[Any], span: Span) -> Guarantee:
    """A promise that is to be proven."""
    builder.statement(span)
    owners = next((kid.value for kid in kids if isinstance(kid, Clause)), ())
    return Guarantee(kids[0], owners, kids[-1], span)
