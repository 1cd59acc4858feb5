"""Actions of the whole file and its header."""

from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.limits import MAX_USED_FILES
from policy_engine.base.source import Span
from policy_engine.syntax.actions.record import clause
from policy_engine.syntax.actions.registry import Action, action
from policy_engine.syntax.builder import Builder, Clause
from policy_engine.syntax.tree.file import File, Goal, Use

action("time_zone")(clause("time zone"))


@action("goal")
def goal(builder: Builder, kids: list[Any], span: Span) -> Clause:
    """``goal "…" within 90 days``."""
    builder.statement(span)
    return Clause("goal", Goal(kids[0], kids[1], span), span)


@action("use")
def use(builder: Builder, kids: list[Any], span: Span) -> Use:
    """``use "fields.policy"``."""
    builder.statement(span)
    return Use(kids[0], span)


def _head(is_library: bool) -> Action:
    def make(builder: Builder, kids: list[Any], span: Span) -> tuple[Any, ...]:
        builder.statement(span)
        builder.declare(kids[:1], "a library" if is_library else "a policy")
        return (is_library, kids[0], kids[1])

    return make


action("policy_head")(_head(False))
action("library_head")(_head(True))


@action("start")
def start(builder: Builder, kids: list[Any], span: Span) -> File:
    """The whole file."""
    is_library, name, title = kids[0]
    clauses = [kid for kid in kids[1:] if isinstance(kid, Clause)]
    said = builder.gather(clauses, "library" if is_library else "policy")
    owners = said.get("owner", ())
    builder.declare(owners, "an owner")
    uses = tuple(kid for kid in kids[1:] if isinstance(kid, Use))
    if len(uses) > MAX_USED_FILES:
        builder.report(codes.TOO_MANY_USES, uses[MAX_USED_FILES].span, limit=MAX_USED_FILES)
    declarations = tuple(kid for kid in kids[1:] if not isinstance(kid, Clause | Use))
    return File(
        is_library, name, title, said.get("goal"), owners, said.get("time zone"), uses, declarations,
        builder.language, tuple(builder.comments), span, tuple(builder.skipped),
    )  # fmt: skip
