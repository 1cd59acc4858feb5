"""What holds for every file of the project: lengths, no stray machine paths, links that lead somewhere."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 300
HARD_LIMIT = 500
FUNCTION_LIMIT = 60
IN_ONE_PIECE = {"tests/benchmarks/by_hand.py"}
"""Hand-written opponents of a benchmark: a call would cost them time."""
CODE = sorted([*(ROOT / "policy_engine").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(#[^)\s]*)?\)")


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_code_file_is_too_long() -> None:
    assert CODE
    assert {str(path.relative_to(ROOT)): _length(path) for path in CODE if _length(path) > HARD_LIMIT} == {}


def test_almost_all_code_files_are_short() -> None:
    package = [path for path in CODE if path.is_relative_to(ROOT / "policy_engine")]
    long = [str(path.relative_to(ROOT)) for path in package if _length(path) > LIMIT]
    assert len(long) <= len(package) // 50, long


def test_functions_are_short() -> None:
    long = {}
    for path in CODE:
        if path.relative_to(ROOT).as_posix() in IN_ONE_PIECE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > FUNCTION_LIMIT:
                    long[f"{path.relative_to(ROOT)}: {node.name}"] = length
    assert long == {}


def test_every_module_of_the_package_says_what_it_does() -> None:
    package = [path for path in CODE if path.is_relative_to(ROOT / "policy_engine")]
    assert [str(path) for path in package if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in PAGES:
        for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_no_path_of_one_machine_stands_in_the_project() -> None:
    machine_path = re.compile(r"(?<![\w.])/(?:home|root|tmp|Users)/(?!anna/)[a-z]")
    texts = [*CODE, *PAGES, *(ROOT / "policies").rglob("*.policy"), ROOT / "Makefile", *(ROOT / ".ci").iterdir()]
    found = [
        str(path.relative_to(ROOT))
        for path in texts
        if path != Path(__file__).resolve() and machine_path.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
