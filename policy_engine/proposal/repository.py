"""The files of a new repository of policies, each with its path from the repository's folder."""

from importlib.resources import files
from string import Template
from typing import Final

from policy_engine.proposal.names import MAX_NAME, field_names, is_keyword, is_name

Contents = dict[str, bytes]
"""Files by their paths, with ``/`` between folders."""

SAMPLE: Final = "policies/sample_leads.csv"
_EVERYWHERE: Final = {
    "readiness.toml": "readiness.toml",
    ".github/workflows/readiness.yml": "readiness.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    "exports/.gitignore": "gitignore",
}


def starter(name: str, version: str) -> Contents:
    """Return a repository that begins with a small policy called ``name``, and leads to try it on."""
    made = {policy_path(name): "starter.policy", SAMPLE: "sample_leads.csv", "README.md": "README.starter.md"}
    return {path: _filled(file, name=name, version=version).encode() for path, file in (made | _EVERYWHERE).items()}


def proposed(name: str, policy: str, numbered: bool, version: str) -> Contents:
    """Return a repository around a proposed policy; ``numbered`` tells that its records have no key."""
    made = {"README.md": "README.proposed.md"} | _EVERYWHERE
    key = "1" if numbered else "ID"
    around = {path: _filled(file, name=name, version=version, key=key).encode() for path, file in made.items()}
    return {policy_path(name): policy.encode()} | around


def policy_path(name: str) -> str:
    """Return where the policy stands."""
    return f"policies/{name}.policy"


def title_of(name: str) -> str:
    """Return a policy's name as a title: ``new_business`` is ``New business``."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def name_for(folder: str) -> str:
    """Return the name of a policy in a folder of this name."""
    name = field_names([folder], ())[0]
    return "new_business" if name == "column_1" else name


def name_problem(name: str) -> str:
    """Say why no policy can have a name; an empty text where one can."""
    if is_keyword(name):
        return "it is a word of the language"
    if len(name) > MAX_NAME:
        return f"it is longer than {MAX_NAME} characters"
    return "" if is_name(name) else "it is no name"


def _filled(file: str, name: str, **facts: str) -> str:
    text = (files("policy_engine.proposal") / "starter" / file).read_text(encoding="utf-8")
    return Template(text).substitute(name=name, title=title_of(name), **facts)
