"""Every code of names: its exact findings, and silence when the fault is mended."""

import re
from pathlib import Path

import pytest

from policy_engine.base.codes import ALL
from policy_engine.base.source import Source
from policy_engine.model.from_tree import resolve
from policy_engine.syntax.parse import parse
from tests.model.names.support import Case, cases, findings, policy_of, resolved, shown

CASES = cases(__file__)
PAGES = Path(__file__).resolve().parents[3] / "docs" / "diagnostics"
LIBRARY = 'library shared "Shared"\n'
POLICY = 'policy sample "Sample"\nowners marketing, sales\n'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_fault_is_told_exactly(case: Case) -> None:
    assert shown(case.text) == list(case.found)
    assert {d.code.id for d in findings(case.text)} == {case.code}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_the_mended_text_is_clean(case: Case) -> None:
    assert shown(case.good) == []


def test_every_code_has_a_case() -> None:
    alone = {"N015", "N031", "N032"}  # two files, see below; many lines, see tests/hostile/test_bounds.py
    assert {case.code for case in CASES} | alone == {code for code in ALL if code[0] == "N"}


@pytest.mark.parametrize("page", sorted(PAGES.glob("[NT]*.md")), ids=lambda page: page.stem)
def test_the_pages_show_what_they_say(page: Path) -> None:
    bad, good = re.findall(r"```policy\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    # A second file; more lines than a page shows; a day that the parser reports first.
    if page.stem not in {"N015", "N031", "N032", "T026"}:
        assert {d.code.id for d in findings(bad)} == {page.stem}
    assert shown(good) == []


def test_three_faults_are_all_told_in_order() -> None:
    text = """
library shared "Shared"
account
  fact country one of DE, AT
  fact employees integer
dimension context "Context"
  met when all are met

  criterion market "Market"
    when country is one of DE, Swiss

  criterion size "Size"
    when all of
      - employes is at least 20
      - employees is at least "ten"

  criterion both "Both"
    when market and size
"""
    assert [line for line in shown(text) if not line.startswith("  ")] == [
        "10:32 `Swiss` is not a value of `country`",
        "14:9 no field is called `employes`",
        '15:31 `"ten"` is not a value of `employees`, an integer',
    ]


def test_the_second_definition_shows_both_places_over_files() -> None:
    policy = POLICY + "account\n  fact budget text\n"
    library = LIBRARY + 'setting budget "Budget" is 20\n'
    (found,) = findings(policy, library)
    assert (found.code.id, found.span.file if found.span else None) == ("N002", "1.policy")
    assert [(label.span.file, label.text) for label in found.labels] == [
        ("0.policy", "`budget` is declared here as a field")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("account\n  fact size integer\n  fact size text\n", "4:8 `size` is defined twice"),
        ("account\n  key size\n  fact size text\n", "4:8 `size` is defined twice: as the key and as a field"),
        ("events\n  reaction visit with page text and page text\n", "3:37 `page` is defined twice"),
        (
            "events\n  reaction visit with page text and Page text\n",
            "3:37 `Page` differs from `page` only in capital letters",
        ),
        ("events\n  reaction visit, visit\n", "3:19 `visit` is defined twice"),
        (
            "account\n  fact role text\npeople\n  fact role text\n",
            "5:8 `role` is defined twice: as a field and as a field of people",
        ),
    ],
)
def test_one_name_one_thing(text: str, message: str) -> None:
    assert [line for line in shown(LIBRARY + text) if not line.startswith("  ")] == [message]


def test_a_policy_is_not_used() -> None:
    assert shown(POLICY, 'policy other "Other"\n') == [
        "1:8 `1.policy` is a policy; `use` takes libraries",
        "  help: move what both share to a file that begins with `library`",
    ]


def test_record_blocks_join() -> None:
    policy = POLICY + "account\n  key company\n  fact employees integer\n"
    library = LIBRARY + 'account "Firm"\n  fact country one of DE, AT\n'
    joined = policy_of(policy, library)
    assert [field.name for field in joined.record.fields] == ["employees", "country"]
    assert joined.record.key is not None
    assert joined.record.label is not None
    assert joined.files == ("0.policy", "1.policy")


def test_owners_of_libraries_are_those_of_the_policy() -> None:
    library = LIBRARY + "account\n  fact country text\n    filled by sale\n"
    assert shown(POLICY, library) == [
        "4:15 `sale` is not an owner of this policy",
        "  help: did you mean `sales`?",
    ]
    assert shown(library) == []


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ('goal "Decisions" within 90 days', "a goal"),
        ('time zone "UTC"', "a time zone"),
        ('stage watching "Watching"\n  keep with marketing\n  otherwise', "stages"),
        ('guarantee "Never"\n  more need never lowers the stage', "guarantees"),
        ('example "One"\n  on 2026-01-01\n    expect no change', "examples"),
    ],
)
def test_what_a_library_may_not_have(part: str, what: str) -> None:
    assert f"a library cannot have {what}" in shown(LIBRARY + part + "\n")[0]


