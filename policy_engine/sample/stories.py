"""What is made up: five stories that accounts live, and how often each value comes in each of them.

All shares are thousandths. Where values come story by story, the rows stand in the order of ``STORIES``.
"""

from typing import Final

from policy_engine.sample.chances import alike, groups, stretches

STORIES: Final = ("silent", "reacting", "exploring", "deciding", "gone")
"""Hardly heard of; reacts to what it is sent; looks into something; is about to decide; was so last year."""
STORY: Final = alike({0: 180, 1: 360, 2: 240, 3: 150, 4: 70})

DE, AT, CH, PL, ELSEWHERE, NO_COUNTRY = range(6)
COUNTRY: Final = alike({DE: 520, AT: 150, CH: 150, PL: 80, ELSEWHERE: 40, NO_COUNTRY: 60})

SMALL: Final = ((1, 19, 160), (20, 49, 200), (50, 99, 200), (100, 249, 220), (250, 999, 130), (1000, 4999, 40))
LARGE: Final = ((1, 19, 40), (20, 49, 90), (50, 99, 220), (100, 249, 310), (250, 999, 230), (1000, 4999, 60))
UNCOUNTED: Final = (0, 0, 50)
EMPLOYEES: Final = stretches((*sizes, UNCOUNTED) for sizes in (SMALL, SMALL, SMALL, LARGE, LARGE))
"""How many work there; 0 where nobody knows."""
MAX_EMPLOYEES: Final = 4999

YES, NO, UNSAID = range(3)
CONSENT: Final = groups(
    (
        {YES: 450, NO: 100, UNSAID: 450},
        {YES: 620, NO: 80, UNSAID: 300},
        {YES: 800, NO: 50, UNSAID: 150},
        {YES: 900, NO: 30, UNSAID: 70},
        {YES: 700, NO: 150, UNSAID: 150},
    )
)
COMPETITOR: Final = alike({YES: 15, NO: 300, UNSAID: 685})
OPEN_PROJECT: Final = groups(
    (
        {YES: 20, NO: 80, UNSAID: 900},
        {YES: 60, NO: 240, UNSAID: 700},
        {YES: 400, NO: 200, UNSAID: 400},
        {YES: 850, NO: 20, UNSAID: 130},
        {YES: 200, NO: 500, UNSAID: 300},
    )
)

CONFIRMED, PLANNED, REFUSED, NO_BUDGET = range(4)
BUDGET: Final = groups(
    (
        {PLANNED: 10, REFUSED: 10, NO_BUDGET: 980},
        {CONFIRMED: 10, PLANNED: 60, REFUSED: 50, NO_BUDGET: 880},
        {CONFIRMED: 120, PLANNED: 350, REFUSED: 130, NO_BUDGET: 400},
        {CONFIRMED: 400, PLANNED: 300, REFUSED: 60, NO_BUDGET: 240},
        {CONFIRMED: 150, PLANNED: 150, REFUSED: 400, NO_BUDGET: 300},
    )
)

PAINS: Final = (
    "Late deliveries cost us two customers",
    "Three systems, no one knows which number is right",
    "Our planner retires in June, and with him the spreadsheets",
    "Every quote takes nine days",
    "Verspätete Lieferungen, Vertragsstrafen im letzten Quartal",
    "Die Prüfung läuft noch über Papier",
    'The board asked "why so slow?", and nobody could say',
    "Scrap rate above 8 %, causes unknown",
    "Stillstände fallen erst am nächsten Morgen auf",
    "Two plants, two ways of working; the merger is next year",
    "Überstunden, weil Aufträge doppelt erfasst werden",
    "We lose service contracts to a faster competitor",
)
NO_PAIN: Final = len(PAINS)
EACH_PAIN: Final = dict.fromkeys(range(NO_PAIN), 2)
PAIN: Final = groups(
    (
        {**EACH_PAIN, NO_PAIN: 976},
        {**dict.fromkeys(EACH_PAIN, 10), NO_PAIN: 880},
        {**dict.fromkeys(EACH_PAIN, 50), NO_PAIN: 400},
        {**dict.fromkeys(EACH_PAIN, 58), NO_PAIN: 304},
        {**dict.fromkeys(EACH_PAIN, 60), NO_PAIN: 280},
    )
)

LONG_AGO: Final = ((0, 330, 1000),)
NOTED_AGO: Final = stretches(
    (
        LONG_AGO,
        LONG_AGO,
        ((0, 60, 500), (61, 180, 350), (181, 330, 147), (-10, -1, 3)),
        ((0, 45, 650), (46, 90, 250), (91, 330, 95), (-10, -1, 5)),
        ((100, 330, 1000),),
    )
)
"""Days since a budget or a pain was noted; below 0 it is noted after as_of."""

DECISION_KNOWN: Final = groups(
    (
        {YES: 5, NO: 995},
        {YES: 30, NO: 970},
        {YES: 450, NO: 550},
        {YES: 800, NO: 200},
        {YES: 400, NO: 600},
    )
)
DECISION_AHEAD: Final = stretches(
    (
        ((20, 190, 1000),),
        ((20, 190, 1000),),
        ((10, 90, 450), (91, 190, 480), (-30, -1, 70)),
        ((3, 60, 600), (61, 90, 200), (91, 130, 150), (-20, -1, 50)),
        ((-250, -10, 1000),),
    )
)
"""Days until the decision is to fall; below 0 the day has passed."""

