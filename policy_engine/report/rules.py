"""What the rules ask of texts and people: which texts are compared with which literals, which events by whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policy_engine.ir.nodes.conditions import Compare, Condition, Count, OneOf
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand
from policy_engine.ir.nodes.policy import Policy
from policy_engine.ir.walk import conditions_of, everything
from policy_engine.values.types import Scope, TextType, Value

Place = tuple[Scope, str, str]
"""Where a field belongs: its scope, the event of an attribute (else empty), and its name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``texts`` holds the literals by field; ``by_person`` the events that some rule wants by a person."""

    texts: dict[Place, frozenset[str]]
    by_person: frozenset[str]

    def texts_of(self, scope: Scope, name: str) -> frozenset[str]:
        """Return the texts that a field of the record or of people is compared with."""
        return self.texts.get((scope, "", name), frozenset())

    def texts_of_event(self, event: str, attribute: str) -> frozenset[str]:
        """Return the texts that an attribute is compared with."""
        return self.texts.get((Scope.ATTRIBUTE, event, attribute), frozenset())


def asked(policy: Policy) -> Asked:
    """Return what the rules of a policy ask."""
    texts: defaultdict[Place, set[str]] = defaultdict(set)
    by_person: set[str] = set()
    for condition in conditions_of(policy):
        for field, literal in _compared(condition):
            if field.scope is not Scope.ATTRIBUTE:
                texts[field.scope, "", field.name].add(literal)
        if isinstance(condition, Count):
            events = [source.event for source in condition.sources]
            by_person.update(events if condition.by_person else ())
            for field, literal in _compared_inside(condition.where):
                for event in events:
                    texts[field.scope, event, field.name].add(literal)
    return Asked({place: frozenset(found) for place, found in texts.items()}, frozenset(by_person))


def _compared_inside(where: Condition | None) -> Iterator[tuple[Field, str]]:
    for part in () if where is None else everything(where):
        yield from ((field, text) for field, text in _compared(part) if field.scope is Scope.ATTRIBUTE)


def _compared(condition: Condition) -> Iterator[tuple[Field, str]]:
    """Yield each text field that a condition itself compares, with each text that it is compared with."""
    match condition:
        case (
            Compare(left=Field(type=TextType()) as field, right=right)
            | Compare(left=right, right=Field(type=TextType()) as field)
        ):
            yield from ((field, text) for text in _texts(_values(right)))
        case OneOf(field=Field(type=TextType()) as field, values=values):
            yield from ((field, text) for text in _texts(_values(values) if isinstance(values, Choice) else values))


def _values(operand: Operand) -> Iterator[Value]:
    match operand:
        case Literal(value=value):
            yield value
        case Choice(arms=arms, otherwise=otherwise):
            yield from (value for _, value in arms)
            if otherwise is not None:
                yield otherwise


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
