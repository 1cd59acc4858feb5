"""Laws of the meaning hash: what must not change it, and what must."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from policy_engine.base.source import Source
from policy_engine.format import print_file
from policy_engine.model.from_tree import resolve
from policy_engine.model.meaning import EVIDENCE, policy_hash, rule_hashes
from policy_engine.syntax.parse import parse
from tests.model.sample import BASE, changed, resolved

ROOT = Path(__file__).parents[3]


def hashes(text):
    policy, _, _ = resolved(text)
    assert policy is not None
    return policy_hash(policy), rule_hashes(policy)


UNCHANGED = {
    "layout": BASE.replace("\n", " ").replace("  ", "\n"),
    "comments": BASE.replace("\n", "  # a remark\n"),
    "titles": changed(('"Consent is given"', '"Yes" de "Ja"'), ('policy demo "Demo"', 'policy demo "Other"')),
    "reasons": changed(('"They compare"', '"Another reason" see "a page"')),
    "ask and offer": changed(
        ("    when employees is at least", '    ask "How many?"\n    offer "A visit"\n    when employees is at least')
    ),
    "a guarantee's title": changed(('"Consent comes first"', '"No handover without consent"')),
    "operands of and": changed(
        ("consent is yes and country is one of DE, AT", "country is one of AT, DE and consent is yes")
    ),
    "bullets": changed(
        (
            "when consent is yes and country is one of DE, AT",
            "when all of\n - country is one of DE, AT\n - consent is yes",
        )
    ),
    "operands of or": changed(("when context or motivation", "when motivation or context")),
    "parentheses": changed(("when context and motivation", "when (context) and (motivation)")),
    "a declared list": changed(("one of DE, AT, CH", "one of CH, DE, AT")),
    "order of sources": changed(("from click, visit", "from visit, click")),
    "order of fields": changed(
        ("  fact consent yes/no\n", ""),
        ("  fact employees integer\n", "  fact employees integer\n  fact consent yes/no\n"),
    ),
    "an example": BASE + '\nexample "A"\n  on 2026-01-01\n    expect watching\n',
    "column as by default": changed(("fact employees integer", 'fact employees integer column "employees"')),
    "weeks for days": changed(("in the last 14 days", "in the last 2 weeks")),
}


@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED.keys())
def test_unchanged(text):
    policy, rules = hashes(BASE)
    other, other_rules = hashes(text)
    assert other == policy
    assert sorted(other_rules.values()) == sorted(rules.values())


LARGE = {"large", "context", "ready", "developing", "guarantee: Consent comes first"}
ALLOWED = {"allowed", "context", "ready", "developing", "guarantee: Consent comes first"}
BUDGET = {"budgeted", "motivation", "ready", "developing", "guarantee: Consent comes first", "no_budget"}
EVALUATION = {"evaluation", "evaluating", "motivation", "ready", "developing", "guarantee: Consent comes first"}
ALL = None

CHANGED = {
    "a threshold in a setting": ([('"Smallest size" is 20', '"Smallest size" is 21')], LARGE),
    "a literal": ([("employees is at least min_employees", "employees is at least 20")], LARGE),
    "a comparison": ([("employees is at least min", "employees is more than min")], LARGE),
    "a column": ([("fact employees integer", 'fact employees integer column "Size"')], LARGE),
    "a format": ([("fact employees integer", 'fact employees integer column "employees" as "1.234"')], LARGE),
    "an unknown spelling": ([("fact employees integer", 'fact employees integer unknown when "0"')], LARGE),
    "an empty meaning": ([("fact employees integer", "fact employees integer empty means 0")], LARGE),
    "who fills it": ([("fact employees integer", "fact employees integer filled by sales")], LARGE),
    "a spelling": ([('values DE "Germany"', 'values DE "Deutschland"')], ALLOWED),
    "freshness": ([("fresh for 90 days", "fresh for 91 days")], BUDGET),
    "the dating column": ([('dated by "Budget at"', 'dated by "Budget on"')], BUDGET),
    "a denying value": ([("denied by refused", "denied by planned")], BUDGET | {EVIDENCE}),
    "everywhere unknown": ([('everywhere unknown when "n/a"', 'everywhere unknown when "-"')], ALL),
    "the time zone": ([('"Europe/Berlin"', '"Europe/Vienna"')], ALL),
    "how long a rejection speaks": ([("for 90 days or until", "for 30 days or until")], BUDGET),
    "until new need": ([(" or until new need", "")], BUDGET),
    "a rejection's spelling": ([("rejected no_budget\n", 'rejected no_budget\n    recorded as "X"\n')], BUDGET),
    "a hold by an outcome": ([("on hold for 60 days", "on hold for 61 days")], {"not_reached"}),
    "an outcome's kind": ([("decided for us won", "no decision won")], {"won"}),
    "a derived event's condition": ([("while consent is yes", "while consent is no")], EVALUATION | {EVIDENCE}),
    "a derived event's sources": ([("from click, visit", "from click")], EVALUATION | {EVIDENCE}),
    "a person's field": (
        [("fact role one of buyer, user", 'fact role one of buyer, user column "R"')],
        LARGE - {"large"} | {"buyer_known"},
    ),
    "unless": ([("  unless consent is yes\n\n", "  when consent is no\n\n")], {"no_consent"}),
    "an until": ([("  unless consent is yes\n\n", "  unless consent is yes until 2030-01-01\n\n")], {"no_consent"}),
    "a quorum": (
        [("met when any is met", "met when at least 2 are met")],
        {"motivation", "ready", "developing", "guarantee: Consent comes first"},
    ),
    "a receiver": ([("hand over to sales", "hand over to marketing")], {"ready", "guarantee: Consent comes first"}),
    "an answer within": (
        [("hand over to sales", "hand over to sales, answer within 3 days")],
        {"ready", "guarantee: Consent comes first"},
    ),
    "an alias": (
        [('stage ready "Ready"', 'stage ready "Ready" as "sql"')],
        {"ready", "guarantee: Consent comes first"},
    ),
    "a promise": (
        [("never ready unless consent is yes", "never ready unless country is DE")],
        {"guarantee: Consent comes first"},
    ),
}


@pytest.mark.parametrize(("edits", "rules"), CHANGED.values(), ids=CHANGED.keys())
def test_changed(edits, rules):
    policy, before = hashes(BASE)
    other, after = hashes(changed(*edits))
    assert other != policy
    assert before.keys() == after.keys()
    moved = {name for name in before if before[name] != after[name]}
    if rules is ALL:
        assert moved == before.keys()
    else:
        assert rules <= moved
        untouched = before.keys() - rules - _RESTING
        assert not (moved & untouched), moved & untouched


_RESTING = {"no_budget", "budgeted", "motivation", "ready", "developing", "guarantee: Consent comes first", EVIDENCE}
"""``until new need`` rests on all need evidence, and through ``while`` on more; these may move with much."""


def test_what_is_only_in_the_whole():
    for edits in (
        [("within 90 days", "within 60 days")],
        [("    owner sales\n", "    owner sales, marketing\n")],
        [("  key company\n", '  key company column "ID"\n')],
    ):
        policy, before = hashes(BASE)
        other, after = hashes(changed(*edits))
        assert (other != policy, after) == (True, before)


def test_the_order_of_stages_matters():
    ready, developing = (
        BASE[BASE.index(f"stage {a}") : BASE.index(f"stage {b}")]
        for a, b in (("ready", "developing"), ("developing", "watching"))
    )
    policy, before = hashes(BASE)
    other, after = hashes(BASE.replace(ready + developing, developing + ready))
    assert other != policy
    assert {name for name in before if before[name] != after[name]} == {
        "ready",
        "developing",
        "guarantee: Consent comes first",
    }


def test_file_boundaries_do_not_matter():
    start, end = BASE.index("people\n"), BASE.index("dimension context")
    library = Source("parts.policy", 'library parts "Parts"\n' + BASE[start:end])
    main = Source("demo.policy", BASE[:start].replace("owners", 'use "parts.policy"\nowners', 1) + BASE[end:])
    files = []
    for source in (main, library):
        tree, found = parse(source)
        assert found == []
        files.append((source, tree))
    policy, found = resolve(files)
    assert found == []
    assert (policy_hash(policy), rule_hashes(policy)) == hashes(BASE)


def test_every_rule_has_a_hash_of_its_own():
    policy, rules = hashes(BASE)
    assert set(rules) == {
        EVIDENCE,
        "allowed",
        "large",
        "buyer_known",
        "budgeted",
        "asked",
        "evaluating",
        "context",
        "motivation",
        "evaluation",
        "no_consent",
        "ready",
        "developing",
        "watching",
        "won",
        "no_budget",
        "not_reached",
        "guarantee: Consent comes first",
    }
    assert len(set(rules.values())) == len(rules)
    assert all(len(value) == 64 and set(value) <= set("0123456789abcdef") for value in (policy, *rules.values()))


def test_guarantees_of_one_title_keep_a_hash_each():
    policy, _, _ = resolved(BASE)
    twice = replace(policy, guarantees=policy.guarantees * 2)
    assert {"guarantee: Consent comes first", "guarantee: Consent comes first (2)"} <= rule_hashes(twice).keys()


def test_hashes_do_not_depend_on_the_process():
    code = (
        "from tests.model.sample import BASE, resolved\n"
        "from policy_engine.model.meaning import policy_hash\n"
        "import sys; sys.stdout.write(policy_hash(resolved(BASE)[0]))"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout == hashes(BASE)[0]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_formatter_and_its_languages_keep_every_hash(language):
    source = Source("demo.policy", BASE)
    tree, _ = parse(source)
    printed = print_file(replace(tree, language=language), source)
    assert printed != BASE
    assert hashes(printed) == hashes(BASE)
