"""How a policy's names and values read in one language."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never

from policy_engine.base.text import Text
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Percent, Today
from policy_engine.ir.nodes.policy import Blocker, Criterion, Dimension, Policy, Stage
from policy_engine.runtime.plan import FieldPlan
from policy_engine.sentences.english import ENGLISH
from policy_engine.sentences.table import Table
from policy_engine.values.days import day_text
from policy_engine.values.types import (
    SCALE,
    DateType,
    IntegerType,
    NumberType,
    Other,
    Scope,
    TextType,
    Value,
    ValueType,
)

LANGUAGES: dict[str, Table] = {"en": ENGLISH}
"""Every language that sentences can be made in."""

_BLANK = "\u00a0"
"""Between groups of digits: no reader takes it for a decimal mark, whatever their country."""


class Wording:
    """The names of one policy in one language. Cheap to keep, not so cheap to make: make it once a policy."""

    def __init__(self, policy: Policy, language: str = "en") -> None:
        self.policy = policy
        self.table = LANGUAGES.get(language, ENGLISH)
        self.language = self.table.language
        plan = policy.reading
        self.record = plan.label.within(self.language) if plan.label else plan.kind
        people = plan.people.fields if plan.people else ()
        self._fields = {
            Scope.RECORD: self._labels(plan.fields),
            Scope.PERSON: self._labels(people),
            Scope.ATTRIBUTE: self._labels(a for event in plan.events for a in event.attributes),
        }
        self.fresh = {f.name: f.fresh_days for f in (*plan.fields, *people) if f.fresh_days is not None}
        self._rules = self._rule_labels()

    def _labels(self, fields: Iterable[FieldPlan]) -> dict[str, str]:
        labels: dict[str, str] = {}
        for field in fields:
            if field.name not in labels or field.label is not None:
                labels[field.name] = self.quoted(self.text(field.label)) if field.label else words(field.name)
        return labels

    def _rule_labels(self) -> dict[str, str]:
        policy = self.policy
        labels: dict[str, Text | None] = {e.name: e.label for e in policy.reading.events}
        labels.update((e.name, e.label) for e in policy.derived)
        labels.update((o.name, o.label) for o in policy.outcomes)
        rules: list[Criterion | Dimension | Blocker | Stage] = [*policy.criteria, *policy.dimensions]
        rules += [*policy.blockers, *policy.stages]
        # A blocker that an outcome makes has the outcome's name; the outcome's own label comes first.
        labels.update((rule.name, rule.label) for rule in rules if labels.get(rule.name) is None)
        return {name: self.quoted(self.text(label)) for name, label in labels.items() if label is not None}

    def text(self, text: Text) -> str:
        """A text of the policy in this language, on one line."""
        return " ".join(text.within(self.language).split())

    def quoted(self, text: str) -> str:
        """A text in this language's quotation marks."""
        return self.table.say("quoted", text=text)

    def name(self, name: str) -> str:
        """A rule, event or outcome: its label in quotation marks, else its name as words."""
        return self._rules.get(name) or {
            "on_hold": self.table.say("on_hold"),
            "disqualified": self.table.say("disqualified"),
        }.get(name, words(name))

    def anything(self, name: str) -> str:
        """Whatever bears this name: a field first, then rules, events and outcomes."""
        for scope in (Scope.RECORD, Scope.PERSON):
            if name in self._fields[scope]:
                return self._fields[scope][name]
        if "." in name and name.rpartition(".")[2] in self._fields[Scope.ATTRIBUTE]:
            event, _, attribute = name.rpartition(".")
            return f"{self.name(event)}: {self._fields[Scope.ATTRIBUTE][attribute]}"
        return self.listed([self.name(part) for part in name.split(", ")])

    def field(self, field: Field, in_person: bool = False) -> str:
        """A field by its label, else its name as words; a record's field says so among people's."""
        label = self._fields[field.scope].get(field.name, words(field.name))
        if in_person and field.scope is Scope.RECORD:
            return self.table.say("of_record", field=label, record=self.record)
        return label

    def listed(self, parts: Sequence[str], last: str = "comma") -> str:
        """``a, b`` and ``c``: ``last`` is the key of what stands before the last one."""
        if len(parts) < 2:
            return "".join(parts)
        return self.table.say("comma").join(parts[:-1]) + self.table.say(last) + parts[-1]

    def value(self, value: Value, type_: ValueType | None) -> str:
        """One value as people write it; a list with commas."""
        if isinstance(value, tuple):
            return self.listed([self.value(v, type_) for v in value]) or self.table.say("empty_list")
        if isinstance(value, bool):
            return self.table.say("yes" if value else "no")
        if isinstance(value, Other):
            return self.quoted(value.spelling)
        if isinstance(value, str):
            return self.quoted(value) if isinstance(type_, TextType) else value
        match type_:
            case DateType():
                return day_text(value)
            case NumberType(unit):
                return self._decimal(value) + (f"{_BLANK}{unit}" if unit else "")
            case IntegerType():
                return _grouped(value)
            case _:
                return _grouped(value)

    def _decimal(self, scaled: int) -> str:
        whole, part = divmod(abs(scaled), SCALE)
        sign = "-" if scaled < 0 else ""
        places = f"{part:03}".rstrip("0")
        return sign + _grouped(whole) + (self.table.decimal_mark + places if places else "")

    def operand(self, operand: Operand, in_person: bool = False) -> str:
        """What stands on a side of a comparison."""
        match operand:
            case Field():
                return self.field(operand, in_person)
            case Literal(value, type_, setting):
                shown = self.value(value, type_)
                return self.table.say("setting", value=shown, setting=words(setting)) if setting else shown
            case Choice():
                return self.choice(operand, "choice")
            case Today():
                return self.table.say("today")
            case Percent(percent, of):
                return self.table.say("percent", percent=str(percent), of=self.operand(of, in_person))
        assert_never(operand)

    def choice(self, choice: Choice, key: str) -> str:
        """A setting by a picklist, with all its arms; arms of one value are told together."""
        arms = []
        for value, group in groupby(choice.arms, key=lambda arm: arm[1]):
            names = self.listed([name for name, _ in group], "and_last")
            arms.append(self.table.say("arm", value=self.value(value, choice.type), values=names))
        if choice.otherwise is None:
            arms.append(self.table.say("no_otherwise"))
        else:
            arms.append(self.table.say("otherwise", value=self.value(choice.otherwise, choice.type)))
        field = self.field(choice.by)
        separator = self.table.say("semicolon" if isinstance(choice.arms[0][1], tuple) else "comma")
        return self.table.say(key, setting=words(choice.setting), field=field, arms=separator.join(arms))


def words(name: str) -> str:
    """A name as words: ``decision_date`` reads *decision date*."""
    return name.replace("_", " ").strip() or name


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", _BLANK) if abs(number) >= 10_000 else str(number)
