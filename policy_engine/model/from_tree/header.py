"""The head of a policy: owners, time zone."""

from policy_engine.base.codes import names as codes
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.nearest import did_you_mean
from policy_engine.base.source import Span
from policy_engine.model.from_tree.context import Context
from policy_engine.syntax.tree.file import File
from policy_engine.values.texts import fold
from policy_engine.values.zones import zone_names

DEFAULT_ZONE = "UTC"


def declared_owners(file: File) -> tuple[tuple[str, ...] | None, list[Diagnostic]]:
    """Return a policy's owners, each once; None for a library, which has none of its own."""
    if file.is_library:
        return None, []
    found: list[Diagnostic] = []
    seen: dict[str, tuple[str, Span]] = {}
    for name in file.owners:
        folded = fold(name.text)
        if folded in seen:
            there = [(seen[folded][1], "named here before")]
            found.append(finding(codes.OWNER_TWICE, name.span, labels=there, name=name.text))
        seen.setdefault(folded, (name.text, name.span))
    return tuple(name for name, _ in seen.values()), found


def time_zone(ctx: Context, file: File) -> str:
    """Return the time zone, UTC where none was written; an unknown one is reported."""
    if file.time_zone is None:
        return DEFAULT_ZONE
    name = file.time_zone.text
    known = zone_names()
    if name not in known:
        help_ = did_you_mean(name, known) or "use a name of the IANA list such as `Europe/Berlin` or `UTC`"
        ctx.report(codes.NOT_A_TIME_ZONE, file.time_zone.span, name=name, help=help_)
    return name
