"""A whole file."""

from dataclasses import dataclass, field

from policy_engine.base.source import Span
from policy_engine.syntax.tree.atoms import Duration, Name, String, Words
from policy_engine.syntax.tree.examples import Example
from policy_engine.syntax.tree.record import Events, Outcomes, People, Record
from policy_engine.syntax.tree.rules import Blocker, Dimension, Guarantee, Setting, Stage


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment without its ``#``; ``own_line`` tells whether nothing stands before it on its line."""

    text: str
    own_line: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Goal:
    """``goal "…" within 90 days``."""

    text: Words
    within: Duration
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Use:
    """``use "fields.policy"``."""

    path: String
    span: Span = field(compare=False)


Declaration = Setting | Record | People | Events | Dimension | Blocker | Stage | Guarantee | Outcomes | Example


@dataclass(frozen=True, slots=True)
class File:
    """A policy or a library. ``language`` is that of its keywords, ``"en"`` or ``"de"``."""

    is_library: bool
    name: Name
    title: Words
    goal: Goal | None
    owners: tuple[Name, ...]
    time_zone: String | None
    uses: tuple[Use, ...]
    declarations: tuple[Declaration, ...]
    language: str = field(compare=False)
    comments: tuple[Comment, ...] = field(compare=False)
    """Every comment of the file in order; the formatter finds each one's statement by its place."""
    span: Span = field(compare=False)
    skipped: tuple[Span, ...] = field(default=(), compare=False)
    """Stretches of a faulty file that were not understood, and that the tree is silent about."""
