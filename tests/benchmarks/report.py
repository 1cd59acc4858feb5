"""Print how long one lead takes, side by side in one run: ``python -m tests.benchmarks.report``.

Each time is the best of several rounds, opponents taken in turn so that a slow moment hits all of them.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter

import policy_engine
from policy_engine.runtime.snapshot import Snapshot
from tests.benchmarks import by_hand
from tests.benchmarks.engines import ENGINES, facts
from tests.benchmarks.leads import AS_OF, DAY, LEADS, ODD, evaluator
from tests.benchmarks.with_pydantic import CleanAccount, PlainAccount

ROUNDS = 15
ROOT = Path(__file__).parents[2]
Call = Callable[[], object]


def best_times(calls: dict[str, Call], number: int) -> dict[str, float]:
    """Return the best time of each call in microseconds."""
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(ROUNDS):
        for name, call in calls.items():
            started = perf_counter()
            for _ in range(number):
                call()
            best[name] = min(best[name], (perf_counter() - started) / number * 1e6)
    return best


def row(title: str, times: dict[str, float], ours: str = "ours") -> str:
    """Return a line of the table: our time, and how many times each opponent's it is."""
    ratios = "  ".join(f"{times[ours] / t:5.2f} x {name}" for name, t in times.items() if name != ours)
    return f"{title:34}{times[ours]:9.3f} µs  {ratios}"


def deciding() -> None:
    """Stage and states of one read snapshot."""
    policy = policy_engine.load(str(ROOT / "policies" / "dach_new_business.policy"))
    for name, raw in {**LEADS, **ODD}.items():
        snapshot = evaluator().read(raw)
        lead = facts(snapshot, DAY)
        calls: dict[str, Call] = {
            "ours": partial(evaluator().stage, snapshot, DAY),
            "by hand": partial(by_hand.stage, snapshot, DAY),
        }
        print(row(f"stage, {name}", best_times(calls, 3000)))
        calls = {"ours": partial(policy.stage, policy.read(raw), AS_OF), "by hand": calls["by hand"]}
        print(row(f"policy.stage(…, day), {name}", best_times(calls, 3000)))
        calls = {
            "ours": partial(evaluator().raw_states, snapshot, DAY),
            "by hand": partial(by_hand.states, snapshot, DAY),
        }
        print(row(f"states, {name}", best_times(calls, 2000)))
        print(
            row(
                f"states as data, {name}",
                best_times({**calls, "ours": partial(evaluator().states, snapshot, DAY)}, 2000),
            )
        )
        calls = {"ours": partial(_explained, snapshot), "by hand": partial(by_hand.states_with_values, snapshot, DAY)}
        print(row(f"states with values, {name}", best_times(calls, 100)))
        engines: dict[str, Call] = {who: partial(make(), lead) for who, make in ENGINES.items()}
        engines["ours"] = partial(evaluator().stage, snapshot, DAY)
        print(row(f"stage beside engines, {name}", best_times(engines, 100)))


def _explained(snapshot: Snapshot) -> object:
    """Work out every state with its values, each time anew."""
    decision = evaluator().decide(snapshot, DAY)
    return decision.criteria, decision.holds, decision.disqualifiers


def cold(calls: dict[str, Callable[[dict[str, object]], object]]) -> dict[str, float]:
    """Return the time per record of a thousand records, none of whose texts, keys or moments was met before."""
    rng = Random(1)
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(ROUNDS):
        for name, call in calls.items():
            records = [_renamed(LEADS["whole way"], rng) for _ in range(1000)]
            started = perf_counter()
            for raw in records:
                call(raw)
            best[name] = min(best[name], (perf_counter() - started) / 1000 * 1e6)
    return best


def _renamed(lead: dict[str, object], rng: Random) -> dict[str, object]:
    raw = deepcopy(lead)
    raw |= {"Company ID": f"c{rng.random()}", "pain": f"We lost {rng.random()} customers"}
    events = raw["events"]
    assert isinstance(events, list)
    for event in events:
        event["id"] = f"e{rng.random()}"
        clock = f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}"
        event["at"] = f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T{clock}Z"
    return raw


def reading() -> None:
    """Reading one raw record, hot and cold."""
    readers = {
        "ours": evaluator().read,
        "pydantic": PlainAccount.model_validate,
        "pydantic, cleaning": CleanAccount.model_validate,
    }
    for name, raw in LEADS.items():
        print(row(f"reading, {name}", best_times({who: partial(read, raw) for who, read in readers.items()}, 500)))
    print(row("reading, cold", cold(readers)))
    for name, raw in ODD.items():
        print(f"{'reading, ' + name:34}{best_times({'ours': partial(evaluator().read, raw)}, 200)['ours']:9.3f} µs")


if __name__ == "__main__":
    deciding()
    reading()
