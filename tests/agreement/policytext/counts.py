"""Random counts of events."""

from collections.abc import Sequence

from tests.agreement.policytext.literals import duration
from tests.agreement.policytext.shapes import DURATIONS, Draft, EventShape


def draw_events(draft: Draft, events: Sequence[EventShape]) -> list[EventShape]:
    """Draw one event, or several (derived ones may overlap with what they are made of)."""
    several = draft.on("several events", 0.6) and len(events) > 1
    return draft.rng.sample(list(events), draft.rng.randint(2, min(3, len(events))) if several else 1)


def period(draft: Draft, with_setting: bool) -> str:
    """Return a period of the past."""
    rng = draft.rng
    if draft.on("ranges", 0.4):
        low, high = sorted(rng.sample((0, *DURATIONS), 2))
        weeks = rng.random() < 0.5 and low % 7 == high % 7 == 0
        return f" {low // 7} to {high // 7} weeks ago" if weeks else f" {low} to {high} days ago"
    if with_setting and rng.random() < 0.6:
        return " in the last attention"
    return f" in the last {duration(rng, rng.choice(DURATIONS))}"


def count(draft: Draft, names: Sequence[str], where: str, with_setting: bool) -> str:
    """Return a count of the named events."""
    rng = draft.rng
    listed = ", ".join(names)
    maybe = period(draft, with_setting) if draft.on("periods", 0.7) else ""
    sure = maybe or period(draft, with_setting)
    one_or_list = f"of {listed}" if len(names) > 1 else listed
    forms = [f"at least {rng.choice((1, 2, 3))} {one_or_list}{where}{maybe}"] * 2
    if len(names) == 1:
        forms.append(f"{listed}{where}{sure}")
        if "different days" in draft.features:
            forms.append(f"{listed}{where} on at least {rng.choice((2, 3))} different days{sure}")
            forms.append(f"{listed}{where} on at least 2 different days{maybe}")
    if "at most" in draft.features:
        forms.append(f"at most {rng.choice((1, 2))} {one_or_list}{where}{maybe}")
    if "none" in draft.features:
        forms.append(f"no {listed}{where}{maybe}")
    return rng.choice(forms)
