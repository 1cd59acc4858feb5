"""The published schemas are those of the models, and what is printed follows them."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from policy_engine.base.text import Text
from policy_engine.driver.decision_json import Teller, decision_json
from policy_engine.runtime.decision import (
    BlockerResult,
    Cause,
    Change,
    Contradiction,
    CriterionResult,
    Evidence,
    NextStep,
    NextSteps,
    PlainDecision,
    Route,
)
from policy_engine.runtime.record import Problem, Reason
from policy_engine.wire import DecisionModel, decision_schema
from tests.sentences.conftest import build

SCHEMA = Path(__file__).parents[2] / "docs" / "decision.schema.json"
DAY = 739000


def decision() -> PlainDecision:
    known = Evidence("country", "DE", DAY, "fact", None)
    unknown = Evidence("consent", None, None, "fact", Reason.STALE)
    return PlainDecision(
        key="c1", as_of=DAY, stage="on_hold", would_be="ready", alias=None, route=Route("hand over", "sales", 3),
        dimensions={"context": "met", "timing": "open"},
        criteria={
            "target_market": CriterionResult("met", ("marketing",), (known,)),
            "budget_in_sight": CriterionResult("not met", ("sales",), (), Contradiction("no_budget", DAY - 1)),
        },
        holds={"no_consent": BlockerResult("open", True, ("marketing",), (unknown,))},
        disqualifiers={"competitor": BlockerResult("not met", False, ("sales",), ())},
        within_reach=("ready",),
        next_steps=(
            NextSteps("ready", "marketing", (
                NextStep("no_consent", "hold", Text("May we?"), None),
                NextStep("target_market", "criterion", None, Text("Guide")),
            )),
        ),
        next_steps_complete=False,
        changes_on=Change(DAY + 1, "watching", (Cause("freshness", "budget", ("budget_in_sight",)),)),
        problems=(Problem("country", "other", "Narnia", "DE"),),
    )  # fmt: skip


def test_the_published_schema_is_up_to_date():
    assert json.loads(SCHEMA.read_text("utf-8")) == decision_schema(), "python -m tests.wire.schemas rewrites it"


@pytest.mark.parametrize("explain", [False, True])
def test_a_decision_follows_the_schema_and_comes_back_whole(explain):
    told = decision_json(decision(), Teller.of(build(), explain))
    model = DecisionModel.model_validate_json(json.dumps(told))
    assert json.loads(model.model_dump_json(by_alias=True, exclude_unset=True)) == told


def test_keys_stand_in_the_promised_order():
    told = decision_json(decision(), Teller.of(build()))
    assert list(told) == [
        "key", "as_of", "policy", "hash", "language_version", "stage", "as", "would_be", "route", "dimensions",
        "criteria", "holds", "disqualifiers", "within_reach", "next_steps", "next_steps_complete", "changes_on",
        "problems",
    ]  # fmt: skip
    assert list(told) == list(decision_schema()["properties"])
    assert told["criteria"]["budget_in_sight"] == {
        "state": "not met", "owners": ["sales"], "because_of": [],
        "contradicted": {"outcome": "no_budget", "on": "2024-04-23"},
    }  # fmt: skip
    assert told["next_steps"] == [
        {
            "gives": "ready",
            "for": "marketing",
            "set": [
                {"name": "no_consent", "kind": "hold", "ask": "May we?"},
                {"name": "target_market", "kind": "criterion", "offer": "Guide"},
            ],
        }
    ]


def test_lead_values_stand_in_it_only_when_explaining():
    plain = json.dumps(decision_json(decision(), Teller.of(build())))
    explained = decision_json(decision(), Teller.of(build(), explain=True))
    assert "Narnia" not in plain
    assert '"DE"' not in plain
    assert "sentence" not in plain
    assert explained["criteria"]["target_market"]["because_of"][0]["value"] == "DE"
    assert explained["problems"] == [{"field": "country", "kind": "other", "shown": "Narnia", "near": "DE"}]
    assert explained["holds"]["no_consent"]["sentence"].startswith("On hold unless consent is yes")
    assert explained["holds"]["no_consent"]["because_of"] == [
        {"what": "consent", "value": None, "at": None, "class": "fact", "reason": "stale"}
    ]
    assert "budget is then older than 90 days" in explained["changes_on"]["sentence"]


def test_the_schema_refuses_what_it_does_not_describe():
    told = decision_json(decision(), Teller.of(build()))
    for wrong in ({"more": 1}, {"as_of": "1 March"}, {"dimensions": {"context": "maybe"}}):
        with pytest.raises(ValidationError):
            DecisionModel.model_validate_json(json.dumps({**told, **wrong}))
