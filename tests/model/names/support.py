"""What the tests of names and types share: cases, and findings as lines."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.source import Source
from policy_engine.model.from_tree import resolve
from policy_engine.model.nodes.policy import Policy
from policy_engine.syntax.parse import parse


@dataclass(frozen=True)
class Case:
    """A faulty text, its findings, and the change (old, new) that mends it."""

    code: str
    text: str
    found: tuple[str, ...]
    mend: tuple[str, str]

    @property
    def good(self) -> str:
        assert self.mend[0] in self.text
        return self.text.replace(*self.mend, 1)


def cases(file: str) -> list[Case]:
    """Return the cases of ``cases.toml`` beside a test's file."""
    data = tomllib.loads(Path(file).with_name("cases.toml").read_text("utf-8"))
    return [Case(c["code"], c["text"], tuple(c["found"]), (c["mend"][0], c["mend"][1])) for c in data["case"]]


def resolved(*texts: str) -> tuple[Policy | None, list[Diagnostic], list[Source]]:
    """Resolve a policy and its libraries, which must be without syntax errors."""
    sources = [Source(f"{number}.policy", text) for number, text in enumerate(texts)]
    files = []
    for source in sources:
        file, found = parse(source)
        assert file is not None
        assert [d.message for d in found] == []
        files.append((source, file))
    policy, diagnostics = resolve(files)
    return policy, diagnostics, sources


def findings(*texts: str) -> list[Diagnostic]:
    """Return the findings of names and types."""
    return [d for d in resolved(*texts)[1] if d.code.id[0] in "NT"]


def shown(*texts: str) -> list[str]:
    """Return the findings of names and types as ``line:column message`` and ``help`` lines, in order."""
    _, diagnostics, sources = resolved(*texts)
    by_name = {source.name: source for source in sources}
    lines = []
    for d in diagnostics:
        if d.code.id[0] in "NT":
            assert d.span is not None
            line, column = by_name[d.span.file].place(d.span.start)
            lines += [f"{line}:{column} {d.message}", f"  help: {d.help}"]
    return lines


def policy_of(*texts: str) -> Policy:
    """Return the model of texts that have no errors of names and types."""
    policy, diagnostics, _ = resolved(*texts)
    assert [d.message for d in diagnostics if d.code.id[0] in "NT"] == []
    assert policy is not None
    return policy