def test_circles_of_derived_events_are_shown_as_a_walk() -> None:
    text = LIBRARY + (
        "events\n  reaction visit\n  reaction first\n    from second, visit\n"
        "  reaction second\n    from third\n  reaction third\n    from visit\n    while no first\n"
    )
    assert shown(text)[0].endswith("`first` rests on itself: `first` → `second` → `third` → `first`")
    assert len(findings(text)) == 1


def test_a_dimension_in_its_own_criterion_is_a_circle() -> None:
    text = LIBRARY + (
        'dimension context "Context"\n  met when all are met\n\n  criterion market "Market"\n    when context\n'
    )
    assert shown(text)[0] == "6:10 `context` rests on itself: `context` → `market` → `context`"


def test_long_chains_need_no_recursion() -> None:
    events = "".join(f"  reaction e{n}\n    from e{n + 1}\n" for n in range(3000))
    assert [d.code.id for d in findings(LIBRARY + "events\n" + events + "  reaction e3000\n")] == ["N031"]
    assert len(findings(LIBRARY + "events\n" + events + "  reaction e3000\n    from e0\n")) == 1


def test_spellings_of_events_and_outcomes_are_one_space() -> None:
    text = LIBRARY + 'events\n  reaction visit\n    recorded as "Won"\noutcomes\n  decided for us won\n'
    assert shown(text)[0] == "4:17 `Won` stands for `won` and for `visit`"


def test_two_names_of_one_declaration_cannot_share_a_spelling() -> None:
    text = LIBRARY + 'events\n  reaction visit, view\n    recorded as "Page"\n'
    assert shown(text)[0] == "4:17 `Page` stands for `visit` and for `view`"


def test_a_fault_in_a_setting_is_not_echoed_by_its_uses() -> None:
    text = LIBRARY + (
        'account\n  fact size integer\nsetting least_size "Least" is "ten"\n'
        'dimension context "Context"\n  met when all are met\n\n  criterion big "Big"\n'
        "    when size is at least least_size\n"
    )
    assert [d.code.id for d in findings(text)] == ["T021"]


def test_attributes_may_be_called_like_rules() -> None:
    text = LIBRARY + (
        "events\n  reaction visit with context yes/no\n"
        'dimension context "Context"\n  met when all are met\n\n  criterion seen "Seen"\n'
        "    when at least 1 visit where (context)\n"
    )
    assert shown(text) == []


def test_derived_events_have_the_attributes_that_their_sources_share() -> None:
    head = LIBRARY + (
        "events\n  reaction visit with minutes integer and page text\n  reaction call with minutes integer\n"
        "  reaction interest\n    from visit, call\n  reaction deep\n    from interest\n"
        'dimension context "Context"\n  met when all are met\n\n  criterion seen "Seen"\n'
        "    when at least 1 deep where "
    )
    assert shown(head + "minutes is at least 5\n") == []
    assert shown(head + 'page is "x"\n')[0] == "13:32 `deep` has no attribute called `page`"


def test_the_reserved_names_are_reserved_in_any_case() -> None:
    text = POLICY + 'stage Disqualified "No"\n  keep with sales\n  otherwise\n'
    assert shown(text)[0] == "3:7 `Disqualified` is the name of a built-in stage and cannot be declared"


def test_nothing_is_raised_for_a_file_with_syntax_errors() -> None:
    source = Source("bad.policy", LIBRARY + "account\n  fact created date\n    empty means 2026-02-30\n")
    file, found = parse(source)
    assert file is not None
    assert [d.code.id for d in found] == ["S018"]
    assert resolve([(source, file)]) == (None, [])


def test_long_circles_are_shortened() -> None:
    events = "".join(f"  reaction e{n}\n    from e{(n + 1) % 40}\n" for n in range(40))
    (found,) = findings(LIBRARY + "events\n" + events)
    walk = "`e0` → `e1` → `e2` → `e3` → `e4` → `e5` → … → `e34` → `e35` → `e36` → `e37` → `e38` → `e39` → `e0`"
    assert found.message == f"`e0` rests on itself: {walk}"


def test_many_faults_are_all_told() -> None:
    bullets = "".join(f"      - feld_{n} is known\n" for n in range(1000))
    text = LIBRARY + "account\n" + "".join(f"  fact field_{n} text\n" for n in range(1000))
    text += 'dimension context "Context"\n  met when all are met\n\n  criterion all_known "All"\n    when all of\n'
    assert len(findings(text + bullets)) == 1000


def test_same_input_same_findings() -> None:
    text = "".join(case.text for case in CASES[:1]) + 'setting Country "x" is 3\n'
    first = resolved(text)[1]
    assert first == resolved(text)[1]
    assert [d.code.id for d in first] == ["N001", "N003"]
