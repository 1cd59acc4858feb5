"""The mess of a CRM: how values are misspelled, and how often rows are odd.

Shares of spellings are thousandths, the first being the clean one; rates of odd rows are millionths. With ``--clean``
every first spelling is taken, and no row is odd.
"""

from typing import Final
from unicodedata import normalize

ZERO_WIDTH: Final = "\u200b"
"""A blank that nobody sees."""
NO_BREAK: Final = "\u00a0"

UNSAID_WAYS: Final = {"": 850, "n/a": 50, "-": 40, "Select": 60}
"""How nothing is written."""

COUNTRY_WAYS: Final = (
    {"Germany": 600, "Deutschland": 200, "germany": 70, "DE": 60, "Germany ": 30, "GERMANY": 15,
     f"{ZERO_WIDTH}Germany": 10, "Deutschlnd": 8, "Germny": 7},
    {"Austria": 620, "Österreich": 200, normalize("NFD", "Österreich"): 60, "AT": 60, "austria": 40, "Oesterreich": 20},
    {"CH": 700, "ch": 100, "CH ": 60, "Switzerland": 100, "Schweiz": 40},
    {"PL": 850, "pl": 50, "Poland": 100},
    {"France": 700, "Liechtenstein": 150, "Narnia": 5, "United Kingdom": 145},
    UNSAID_WAYS,
)  # fmt: skip

YES_NO_WAYS: Final = (
    {"yes": 700, "Yes": 120, "true": 60, "TRUE": 40, "1": 30, "Ja": 30, "y ": 18, "x": 2},
    {"no": 700, "No": 120, "false": 60, "FALSE": 40, "0": 30, "nein": 48, "no?": 2},
    UNSAID_WAYS,
)

BUDGET_WAYS: Final = (
    {"confirmed": 800, "Confirmed": 150, "confirmed ": 25, "comfirmed": 10, "approved": 15},
    {"planned": 800, "Planned": 150, f"planned{NO_BREAK}": 30, "planed": 20},
    {"refused": 850, "Refused": 130, "rejected": 20},
    UNSAID_WAYS,
)


def pain_ways(pain: str) -> dict[str, int]:
    """The ways in which one pain is noted."""
    return {
        pain: 900,
        f"{pain} ": 40,
        normalize("NFD", f"{pain}."): 30,
        f"{ZERO_WIDTH}{pain}": 10,
        f"Call notes:\n{pain}": 20,
    }


ROLE_WAYS: Final = (
    {"economic_buyer": 800, "Economic_Buyer": 120, "economic buyer": 40, "economic_buyer ": 30, "budget owner": 10},
    {"champion": 850, "Champion": 120, "champion ": 20, "chmapion": 10},
    {"user": 850, "User": 120, "Influencer": 30},
    UNSAID_WAYS,
)

EVENT_WAYS: Final = (
    {"newsletter_click": 950, "Newsletter_Click": 50},
    {"webinar_attended": 950, " webinar_attended": 50},
    {"Page view: /pricing": 550, "Page view: /preise": 350, "page view: /pricing": 100},
    {"demo_request": 950, "Demo_Request": 50},
    {"quote_request": 980, "QUOTE_REQUEST": 20},
    {"requirements_call": 1000},
)
UNDECLARED_EVENTS: Final = {
    "email_open": 500, "Page view: /careers": 150, "form_submission": 150, "unsubscribe": 50, "call_no_answer": 150,
}  # fmt: skip

OUTCOME_WAYS: Final = (
    {"Closed won": 900, "closed won": 80, "won": 20},
    {"Closed lost: competitor": 900, "lost_to_competitor": 80, "Closed lost: competitor ": 20},
    {"Closed lost: no decision": 920, "stalled": 80},
    {"no_budget": 950, "No_Budget": 50},
    {"not_reached": 980, "Not_Reached": 20},
)
UNDECLARED_OUTCOMES: Final = {"Closed lost: other": 600, "recycled": 400}

OBSERVED_WAYS: Final = (
    {"budget": 970, "Budget status": 15, "bugdet": 15},
    {"pain": 990, "challenge": 10},
    {"consent": 990, "Consent": 10},
    {"open_project": 990, "openproject": 10},
    {"decision_date": 990, "decision date": 10},
    {"employees": 980, "No. of Employees": 20},
)
"""An observation names the policy's field; whoever writes the column's name instead is not understood."""

PLAIN, POINTS, COMMAS, ABOUT, WITH_ZERO = range(5)
NUMBER_WAYS: Final = {PLAIN: 880, POINTS: 20, COMMAS: 20, ABOUT: 30, WITH_ZERO: 50}
"""1200, ``1.200``, ``1,200``, ``ca. 1200``, ``1200.0``."""

ISO, WITH_TIME, GERMAN, NO_DATE = range(4)
DATE_WAYS: Final = {ISO: 920, WITH_TIME: 40, GERMAN: 25, NO_DATE: 15}
"""2026-03-01, with a time, ``01.03.2026``, and none."""

LOCAL, UTC, SPACED, DAY_ONLY, GERMAN_TIME, NO_MOMENT = range(6)
MOMENT_WAYS: Final = {LOCAL: 800, UTC: 100, SPACED: 60, DAY_ONLY: 20, GERMAN_TIME: 8, NO_MOMENT: 12}
"""2026-03-01T09:30:00, with Z, with a blank, the day alone, ``01.03.2026 09:30``, and none."""

ACCOUNT_TWICE: Final = 300
ACCOUNT_WITHOUT_KEY: Final = 200
PERSON_TWICE: Final = 400
PERSON_OF_STRANGER: Final = 4_000
EVENT_REPEATED: Final = 50_000
EVENT_UNDECLARED: Final = 300_000
EVENT_OF_STRANGER: Final = 20_000
OUTCOME_UNDECLARED: Final = 5_000
OUTCOME_OF_STRANGER: Final = 1_000
OBSERVATION_OF_STRANGER: Final = 4_000
"""Of a million accounts, how many have such a row (or are one)."""

KEY_IN_SMALL_LETTERS: Final = 300
PERSON_WITHOUT_KEY: Final = 6_000
EVENT_BY_STRANGER: Final = 5_000
OBSERVATION_LATER: Final = 10_000
"""Of a million rows of their table."""
