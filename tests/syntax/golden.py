"""Golden files of the syntax tests; ``python -m tests.syntax.golden`` rewrites them."""

from pathlib import Path

from policy_engine.base.render import render_all
from policy_engine.base.source import Source
from policy_engine.syntax.parse import parse
from tests.syntax.shown import parsed, tree

DATA = Path(__file__).parent / "data"
POLICY = DATA / "dach_new_business.policy"
TREE = DATA / "dach_new_business.tree.txt"
ERRORS = DATA / "errors.md"


def whole_tree() -> str:
    """Return the tree of the whole policy of the language's page."""
    return tree(parsed(POLICY.read_text(encoding="utf-8"))) + "\n"


def sources_of(page: str) -> list[str]:
    """Return the sources of the cases of a page."""
    return [block.split("```policy\n")[1].split("```")[0] for block in page.split("\n## ")[1:]]


def errors_page(page: str) -> str:
    """Return the page with what the cases' sources give now."""
    head, *cases = page.split("\n## ")
    parts = [head]
    for case in cases:
        title = case.split("\n")[0]
        text = case.split("```policy\n")[1].split("```")[0]
        source = Source("case.policy", text)
        shown = render_all(parse(source)[1], {"case.policy": source})
        parts.append(f"{title}\n\n```policy\n{text}```\n\n```text\n{shown}\n```\n")
    return "\n## ".join(parts)


if __name__ == "__main__":
    TREE.write_text(whole_tree(), encoding="utf-8")
    ERRORS.write_text(errors_page(ERRORS.read_text(encoding="utf-8")), encoding="utf-8")
