"""What resolving one example needs at hand: the policy's names, and where findings go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from policy_engine.base.diagnostic import Code, Diagnostic, Edit, finding
from policy_engine.base.nearest import did_you_mean
from policy_engine.base.source import Span
from policy_engine.model.nodes.policy import Policy
from policy_engine.model.nodes.record import Event, Field, Outcome
from policy_engine.values.texts import match_form

_LISTED: Final = 6
"""So many names are listed where none is near."""


@dataclass(frozen=True)
class Names:
    """A policy's names by what they stand for."""

    fields: Mapping[str, Field]
    person_fields: Mapping[str, Field]
    events: Mapping[str, Event]
    outcomes: Mapping[str, Outcome]
    stages: tuple[str, ...]
    judged: tuple[str, ...]
    """What has a state: criteria, dimensions, holds, disqualifiers, and outcomes that act as one of these two."""
    holds: tuple[str, ...]
    disqualifiers: tuple[str, ...]
    has_people: bool
    people_have_key: bool
    key: str | None
    unknown_everywhere: frozenset[str]


def names_of(policy: Policy) -> Names:
    """Collect a policy's names."""
    people = policy.people
    made = tuple((outcome.name, type(act).__name__) for outcome in policy.outcomes for act in outcome.consequences)
    holds = tuple(b.name for b in policy.blockers if not b.disqualifies)
    holds += tuple(name for name, act in made if act == "OnHold")
    disqualifiers = tuple(b.name for b in policy.blockers if b.disqualifies)
    disqualifiers += tuple(name for name, act in made if act == "Disqualifies")
    criteria = tuple(c.name for c in policy.criteria)
    return Names(
        fields={f.name: f for f in policy.record.fields},
        person_fields={} if people is None else {f.name: f for f in people.fields},
        events={e.name: e for e in policy.events},
        outcomes={o.name: o for o in policy.outcomes},
        stages=tuple(s.name for s in policy.stages),
        judged=(*criteria, *(d.name for d in policy.dimensions), *holds, *disqualifiers),
        holds=holds,
        disqualifiers=disqualifiers,
        has_people=people is not None,
        people_have_key=people is not None and people.key is not None,
        key=None if policy.record.key is None else policy.record.key.name,
        unknown_everywhere=frozenset(match_form(text) for text in policy.everywhere_unknown),
    )


@dataclass(slots=True)
class Desk:
    """The names, and the findings so far."""

    names: Names
    found: list[Diagnostic] = field(default_factory=list)

    def report(
        self,
        code: Code,
        span: Span,
        *,
        labels: Iterable[tuple[Span, str]] = (),
        fix: Iterable[Edit] = (),
        **facts: object,
    ) -> None:
        """Take down a finding."""
        self.found.append(finding(code, span, labels=labels, fix=fix, **facts))


def advice(word: str, candidates: Iterable[str]) -> str:
    """Return a help: the nearest candidate, else all if they are few, else an empty text."""
    known = list(dict.fromkeys(candidates))
    near = did_you_mean(word, known)
    if near or not known or len(known) > _LISTED:
        return near
    return "possible here: " + ", ".join(f"`{name}`" for name in known)
