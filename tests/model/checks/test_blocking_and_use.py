"""Time, blocking, rejections, use: a policy that has each code, with the whole finding, and policies that do not."""

import pytest

from tests.model.sample import BASE, changed, findings

# name, edits of the sample policy, day of the check, findings as (code, place, message, help)
CASES = [
    (
        "P019",
        [("  unless consent is yes\n\n", "  unless consent is yes\n  until 2026-12-31\n\n")],
        "2026-12-01",
        [
            (
                "P019",
                'hold no_consent "Consent is missing"',
                "`no_consent` ends after 2026-12-31, in 30 days",
                "renew or remove it in time",
            )
        ],
    ),
    (
        "P019 today",
        [("    while consent is yes\n", "    while consent is yes\n    until 2026-12-31\n")],
        "2026-12-31",
        [
            (
                "P019",
                'need evaluation "Clicks of a customer"',
                "`evaluation` ends after 2026-12-31, which is today",
                "renew or remove it in time",
            )
        ],
    ),
    (
        "P019 early",
        [("  unless consent is yes\n\n", "  unless consent is yes\n  until 2026-12-31\n\n")],
        "2026-11-30",
        [],
    ),
    (
        "P020",
        [("  unless consent is yes\n\n", "  unless consent is yes\n  until 2026-12-31\n\n")],
        "2027-01-01",
        [
            (
                "P020",
                'hold no_consent "Consent is missing"',
                "`no_consent` ended after 2026-12-31",
                "remove it, or give it a later day",
            )
        ],
    ),
    ("P020 no day", [("  unless consent is yes\n\n", "  unless consent is yes\n  until 2026-12-31\n\n")], None, []),
    (
        "P021",
        [("need evaluation", "reaction evaluation"), ("    while consent is yes\n", "    until 2026-12-31\n")],
        None,
        [
            (
                "P021",
                'reaction evaluation "Clicks of a customer"',
                "`evaluation` is no need made from other events, so `until` cannot end it",
                "`until` stands on holds, disqualifiers and needs that are made `from` other events",
            )
        ],
    ),
    (
        "P021 recorded",
        [("  reaction click, visit\n", "  reaction click, visit\n    until 2026-12-31\n")],
        None,
        [
            (
                "P021",
                "reaction click, visit",
                "`click` is no need made from other events, so `until` cannot end it",
                "`until` stands on holds, disqualifiers and needs that are made `from` other events",
            ),
            (
                "P021",
                "reaction click, visit",
                "`visit` is no need made from other events, so `until` cannot end it",
                "`until` stands on holds, disqualifiers and needs that are made `from` other events",
            ),
        ],
    ),
    (
        "P022",
        [("  unless consent is yes\n\n", "  when consent is no\n\n")],
        None,
        [
            (
                "P022",
                'hold no_consent "Consent is missing"',
                "an empty `consent` does not block: `no_consent` takes effect only when it surely holds",
                "write `unless …`, or give the field `empty means …`",
            )
        ],
    ),
    (
        "P022 fine",
        [
            ("  unless consent is yes\n\n", "  when consent is no\n\n"),
            ("fact consent yes/no\n", "fact consent yes/no\n    empty means yes\n"),
        ],
        None,
        [],
    ),
    (
        "P022 unknown",
        [
            ("  unless consent is yes\n\n", "  when consent is no\n\n"),
            ("fact consent yes/no\n", 'fact consent yes/no\n    empty means yes\n    unknown when "?"\n'),
        ],
        None,
        [
            (
                "P022",
                'hold no_consent "Consent is missing"',
                "an empty `consent` does not block: `no_consent` takes effect only when it surely holds",
                "write `unless …`, or give the field `empty means …`",
            )
        ],
    ),
    ("P022 thought of", [("  unless consent is yes\n\n", "  when consent is no or consent is unknown\n\n")], None, []),
    ("P022 known", [("  unless consent is yes\n\n", "  when consent is unknown\n\n")], None, []),
    (
        "P022 setting and crit",
        [
            ("  unless consent is yes\n\n", "  when not large and country is DE\n\n"),
            ('"Smallest size" is 20', '"Smallest size" by country\n  - DE 50\n  - otherwise 20'),
        ],
        None,
        [
            (
                "P022",
                'hold no_consent "Consent is missing"',
                "an empty `country` or `employees` does not block: `no_consent` takes effect only when it surely holds",
                "write `unless …`, or give the field `empty means …`",
            )
        ],
    ),
    (
        "P023",
        [
            (
                "  unless consent is yes\n\n",
                "  when at least 3 click in the last 7 days and no person (role is known)\n\n",
            )
        ],
        None,
        [
            (
                "P023",
                'hold no_consent "Consent is missing"',
                "unknown events and people do not block: `no_consent` takes effect only when it surely holds",
                "fine if the source always lists events and people; else write `unless …`",
            )
        ],
    ),
    (
        "P024 not",
        [("when context or motivation", "when context and not budgeted")],
        None,
        [
            (
                "P024",
                "budgeted",
                "`no_budget` speaks against `budgeted`, and here its being not met would promote",
                "sales' no must not promote: rest this on a criterion that no rejection speaks against",
            )
        ],
    ),
    (
        "P024 hold",
        [("  unless consent is yes\n\n", "  when budgeted\n\n")],
        None,
        [
            (
                "P022",
                'hold no_consent "Consent is missing"',
                "an empty `budget` does not block: `no_consent` takes effect only when it surely holds",
                "write `unless …`, or give the field `empty means …`",
            ),
            (
                "P024",
                "budgeted",
                "`no_budget` speaks against `budgeted`, and here its being not met would promote",
                "sales' no must not promote: rest this on a criterion that no rejection speaks against",
            ),
        ],
    ),
    (
        "P024 dim",
        [("when context or motivation", "when context or not motivation")],
        None,
        [
            (
                "P024",
                "motivation",
                "`no_budget` speaks against `budgeted`, and here its being not met would promote",
                "sales' no must not promote: rest this on a criterion that no rejection speaks against",
            )
        ],
    ),
    (
        "P024 unless not",
        [("  unless consent is yes\n\n", "  unless not (motivation)\n\n")],
        None,
        [
            (
                "P024",
                "motivation",
                "`no_budget` speaks against `budgeted`, and here its being not met would promote",
                "sales' no must not promote: rest this on a criterion that no rejection speaks against",
            )
        ],
    ),
    (
        "P024 fine",
        [("  unless consent is yes\n\n", "  when not budgeted\n\n")],
        None,
        [
            (
                "P022",
                'hold no_consent "Consent is missing"',
                "an empty `budget` does not block: `no_consent` takes effect only when it surely holds",
                "write `unless …`, or give the field `empty means …`",
            )
        ],
    ),
    (
        "P024 inner",
        [("  criterion asked", '  criterion unfunded "X"\n    when not budgeted\n  criterion asked')],
        None,
        [
            (
                "P024",
                "budgeted",
                "`no_budget` speaks against `budgeted`, and here its being not met would promote",
                "sales' no must not promote: rest this on a criterion that no rejection speaks against",
            )
        ],
    ),
    (
        "P025",
        [('    dated by "Budget at"\n', ""), ("    fresh for 90 days\n", "")],
        None,
        [
            (
                "P025",
                "speaks against budgeted for 90 days or until new need",
                "`no_budget` lasts until new need, but no need field is dated",
                'add `dated by "…"` to the need fields: an undated value never counts as new',
            )
        ],
    ),
    (
        "P026",
        [("when context and motivation", "when context"), ("when context or motivation", "when context")],
        None,
        [
            (
                "P026",
                'dimension motivation "Why would they?"',
                "no stage, hold or disqualifier rests on dimension `motivation`",
                "name it in a stage's `when`, or remove it",
            )
        ],
    ),
    (
        "P027",
        [("when context and motivation", "when context and budgeted"), ("when context or motivation", "when context")],
        None,
        [
            (
                "P026",
                'dimension motivation "Why would they?"',
                "no stage, hold or disqualifier rests on dimension `motivation`",
                "name it in a stage's `when`, or remove it",
            ),
            (
                "P027",
                'criterion asked "Asked for a demo"',
                "no stage, hold or disqualifier rests on criterion `asked`",
                "name its dimension `motivation` or the criterion in a stage's `when`, or remove it",
            ),
            (
                "P027",
                'criterion evaluating "Compares"',
                "no stage, hold or disqualifier rests on criterion `evaluating`",
                "name its dimension `motivation` or the criterion in a stage's `when`, or remove it",
            ),
        ],
    ),
    (
        "P028",
        [("  fact employees integer\n", "  fact employees integer\n  fact fax text\n")],
        None,
        [("P028", "fact fax text", "nothing rests on field `fax`", "use it in a condition, or remove it")],
    ),
    (
        "P028 people",
        [("  fact role one of buyer, user\n", "  fact role one of buyer, user\n  fact title text\n")],
        None,
        [("P028", "fact title text", "nothing rests on field `title`", "use it in a condition, or remove it")],
    ),
    (
        "P028 need new",
        [("  fact employees integer\n", '  fact employees integer\n  need pain text\n    because "x"\n')],
        None,
        [],
    ),
    (
        "P029",
        [("reaction click, visit", "reaction click, visit, mail")],
        None,
        [
            (
                "P029",
                "reaction click, visit, mail",
                "nothing rests on event `mail`",
                "use it in a condition, or remove it",
            )
        ],
    ),
    (
        "P029 more",
        [
            ("reaction click, visit", "reaction click, visit, mail"),
            ("  never ready unless consent is yes", "  more reaction never lowers the stage"),
        ],
        None,
        [],
    ),
    (
        "P030",
        [('"Smallest size" is 20', '"Smallest size" is 20\nsetting other "Other" is 30 days')],
        None,
        [
            (
                "P030",
                'setting other "Other" is 30 days',
                "nothing rests on setting `other`",
                "use it in a condition, or remove it",
            )
        ],
    ),
]


@pytest.mark.parametrize(("edits", "today", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_finding(edits, today, expected):
    assert findings(changed(*edits), today) == expected


def test_the_sample_has_no_finding():
    assert findings(BASE, "2026-01-01") == []
