"""Hostile policies P22 to P26: texts that other programs would take for code stay texts."""

import ast
import csv
import json
from pathlib import Path

import pytest

from policy_engine.backends.python.compile import hot_module, tree_of
from policy_engine.backends.python.frame import names_of
from policy_engine.backends.python.layout import layout_of
from policy_engine.format import print_file
from policy_engine.runtime.snapshot import SnapshotMaker
from tests.cli.runner import run
from tests.fuzz.invariants import NAME, judged
from tests.hostile.policies import (
    READY,
    WHOLE,
    accepted,
    errors,
    messages,
    stage_of,
    titled,
    with_condition,
    with_fields,
)

DROP = "'; DROP TABLE leads; --"


def generated(text: str) -> str:
    """The generated Python of a policy, as text."""
    policy = accepted(text).ir
    layout = layout_of(policy)
    module, _ = hot_module(names_of(policy, layout), SnapshotMaker(layout))
    return ast.unparse(tree_of(module))


def test_p22_sql_is_a_text_or_no_name() -> None:
    """No SQL is written; in the generated Python the text is a constant of a table, never code."""
    text = with_condition(f'noted is "{DROP}"').replace('"Sample"', f'"{DROP}"')
    assert "DROP" not in generated(text)
    compiled = accepted(text)
    assert stage_of(compiled, {**READY, "noted": DROP}) == "ready"
    assert stage_of(compiled, READY) == "rest"
    assert "S005" in errors(with_fields(f"fact {DROP} text"))
    assert "S005" in errors(WHOLE.replace("policy sample", f"policy {DROP}"))


@pytest.mark.parametrize("said", ["${process.exit(1)}", "{{7*7}}", "%s%n", "{0.__class__}", "{name}", "$(id)", "`id`"])
def test_p23_placeholders_are_printed_verbatim(said: str, tmp_path: Path) -> None:
    text = titled(said).replace('"Wants it"', json.dumps(said)).replace("is DE", f'is "{said}"')
    checked = judged(text)
    assert f"`{said}` is not a value" in messages(checked).replace('`"', "`").replace('"`', "`")
    text = titled(said).replace('"Wants it"', json.dumps(said) + f' ask "{said}"')
    assert said not in generated(text)
    (tmp_path / "p.policy").write_text(text)
    (tmp_path / "leads.jsonl").write_text('{"company": "c1"}\n')
    shown = run("evaluate", "p.policy", "leads.jsonl", "--as-of", "2026-03-01", "-o", "out.jsonl", folder=tmp_path)
    assert shown.code == 0
    (decision,) = (tmp_path / "out.jsonl").read_text().splitlines()
    asks = [step.get("ask") for way in json.loads(decision)["next_steps"] for step in way["set"]]
    assert said in asks


def test_p24_a_title_that_is_markup() -> None:
    """No HTML is written; the printed text and the JSON hold it as a text."""
    said = "</script><img src=x onerror=alert(1)>"
    text = titled(said)
    assert "script" not in generated(text)
    checked = judged(text)
    assert checked.tree is not None
    assert f'"{said}"' in print_file(checked.tree, checked.sources[NAME])


@pytest.mark.parametrize("start", ['=HYPERLINK("x")', "+1", "-1", "@x", "\tx", "\rx"])
def test_p25_what_a_spreadsheet_would_calculate(start: str, tmp_path: Path) -> None:
    """Of a policy's texts only a stage's ``as`` stands in a table, besides names, which begin with a letter."""
    written = json.dumps(start).replace("\\r", "\\u000d")
    (tmp_path / "p.policy").write_text(WHOLE.replace('stage rest "The rest"', f'stage rest "Rest" as {written}'))
    (tmp_path / "leads.jsonl").write_text('{"company": "c1"}\n')
    ran = run("evaluate", "p.policy", "leads.jsonl", "--as-of", "2026-03-01", "-o", "out.csv", folder=tmp_path)
    assert ran.code == 0
    with (tmp_path / "out.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["as"] == "'" + start


def test_p26_the_ends_of_comments() -> None:
    """No SQL is written; the generated Python has no comments at all."""
    assert "*/" not in generated(titled("*/ drop /* \\u000a"))
