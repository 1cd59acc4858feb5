"""The starter is a policy without a fault, and its leads show every stage."""

import csv
import io
import re
from pathlib import Path

import pytest

from policy_engine.base.source import Source
from policy_engine.driver.compiling import compile_checked
from policy_engine.driver.examples import run_examples
from policy_engine.format.file import print_file
from policy_engine.proposal.names import MAX_NAME
from policy_engine.proposal.repository import SAMPLE, name_for, name_problem, proposed, starter, title_of
from policy_engine.syntax.parse import parse
from policy_engine.values.days import parse_day
from tests.proposal.proposing import checked

FILES = starter("new_business", "1.2.3")
POLICY = FILES["policies/new_business.policy"].decode()
STAGES = {"L-1": "ready", "L-2": "developing", "L-3": "watching", "L-4": "on_hold", "L-5": "disqualified"}


def test_the_starter_has_not_even_a_note_against_it() -> None:
    assert checked(POLICY).diagnostics == ()


def test_the_starter_is_in_canonical_layout() -> None:
    source = Source("new_business.policy", POLICY)
    tree, problems = parse(source)
    assert problems == []
    assert print_file(tree, source) == POLICY


def test_its_examples_pass() -> None:
    compiled, _ = compile_checked(checked(POLICY))
    assert [result.passed for result in run_examples(compiled)] == [True, True]


def test_its_leads_show_every_stage() -> None:
    compiled, _ = compile_checked(checked(POLICY))
    rows = csv.DictReader(io.StringIO(FILES[SAMPLE].decode()))
    stages = {}
    for number, row in enumerate(rows, 1):
        snapshot = compiled.evaluator.read(row, number, True)
        stages[snapshot.key] = compiled.evaluator.decide(snapshot, parse_day("2026-03-02")).stage
    assert stages == STAGES


@pytest.mark.parametrize("files", [FILES, proposed("new_business", "policy", False, "1.2.3")])
def test_the_files_around_it_are_filled_in(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        text = content.decode()
        assert text.endswith("\n") or text == "policy"
        assert not re.search(r"\$(name|title|version|key)\b", text), path
    assert 'install "readiness-policy-engine==1.2.3"' in files[".github/workflows/readiness.yml"].decode()
    assert r"files: \.policy$" in files[".pre-commit-config.yaml"].decode().splitlines()[8]
    assert files["README.md"].decode().count("\nreadiness ") == 5


def test_actions_are_pinned_by_hash() -> None:
    workflow = FILES[".github/workflows/readiness.yml"].decode()
    uses = re.findall(r"uses: (\S+)", workflow)
    assert len(uses) == 2
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", use) for use in uses)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("our-policies", "our_policies"),
        ("Sales 2026", "sales_2026"),
        ("", "new_business"),
        ("..", "new_business"),
        ("lead", "deal_lead"),
    ],
)
def test_a_policy_is_called_after_its_folder(folder: str, name: str) -> None:
    assert name_for(folder) == name
    assert name_problem(name) == ""


@pytest.mark.parametrize(
    "name", ["", "a b", "../x", "1a", "policy", "Firma", "a\0", "e\u0301", "x" * (MAX_NAME + 1), "a/b"]
)
def test_names_that_no_policy_can_have(name: str) -> None:
    assert name_problem(name)


def test_titles() -> None:
    assert title_of("new_business") == "New business"


def test_every_file_of_the_starter_is_used() -> None:
    folder = Path(__file__).resolve().parents[2] / "policy_engine" / "proposal" / "starter"
    used = (folder.parent / "repository.py").read_text(encoding="utf-8")
    assert [file.name for file in folder.iterdir() if f'"{file.name}"' not in used] == []
