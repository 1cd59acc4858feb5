"""What a decision says beside its states: why a value is unknown, what changes by itself, what to do next."""

from collections.abc import Mapping

from policy_engine.runtime.decision import Cause, Change, Evidence, NextStep, NextSteps
from policy_engine.runtime.record import Reason
from policy_engine.sentences.rules import capital
from policy_engine.sentences.wording import Wording
from policy_engine.values.days import day_text

_EVENT_REASONS = {
    "events unknown": "reason.events",
    "people unknown": "reason.people",
    "setting unknown": "reason.setting",
    "attribute unknown": "reason.attribute",
    "condition open": "reason.condition",
}


def state(name: str, wording: Wording) -> str:
    """``met``, ``not met`` or ``open`` in the reader's language."""
    return wording.table.say(name.replace(" ", "_"))


def reason(kind: str, wording: Wording, what: str = "", as_of: int | None = None) -> str:
    """Why something is unknown: ``is older than 90 days``. ``what`` is the field that it is said of."""
    say = wording.table.say
    match kind:
        case Reason.MISSING:
            return say("reason.missing")
        case Reason.INVALID:
            return say("reason.invalid")
        case Reason.STALE:
            if what in wording.fresh:
                return say("reason.stale_days", days=wording.table.days(str(wording.fresh[what])))
            return say("reason.stale")
        case Reason.UNDATED:
            return say("reason.undated")
        case Reason.UNSEEN:
            return say("reason.unseen") if as_of is None else say("reason.unseen_day", day=day_text(as_of))
        case _:
            return say(_EVENT_REASONS[kind]) if kind in _EVENT_REASONS else say("reason.other", reason=kind)


def evidence(found: Evidence, wording: Wording, as_of: int) -> str:
    """One value behind a state, with its day: ``budget: confirmed (2026-02-20)``, ``budget: is older than 90 days``."""
    on = "" if found.at is None else day_text(found.at)
    if found.reason is not None:
        told = reason(str(found.reason), wording, found.what, as_of)
    elif found.evidence_class == "outcome" and found.value is None:
        return f"{wording.anything(found.what)}: " + wording.table.say("outcome.on" if on else "outcome.never", day=on)
    else:
        told = found.value or ""
    return f"{wording.anything(found.what)}: {told}" + (f" ({on})" if on else "")


def cause(node: Cause, wording: Wording, day: int, value: str | None = None) -> str:
    """Why the stage changes on ``day`` (an ordinal). ``value`` is the date behind it, where lead values may be shown.

    ``decision date 2026-04-15 has then passed, so “A decision date is near” changes``.
    """
    say = wording.table.say
    what = wording.anything(node.what)
    match node.kind:
        case "freshness" if node.what in wording.fresh:
            days = wording.table.days(str(wording.fresh[node.what]))
            told = say("cause.freshness_days", what=what, days=days)
        case "date" if value is not None:
            key = "cause.date_passed" if value < day_text(day) else "cause.date_near"
            told = say(key, what=what, value=value)
        case kind:
            told = say("cause." + kind.replace(" ", "_"), what=what)
    # An ended outcome or rule is its own cause: it need not be named twice.
    rules = [wording.name(rule) for rule in node.rules if rule != node.what]
    if not rules:
        return told
    key = "cause.so" if len(rules) == 1 else "cause.so_many"
    return say(key, cause=told, rules=wording.listed(rules, "and_last"))


def change(node: Change, wording: Wording, values: Mapping[str, str] | None = None) -> str:
    """When and why the stage changes by itself. ``values``: the dates behind it by field, where they may be shown."""
    told = wording.table.say("change", stage=wording.name(node.stage), day=day_text(node.day))
    causes = [cause(why, wording, node.day, (values or {}).get(why.what)) for why in node.why]
    if causes:
        told = wording.table.say("change.why", change=told, causes=wording.table.say("semicolon").join(causes))
    return capital(told)


def steps(node: NextSteps, wording: Wording) -> str:
    """The heading of a set of next steps: what it gives, and who holds the lead now."""
    stage = wording.name(node.gives)
    if node.to is None:
        return capital(wording.table.say("steps.nobody", stage=stage))
    return capital(wording.table.say("steps.for", stage=stage, to=node.to))


def step(node: NextStep, wording: Wording) -> str:
    """One thing to settle, with what to ask and what to offer."""
    say = wording.table.say
    parts = [say("step.hold" if node.kind == "hold" else "step.criterion", rule=wording.name(node.name))]
    if node.ask is not None:
        parts.append(say("step.ask", text=wording.quoted(wording.text(node.ask))))
    if node.offer is not None:
        parts.append(say("step.offer", text=wording.quoted(wording.text(node.offer))))
    return say("semicolon").join(parts)
