"""Evidence, parts, owners: a policy that has each code, with the whole finding, and policies that do not."""

# ruff: noqa: E501

import pytest

from tests.model.sample import BASE, changed, findings

_NEED = '    because "Nobody signs without it"\n'
_LAST = BASE[BASE.index("stage watching") : BASE.index("guarantee")]
_STAGES = BASE[BASE.index("stage ready") : BASE.index("outcomes\n")]

# name, edits of the sample policy, day of the check, findings as (code, place, message, help)
CASES = [
    (
        "P001",
        [(_NEED, "")],
        None,
        [
            (
                "P001",
                "need budget one of confirmed, planned, refused",
                "need `budget` does not say why it is a need",
                'add `because "…"`: what of their own does it show or tell?',
            )
        ],
    ),
    (
        "P001 event",
        [('    because "They asked"\n', "")],
        None,
        [
            (
                "P001",
                "need demo_request with minutes number",
                "need `demo_request` does not say why it is a need",
                'add `because "…"`: what of their own does it show or tell?',
            )
        ],
    ),
    (
        "P002",
        [
            ("fact employees integer", "fact lead_score integer"),
            ("when employees is at least", "when lead_score is at least"),
        ],
        None,
        [
            (
                "P002",
                "fact lead_score integer",
                "`lead_score` is declared as a fact, but a score adds up reactions",
                "call it a reaction, or declare what the score stands for",
            )
        ],
    ),
    (
        "P002 camel",
        [
            ("fact role one of buyer, user", "fact BuyerRating one of buyer, user"),
            ("(role is buyer)", "(BuyerRating is buyer)"),
        ],
        None,
        [
            (
                "P002",
                "fact BuyerRating one of buyer, user",
                "`BuyerRating` is declared as a fact, but a rating adds up reactions",
                "call it a reaction, or declare what the rating stands for",
            )
        ],
    ),
    (
        "P003",
        [("    while consent is yes\n", "")],
        None,
        [
            (
                "P003",
                'need evaluation "Clicks of a customer"',
                "need `evaluation` rests on the reaction `click`, and no `while` stands on the way",
                "add `while …`: in which situation does `click` show a need?",
            )
        ],
    ),
    (
        "P003 chain",
        [
            ("    while consent is yes\n", ""),
            ("from click, visit", "from browsing"),
            ("  reaction click, visit\n", "  reaction click, visit\n  fact browsing from click, visit\n"),
        ],
        None,
        [
            (
                "P003",
                'need evaluation "Clicks of a customer"',
                "need `evaluation` rests on the reaction `click`, and no `while` stands on the way (through `browsing`)",
                "add `while …`: in which situation does `click` show a need?",
            )
        ],
    ),
    (
        "P004 field",
        [("while consent is yes", "while employees is at least 5"), ("fact employees", "reaction employees")],
        None,
        [
            (
                "P004",
                "employees",
                "the `while` of `evaluation` rests on the reaction `employees`",
                "let `while` rest on facts and needs: a reaction cannot vouch for a reaction",
            )
        ],
    ),
    (
        "P004 event",
        [("while consent is yes", "while click in the last 9 days")],
        None,
        [
            (
                "P004",
                "click in the last 9 days",
                "the `while` of `evaluation` rests on the reaction `click`",
                "let `while` rest on facts and needs: a reaction cannot vouch for a reaction",
            )
        ],
    ),
    (
        "P004 chain",
        [
            ("while consent is yes", "while browsing in the last 9 days"),
            ("  reaction click, visit\n", "  reaction click, visit\n  fact browsing from click\n"),
        ],
        None,
        [
            (
                "P004",
                "browsing in the last 9 days",
                "the `while` of `evaluation` rests on the reaction `click` (through `browsing`)",
                "let `while` rest on facts and needs: a reaction cannot vouch for a reaction",
            )
        ],
    ),
    (
        "P004 setting",
        [
            ("while consent is yes", "while employees is at least min_employees"),
            ('"Smallest size" is 20', '"Smallest size" by country\n  - DE 50\n  - otherwise 20'),
            ("fact country", "reaction country"),
        ],
        None,
        [
            (
                "P004",
                "min_employees",
                "the `while` of `evaluation` rests on the reaction `country` (through setting `min_employees`)",
                "let `while` rest on facts and needs: a reaction cannot vouch for a reaction",
            )
        ],
    ),
    (
        "P004 right side",
        [
            ("while consent is yes", "while employees is at least clicks"),
            ("fact employees integer", "fact employees integer\n  reaction clicks integer"),
        ],
        None,
        [
            (
                "P004",
                "clicks",
                "the `while` of `evaluation` rests on the reaction `clicks`",
                "let `while` rest on facts and needs: a reaction cannot vouch for a reaction",
            )
        ],
    ),
    (
        "P005",
        [("while consent is yes", "while allowed")],
        None,
        [
            (
                "P005",
                "allowed",
                "the `while` of `evaluation` names the criterion `allowed`",
                "write the condition itself, on fields and events",
            )
        ],
    ),
    (
        "P005 dim",
        [("while consent is yes", "while (context or large)")],
        None,
        [
            (
                "P005",
                "context",
                "the `while` of `evaluation` names the dimension `context`",
                "write the condition itself, on fields and events",
            ),
            (
                "P005",
                "large",
                "the `while` of `evaluation` names the criterion `large`",
                "write the condition itself, on fields and events",
            ),
        ],
    ),
    (
        "P006",
        [
            ("    when budget is one of confirmed, planned\n", "    when employees is at least 3\n"),
            (
                "    when at least 1 demo_request where minutes is at least 5 in the last 30 days\n",
                "    when click in the last 3 days\n",
            ),
            ("    when at least 2 evaluation in the last 14 days\n", "    when visit in the last 3 days\n"),
        ],
        None,
        [
            (
                "P006",
                'stage ready "Ready"',
                "`ready` hands over, but no criterion rests on need",
                "add a criterion on a need: facts and reactions alone hand nobody over",
            )
        ],
    ),
    (
        "P008",
        [('    dated by "Budget at"\n', ""), (" or until new need", "")],
        None,
        [
            (
                "P008",
                "need budget one of confirmed, planned, refused",
                "`budget` is to be fresh for 90 days, but no column dates it",
                'add `dated by "…"`; without a date the value is unknown, unless JSON gives `at`',
            )
        ],
    ),
    (
        "P009",
        [('goal "The group decides" within 90 days\n', "")],
        None,
        [
            (
                "P009",
                'policy demo "Demo"',
                "policy `demo` has no goal",
                'add `goal "The buying group decides" within 90 days`',
            )
        ],
    ),
    (
        "P011",
        [(_STAGES, "")],
        None,
        [
            (
                "P011",
                'policy demo "Demo"',
                "policy `demo` has no stages, so it decides nothing",
                "add stages, best first, the last one with `otherwise`",
            )
        ],
    ),
    (
        "P012",
        [(_LAST, "")],
        None,
        [
            (
                "P012",
                'stage developing "Developing"',
                "the last stage `developing` does not take everybody who is left",
                "add a stage below it with `keep with …` and `otherwise`",
            )
        ],
    ),
    (
        "P013",
        [("  when context or motivation\n", "  otherwise\n")],
        None,
        [
            (
                "P013",
                'stage developing "Developing"',
                "stage `developing` takes everybody, so nobody reaches the stages below it",
                "give it a `when`, or move it to the end",
            )
        ],
    ),
    (
        "P014",
        [('stage watching "Watching"\n  keep with marketing', 'stage watching "Watching"\n  hand over to sales')],
        None,
        [
            (
                "P014",
                'stage watching "Watching"',
                "the last stage `watching` hands over everybody who is left",
                "write `keep with …`, or add a stage below it that keeps",
            )
        ],
    ),
    (
        "P015",
        [("met when any is met", "met when at least 4 are met")],
        None,
        [
            (
                "P015",
                'dimension motivation "Why would they?"',
                "dimension `motivation` asks for 4 met criteria and has 3",
                "ask for at most 3, or add criteria",
            )
        ],
    ),
    (
        "P016",
        [("one of buyer, user", "one of buyer")],
        None,
        [("P016", "fact role one of buyer", "`role` can only be `buyer`", "list every value, or use yes/no")],
    ),
    (
        "P017",
        [
            ("owners marketing, sales", "owners sales"),
            ("    owner marketing\n", ""),
            (
                'stage developing "Developing"\n  keep with marketing',
                'stage developing "Developing"\n  keep with sales',
            ),
            ('stage watching "Watching"\n  keep with marketing', 'stage watching "Watching"\n  keep with sales'),
        ],
        None,
        [
            (
                "P017",
                'stage ready "Ready"',
                "`ready` hands over, but `sales` is the only owner: nobody shares the responsibility",
                "name the receiving side as an owner too",
            )
        ],
    ),
    (
        "P018",
        [("    owner marketing\n", "")],
        None,
        [
            (
                "P018",
                'policy demo "Demo"',
                "`marketing` is named as owner of no criterion, so every handover is without them",
                "add `owner marketing` to a criterion that they answer for",
            )
        ],
    ),
]


@pytest.mark.parametrize(("edits", "today", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_finding(edits, today, expected):
    assert findings(changed(*edits), today) == expected


def test_the_sample_has_no_finding():
    assert findings(BASE, "2026-01-01") == []
