"""M1, M2: printing a policy and reading it again changes nothing; the printer is stable and keeps comments."""

from collections import Counter

import pytest

from policy_engine.base.source import Source
from policy_engine.format import print_file
from policy_engine.model.meaning import policy_hash
from policy_engine.syntax.parse import parse
from tests.agreement.policytext.whole import policy_text
from tests.laws.material import FIRST_SEED
from tests.support.policies import checked


def with_comments(text: str) -> str:
    """Return a text with a comment above some lines and at the end of others."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        if number % 7 == 3:
            lines.append(f"  # note {number}")
        lines.append(f"{line}  # end {number}" if number % 11 == 5 and line.strip() else line)
    return "\n".join(lines)


def check(seed: int) -> None:
    """Check the law on one policy: as written, and with comments."""
    for text in (policy_text(seed), with_comments(policy_text(seed))):
        before = checked(text)
        printed = print_file(before.tree, before.source)
        source = Source("test.policy", printed)
        tree, found = parse(source)
        assert tree is not None, f"seed {seed}: {found}\n{printed}"
        assert tree == before.tree, f"seed {seed}\n{printed}"
        assert print_file(tree, source) == printed, f"seed {seed}: not stable\n{printed}"
        comments = Counter(comment.text.strip() for comment in before.tree.comments)
        assert comments == Counter(comment.text.strip() for comment in tree.comments), f"seed {seed}"
        assert policy_hash(checked(printed).model) == policy_hash(before.model), f"seed {seed}"


def test_printing_changes_nothing() -> None:
    for seed in range(FIRST_SEED, FIRST_SEED + 60):
        check(seed)


@pytest.mark.slow
def test_printing_changes_nothing_in_many() -> None:
    for seed in range(FIRST_SEED + 60, FIRST_SEED + 560):
        check(seed)
