"""The public library: load a policy, read records, decide. See ``policy_engine`` for the names to import."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from policy_engine.base.codes.usage import UNREADABLE
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.driver.checking import check as check_source
from policy_engine.driver.compiling import Compiled, compile_checked
from policy_engine.driver.decision_json import Teller, decision_json
from policy_engine.driver.examples import ExampleResult, run_examples
from policy_engine.driver.snapshot_schema import snapshot_schema
from policy_engine.driver.uses import Loaded, Loader, Unread
from policy_engine.errors import PolicyError
from policy_engine.files.policies import RootLoader, open_policy
from policy_engine.runtime.decision import (
    BlockerResult,
    Change,
    CriterionResult,
    NextSteps,
    PlainDecision,
    Route,
)
from policy_engine.runtime.lazy import Decision as LazyDecision
from policy_engine.runtime.record import Problem
from policy_engine.runtime.snapshot import Snapshot
from policy_engine.values.days import parse_day

__all__ = ["Decision", "Policy", "PolicyError", "Snapshot", "check", "load", "loads"]

AsOf = str | date
"""A day: ``"2026-03-01"`` or a ``datetime.date``."""


@lru_cache(maxsize=4096)
def day_of(as_of: AsOf) -> int:
    """Return the ordinal of a day; ``ValueError`` for what is no day."""
    if isinstance(as_of, date):
        return as_of.toordinal()
    day = parse_day(as_of)
    if day is None:
        raise ValueError(f"as_of is a day such as 2026-03-01, not {as_of!r}")
    return day


class Decision:
    """What was decided of one record on one day. Parts that cost time are worked out when first asked for.

    Never raises on data: what is wrong with the record stands in ``problems``.
    """

    __slots__ = ("_decided", "_policy")

    def __init__(self, policy: "Policy", decided: LazyDecision) -> None:
        self._policy = policy
        self._decided = decided

    def __repr__(self) -> str:
        return f"<Decision {self.key!r}: {self.stage} as of {self.as_of}>"

    @property
    def stage(self) -> str:
        """The stage given; ``"on_hold"`` and ``"disqualified"`` are built in."""
        return self._decided.stage

    @property
    def key(self) -> str:
        """The record's key."""
        return self._decided.key

    @property
    def as_of(self) -> date:
        """The day for which is decided."""
        return date.fromordinal(self._decided.as_of)

    @property
    def alias(self) -> str | None:
        """The stage's name after ``as``, for the system that keeps the records."""
        return self._decided.alias

    @property
    def would_be(self) -> str | None:
        """For a record on hold: the stage that it would have without its holds."""
        return self._decided.would_be

    @property
    def route(self) -> Route | None:
        """Where it goes: ``kind`` (``hand over`` or ``keep``), ``to``, ``answer_within_days``."""
        return self._decided.route

    @property
    def dimensions(self) -> Mapping[str, str]:
        """Each dimension's state: ``"met"``, ``"not met"`` or ``"open"``."""
        return self._decided.dimensions

    @property
    def criteria(self) -> Mapping[str, CriterionResult]:
        """Each criterion's state, its owners, the values behind it, and what contradicts it."""
        return self._decided.criteria

    @property
    def holds(self) -> Mapping[str, BlockerResult]:
        """Each hold's state, whether it is in effect, and why."""
        return self._decided.holds

    @property
    def disqualifiers(self) -> Mapping[str, BlockerResult]:
        """Each disqualifier's state, whether it is in effect, and why."""
        return self._decided.disqualifiers

    @property
    def within_reach(self) -> tuple[str, ...]:
        """Better stages that some answer to what is unknown would give."""
        return self._decided.within_reach

    @property
    def next_steps(self) -> tuple[NextSteps, ...]:
        """The smallest sets of criteria and holds whose settling gives a better stage, fewest first."""
        return self._decided.next_steps

    @property
    def next_steps_complete(self) -> bool:
        """Whether ``next_steps`` holds every such set, or a limit was reached."""
        return self._decided.next_steps_complete

    @property
    def changes_on(self) -> Change | None:
        """The first day (an ordinal) on which the stage changes if nothing is learnt, to what, and why."""
        return self._decided.changes_on

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the record's data."""
        return self._decided.problems

    def plain(self) -> PlainDecision:
        """Everything as frozen data."""
        return self._decided.plain()

    def to_dict(self, explain: bool = False, language: str = "en") -> dict[str, object]:
        """The published form as dicts and lists. ``explain`` adds the record's values, and sentences."""
        return decision_json(self._decided, self._policy.teller(explain, language))

    def to_json(self, explain: bool = False, language: str = "en") -> str:
        """The published form as JSON on one line, as ``docs/decision.schema.json`` describes it."""
        return json.dumps(self.to_dict(explain, language), ensure_ascii=False)


