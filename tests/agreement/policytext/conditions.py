"""Random conditions as text, well typed for where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.agreement.policytext import counts, tests_of_fields
from tests.agreement.policytext.shapes import Draft, EventShape, FieldShape, SettingShape


@dataclass(frozen=True)
class Scope:
    """Where a condition stands: what may be named left and right, and what else is allowed."""

    left: Sequence[FieldShape]
    right: Sequence[FieldShape]
    settings: Sequence[SettingShape]
    events: Sequence[EventShape] = ()
    people: Sequence[FieldShape] = ()
    people_events: bool = False
    references: Sequence[str] = ()
    tainted: frozenset[str] = frozenset()
    """References that must not stand under ``not``."""
    in_person: bool = False
    in_where: bool = False


def record_scope(draft: Draft, *, promote_only: bool = False) -> Scope:
    """Return the scope of criteria, holds and disqualifiers; ``promote_only`` leaves out what can be contradicted."""
    names = [*draft.criteria, *draft.dimensions] if "references" in draft.features else []
    if promote_only:
        names = [name for name in names if name not in draft.tainted]
    return Scope(
        draft.fields, draft.fields, draft.settings, draft.events, draft.people, draft.people_keyed,
        names, frozenset(draft.tainted),
    )  # fmt: skip


def while_scope(draft: Draft) -> Scope:
    """Return the scope of ``while``: facts and needs only, and no criteria."""
    fields = [shape for shape in draft.fields if shape.evidence != "reaction"]
    settings = [s for s in draft.settings if s.by is None or s.by.evidence != "reaction"]
    usable = [event for event in draft.events if not event.bare and not event.nested]
    events = [event for event in usable if not event.derived or draft.rng.random() < 0.3]
    people = [shape for shape in draft.people if shape.evidence != "reaction"]
    return Scope(fields, fields, settings, events, people, draft.people_keyed)


def person_scope(scope: Scope) -> Scope:
    """Return the scope inside people's parentheses."""
    events = scope.events if scope.people_events else ()
    return Scope(
        scope.people, [*scope.people, *scope.right], scope.settings, events, in_person=True,
    )  # fmt: skip


def where_scope(scope: Scope, attributes: Sequence[FieldShape]) -> Scope:
    """Return the scope of ``where``: attributes left, the record's fields and settings right."""
    right = [field for field in scope.right if field not in scope.left] if scope.in_person else scope.right
    return Scope(attributes, right, scope.settings, in_where=True)


@dataclass(frozen=True)
class Written:
    """A condition's text, and the connective at its top (``""``: it stands alone)."""

    text: str
    top: str = ""


def in_parentheses(written: Written) -> str:
    """Return a condition that can stand as an operand of any connective."""
    return f"({written.text})" if written.top else written.text


class Conditions:
    """Writes conditions for a draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.rng = draft.rng

    def condition(self, scope: Scope, depth: int) -> str:
        """Return a condition of at most ``depth`` levels of connectives."""
        return self.written(scope, depth).text

    def written(self, scope: Scope, depth: int) -> Written:
        """Return a condition with its top connective."""
        if depth <= 0 or self.rng.random() < 0.45:
            return Written(self.atom(scope))
        if self.draft.on("not", 0.25) and (written := self.negation(scope, depth - 1)):
            return Written(written)
        top = self.rng.choice(("and", "or"))
        parts = [self.written(scope, depth - 1) for _ in range(self.rng.randint(2, 3))]
        return Written(f" {top} ".join(in_parentheses(part) for part in parts), top)

    def negation(self, scope: Scope, depth: int) -> str:
        """Return ``not`` before parentheses or a name that no rejection contradicts; nothing where none may stand."""
        free = [name for name in scope.references if name not in scope.tainted]
        if free and self.rng.random() < 0.4:
            return f"not {self.rng.choice(free)}"
        if not (free or scope.left):
            return ""
        inner = self.condition(replace(scope, references=free), depth)
        return f"not ({inner} is yes)" if inner in {shape.name for shape in scope.left} else f"not ({inner})"

    def atom(self, scope: Scope) -> str:
        """Return a condition without connectives."""
        makers: list[Callable[[], str]] = []
        if scope.left:
            makers += [lambda: tests_of_fields.comparison(self.draft, self.rng.choice(scope.left), scope)] * 4
        if scope.events and not scope.in_where:
            makers += [lambda: self.count(scope)] * 3
        if scope.people and not scope.in_person and self.draft.on("persons", 0.8):
            makers += [lambda: self.persons(scope)] * 2
        if scope.references:
            makers += [lambda: self.rng.choice(scope.references)]
        if not makers:
            return tests_of_fields.comparison(self.draft, self.rng.choice(self.draft.fields), scope)
        return self.rng.choice(makers)()

    def count(self, scope: Scope) -> str:
        """Return a count of events, perhaps with ``where``."""
        names = counts.draw_events(self.draft, scope.events)
        attributes = [a for a in names[0].attributes if all(a in name.attributes for name in names)]
        where = ""
        if attributes and self.draft.on("where", 0.7):
            written = self.written(where_scope(scope, attributes), 1)
            alone = not written.top and not written.text.startswith("not ")
            where = f" where {written.text if alone and ' is ' in written.text else f'({written.text})'}"
        return counts.count(self.draft, [name.name for name in names], where, self.has_duration(scope))

    def has_duration(self, scope: Scope) -> bool:
        """Tell whether the setting ``attention`` can be used here."""
        return any(setting.kind == "duration" for setting in scope.settings)

    def persons(self, scope: Scope) -> str:
        """Return a quantifier over people."""
        inner = self.condition(person_scope(scope), 1)
        heads = ["some person", "at least 2 people"]
        if "none" in self.draft.features:
            heads.append("no person")
        if "at most" in self.draft.features:
            heads += ["at most 1 people", "at most 2 people"]
        return f"{self.rng.choice(heads)} ({inner})"
