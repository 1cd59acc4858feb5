"""The layers: what imports what, and what is imported only when it is used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("pydantic", "jinja2", "rich", "duckdb", "sqlglot", "z3", "lark", "click")


def _loaded_after(statement: str) -> set[str]:
    code = f"import sys, json; {statement}; print(json.dumps(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_import_contracts_hold() -> None:
    linter = pytest.importorskip("importlinter.cli", reason="the lint extra is not installed")
    assert linter.lint_imports(no_cache=True) == 0


@pytest.mark.parametrize("module", ["policy_engine.runtime.decision", "policy_engine.runtime.read"])
def test_the_runtime_loads_the_standard_library_only(module: str) -> None:
    assert _loaded_after(f"import {module}") & set(HEAVY) == set()


def test_the_interpreter_loads_no_parser() -> None:
    assert _loaded_after("import policy_engine.ir.interpret") & set(HEAVY) == set()


def test_the_package_itself_loads_nothing_that_is_not_used_at_once() -> None:
    loaded = _loaded_after("import policy_engine")
    assert loaded & {"rich", "jinja2", "duckdb", "sqlglot", "z3"} == set()
