"""The library as its users see it."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import policy_engine

DATA = Path(__file__).parents[1] / "cli" / "data"


@pytest.fixture(scope="module")
def policy() -> policy_engine.Policy:
    return policy_engine.load(DATA / "dach.policy")


@pytest.fixture(scope="module")
def raw() -> dict[str, object]:
    return json.loads((DATA / "leads.jsonl").read_text("utf-8").splitlines()[0])


def test_load_read_evaluate(policy, raw):
    snapshot = policy.read(raw)
    decision = policy.evaluate(snapshot, as_of="2026-03-01")
    assert (decision.key, decision.stage, decision.alias) == ("c1", "ready", "salesqualifiedlead")
    assert decision.as_of == date(2026, 3, 1)
    assert decision.route is not None
    assert decision.route.to == "sales"
    assert decision.criteria["date_near"].state == "met"
    assert decision.dimensions == {"context": "met", "timing": "met", "motivation": "met"}
    assert not decision.holds["no_consent"].in_effect
    assert not decision.disqualifiers["competitor_staff"].in_effect
    assert decision.changes_on is not None
    assert decision.changes_on.stage == "developing"
    assert (decision.within_reach, decision.next_steps, decision.problems) == ((), (), ())
    assert decision.would_be is None
    assert decision.next_steps_complete


def test_a_raw_record_and_a_date_do_as_well(policy, raw):
    decision = policy.evaluate(raw, as_of=date(2026, 3, 1))
    assert decision.to_json() == policy.evaluate(policy.read(raw), "2026-03-01").to_json()
    assert json.loads(decision.to_json()) == decision.to_dict()
    assert decision.plain().stage == decision.stage == policy.stage(policy.read(raw), "2026-03-01")
    assert "Late deliveries" not in decision.to_json()
    assert "Late deliveries" in decision.to_json(explain=True)


def test_what_a_policy_says_of_itself(policy):
    assert (policy.name, policy.title) == ("dach_new_business", "New business, DACH")
    assert policy.stages == ("ready", "developing", "watching")
    assert len(policy.hash) == 64
    assert [result.passed for result in policy.run_examples()] == [True]


def test_the_snapshot_schema_names_columns_spellings_and_events(policy):
    schema = policy.snapshot_schema()
    properties = schema["properties"]
    assert schema["required"] == ["Company ID"]
    assert {"Company ID", "Country/Region", "No. of Employees", "people", "events"} <= set(properties)
    assert "Deutschland" in properties["Country/Region"]["anyOf"][0]["enum"]
    types = [event["properties"]["type"]["enum"] for event in properties["events"]["items"]["anyOf"]]
    assert ["pricing_page_view", "Page view: /pricing", "Page view: /preise"] in types
    assert json.loads(json.dumps(schema)) == schema


def test_data_never_raises_until_there_is_nothing_to_decide(policy):
    snapshot = policy.read({"Company ID": "c1", "No. of Employees": "abc", "events": 5})
    assert {problem.field for problem in snapshot.problems} == {"employees", "events"}
    assert policy.evaluate(snapshot, "2026-03-01").stage == "on_hold"
    nobody = policy.read({})
    assert nobody.error == "no key"
    with pytest.raises(ValueError, match="no key"):
        policy.evaluate(nobody, "2026-03-01")


@pytest.mark.parametrize("day", ["2026-02-30", "today", "", "01.03.2026"])
def test_a_day_is_a_day(policy, raw, day):
    with pytest.raises(ValueError, match="as_of is a day"):
        policy.evaluate(raw, as_of=day)


def test_errors_come_as_one_exception_with_all_findings():
    with pytest.raises(policy_engine.PolicyError) as caught:
        policy_engine.load(DATA / "broken.policy")
    assert [d.code.id for d in caught.value.diagnostics if d.is_error] == ["N001"]
    assert "did you mean `country`?" in str(caught.value)
    with pytest.raises(policy_engine.PolicyError, match="U001"):
        policy_engine.load(DATA / "missing.policy")
    with pytest.raises(policy_engine.PolicyError, match="U007"):
        policy_engine.loads('library x "X"')


def test_texts_with_their_libraries():
    text = (DATA / "failing.policy").read_text("utf-8")
    head, _, rest = text.partition("account")
    block, _, rules = rest.partition("dimension")
    files = {"shared/fields.policy": f'library fields "Fields"\naccount{block}'}
    policy = policy_engine.loads(f'{head}use "shared/fields.policy"\ndimension{rules}', files)
    assert policy.name == "failing"
    assert policy.source_names == ("policy.policy", "shared/fields.policy")
    assert policy.hash == policy_engine.loads(text).hash


def test_check_gives_findings_and_raises_nothing():
    assert [d.code.id for d in policy_engine.check('policy x "X')] == ["S004"]
    good = (DATA / "dach.policy").read_text("utf-8")
    assert not [d for d in policy_engine.check(good) if d.is_error]


def test_importing_is_light():
    code = (
        "import sys, policy_engine\n"
        "heavy = {'lark', 'pydantic', 'click', 'rich', 'jinja2', 'policy_engine.syntax', 'policy_engine.api'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "policy_engine.loads\n"
        "print(sorted({'pydantic', 'click', 'rich', 'jinja2'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout == "[]\n[]\n"


def test_every_public_name_is_there():
    for name in policy_engine.__all__:
        assert getattr(policy_engine, name) is not None
    with pytest.raises(AttributeError):
        policy_engine.nonsense  # noqa: B018
