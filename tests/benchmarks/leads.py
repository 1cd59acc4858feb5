"""The leads that are measured: held, low and going the whole way; raw as they come, and with odd records."""

from datetime import date
from functools import cache

from policy_engine.backends.python.compile import compile_policy
from policy_engine.runtime.evaluator import Evaluator
from tests.backends.python.policies import policy

DAY = date(2026, 3, 1).toordinal()
AS_OF = "2026-03-01"


@cache
def evaluator() -> Evaluator:
    """Return the evaluator of the sample policy."""
    return compile_policy(policy("dach_new_business"))


def _lead(**changes: object) -> dict[str, object]:
    raw: dict[str, object] = {
        "Company ID": "c10231",
        "Country/Region": "Germany",
        "No. of Employees": 120,
        "consent": "yes",
        "competitor": "no",
        "open_project": "yes",
        "Budget status": "confirmed",
        "Budget status changed on": "2026-02-20",
        "pain": "Late deliveries cost us two customers",
        "Pain noted on": "2026-02-02",
        "decision_date": "2026-04-15",
        "people": [
            {"contact": "p1", "role": "user"},
            {"contact": "p2", "role": "economic_buyer"},
        ],
        "events": [
            {"type": "newsletter_click", "at": "2026-01-12T09:30:00Z", "id": "e1", "person": "p1"},
            {"type": "webinar_attended", "at": "2026-01-20T15:00:00Z", "id": "e2", "person": "p1"},
            {"type": "Page view: /pricing", "at": "2026-02-17T10:05:00Z", "id": "e3", "person": "p2"},
            {"type": "Page view: /preise", "at": "2026-02-19T16:40:00Z", "id": "e4", "person": "p2"},
            {"type": "Page view: /pricing", "at": "2026-02-24T08:15:00Z", "id": "e5", "person": "p2"},
            {"type": "requirements_call", "at": "2026-02-02T13:00:00Z", "id": "e6", "person": "p2", "minutes": 40},
            {"type": "demo_request", "at": "2026-02-25T11:00:00Z", "id": "e7", "person": "p2"},
            {"type": "newsletter_click", "at": "2026-02-27T09:30:00Z", "id": "e8", "person": "p1"},
        ],
    }
    raw.update(changes)
    return raw


_VIEWS = [
    {"type": "Page view: /pricing", "at": f"2026-02-{day}T10:05:00Z", "id": f"v{day}", "person": "p2"}
    for day in (17, 19, 24)
]
LEADS: dict[str, dict[str, object]] = {
    "held": _lead(consent=None),
    "low": _lead(**{"Country/Region": "PL"}),
    "whole way": _lead(pain=None, decision_date=None),
    "one step short": _lead(pain=None, decision_date=None, open_project=None),
    "rejected": _lead(events=[*_VIEWS, {"type": "no_budget", "at": "2026-02-26", "id": "r1"}]),
}
"""By what becomes of them. ``whole way`` needs every criterion but two to be looked at before it is ready."""

ODD: dict[str, dict[str, object]] = {
    "history": _lead(
        **{
            "Budget status": [
                {"value": "planned", "at": "2026-01-05"},
                {"value": "confirmed", "at": "2026-02-20"},
            ]
        }
    ),
    "repeated key": _lead(events=[*_VIEWS, *_VIEWS[:1]]),
}
