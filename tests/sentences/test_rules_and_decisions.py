"""Whole rules, reasons, causes and next steps as sentences."""

import pytest

from policy_engine.base.text import Text
from policy_engine.runtime.decision import Cause, Change, Evidence, NextStep, NextSteps
from policy_engine.runtime.record import Reason
from policy_engine.sentences import decisions, rule_sentences

DAY = 739722  # 2026-04-16


def test_rules_read_well(policy):
    assert dict(rule_sentences(policy)) == {
        "active_evaluation": "“Pricing views inside an open project” means pricing page view while open project is yes",
        "target_market": (
            "Country is one of DE, AT, CH and “No. of employees” is at least 100 (setting min employees)"
        ),
        "budget_in_sight": ("Consent is yes; not met once sales records “No budget” (for 90 days, or until new need)"),
        "context": "“In our target market” and “Budget is in sight” are met",
        "timing": "“In our target market” is met",
        "no_consent": "On hold unless consent is yes (also while that is open), until 2026-12-31",
        "competitor": "Disqualified when consent is not yes",
        "ready": (
            "“Ready for a decision” is given when “In our target market” is met; "
            "the account is handed over to sales, to be answered within 3 days"
        ),
        "watching": "“Reacts; no need seen yet” is given otherwise; the account stays with marketing",
    }


@pytest.mark.parametrize(
    ("kind", "what", "expected"),
    [
        (Reason.STALE, "budget", "is older than 90 days"),
        (Reason.STALE, "country", "is too old to count"),
        (Reason.MISSING, "budget", "is not given"),
        (Reason.INVALID, "budget", "cannot be read"),
        (Reason.UNDATED, "budget", "has no date, so nobody knows whether it still counts"),
        (Reason.UNSEEN, "budget", "was not known yet on 2026-04-16"),
        ("events unknown", "demo_request", "nothing is known of what happened"),
        ("attribute unknown", "demo_request", "a detail of what happened is unknown"),
        ("condition open", "demo_request", "what it rests on is open"),
        ("people unknown", "people", "nothing is known of the people"),
        ("setting unknown", "demo_request", "the setting that it needs is unknown"),
        ("something new", "demo_request", "is unknown (something new)"),
    ],
)
def test_reason_reads_well(wording, kind, what, expected):
    assert decisions.reason(str(kind), wording, what, DAY) == expected


@pytest.mark.parametrize(
    ("cause", "value", "expected"),
    [
        (Cause("date", "decision_date", ("target_market",)), "2026-04-15",
         "decision date 2026-04-15 has then passed, so “In our target market” changes"),
        (Cause("date", "decision_date", ("target_market",)), "2026-05-15",
         "decision date 2026-05-15 is then near, so “In our target market” changes"),
        (Cause("date", "decision_date", ()), None, "decision date comes near or passes"),
        (Cause("freshness", "budget", ("target_market", "no_consent")), None,
         "budget is then older than 90 days, so “In our target market” and “Consent is missing” changes"),
        (Cause("window left", "demo_request, quote_request", ("target_market",)), None,
         "demo request, quote request is then too long ago to count, so “In our target market” changes"),
        (Cause("window entered", "demo_request", ()), None, "demo request is then long enough ago to count"),
        (Cause("rejection", "no_budget", ("budget_in_sight",)), None,
         "“No budget” then no longer counts against it, so “Budget is in sight” changes"),
        (Cause("people", "people", ("target_market",)), None,
         "other people then count, so “In our target market” changes"),
        (Cause("until", "no_consent", ("no_consent",)), None, "the last day of “Consent is missing” has then passed"),
    ],
)  # fmt: skip
def test_cause_reads_well(wording, cause, value, expected):
    told = decisions.cause(cause, wording, DAY, value)
    assert told == expected.replace("“Consent is missing” changes", "“Consent is missing” change")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Evidence("budget", "confirmed", DAY - 1, "need", None), "budget: confirmed (2026-04-15)"),
        (Evidence("budget", None, DAY - 100, "need", "stale"), "budget: is older than 90 days (2026-01-06)"),
        (Evidence("demo_request, quote_request", "0", None, "need", None), "demo request, quote request: 0"),
        (Evidence("no_budget", None, None, "outcome", None), "“No budget”: not recorded"),
        (Evidence("no_budget", None, DAY, "outcome", None), "“No budget”: recorded on 2026-04-16"),
    ],
)
def test_evidence_reads_well(wording, found, expected):
    assert decisions.evidence(found, wording, DAY) == expected


def test_change_reads_well(wording):
    change = Change(DAY, "watching", (Cause("date", "decision_date", ("target_market",)),))
    assert decisions.change(change, wording, {"decision_date": "2026-04-15"}) == (
        "If nothing new is learnt, it becomes “Reacts; no need seen yet” on 2026-04-16: "
        "decision date 2026-04-15 has then passed, so “In our target market” changes"
    )


def test_next_steps_read_well(wording):
    ask, offer = Text("Which budget would\nthis come from?"), Text("Business case calculator")
    step = NextStep("budget_in_sight", "criterion", ask, offer)
    assert decisions.steps(NextSteps("ready", "marketing", (step,)), wording) == (
        "For “Ready for a decision”, marketing would settle"
    )
    assert decisions.step(step, wording) == (
        "“Budget is in sight”; ask “Which budget would this come from?”; offer “Business case calculator”"
    )
    assert decisions.step(NextStep("no_consent", "hold", None, None), wording) == "the hold “Consent is missing”"
    assert decisions.steps(NextSteps("on_hold", None, ()), wording) == "For on hold, settle"
