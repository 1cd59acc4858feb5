"""Texts and lists of names from the tree."""

from collections.abc import Iterable

from policy_engine.base.codes import names as codes
from policy_engine.base.text import Text
from policy_engine.model.from_tree.context import Context
from policy_engine.syntax.tree.atoms import Name, String, Words
from policy_engine.syntax.tree.record import Because


def text(words: Words) -> Text:
    """Return a text for readers."""
    return Text(words.default, words.translations)


def optional_text(words: Words | None) -> Text | None:
    """Return a text for readers, if one was written."""
    return text(words) if words is not None else None


def because(clause: Because | None) -> tuple[Text | None, str | None]:
    """Return the reason and where more of it stands."""
    if clause is None:
        return None, None
    return text(clause.text), clause.see.text if clause.see is not None else None


def strings(texts: Iterable[String]) -> tuple[str, ...]:
    """Return what stands between the quotes."""
    return tuple(string.text for string in texts)


def owner(ctx: Context, name: Name) -> str:
    """Return an owner's name, having checked that the policy has this owner."""
    if ctx.owners and name.text not in ctx.owners:
        help_ = (
            ctx.advice(name.text, ctx.owners) or "name the owners after the policy's title: `owners marketing, sales`"
        )
        ctx.report(codes.UNKNOWN_OWNER, name.span, name=name.text, help=help_)
    return name.text


def owners(ctx: Context, names: Iterable[Name]) -> tuple[str, ...]:
    """Return the owners that a rule names, each once."""
    return tuple(dict.fromkeys(owner(ctx, name) for name in names))
