"""Reading the conformance cases: one policy a file, and the decisions expected of it."""

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from policy_engine.backends.python.compile import compile_policy
from policy_engine.base.diagnostic import Severity
from policy_engine.base.source import Source
from policy_engine.ir.from_examples import records
from policy_engine.ir.from_model import lower
from policy_engine.ir.nodes.policy import Policy
from policy_engine.model.from_tree import resolve
from policy_engine.model.nodes.examples import Example
from policy_engine.runtime.evaluator import Evaluator
from policy_engine.runtime.read import read_record
from policy_engine.runtime.record import Record
from policy_engine.syntax.parse import parse

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One expected decision; ``expected`` holds whatever keys the file gives."""

    file: str
    policy: str
    as_of: int
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        """A readable id."""
        return f"{self.file}: {self.expected['title']}"


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _cases(path: Path) -> list[Case]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if "policy_file" in content:
        text = (ROOT / content["policy_file"]).read_text(encoding="utf-8")
    else:
        text = content["policy"]
    default = content.get("as_of")
    return [
        Case(path.stem, text, _day(case.get("on") or case.get("as_of") or default), case) for case in content["case"]
    ]


def all_cases() -> list[Case]:
    """Return every case, in the order of file names and then of the files."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _cases(path)]


@dataclass(frozen=True)
class Compiled:
    """A policy ready to be decided with, and its examples."""

    policy: Policy
    examples: tuple[Example, ...]


@cache
def compiled(text: str) -> Compiled:
    """Return the policy of ``text``; a policy of these cases has no errors."""
    source = Source("case.policy", text)
    tree, found = parse(source)
    assert tree is not None, found
    model, more = resolve([(source, tree)])
    errors = [d for d in (*found, *more) if d.severity is Severity.ERROR]
    assert model is not None, errors
    assert not errors, [(d.code, source.place(d.span.start), d.message) for d in errors]
    return Compiled(lower(model), model.examples)


@cache
def evaluator_of(text: str) -> Evaluator:
    """Return the generated evaluator of a policy."""
    return compile_policy(compiled(text).policy)


def record_of(case: Case) -> Record:
    """Return the record that a case is about."""
    ready = compiled(case.policy)
    if "example" not in case.expected:
        raw = json.loads(case.expected["lead"])
        number = case.expected.get("number", 1)
        return read_record(ready.policy.reading, raw, number, table=case.expected.get("table", False))
    example = next(e for e in ready.examples if e.title.default == case.expected["example"])
    told = {day: record for day, record, _ in records(ready.policy, example)}
    return told[case.as_of]
