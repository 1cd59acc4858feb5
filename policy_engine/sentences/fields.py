"""Tests of one field as clauses."""

from typing import assert_never

from policy_engine.ir.nodes.conditions import Compare, Includes, Known, Mentions, OneOf, Relation, Within
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Operand, Stretch, Today
from policy_engine.sentences.phrase import Level, Phrase
from policy_engine.sentences.wording import Wording, words
from policy_engine.values.types import DateType, Value, ValueType

_OPPOSITE = {
    Relation.EQUAL: "!=",
    Relation.LESS: ">=",
    Relation.LESS_OR_EQUAL: ">",
    Relation.GREATER: "<=",
    Relation.GREATER_OR_EQUAL: "<",
}

FieldTest = Compare | OneOf | Known | Includes | Mentions | Within


def field_test(test: FieldTest, wording: Wording, negated: bool, in_person: bool) -> Phrase:
    """One test of a field, or its negation, as a clause."""
    match test:
        case Compare():
            return compare(test, wording, negated, in_person)
        case OneOf():
            return _one_of(test, wording, negated, in_person)
        case Known(field):
            key = "unknown" if negated else "known"
            return Phrase(wording.table.say(key, field=wording.field(field, in_person)))
        case Includes():
            return _includes(test, wording, negated, in_person)
        case Mentions():
            return _mentions(test, wording, negated, in_person)
        case Within():
            key = "not_lies" if negated else "lies"
            name = wording.field(test.field, in_person)
            return Phrase(wording.table.say(key, field=name, when=within(test, wording)))
    assert_never(test)


def _is_date(operand: Operand) -> bool:
    match operand:
        case Field() | Literal() | Choice():
            return isinstance(operand.type, DateType)
        case Today():
            return True
        case _:
            return False


def compare(test: Compare, wording: Wording, negated: bool, in_person: bool) -> Phrase:
    """A comparison; its negation is told by the opposite relation, which has the same truth in all three values."""
    sign = _OPPOSITE[test.relation] if negated else test.relation.value
    dates = _is_date(test.left) and not (sign in {"=", "!="} and isinstance(test.right, Today))
    key = ("on." if dates else "is.") + sign
    left, right = wording.operand(test.left, in_person), wording.operand(test.right, in_person)
    return Phrase(wording.table.say(key, left=left, right=right))


def between(low: Compare, high: Compare, wording: Wording, in_person: bool) -> Phrase | None:
    """*At least* and *at most* of one thing as one clause; None where the two are something else."""
    if low.left != high.left:
        return None
    if (low.relation, high.relation) != (Relation.GREATER_OR_EQUAL, Relation.LESS_OR_EQUAL):
        return None
    key = "from_to" if _is_date(low.left) else "between"
    ends = [wording.operand(side, in_person) for side in (low.right, high.right)]
    return Phrase(wording.table.say(key, left=wording.operand(low.left, in_person), low=ends[0], high=ends[1]))


def _members(values: tuple[Value, ...] | Choice, setting: str | None, type_: ValueType, wording: Wording) -> str:
    if isinstance(values, Choice):
        return wording.choice(values, "choice")
    shown = wording.listed([wording.value(value, type_) for value in values]) or wording.table.say("empty_list")
    return wording.table.say("setting", value=shown, setting=words(setting)) if setting else shown


def _one_of(test: OneOf, wording: Wording, negated: bool, in_person: bool) -> Phrase:
    values = _members(test.values, test.setting, test.field.type, wording)
    key = "none_of" if negated else "one_of"
    return Phrase(wording.table.say(key, field=wording.field(test.field, in_person), values=values))


def _includes(test: Includes, wording: Wording, negated: bool, in_person: bool) -> Phrase:
    values = _members(test.values, test.setting, test.field.type, wording)
    alone = not isinstance(test.values, Choice) and len(test.values) == 1 and not test.setting
    key = "includes_one" if alone else "all_of" if test.all_of else "any_of"
    field = wording.field(test.field, in_person)
    return Phrase(wording.table.say(f"not_{key}" if negated else key, field=field, values=values))


def _mentions(test: Mentions, wording: Wording, negated: bool, in_person: bool) -> Phrase:
    def phrases(them: tuple[tuple[str, ...], ...]) -> str:
        return wording.listed([wording.quoted(" ".join(words)) for words in them], "or_last")

    say = wording.table.say
    exception = say("but_not", phrases=phrases(test.but_not)) if test.but_not else ""
    field = wording.field(test.field, in_person)
    if negated and exception:
        whole = say("mentions", field=field, phrases=phrases(test.phrases), exception=exception)
        return Phrase(say("not", condition=f"({whole})"), Level.TAIL)
    key = "not_mentions" if negated else "mentions"
    return Phrase(say(key, field=field, phrases=phrases(test.phrases), exception=exception))


def days(stretch: Stretch, wording: Wording) -> str:
    """A number of days: ``30 days``, or ``n days (n is the setting …)``."""
    if isinstance(stretch, Choice):
        return f"{wording.table.days('n')} {wording.choice(stretch, 'choice_days')}"
    return wording.table.days(str(stretch))


def _number(stretch: Stretch, wording: Wording) -> str:
    return wording.choice(stretch, "choice") if isinstance(stretch, Choice) else str(stretch)


def within(test: Within, wording: Wording) -> str:
    """The stretch of days of a date: ``in the next 90 days``."""
    side = "ahead" if test.future else "ago"
    say = wording.table.say
    if test.high is None:
        key = "when.more_" if test.low_add > 0 else "when.at_least_"
        return say(key + side, days=days(test.low, wording))
    if test.low == 0 and test.low_add == 0:
        if test.high_add < 0:
            return say("when.less_" + side, days=days(test.high, wording))
        return reach(0, test.high, test.future, wording)
    return reach(test.low, test.high, test.future, wording)


def reach(low: Stretch, high: Stretch, future: bool, wording: Wording) -> str:
    """Distances from ``low`` to ``high`` days, both included."""
    say = wording.table.say
    if low == 0:
        if high == 0:
            return say("when.today")
        if high == 1:
            return say("when.next_one" if future else "when.last_one")
        return say("when.next" if future else "when.last", days=days(high, wording))
    side = "ahead" if future else "ago"
    if low == high:
        return say("when." + side, days=days(high, wording))
    return say("when.range_" + side, low=_number(low, wording), days=days(high, wording))
