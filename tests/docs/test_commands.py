"""Every command that the documentation shows is run, and prints what stands there."""

from pathlib import Path

import pytest

from tests.docs.pages import ROOT, blocks, pages, plain
from tests.docs.runner import Place


@pytest.mark.parametrize("page", [str(page.relative_to(ROOT)) for page in pages()])
def test_commands_print_what_the_page_shows(page: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    wrong = []
    for block in blocks((ROOT / page).read_text(encoding="utf-8")):
        for command, printed, code in place.take(block):
            if not command.matches(printed, code):
                wrong.append(f"$ {command.text}\n{plain(printed)}\n(exit code {code})")
    assert not wrong, "\n\n".join(wrong)
