"""One lead: reading it, its stage, its states; beside Python by hand, pydantic, and rule engines.

Run with ``--benchmark-only``; ``python -m tests.benchmarks.report`` prints the ratios. That all give the same answer
is tested always.
"""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

for package in ("zen", "rule_engine", "cel_expr_python"):
    pytest.importorskip(package, reason=f"{package} comes with the extra: pip install -e '.[bench]'")

from tests.benchmarks import by_hand  # noqa: E402
from tests.benchmarks.engines import ENGINES, facts  # noqa: E402
from tests.benchmarks.leads import DAY, LEADS, ODD, evaluator  # noqa: E402
from tests.benchmarks.with_pydantic import CleanAccount, PlainAccount  # noqa: E402

ALL = {**LEADS, **ODD}
DAYS = range(DAY - 60, DAY + 200, 7)


@pytest.mark.parametrize("lead", ALL)
def test_by_hand_gives_the_same(lead: str) -> None:
    snapshot = evaluator().read(ALL[lead])
    for day in DAYS:
        assert by_hand.stage(snapshot, day) == evaluator().stage(snapshot, day)
        assert by_hand.states(snapshot, day) == evaluator().raw_states(snapshot, day)
        assert by_hand.states_with_values(snapshot, day)[:-1] == evaluator().states(snapshot, day)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("lead", ALL)
def test_engines_give_the_same(engine: str, lead: str) -> None:
    snapshot = evaluator().read(ALL[lead])
    for day in DAYS:
        assert ENGINES[engine]()(facts(snapshot, day)) == evaluator().stage(snapshot, day)


def test_the_leads_are_what_they_are_called() -> None:
    stages = {name: evaluator().stage(evaluator().read(raw), DAY) for name, raw in ALL.items()}
    assert (stages["held"], stages["low"], stages["whole way"]) == ("on_hold", "watching", "ready")
    assert stages["one step short"] == "developing"
    assert evaluator().read(ODD["history"]).odd


@pytest.mark.parametrize("lead", LEADS)
def test_pydantic_holds_the_same(lead: str) -> None:
    plain, clean = PlainAccount.model_validate(LEADS[lead]), CleanAccount.model_validate(LEADS[lead])
    assert plain.company == clean.company == evaluator().read(LEADS[lead]).key
    assert len(plain.events or ()) == len(LEADS[lead]["events"])  # type: ignore[arg-type]


STAGES: dict[str, Callable[[Any, int], object]] = {"ours": evaluator().stage, "by hand": by_hand.stage}
STATES: dict[str, Callable[[Any, int], object]] = {"ours": evaluator().raw_states, "by hand": by_hand.states}
READERS: dict[str, Callable[[Any], object]] = {
    "ours": evaluator().read,
    "pydantic": PlainAccount.model_validate,
    "pydantic, cleaning": CleanAccount.model_validate,
}


@pytest.mark.parametrize("who", STAGES)
@pytest.mark.parametrize("lead", ALL)
def test_stage(benchmark: BenchmarkFixture, lead: str, who: str) -> None:
    benchmark.group = f"stage, {lead}"
    benchmark(STAGES[who], evaluator().read(ALL[lead]), DAY)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("lead", ALL)
def test_stage_by_an_engine(benchmark: BenchmarkFixture, lead: str, engine: str) -> None:
    benchmark.group = f"stage, {lead}"
    benchmark(ENGINES[engine](), facts(evaluator().read(ALL[lead]), DAY))


@pytest.mark.parametrize("who", STATES)
@pytest.mark.parametrize("lead", ALL)
def test_states(benchmark: BenchmarkFixture, lead: str, who: str) -> None:
    benchmark.group = f"states, {lead}"
    benchmark(STATES[who], evaluator().read(ALL[lead]), DAY)


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("lead", LEADS)
def test_reading(benchmark: BenchmarkFixture, lead: str, who: str) -> None:
    benchmark.group = f"reading, {lead}"
    benchmark(READERS[who], LEADS[lead])


@pytest.mark.parametrize("lead", ODD)
def test_reading_odd_records(benchmark: BenchmarkFixture, lead: str) -> None:
    benchmark.group = f"reading, {lead}"
    benchmark(evaluator().read, ODD[lead])
