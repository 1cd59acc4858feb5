"""Actions of the smallest things: texts, lists, numbers, durations."""

from typing import Any

from policy_engine.base.codes import syntax as codes
from policy_engine.base.source import Span
from policy_engine.syntax.actions.registry import action
from policy_engine.syntax.builder import Builder
from policy_engine.syntax.tree.atoms import Duration, Name, Number, PercentOf, String, Today, Words, YesNo


@action("text")
def text(builder: Builder, kids: list[Any], span: Span) -> Words:
    """Join a first wording and its translations."""
    if len(kids) == 1:
        return Words(kids[0].text, (), span)
    translations: dict[str, str] = {}
    for tag, wording in zip(kids[1::2], kids[2::2], strict=True):
        language = tag.group()
        if language in translations:
            builder.report(codes.DOUBLED, wording.span, clause=language, what="text")
        translations.setdefault(language, wording.text)
    return Words(kids[0].text, tuple(translations.items()), span)


@action("names", "strings")
def as_tuple(builder: Builder, kids: list[Any], span: Span) -> tuple[Any, ...]:
    """Make a list of names or of quoted texts."""
    return tuple(kids)


@action("values", "scalars")
def values(builder: Builder, kids: list[Any], span: Span) -> tuple[Name | String, ...]:
    """Make a list of values."""
    if builder.suspects:
        builder.value(kids)
    return tuple(kids)


@action("number")
def number(builder: Builder, kids: list[Any], span: Span) -> Number:
    """Join a number and its unit."""
    return kids[0] if len(kids) == 1 else Number(kids[0].digits, kids[1].text, span)


@action("percent_of")
def percent_of(builder: Builder, kids: list[Any], span: Span) -> PercentOf:
    """``80 % of f``."""
    return PercentOf(kids[0].digits, kids[1], span)


@action("days")
def days(builder: Builder, kids: list[Any], span: Span) -> Duration:
    """``90 days``."""
    return Duration(int(kids[0].digits), False, span)


@action("weeks")
def weeks(builder: Builder, kids: list[Any], span: Span) -> Duration:
    """``2 weeks``."""
    return Duration(int(kids[0].digits) * 7, True, span)


@action("yes")
def yes(builder: Builder, kids: list[Any], span: Span) -> YesNo:
    """The literal yes."""
    return YesNo(True, span)


@action("no")
def no(builder: Builder, kids: list[Any], span: Span) -> YesNo:
    """The literal no."""
    return YesNo(False, span)


@action("today")
def today(builder: Builder, kids: list[Any], span: Span) -> Today:
    """The day of the decision."""
    return Today(span)
