"""Does by program what a reader of a report does by hand: put a line into the policy, where the report says."""

import re

from policy_engine.report.findings import Advice, DataReport

_STATEMENT = r"(?:fact|reaction|need|decided for us|decided against us|no decision|rejected)"
_CLAUSES = ("values", "column", "dated by", "recorded as", "unknown when")


def pasted(policy: str, advice: Advice) -> str:
    """Return the policy's text with the line of an advice: in place of the clause of its kind, or as a new one."""
    assert advice.paste is not None
    lines = policy.splitlines()
    if advice.paste.startswith("everywhere"):
        place = next(n for n, line in enumerate(lines) if re.match(rf"{advice.under}\b", line))
        return _with(lines, place + 1, advice.paste)
    place = _statement(lines, advice.under)
    end = next((n for n in range(place + 1, len(lines)) if not lines[n].startswith("    ")), len(lines))
    clause = next(clause for clause in _CLAUSES if advice.paste.startswith(clause))
    for number in range(place + 1, end):
        if lines[number].strip().startswith(clause):
            lines[number] = f"    {advice.paste}"
            return "\n".join(lines) + "\n"
    if "," in lines[place].split(" one of ")[0].split(" several of ")[0]:
        return _out_of_group(lines, place, end, advice)
    return _with(lines, place + 1, advice.paste)


def _statement(lines: list[str], name: str) -> int:
    head = re.compile(rf"\s+{_STATEMENT}\s+(?:\w+, )*{re.escape(name)}\b")
    return next(n for n, line in enumerate(lines) if head.match(line))


def _out_of_group(lines: list[str], place: int, end: int, advice: Advice) -> str:
    """Give an event that is declared together with others a statement of its own."""
    word, names = lines[place].split(maxsplit=1)
    others = ", ".join(name for name in names.split(", ") if name != advice.under)
    alone = [f"  {word} {advice.under}", f"    {advice.paste}", *lines[place + 1 : end]]
    lines[place] = f"  {word} {others}"
    return "\n".join([*lines[:end], *alone, *lines[end:]]) + "\n"


def _with(lines: list[str], place: int, line: str) -> str:
    return "\n".join([*lines[:place], f"    {line}", *lines[place:]]) + "\n"


def lines_to_paste(report: DataReport) -> list[Advice]:
    return [advice for advice in report.advice if advice.paste is not None]
