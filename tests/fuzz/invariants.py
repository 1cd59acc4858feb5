"""What holds of every answer about a policy, however hostile its text: the invariants that fuzzing checks.

Nothing raises but what the caller would see as a defect; each rejection has a code, a message of one line, and a place
inside its file; the answer comes soon; and the same text gives the same answer.
"""

import time
from collections.abc import Iterable, Mapping

from policy_engine.base.codes import ALL
from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.render import render_all, visible
from policy_engine.base.source import Source, Span
from policy_engine.driver.checking import Checked, check

NAME = "hostile.policy"
SECONDS = 1.0
"""The processor's time for one input of at most ``MOST_BYTES``."""
MOST_BYTES = 64 * 1024


def assert_finding(found: Diagnostic, sources: Mapping[str, Source]) -> None:
    """A finding is of a registered code, speaks in one line, and stands inside a file that was read."""
    assert ALL[found.code.id] is found.code
    for sentence in (found.message, found.help):
        assert "\n" not in sentence
    assert found.message
    assert found.span is not None
    edits = [edit.span for edit in found.fix]
    for span in (found.span, *(label.span for label in found.labels), *edits):
        assert_inside(span, sources)


def assert_inside(span: Span, sources: Mapping[str, Source]) -> None:
    """A place lies inside its file, which may be empty."""
    assert span.file in sources
    assert 0 <= span.start <= span.end <= len(sources[span.file].text)


def assert_findings(found: Iterable[Diagnostic], sources: Mapping[str, Source]) -> None:
    """All findings are sound, and can be shown to people."""
    told = list(found)
    for each in told:
        assert_finding(each, sources)
    for line in render_all(told, sources).splitlines():
        assert line == visible(line)


def judged(data: bytes | str, *, seconds: float | None = None) -> Checked:
    """Check a policy's bytes or text, and that all invariants hold; ``seconds`` where the input is a large one."""
    start = time.process_time()
    checked = check(NAME, data)
    took = time.process_time() - start
    if seconds is not None or len(data) <= MOST_BYTES:
        assert took < (seconds or SECONDS), f"{took:.2f} s"
    assert_findings(checked.diagnostics, checked.sources)
    # What is not accepted is rejected with a reason.
    assert checked.ok or any(each.is_error for each in checked.diagnostics)
    return checked


def answers(checked: Checked) -> list[tuple[object, ...]]:
    """All that a check says, in a form that can be compared."""
    return [(d.code.id, d.span, d.message, d.help, d.labels, d.fix) for d in checked.diagnostics]


def judged_twice(data: bytes | str) -> Checked:
    """Check twice: the same input gives the same answer."""
    first = judged(data)
    assert answers(first) == answers(check(NAME, data))
    return first
