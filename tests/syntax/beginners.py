"""Beginners' mistakes as a page that one can read; ``python -m tests.syntax.beginners`` rewrites what is printed.

Each case replaces one line of the page's policy by a wrong one, and shows the finding and the line put right.
"""

from dataclasses import dataclass
from pathlib import Path

from policy_engine.base.render import render_all
from policy_engine.driver.checking import Checked, check

PAGE = Path(__file__).parent / "data" / "beginners.md"
NAME = "sample.policy"
TODAY = 739_676
"""1 March 2026."""


@dataclass(frozen=True)
class Case:
    """One mistake: the line of the policy that it replaces, the wrong lines, what is printed, the lines put right."""

    title: str
    line: str
    wrong: str
    printed: str
    right: str


def blocks(text: str, kind: str) -> list[str]:
    """Return what stands in a page's fenced blocks of one kind."""
    return [part.split("```")[0] for part in text.split(f"```{kind}\n")[1:]]


def policy(page: str) -> str:
    """Return the policy whose lines the cases replace."""
    return blocks(page.split("\n## ", maxsplit=1)[0], "policy")[0]


def cases(page: str) -> list[Case]:
    """Return the cases of a page."""
    found = []
    for part in page.split("\n## ")[1:]:
        wrong, right = blocks(part, "policy")
        line = part.split("Instead of `", 1)[1].split("`\n", 1)[0]
        found.append(Case(part.split("\n")[0], line, wrong, blocks(part, "text")[0], right))
    return found


def replaced(page: str, line: str, by: str) -> str:
    """Return the page's policy with other lines in place of one."""
    lines = policy(page).splitlines()
    places = [index for index, each in enumerate(lines) if each.strip() == line]
    assert len(places) == 1, f"the policy needs the line once: {line}"
    lines[places[0] : places[0] + 1] = by.splitlines()
    return "\n".join(lines) + "\n"


def checked(text: str) -> Checked:
    """Check a policy's text."""
    return check(NAME, text, today=TODAY)


def printed(text: str) -> str:
    """Return what is printed of a text's errors; warnings aside."""
    result = checked(text)
    return render_all([each for each in result.diagnostics if each.is_error], result.sources) + "\n"


def rewritten(page: str) -> str:
    """Return the page with what is printed now."""
    head, *_ = page.split("\n## ")
    parts = [head]
    for case in cases(page):
        now = printed(replaced(page, case.line, case.wrong))
        parts.append(
            f"{case.title}\n\nInstead of `{case.line}`\n\n```policy\n{case.wrong}```\n\n```text\n{now}```\n\n"
            f"Put right:\n\n```policy\n{case.right}```\n"
        )
    return "\n## ".join(parts)


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
