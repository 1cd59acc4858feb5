"""Each example code: an example that has it, with the whole finding, and sound examples."""

# ruff: noqa: E501

import pytest

from tests.model.sample import changed, findings

_EDITS = [
    (
        "  fact employees integer\n",
        '  fact employees integer\n  fact volume number in EUR\n  fact topics several of crm, erp\n  need date_named date\n    because "x"\n  fact note text\n',
    ),
    (
        "    when consent is yes and country is one of DE, AT",
        "    when consent is yes and country is one of DE, AT and (volume is known or topics includes any of crm or date_named is known or note is known)",
    ),
]
_DAY = "  on 2026-01-10\n"

# name, examples, findings as (code, place, message, help)
CASES = [
    (
        "E001",
        ('example "A"\n  on 2026-01-10\n    expect watching\nexample "A"\n  on 2026-01-10\n    expect ready\n'),
        [
            (
                "E001",
                '"A"',
                'a second example is called "A"',
                "give it a title of its own: the title is the record's key",
            )
        ],
    ),
    (
        "E002",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    expect watching\n"
            'example "B" like "AA"\n'
            "  on 2026-01-10\n"
            "    expect ready\n"
        ),
        [("E002", '"AA"', 'there is no example "AA"', 'did you mean "A"?')],
    ),
    (
        "E003",
        (
            'example "A" like "B"\n'
            "  on 2026-01-10\n"
            "    expect ready\n"
            'example "B" like "C"\n'
            "  on 2026-01-10\n"
            "    expect ready\n"
            'example "C" like "B"\n'
            "  on 2026-01-10\n"
            "    expect ready\n"
        ),
        [
            (
                "E003",
                '"C"',
                'these examples are like each other in a circle: "B" → "C" → "B"',
                "let one of them state its days itself",
            )
        ],
    ),
    (
        "E003 self",
        ('example "A" like "A"\n  on 2026-01-10\n    expect ready\n'),
        [
            (
                "E003",
                '"A"',
                'these examples are like each other in a circle: "A" → "A"',
                "let one of them state its days itself",
            )
        ],
    ),
    (
        "E005",
        ('example "A"\n  on 2026-02-02\n    expect watching\n  on 2026-01-10\n    expect ready\n'),
        [
            (
                "E005",
                "2026-01-10",
                "2026-01-10 comes after 2026-02-02, but is the earlier day",
                "write the days in order",
            )
        ],
    ),
    (
        "E006",
        ('example "A"\n  on 2026-01-10\n    - consent is yes\n  on 2026-01-10\n    expect ready\n'),
        [("E006", "2026-01-10", "2026-01-10 stands twice in this example", "write the facts of one day together")],
    ),
    (
        "E008",
        ('example "A"\n  on 2026-01-10\n    - consent is yes\n'),
        [("E008", '"A"', 'example "A" expects nothing', "add `expect …` with the stage you want")],
    ),
    (
        "E008 liked",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    - consent is yes\n"
            'example "B" like "A"\n'
            "  on 2026-01-10\n"
            "    expect ready\n"
        ),
        [],
    ),
    (
        "E009",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            '    - cuontry is DE, role is buyer, company is "x"\n'
            '    - person "p" consent is yes\n'
            "    expect ready\n"
        ),
        [
            ("E009", "cuontry", "`cuontry` is no field of the record", "did you mean `country`?"),
            ("E009", "role", "`role` is no field of the record", 'write `person "…" role is …`'),
            ("E009", "company", "`company` is no field of the record", "the example's title is the record's key"),
            ("E009", "consent", "`consent` is no field of people", "write `consent is …`"),
        ],
    ),
    (
        "E010",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            '    - employees is "many", consent is DE, date_named is yes, note is crm, volume is no, country is 5, topics is crm, consent includes crm\n'
            "    - employees is 2.5\n"
            "    expect ready\n"
        ),
        [
            ("E010", '"many"', '`employees` is an integer, and `"many"` is none', "write a whole number such as `20`"),
            ("E010", "DE", "`consent` is a yes/no field, and `DE` is none", "write `yes`, `no` or `unknown`"),
            ("E010", "yes", "`date_named` is a date, and `yes` is none", "write a day such as `2026-04-15`"),
            ("E010", "crm", "`note` is a text, and `crm` is none", "texts are quoted"),
            ("E010", "no", "`volume` is a number, and `no` is none", "write a number such as `20` or `0.5`"),
            ("E010", "5", "`country` is a picklist, and `5` is none", "possible here: `DE`, `AT`, `CH`"),
            (
                "E010",
                "crm",
                "`topics` is a list of several values, and `crm` is none",
                "write `includes a and b`, or `includes nothing`",
            ),
            (
                "E031",
                "consent includes crm",
                "`consent` has one value, so `includes` does not fit",
                "write `consent is …`",
            ),
            ("E010", "2.5", "`employees` is an integer, and `2.5` is none", "write a whole number such as `20`"),
        ],
    ),
    (
        "E011",
        ('example "A"\n  on 2026-01-10\n    - country is DEE, topics includes crm and epr\n    expect ready\n'),
        [
            (
                "E011",
                "DEE",
                "`DEE` is no value of `country`",
                'did you mean `DE`? a value that is not declared is quoted: `"DEE"`',
            ),
            (
                "E011",
                "epr",
                "`epr` is no value of `topics`",
                'did you mean `erp`? a value that is not declared is quoted: `"epr"`',
            ),
        ],
    ),
    (
        "E012",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    - volume is 5 USD\n"
            "    expect ready\n"
            "  on 2026-01-11\n"
            "    - volume is 5, employees is 5 EUR\n"
        ),
        [
            ("E012", "5 USD", "`volume` is counted in EUR, not in USD", "write `5 EUR`"),
            ("E012", "5", "`volume` is counted in EUR, not without a unit", "write `5 EUR`"),
            ("E012", "5 EUR", "`employees` is counted without a unit, not in EUR", "write `5`"),
        ],
    ),
    (
        "E013",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    - volume is 1234567890123 EUR, employees is 9007199254740992\n"
            "    expect ready\n"
        ),
        [
            (
                "E013",
                "1234567890123 EUR",
                "`1234567890123` is out of range for `volume`",
                "integers go up to 9007199254740991; numbers have 12 digits before the point and 3 after it",
            ),
            (
                "E013",
                "9007199254740992",
                "`9007199254740992` is out of range for `employees`",
                "integers go up to 9007199254740991; numbers have 12 digits before the point and 3 after it",
            ),
        ],
    ),
    (
        "E014",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            '    - country is "N/A ", note is "", topics includes "n/a"\n'
            "    expect ready\n"
        ),
        [
            ("E014", '"N/A "', '"N/A " is read as unknown for `country`', "write `country is unknown`"),
            ("E014", '""', '"" is read as unknown for `note`', "write `note is unknown`"),
            ("E014", '"n/a"', '"n/a" is read as unknown for `topics`', "write `topics is unknown`"),
        ],
    ),
    (
        "E015",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    - country is DE\n"
            '    - country is unknown, person "a" role is user, person "b" role is user\n'
            "    expect ready\n"
        ),
        [("E015", "country is unknown", "`country` is given twice on 2026-01-10", "keep one of them")],
    ),
    (
        "E018",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            '    - person "anna"\n'
            '    - click by "ana", visit by "carl"\n'
            "    expect ready\n"
        ),
        [
            (
                "E018",
                'click by "ana"',
                '"ana" is not among the people up to 2026-01-10, so this is by nobody',
                'did you mean "anna"?',
            ),
            (
                "E018",
                'visit by "carl"',
                '"carl" is not among the people up to 2026-01-10, so this is by nobody',
                'write `person "carl"` on a day up to this one',
            ),
        ],
    ),
    (
        "E019",
        ('example "A"\n  on 2026-01-10\n    - demo_requets\n    - consent\n    expect ready\n'),
        [
            ("E019", "demo_requets", "`demo_requets` is no event and no outcome", "did you mean `demo_request`?"),
            ("E019", "consent", "`consent` is no event and no outcome", "write `consent is …`"),
        ],
    ),
    (
        "E020",
        ('example "A"\n  on 2026-01-10\n    - evaluation\n    expect ready\n'),
        [
            (
                "E020",
                "evaluation",
                "`evaluation` is made from other events and cannot be given itself",
                "give one of `click`, `visit`",
            )
        ],
    ),
    (
        "E021",
        ('example "A"\n  on 2026-01-10\n    - demo_request with hours 4\n    expect ready\n'),
        [("E021", "hours", "`demo_request` declares no attribute `hours`", "possible here: `minutes`")],
    ),
    (
        "E022",
        ('example "A"\n  on 2026-01-10\n    - demo_request with minutes 4 and minutes 5\n    expect ready\n'),
        [("E022", "minutes", "attribute `minutes` is given twice", "keep one of them")],
    ),
    (
        "E023",
        ('example "A"\n  on 2026-01-10\n    - 0 click, 1001 visit, 1000 click\n    expect ready\n'),
        [
            ("E023", "0 click", "0 is no number of events on one day", "write a number from 1 to 1000"),
            ("E023", "1001 visit", "1001 is no number of events on one day", "write a number from 1 to 1000"),
        ],
    ),
    (
        "E024",
        ('example "A"\n  on 2026-01-10\n    - person "p", no_budget by "p", click with minutes 3\n    expect ready\n'),
        [
            ("E024", '"p"', "outcome `no_budget` belongs to the whole record, not to a person", "leave out `by`"),
            ("E021", "minutes", "`click` declares no attribute `minutes`", "it has no attributes: leave out `with`"),
        ],
    ),
    (
        "E025",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    - events are unknown, people are unknown\n"
            "  on 2026-01-11\n"
            "    - click\n"
            '    - person "p" role is buyer\n'
            "    expect ready\n"
        ),
        [
            (
                "E025",
                "click",
                "events are unknown from 2026-01-10 on, so this would not be seen",
                "remove it, or `events are unknown`",
            ),
            (
                "E025",
                'person "p" role is buyer',
                "people are unknown from 2026-01-10 on, so this would not be seen",
                "remove it, or `people are unknown`",
            ),
        ],
    ),
    (
        "E026",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    expect raedy\n"
            "  on 2026-01-11\n"
            "    expect context\n"
            "  on 2026-01-12\n"
            "    expect on hold, else nowhere\n"
            "    expect changes on 2027-01-01 to wathcing\n"
        ),
        [
            ("E026", "raedy", "`raedy` is no stage", "did you mean `ready`?"),
            ("E026", "context", "`context` is no stage", "write `expect context met`, `not met` or `open`"),
            ("E026", "nowhere", "`nowhere` is no stage", "possible here: `ready`, `developing`, `watching`"),
            ("E026", "wathcing", "`wathcing` is no stage", "did you mean `watching`?"),
        ],
    ),
    (
        "E027",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    expect ready met\n"
            "    expect no_budget met\n"
            "    expect contxt open\n"
            "    expect not_reached met\n"
            "    expect no_consent open\n"
        ),
        [
            (
                "E027",
                "ready",
                "`ready` is no criterion, dimension, hold or disqualifier",
                "a stage is expected by its name alone: `expect ready`",
            ),
            (
                "E027",
                "no_budget",
                "`no_budget` is no criterion, dimension, hold or disqualifier",
                "an outcome that only speaks against a criterion has no state; expect that criterion's",
            ),
            ("E027", "contxt", "`contxt` is no criterion, dimension, hold or disqualifier", "did you mean `context`?"),
        ],
    ),
    (
        "E028",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    expect disqualified by no_consent\n"
            "  on 2026-01-11\n"
            "    expect on hold by no_cosent\n"
            "  on 2026-01-12\n"
            "    expect on hold by not_reached, else ready\n"
        ),
        [
            ("E028", "no_consent", "`no_consent` is no disqualifier", "write `expect on hold by …`"),
            ("E028", "no_cosent", "`no_cosent` is no hold", "did you mean `no_consent`?"),
        ],
    ),
    (
        "E029",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    expect changes on 2026-01-10 to ready\n"
            "  on 2026-01-11\n"
            "    expect changes on 2026-02-01 to on hold\n"
        ),
        [
            (
                "E029",
                "2026-01-10",
                "the stage cannot change by itself on 2026-01-10, which is not after 2026-01-10",
                "name a day after 2026-01-10",
            )
        ],
    ),
    (
        "E030",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            "    expect ready\n"
            "    expect on hold\n"
            "    expect context met\n"
            "    expect context open\n"
            "    expect no change\n"
            "    expect changes on 2027-01-01 to ready\n"
        ),
        [
            ("E030", "expect on hold", "the stage is expected twice on 2026-01-10", "keep one of them"),
            ("E030", "expect context open", "`context` is expected twice on 2026-01-10", "keep one of them"),
            (
                "E030",
                "expect changes on 2027-01-01 to ready",
                "the next change is expected twice on 2026-01-10",
                "keep one of them",
            ),
        ],
    ),
    (
        "sound",
        (
            'example "A"\n'
            "  on 2026-01-10\n"
            '    - consent is yes, country is "Narnia", volume is 2.5 EUR, topics includes nothing, date_named is today, note is "Hi", employees is 42.0\n'
            '    - person "p" role is buyer\n'
            '    - person "q", 2 demo_request by "p" with minutes 4, no_budget, budget is confirmed undated\n'
            "    expect watching\n"
            "    expect context open\n"
            "    expect changes on 2026-02-09 to on_hold\n"
        ),
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_finding(text, expected):
    assert findings(with_examples(text)) == expected


def with_examples(text):
    return changed(*_EDITS) + text


def test_too_many_in_a_row_are_told_once():
    chain = 'example "0"\n' + _DAY + "    expect watching\n"
    for number in range(1, 32):
        chain += f'example "{number}" like "{number - 1}"\n' + _DAY + "    expect watching\n"
    assert findings(with_examples(chain)) == []
    for number in range(32, 35):
        chain += f'example "{number}" like "{number - 1}"\n' + _DAY + "    expect watching\n"
    assert findings(with_examples(chain)) == [
        ("E004", '"32"', "more than 32 examples stand in a row by `like`", "state the days of this one itself")
    ]
