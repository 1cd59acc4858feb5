"""Write docs/diagnostics/README.md, the index of all diagnostics, from the titles of their pages."""

from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "docs" / "diagnostics"
FAMILIES = {
    "S": "Text of policies",
    "N": "Names",
    "T": "Types",
    "P": "Rules of a policy",
    "E": "Examples",
    "D": "Data",
    "U": "Use of the commands",
}
HEAD = """# Diagnostics

Every finding has a code, which never changes its meaning. Errors stop the way to a decision; warnings and notes do not.
"""


def main() -> None:
    """Write the index."""
    lines = [HEAD]
    for family, title in FAMILIES.items():
        lines += [f"## {family}: {title}", "", "| code | what it says |", "|---|---|"]
        for page in sorted(PAGES.glob(f"{family}*.md")):
            first = page.read_text(encoding="utf-8").splitlines()[0].removeprefix(f"# {page.stem}: ")
            lines.append(f"| [{page.stem}]({page.stem}.md) | {first} |")
        lines.append("")
    (PAGES / "README.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
