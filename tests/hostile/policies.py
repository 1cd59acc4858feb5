"""A small sound policy with room for one hostile condition, declaration or name."""

import json
from collections.abc import Iterable

from policy_engine.driver.checking import Checked
from policy_engine.driver.compiling import Compiled, compile_checked
from tests.fuzz.invariants import judged

WHOLE = """\
policy sample "Sample"
goal "The group decides" within 90 days
owners marketing, sales
account
  key company
  fact employees integer
  fact country one of DE, AT
  fact noted text
  fact seen_on date
  need project yes/no
    because "A project decides"
people
  key contact
  fact role text
events
  reaction click
  need call with minutes number
    because "They asked"
dimension sound "Sound"
  met when all are met
  criterion wants "Wants it"
    owner sales
    when project is yes and call in the last 30 days
  criterion big "Big enough"
    owner marketing
    when employees is at least 50 and click in the last 30 days
  criterion described "Described"
    when country is DE and noted is known and seen_on is known and some person (role is known)
stage ready "Ready"
  hand over to sales
  when sound
stage rest "The rest"
  keep with marketing
  otherwise
"""

DAY = 739_676
"""2026-03-01."""

READY: dict[str, object] = {
    "company": "c1", "employees": 60, "country": "DE", "noted": "yes", "seen_on": "2026-01-01", "project": "yes",
    "people": [{"contact": "anna", "role": "boss"}],
    "events": [{"type": "click", "at": "2026-02-20"}, {"type": "call", "at": "2026-02-20"}],
}  # fmt: skip
"""A record that is ready by the whole policy."""


def titled(title: str) -> str:
    """The policy by another title."""
    return WHOLE.replace('"Sample"', json.dumps(title, ensure_ascii=False), 1)


def with_condition(condition: str, text: str = WHOLE) -> str:
    """The policy with one more criterion, for which ``condition`` is asked."""
    return text.replace("stage ready", f'  criterion extra "Extra"\n    when {condition}\nstage ready', 1)


def with_fields(*lines: str) -> str:
    """The policy with further lines in its record block."""
    return WHOLE.replace("people\n", "".join(f"  {line}\n" for line in lines) + "people\n", 1)


def with_field_asked(line: str, condition: str) -> str:
    """The policy with a further line in its record block, and a criterion that asks for it."""
    return with_condition(condition, with_fields(line))


def with_events(*lines: str) -> str:
    """The policy with further lines in its events block."""
    return WHOLE.replace("dimension sound", "".join(f"  {line}\n" for line in lines) + "dimension sound", 1)


def with_use(*paths: str) -> str:
    """The policy with further files in use."""
    return WHOLE.replace("account\n", "".join(f'use "{path}"\n' for path in paths) + "account\n", 1)


def errors(data: bytes | str) -> list[str]:
    """The codes of a text's errors, all invariants checked."""
    return codes_of(judged(data))


def codes_of(checked: Checked) -> list[str]:
    """The codes of the errors found."""
    return [found.code.id for found in checked.diagnostics if found.is_error]


def accepted(data: bytes | str) -> Compiled:
    """The policy of a text that has no errors, ready to decide."""
    checked = judged(data)
    assert codes_of(checked) == []
    compiled, _ = compile_checked(checked)
    assert compiled is not None
    return compiled


def stage_of(compiled: Compiled, raw: dict[str, object]) -> str:
    """The stage of a raw record on ``DAY``."""
    return compiled.evaluator.decide(compiled.evaluator.read(raw), DAY).stage


def label_places(checked: Checked) -> list[int]:
    """How many further places each error shows."""
    return [len(found.labels) for found in checked.diagnostics if found.is_error]


def messages(checked: Checked) -> str:
    """All that is told about a policy, as one text."""
    return "\n".join(_told(checked))


def _told(checked: Checked) -> Iterable[str]:
    for found in checked.diagnostics:
        yield from (found.message, found.help, *(label.text for label in found.labels))