class Policy:
    """A policy that decides. Make one with ``load`` or ``loads``; it never changes, and threads may share it."""

    def __init__(self, compiled: Compiled, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self._compiled = compiled
        self._evaluator = compiled.evaluator
        self.stage: Callable[[Snapshot, AsOf], str] = compiled.evaluator.stage_by(day_of)
        """``stage(snapshot, as_of)``: the stage alone, as fast as can be; ``ValueError`` for a day that is none."""
        self._tellers: dict[tuple[bool, str], Teller] = {}
        self.diagnostics = diagnostics
        """Warnings and notes about the policy."""

    def __repr__(self) -> str:
        return f"<Policy {self.name}>"

    @property
    def name(self) -> str:
        """The policy's name."""
        return self._compiled.ir.name

    @property
    def title(self) -> str:
        """The policy's title in its first wording."""
        return self._compiled.ir.title.default

    @property
    def hash(self) -> str:
        """The hash of what the policy means; layout, comments and texts do not change it."""
        return self._compiled.ir.meaning_hash

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages' names, best first."""
        return tuple(stage.name for stage in self._compiled.ir.stages)

    def read(self, raw: Mapping[str, object]) -> Snapshot:
        """Clean one record: its fields under their column names, ``people`` and ``events`` as lists.

        Never raises on data: look at ``snapshot.problems``, and at ``snapshot.error`` for a record that cannot be
        decided (no key, two people of one key).
        """
        return self._evaluator.read(raw)

    def evaluate(self, record: Snapshot | Mapping[str, object], as_of: AsOf) -> Decision:
        """Decide a read snapshot, or a raw record, for a day.

        Raises ``ValueError`` for a day that is none, or a record that cannot be decided.
        """
        snapshot = record if isinstance(record, Snapshot) else self._evaluator.read(record)
        if snapshot.error is not None:
            raise ValueError(f"this record cannot be decided: {snapshot.error}")
        return Decision(self, self._evaluator.decide(snapshot, day_of(as_of)))

    def run_examples(self) -> tuple[ExampleResult, ...]:
        """Run the policy's own examples."""
        return run_examples(self._compiled)

    def snapshot_schema(self) -> dict[str, object]:
        """The JSON Schema of the records that ``read`` takes."""
        return snapshot_schema(self._compiled.ir)

    @cached_property
    def source_names(self) -> tuple[str, ...]:
        """The files that the policy was made from, the policy's own first."""
        return tuple(self._compiled.checked.sources)

    def teller(self, explain: bool, language: str) -> Teller:
        """What the decisions of this policy share when they are told."""
        key = (explain, language)
        if key not in self._tellers:
            self._tellers[key] = Teller.of(self._compiled.ir, explain, language)
        return self._tellers[key]


def load(path: str | Path) -> Policy:
    """Load a policy from its file, with the libraries that it uses.

    Raises ``PolicyError`` for a file that cannot be read, and for a policy with errors.
    """
    opened = open_policy(Path(path))
    name = Path(path).as_posix()
    if isinstance(opened, str):
        raise PolicyError([finding(UNREADABLE, None, path=name, why=opened)])
    return _policy(name, opened.data, opened.path, RootLoader(opened.root, opened.path, name))


def loads(text: str, files: Mapping[str, str] | None = None, name: str = "policy.policy") -> Policy:
    """Load a policy from its text. ``files``: the texts of the libraries that it uses, by path from the policy.

    Raises ``PolicyError`` for a policy with errors.
    """
    return _policy(name, text, name, _loader(files))


def check(text: str, files: Mapping[str, str] | None = None, name: str = "policy.policy") -> tuple[Diagnostic, ...]:
    """Find what is wrong with a policy or library, without proofs; an empty tuple means that nothing was found.

    Each finding has ``code.id``, ``severity``, ``message``, ``help`` and ``span`` (code points from 0).
    """
    return check_source(name, text, name, _loader(files)).diagnostics


def _loader(files: Mapping[str, str] | None) -> Loader | None:
    if files is None:
        return None

    def load_text(path: str) -> Loaded | Unread:
        return Loaded(path, files[path]) if path in files else Unread("no such file was handed in")

    return load_text


def _policy(name: str, data: bytes | str, path: str, loader: Loader | None) -> Policy:
    checked = check_source(name, data, path, loader)
    compiled, diagnostics = compile_checked(checked)
    if compiled is None:
        raise PolicyError(diagnostics, checked.sources)
    return Policy(compiled, diagnostics)
