"""Every code of the family has a page; its wrong example has the fault, and its right one has none."""

import re
from pathlib import Path

import pytest

from policy_engine.base.codes import syntax
from policy_engine.base.diagnostic import Code
from policy_engine.base.source import Source
from policy_engine.syntax.parse import parse

PAGES = Path(__file__).parents[2] / "docs" / "diagnostics"
CODES = sorted((value for value in vars(syntax).values() if isinstance(value, Code)), key=lambda code: code.id)
WITHOUT_EXAMPLE = {"S020", "S021", "S023", "S024", "S028", "S033"}


def codes_of(text: str) -> list[str]:
    return [diagnostic.code.id for diagnostic in parse(Source("page", text))[1]]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_page(code: Code) -> None:
    page = (PAGES / f"{code.id}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {code.id}: {code.title}\n")
    blocks = re.findall(r"^```policy\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    if code.id in WITHOUT_EXAMPLE:
        assert blocks == []
        return
    wrong, right = blocks
    assert codes_of(wrong) == [code.id]
    assert codes_of(right) == []
