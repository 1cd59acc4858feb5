"""The hashes: of each rule with all that it rests on, and of the whole policy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final, assert_never

from policy_engine.model.meaning import definitions as forms
from policy_engine.model.meaning.canonical import Json, unordered, written
from policy_engine.model.nodes.policy import Policy
from policy_engine.model.nodes.record import OnHold, Outcome, SpeaksAgainst
from policy_engine.model.nodes.rules import Always, Guarantee, LearningNeverLowers, MoreNeverLowers, Never
from policy_engine.model.reach import Definitions, Kind, Ref, refs_of
from policy_engine.runtime.decision import LANGUAGE_VERSION

EVIDENCE: Final = "evidence classes"
"""The pseudo rule under which the classes of all fields and events are signed; no name has a blank."""


def policy_hash(policy: Policy) -> str:
    """Return the meaning hash of a whole policy: 64 hexadecimal digits."""
    meaning = _Meaning(policy)
    rules = list(meaning.rules())
    form: Json = {
        "owners": unordered(policy.owners),
        "goal": policy.goal_days,
        "key": forms.key_form(policy.record.key),
        "rules": unordered([rule.name, rule.form, unordered(rule.owners)] for rule in rules),
        "rests on": meaning.described(meaning.everything),
    }
    return meaning.hashed(form)


def rule_hashes(policy: Policy) -> dict[str, str]:
    """Return the meaning hash of each rule: 64 hexadecimal digits by name.

    Criteria, dimensions, holds, disqualifiers, stages, outcomes and derived events stand under their names,
    guarantees under ``guarantee:`` and their title, the classes of all fields and events under ``EVIDENCE``.
    """
    meaning = _Meaning(policy)
    hashes: dict[str, str] = {}
    for rule in meaning.rules():
        title, number = rule.title, 2
        while title in hashes:
            title, number = f"{rule.title} ({number})", number + 1
        hashes[title] = meaning.of_rule(rule)
    return hashes


@dataclass(frozen=True, slots=True)
class _Rule:
    """Something that is signed: its own form, and what it names. ``name`` None: only its title, a text, names it."""

    name: str | None
    title: str
    form: Json
    on: tuple[Ref, ...]
    owners: tuple[str, ...] = ()


def _digest(form: Json) -> str:
    return sha256(written(form).encode("ascii")).hexdigest()


def _named(name: str, form: Json, on: Iterable[Ref], owners: tuple[str, ...]) -> _Rule:
    return _Rule(name, name, form, tuple(on), owners)


@dataclass(frozen=True)
class _Meaning:
    """A policy on its way to hashes."""

    policy: Policy

    @cached_property
    def definitions(self) -> Definitions:
        """The definitions by name."""
        return Definitions(self.policy)

    @cached_property
    def against(self) -> dict[str, list[tuple[Outcome, SpeaksAgainst]]]:
        """The rejections that speak against a criterion, by its name."""
        found: dict[str, list[tuple[Outcome, SpeaksAgainst]]] = {}
        for outcome in self.policy.outcomes:
            for act in outcome.consequences:
                if isinstance(act, SpeaksAgainst):
                    found.setdefault(act.criterion, []).append((outcome, act))
        return found

    @cached_property
    def everything(self) -> dict[Ref, None]:
        """Every field, event, setting, criterion and dimension."""
        named = self.definitions
        kinds = (
            (Kind.FIELD, named.fields),
            (Kind.PERSON_FIELD, named.person_fields),
            (Kind.EVENT, named.events),
            (Kind.SETTING, named.settings),
            (Kind.CRITERION, named.criteria),
            (Kind.DIMENSION, named.dimensions),
        )
        return {Ref(kind, name): None for kind, names in kinds for name in names}

    @cached_property
    def need(self) -> tuple[Ref, ...]:
        """All need evidence, which *until new need* rests on."""
        fields = [ref for ref in self.everything if (f := self.definitions.field(ref)) and f.evidence == "need"]
        events = [Ref(Kind.EVENT, event.name) for event in self.policy.events if event.evidence == "need"]
        return (*fields, *events)

    @cached_property
    def digests(self) -> dict[Ref, str]:
        """Each definition's own digest, so that many rules on one definition cost little."""
        return {ref: _digest(self._form(ref)) for ref in self.everything}

    def hashed(self, form: Json) -> str:
        """Return the digest of a form within the language's version and the policy's surroundings."""
        whole: Json = {"language": LANGUAGE_VERSION, "surroundings": forms.surroundings(self.policy), "meaning": form}
        return _digest(whole)

    def of_rule(self, rule: _Rule) -> str:
        """Return the meaning hash of a rule."""
        return self.hashed({"rule": rule.form, "rests on": self._below(frozenset(rule.on))})

    def _below(self, roots: frozenset[Ref]) -> str:
        """Return the digest of everything under some definitions; many rules name the same ones."""
        if roots not in self._digests_below:
            self._digests_below[roots] = _digest(self.described(self.under(sorted(roots))))
        return self._digests_below[roots]

    @cached_property
    def _digests_below(self) -> dict[frozenset[Ref], str]:
        return {}

    @cached_property
    def _stage_rules(self) -> dict[str, _Rule]:
        above: tuple[str, ...] = ()
        found: dict[str, _Rule] = {}
        for stage in self.policy.stages:
            form, on = forms.stage_form(stage, above), refs_of(stage.condition)
            found[stage.name] = _named(stage.name, form, on, stage.owners)
            above = (*above, stage.name)
        return found

    @cached_property
    def _stage_hashes(self) -> dict[str, str]:
        return {name: self.of_rule(rule) for name, rule in self._stage_rules.items()}

    def under(self, roots: Iterable[Ref]) -> dict[Ref, None]:
        """Return everything that some definitions rest on, through rejections as well."""
        reached = self.definitions.reached(roots)
        acts = (act for ref in reached if ref.kind is Kind.CRITERION for _, act in self.against.get(ref.name, ()))
        if any(act.until_new_need for act in acts):
            return self.definitions.reached((*reached, *self.need))
        return reached

    def described(self, refs: Iterable[Ref]) -> Json:
        """Return the digests of definitions by kind and name, and the columns that reading them takes."""
        found: dict[str, Json] = {}
        kinds = set()
        for ref in refs:
            found[f"{ref.kind.name} {ref.name}"] = self.digests[ref]
            kinds.add(ref.kind)
        if Kind.EVENT in kinds:
            found["event columns"] = forms.columns_form(self.policy.event_columns)
        if Kind.CRITERION in kinds and self.against:
            found["outcome columns"] = forms.columns_form(self.policy.outcome_columns)
        if self.policy.people is not None and kinds & {Kind.EVENT, Kind.PERSON_FIELD}:
            found["people's key"] = forms.key_form(self.policy.people.key)
        return found

    def _form(self, ref: Ref) -> Json:
        named, name = self.definitions, ref.name
        match ref.kind:
            case Kind.FIELD:
                return forms.field_form(named.fields[name])
            case Kind.PERSON_FIELD:
                return forms.field_form(named.person_fields[name])
            case Kind.EVENT:
                return forms.event_form(named.events[name])
            case Kind.SETTING:
                return forms.setting_form(named.settings[name])
            case Kind.CRITERION:
                return forms.criterion_form(named.criteria[name], self.against.get(name, []))
            case Kind.DIMENSION:
                return forms.dimension_form(named.dimensions[name])
            case _:
                assert_never(ref.kind)

    def rules(self) -> Iterator[_Rule]:
        """Yield everything that is signed."""
        policy = self.policy
        yield self._evidence()
        for criterion in policy.criteria:
            yield _named(criterion.name, "criterion", (Ref(Kind.CRITERION, criterion.name),), criterion.owners)
        for dimension in policy.dimensions:
            yield _named(dimension.name, "dimension", (Ref(Kind.DIMENSION, dimension.name),), dimension.owners)
        for event in policy.events:
            if event.sources:
                yield _named(event.name, "event", (Ref(Kind.EVENT, event.name),), event.owners)
        for blocker in policy.blockers:
            yield _named(blocker.name, forms.blocker_form(blocker), refs_of(blocker.when.condition), blocker.owners)
        yield from self._stage_rules.values()
        for outcome in policy.outcomes:
            yield self._outcome(outcome)
        for guarantee in policy.guarantees:
            yield self._guarantee(guarantee)

    def _evidence(self) -> _Rule:
        claims: list[Json] = [[event.name, event.evidence] for event in self.policy.events]
        for ref in self.everything:
            field = self.definitions.field(ref)
            if field is not None:
                claims.append([ref.kind.name, field.name, field.evidence, forms.denied_form(field)])
        derived = (Ref(Kind.EVENT, event.name) for event in self.policy.events if event.sources)
        return _named(EVIDENCE, unordered(claims), derived, ())

    def _outcome(self, outcome: Outcome) -> _Rule:
        acts = [act for act in outcome.consequences if isinstance(act, SpeaksAgainst | OnHold)]
        on = self.need if any(act.until_new_need for act in acts) else ()
        columns = forms.columns_form(self.policy.outcome_columns)
        return _named(outcome.name, [forms.outcome_form(outcome), columns], on, ())

    def _guarantee(self, guarantee: Guarantee) -> _Rule:
        form, on = forms.guarantee_form(guarantee), tuple(self._promised(guarantee))
        promise = guarantee.promise
        if isinstance(promise, Never | Always):
            form = [form, self._stage_hashes.get(promise.stage)]
        return _Rule(None, f"guarantee: {guarantee.title.default}", form, on, guarantee.owners)

    def _promised(self, guarantee: Guarantee) -> Iterator[Ref]:
        promise = guarantee.promise
        match promise:
            case Never() | Always():
                yield from refs_of(promise.when.condition)
            case MoreNeverLowers():
                if promise.event is not None:
                    yield Ref(Kind.EVENT, promise.event)
            case LearningNeverLowers():
                yield Ref(Kind.PERSON_FIELD if promise.of_people else Kind.FIELD, promise.field)
            case _:
                assert_never(promise)
