"""The policies of this repository: they check without errors, their examples hold, their data show every state."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from policy_engine.base.diagnostic import Severity
from policy_engine.base.source import Source
from policy_engine.ir.from_examples import records
from policy_engine.ir.from_model import lower
from policy_engine.ir.interpret import decide
from policy_engine.ir.nodes.conditions import Known
from policy_engine.ir.nodes.policy import Policy
from policy_engine.model.from_tree import resolve
from policy_engine.model.nodes import policy as model
from policy_engine.runtime.read import read_record
from policy_engine.syntax.parse import parse

ROOT = Path(__file__).resolve().parents[2]
POLICIES = ROOT / "policies"
LANGUAGE_PAGE = ROOT.parent / "shared" / "design" / "language.md"
LIBRARIES = {"machine_builders": ("libraries/fields.policy",)}
NAMES = ("dach_new_business", "machine_builders", "bank_marketing")
AS_OF = 739676
"""1 March 2026, the day for which the accounts were made up."""


@cache
def resolved(name: str) -> model.Policy:
    """Return a policy of the repository, which has no errors."""
    files = []
    for path in (f"{name}.policy", *LIBRARIES.get(name, ())):
        source = Source(path, (POLICIES / path).read_text(encoding="utf-8"))
        tree, found = parse(source)
        assert tree is not None, found
        assert found == []
        files.append((source, tree))
    policy, diagnostics = resolve(files)
    assert policy is not None
    assert [(d.code.id, d.message) for d in diagnostics if d.severity is Severity.ERROR] == []
    return policy


@cache
def lowered(name: str) -> Policy:
    """Return the same, ready to decide with."""
    return lower(resolved(name))


def test_the_policy_of_the_language_page_is_ours_letter_for_letter() -> None:
    if not LANGUAGE_PAGE.exists():
        pytest.skip("the language's design page is not beside this checkout")
    page = LANGUAGE_PAGE.read_text(encoding="utf-8")
    start = page.index("```\n# New business") + len("```\n")
    written = page[start : page.index("```\n", start)]
    assert (POLICIES / "dach_new_business.policy").read_text(encoding="utf-8") == written


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_there(name: str) -> None:
    assert resolved(name).examples
    assert all(any(day.expected for day in example.days) for example in resolved(name).examples)


def _states_in_examples(name: str) -> dict[str, set[str]]:
    seen: dict[str, set[str]] = defaultdict(set)
    for example in resolved(name).examples:
        for day, record, _ in records(lowered(name), example):
            for criterion, result in decide(lowered(name), record, day).criteria.items():
                seen[criterion].add(result.state)
    return seen


@pytest.mark.parametrize("name", ["machine_builders", "bank_marketing"])
def test_examples_show_every_criterion_met_not_met_and_open(name: str) -> None:
    seen = _states_in_examples(name)
    for criterion in lowered(name).criteria:
        assert seen[criterion.name] == {"met", "not met", "open"}, criterion.name


def _accounts() -> list[dict[str, object]]:
    lines = (POLICIES / "accounts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_accounts_show_every_stage_and_every_state() -> None:
    policy = lowered("dach_new_business")
    stages: set[str] = set()
    states: dict[str, set[str]] = defaultdict(set)
    for number, raw in enumerate(_accounts(), 1):
        record = read_record(policy.reading, raw, number)
        if record.error is None:
            decision = decide(policy, record, AS_OF)
            stages.add(decision.stage)
            for group in (decision.criteria, decision.holds, decision.disqualifiers):
                for name, result in group.items():
                    states[name].add(result.state)
    assert stages == {"ready", "developing", "watching", "on_hold", "disqualified"}
    for criterion in policy.criteria:
        definite = isinstance(criterion.condition, Known)
        assert states[criterion.name] == {"met", "not met"} | (set() if definite else {"open"}), criterion.name
    assert states["no_consent"] == states["competitor_staff"] == {"met", "not met", "open"}


def test_the_accounts_are_thirty_and_as_messy_as_a_crm() -> None:
    policy = lowered("dach_new_business")
    found = [read_record(policy.reading, raw, number) for number, raw in enumerate(_accounts(), 1)]
    assert len(found) == 30
    assert len({record.key for record in found}) == 30
    assert sum(record.error is not None for record in found) == 1
    assert {problem.kind for record in found for problem in record.problems} >= {"invalid", "other"}
    assert any(record.undeclared for record in found)
