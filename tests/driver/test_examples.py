"""Running examples: what was expected, what came, and why."""

from policy_engine.driver.checking import check
from policy_engine.driver.compiling import compile_checked
from policy_engine.driver.examples import ExampleResult, run_examples

POLICY = """policy p "P"
goal "G" within 90 days
owners marketing, sales
account
  fact consent yes/no
  fact competitor yes/no
    empty means no
  need project yes/no
    because "B"
  need wanted date
    because "B"
dimension d "D"
  met when all are met
  criterion c "C"
    owner sales
    when project is yes
  criterion near "N"
    owner marketing
    when wanted is in the next 30 days
hold no_consent "H"
  unless consent is yes
disqualifier rival "R"
  when competitor is yes
stage ready "R"
  hand over to sales
  when d
stage other "O"
  keep with marketing
  otherwise
example "E"
  on 2026-01-01
    - consent is yes, project is yes, wanted is 2026-01-10
"""


def run(*lines: str) -> ExampleResult:
    text = POLICY + "".join(f"    {line}\n" for line in lines)
    compiled, diagnostics = compile_checked(check("p.policy", text))
    assert compiled is not None, [d.message for d in diagnostics if d.is_error]
    (result,) = run_examples(compiled)
    return result


def outcome(*lines: str) -> tuple[str, str, bool, tuple[str, ...]]:
    last = run(*lines).outcomes[-1]
    return last.expected, last.got, last.passed, last.why


def test_what_comes_as_expected_needs_no_reason():
    assert outcome("expect ready") == ("ready", "ready", True, ())
    assert outcome("expect d met") == ("d met", "d met", True, ())
    expected = "changes on 2026-01-11 to other"
    assert outcome(f"expect {expected}") == (expected, expected, True, ())


def test_another_stage_is_told_with_what_is_not_met():
    got = outcome("expect ready", "on 2026-01-02", "- project is no", "expect ready")
    assert got == ("ready", "other", False, ("c is not met (project is no)",))


def test_another_state_is_told_with_its_values():
    assert outcome("expect c not met") == ("c not met", "c met", False, ("project is yes",))
    assert outcome("on 2026-01-02", "- wanted is unknown", "expect d met") == (
        "d met", "d open", False, ("near is open (wanted is not given)",),
    )  # fmt: skip


def test_a_hold_is_told_with_its_name_and_what_comes_without_it():
    away = ("on 2026-01-02", "- consent is unknown")
    assert outcome(*away, "expect on hold by no_consent, else ready")[2]
    assert outcome(*away, "expect ready") == (
        "ready", "on hold by no_consent, else ready", False, ("no_consent is in effect (consent is not given)",),
    )  # fmt: skip
    assert outcome("expect on hold by no_consent")[:3] == ("on hold by no_consent", "ready", False)
    assert outcome(*away, "expect on hold, else other")[2] is False


def test_a_disqualifier_is_told_with_its_name():
    got = outcome("on 2026-01-02", "- competitor is yes", "expect ready")
    assert got == ("ready", "disqualified by rival", False, ("rival is in effect (competitor is yes)",))
    assert outcome("on 2026-01-02", "- competitor is yes", "expect disqualified by rival")[2]


def test_a_change_is_told_with_its_reason():
    expected, got, passed, why = outcome("expect no change")
    assert (expected, got, passed) == ("no change", "changes on 2026-01-11 to other", False)
    assert why == (
        "If nothing new is learnt, it becomes “O” on 2026-01-11: wanted comes near or passes, so “N” changes",
    )


def test_an_example_passes_as_a_whole():
    assert run("expect ready", "expect c met").passed
    assert not run("expect ready", "expect c open").passed
