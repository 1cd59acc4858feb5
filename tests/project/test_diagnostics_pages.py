"""Every diagnostic code has a page, every page a code, and the index names them all."""

import re
from pathlib import Path

from policy_engine.base.codes import ALL

PAGES = Path(__file__).resolve().parents[2] / "docs" / "diagnostics"
CODE = re.compile(r"^[A-Z]\d{3}$")


def _pages() -> set[str]:
    return {page.stem for page in PAGES.glob("*.md") if page.stem != "README"}


def test_every_code_has_a_page() -> None:
    assert sorted(ALL.keys() - _pages()) == []


def test_every_page_has_a_code() -> None:
    assert sorted(_pages() - ALL.keys()) == []


def test_codes_are_well_formed_and_registered_under_their_own_id() -> None:
    assert [code for code, entry in ALL.items() if not CODE.match(code) or entry.id != code] == []


def test_pages_begin_with_their_code_and_say_enough() -> None:
    for code in sorted(_pages()):
        text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
        assert text.startswith(f"# {code}: "), code
        assert len(text.split()) >= 20, code


def test_the_index_names_every_page_with_its_title() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    for code in sorted(_pages()):
        title = (PAGES / f"{code}.md").read_text(encoding="utf-8").splitlines()[0].removeprefix(f"# {code}: ")
        assert f"| [{code}]({code}.md) | {title} |" in index, code
