"""Whatever the layout, one canonical text: same meaning, comments at their statements, a second run changes nothing."""

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from policy_engine.base.source import Source
from policy_engine.driver.checking import check
from policy_engine.driver.formatting import formatted
from policy_engine.files.policies import RootLoader, open_policy
from policy_engine.format import print_file
from policy_engine.model.meaning import policy_hash
from policy_engine.syntax.parse import parse
from tests.format.layouts import Canonical, canonical, commented, mutated, without_comments

SHIPPED = sorted((Path(__file__).parents[2] / "policies").rglob("*.policy"))
"""One of them is the policy of the language's page."""


@cache
def opened(path: Path) -> tuple[Canonical, str, str, RootLoader]:
    """A shipped policy's canonical text without comments, its meaning hash, and how its libraries are found."""
    found = open_policy(path)
    assert not isinstance(found, str)
    loader = RootLoader(found.root, found.path, path.as_posix())
    tree, _ = parse(Source("p", found.data.decode("utf-8")))
    model = check(path.name, found.data, found.path, loader).model
    assert tree is not None
    assert model is not None
    return canonical(print_file(replace(tree, comments=()), Source("p", ""))), policy_hash(model), found.path, loader


def law(path: Path, seed: int) -> None:
    """Format one layout of a shipped policy, and compare with what is known beforehand."""
    base, meaning, place, loader = opened(path)
    layout = mutated(base, random.Random(f"{path.name} {seed}"))
    once = formatted("p", layout.data, place, loader)
    assert once.text is not None, [d.message for d in once.diagnostics]
    assert without_comments(once.text) == base.text
    assert commented(once.text, base) == layout.comments, once.text
    again = check("p", once.text, place, loader)
    assert again.tree is not None
    assert again.model is not None
    assert policy_hash(again.model) == meaning
    assert print_file(again.tree, again.sources["p"]) == once.text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_some_layouts_of_each_shipped_policy(path: Path) -> None:
    for seed in range(60):
        law(path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_ten_thousand_layouts_of_the_shipped_policies(path: Path) -> None:
    """Ten thousand in all."""
    for seed in range(60, 60 + 10_000 // len(SHIPPED)):
        law(path, seed)
