"""What no text can show alone: missing owners, libraries, long chains, the registry and its pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from policy_engine.base.codes import examples as example_codes
from policy_engine.base.codes import policy as policy_codes
from policy_engine.base.diagnostic import Code
from policy_engine.base.limits import MAX_EVENT_LEVELS
from policy_engine.model.checks import CHECKS, run_checks
from tests.model.sample import BASE, changed, findings, resolved

_CODES = [c for family in (policy_codes, example_codes) for c in vars(family).values() if isinstance(c, Code)]
_PAGES = Path(__file__).parents[3] / "docs" / "diagnostics"


def test_owners_are_missed():
    policy, _, _ = resolved(BASE)
    found = run_checks(replace(policy, owners=()), None)
    assert [(d.code.id, d.message, d.help) for d in found] == [
        ("P010", "policy `demo` names no owners", "add `owners marketing, sales`: they sign what the rules mean")
    ]


def test_a_library_need_not_have_what_a_policy_has():
    policy, _, _ = resolved(BASE)
    bare = replace(policy, goal=None, owners=(), stages=(), guarantees=())
    assert [d.code.id for d in run_checks(bare, None)] == ["P009", "P010", "P011"]
    assert run_checks(replace(bare, is_library=True), None) == []


def test_fields_of_used_libraries_may_be_unused():
    policy, _, _ = resolved(changed(("  fact employees integer\n", "  fact employees integer\n  fact fax text\n")))
    assert [d.code.id for d in run_checks(policy, None)] == ["P028"]
    fields = tuple(replace(f, span=replace(f.span, file="library.policy")) for f in policy.record.fields)
    assert run_checks(replace(policy, record=replace(policy.record, fields=fields)), None) == []


def test_two_checks_find_two_things():
    text = changed(("    while consent is yes\n", ""), ("one of buyer, user", "one of buyer"))
    assert [code for code, *_ in findings(text)] == ["P016", "P003"]


def test_a_long_chain_of_needs_is_told_once():
    names = [f"n{i}" for i in range(MAX_EVENT_LEVELS)]
    made_from = zip(names, ["click", *names], strict=False)
    chain = "".join(f'  need {name} from {source}\n    because "x"\n' for name, source in made_from)
    text = changed(("  reaction click, visit\n", "  reaction click, visit\n" + chain))
    text = text.replace("when at least 2 evaluation", f"when at least 2 {names[-1]}")
    policy, _, _ = resolved(text)
    found = run_checks(policy, None)
    assert [d.facts["name"] for d in found if d.code.id == "P003"] == ["n0"]


def test_running_twice_gives_the_same():
    policy, _, _ = resolved(changed(("    while consent is yes\n", ""), ("one of buyer, user", "one of buyer")))
    assert run_checks(policy, 1) == run_checks(policy, 1)
    assert len(CHECKS) == len(set(CHECKS))


@pytest.mark.parametrize("code", _CODES, ids=lambda code: code.id)
def test_each_code_has_a_page_and_speaks_plainly(code):
    page = (_PAGES / f"{code.id}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {code.id}: {code.title}\n")
    assert "Wrong:\n" in page
    assert "Right:\n" in page
    assert not code.message.endswith(".")
    assert not code.message[0].isupper() or code.message.startswith("G")