PEOPLE: Final = groups(
    (
        {0: 300, 1: 500, 2: 200},
        {0: 50, 1: 400, 2: 400, 3: 150},
        {1: 100, 2: 350, 3: 350, 4: 200},
        {2: 200, 3: 300, 4: 250, 5: 150, 6: 100},
        {1: 200, 2: 400, 3: 250, 4: 150},
    )
)

BUYER, CHAMPION, USER, NO_ROLE = range(4)
ROLE: Final = groups(
    (
        {BUYER: 50, CHAMPION: 100, USER: 350, NO_ROLE: 500},
        {BUYER: 80, CHAMPION: 150, USER: 420, NO_ROLE: 350},
        {BUYER: 320, CHAMPION: 250, USER: 280, NO_ROLE: 150},
        {BUYER: 350, CHAMPION: 300, USER: 270, NO_ROLE: 80},
        {BUYER: 220, CHAMPION: 230, USER: 380, NO_ROLE: 170},
    )
)

EVENTS: Final = stretches(
    (
        ((0, 0, 500), (1, 3, 500)),
        ((1, 4, 450), (5, 10, 400), (11, 20, 140), (21, 60, 9), (150, 200, 1)),
        ((2, 8, 400), (9, 16, 400), (17, 30, 180), (31, 90, 20)),
        ((5, 14, 450), (15, 28, 370), (29, 55, 150), (56, 120, 25), (121, 200, 5)),
        ((3, 12, 500), (13, 24, 400), (25, 60, 100)),
    )
)
"""How many events: ten on average, none of some accounts, 200 of a few."""

CLICK, WEBINAR, PRICING, DEMO, QUOTE, CALL = range(6)
EVENT: Final = groups(
    (
        {CLICK: 800, WEBINAR: 150, PRICING: 50},
        {CLICK: 550, WEBINAR: 200, PRICING: 230, DEMO: 15, QUOTE: 5},
        {CLICK: 290, WEBINAR: 150, PRICING: 310, DEMO: 110, QUOTE: 70, CALL: 70},
        {CLICK: 180, WEBINAR: 110, PRICING: 430, DEMO: 90, QUOTE: 80, CALL: 110},
        {CLICK: 400, WEBINAR: 200, PRICING: 200, DEMO: 70, QUOTE: 60, CALL: 70},
    )
)
EVENT_AGO: Final = stretches(
    (
        ((0, 364, 997), (-10, -1, 3)),
        ((0, 30, 200), (31, 364, 795), (-14, -1, 5)),
        ((0, 30, 300), (31, 180, 500), (181, 364, 195), (-14, -1, 5)),
        ((0, 14, 400), (15, 45, 300), (46, 200, 230), (201, 364, 65), (-14, -1, 5)),
        ((100, 250, 600), (251, 364, 370), (0, 99, 25), (-14, -1, 5)),
    )
)
"""Days since an event; below 0 it is after as_of."""
BY_NOBODY: Final = 220
"""Thousandths of the events that name no person."""
MINUTES: Final = stretches((((1, 6, 700), (7, 12, 250), (13, 18, 50)),))
"""How long a call took, in steps of five minutes."""

WON, LOST, STALLED, BUDGET_MISSING, NOT_REACHED = range(5)
OUTCOMES: Final = groups(({0: 1000}, {0: 970, 1: 30}, {0: 850, 1: 150}, {0: 600, 1: 330, 2: 70}, {1: 800, 2: 200}))
OUTCOME: Final = groups(
    (
        {NOT_REACHED: 1000},
        {NOT_REACHED: 700, BUDGET_MISSING: 300},
        {NOT_REACHED: 500, BUDGET_MISSING: 400, STALLED: 100},
        {WON: 500, LOST: 100, STALLED: 100, BUDGET_MISSING: 150, NOT_REACHED: 150},
        {LOST: 350, STALLED: 350, BUDGET_MISSING: 200, NOT_REACHED: 100},
    )
)
OUTCOME_AGO: Final = stretches(
    (
        ((0, 364, 1000),),
        ((0, 364, 1000),),
        ((0, 90, 400), (91, 364, 595), (-10, -1, 5)),
        ((0, 120, 300), (121, 364, 690), (-10, -1, 10)),
        ((30, 300, 1000),),
    )
)

OBSERVATIONS: Final = groups(
    (
        {0: 700, 1: 250, 2: 50},
        {0: 300, 1: 400, 2: 300},
        {1: 200, 2: 300, 3: 300, 4: 200},
        {2: 200, 3: 250, 4: 250, 5: 150, 6: 150},
        {2: 300, 3: 300, 4: 200, 5: 200},
    )
)
SEEN_BUDGET, SEEN_PAIN, SEEN_CONSENT, SEEN_PROJECT, SEEN_DATE, SEEN_EMPLOYEES = range(6)
OBSERVED: Final = alike(
    {SEEN_BUDGET: 300, SEEN_PAIN: 150, SEEN_CONSENT: 150, SEEN_PROJECT: 150, SEEN_DATE: 150, SEEN_EMPLOYEES: 100}
)
OBSERVED_BEFORE: Final = stretches((((1, 60, 1000),),))
"""Days from an observation of a budget or a pain to the value that took its place."""
OBSERVED_AGO: Final = stretches((((0, 364, 1000),),))
"""Days since the other observations."""
