"""Propose a policy from what a file holds, and choose classes as people would."""

import re
from pathlib import Path

from policy_engine.driver.checking import Checked, check
from policy_engine.proposal.criteria import first_criteria
from policy_engine.proposal.fields import QUESTION
from policy_engine.proposal.policy import Proposal, propose
from policy_engine.proposal.survey import survey


def proposal_of(tmp_path: Path, content: str | bytes, name: str = "leads.csv", encoding: str = "utf-8") -> Proposal:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return propose(survey(file, encoding), "mine", "Mine", name)


def columns(*rows: str) -> str:
    """A table in which each line stands forty times, so that its values are no accident."""
    header, *lines = rows
    return "\n".join([header, *(lines * 40)]) + "\n"


def declared(proposal: Proposal, name: str) -> str:
    """What the proposal says of a field, its comments left out, in one line."""
    field = next(field for field in proposal.fields.fields if field.name == name)
    lines = [line.split("  # ")[0] for line in field.lines() if not line.startswith("#")]
    return " ".join(line.strip() for line in lines).removeprefix("fact ")


def remarks(proposal: Proposal, name: str) -> str:
    """The comments above a field."""
    field = next(field for field in proposal.fields.fields if field.name == name)
    return " ".join(line for line in field.lines() if line.startswith("#"))


def with_facts(proposal: Proposal) -> str:
    """The text as it is when every field is called a fact."""
    text = proposal.text
    for field in proposal.fields.fields:
        text, times = re.subn(rf"(?m)^  (?={field.name} (?:{field.kind.type}))", "  fact ", text, count=1)
        assert times == 1, field.name
    return text


def chosen(proposal: Proposal) -> str:
    """The text when people have chosen: scores are reactions, motivation rests on a need, the rest are facts."""
    text = with_facts(proposal)
    for field in proposal.fields.fields:
        if field.score:
            text = text.replace(f"\n  fact {field.name} ", f"\n  reaction {field.name} ")
    need = first_criteria(proposal.fields.fields)[2].field
    head, found, rest = text.partition(f"\n  fact {need.name} ")
    if found:
        text = f"{head}\n  need {need.name} " + rest.replace(f"  # {QUESTION}", '\n    because "They told us"', 1)
    return text.replace(f"  # {QUESTION}", "")


def checked(text: str) -> Checked:
    return check("mine.policy", text)
