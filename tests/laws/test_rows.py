"""M8, M11, M14: a record's decision depends on that record alone, on nothing undeclared, and on differences of days."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from policy_engine.runtime.decision import Change, Evidence, PlainDecision
from policy_engine.values.types import DateType
from tests.agreement.cases import subject_of
from tests.laws.material import BASE, Material, materials

RECORDS = 8
ZONES_WITHOUT_SHIFTS = ("UTC", "Asia/Kolkata")


def check_rows(made: Material) -> None:
    """Decide records alone by a fresh evaluator, in other orders, and by threads: always the same."""
    raws = list(made.raws(RECORDS))
    together = [made.decide(raw) for raw in raws]
    assert [made.decide(raw) for raw in reversed(raws)][::-1] == together, made.subject.text
    fresh = Material(made.seed, subject_of(made.subject.text), made.maker)
    assert fresh.decide(raws[-1]) == together[-1], made.subject.text
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made.decide, raws)) == together, made.subject.text


def with_more(raw: dict[str, object], made: Material) -> dict[str, object]:
    """Return a record with columns, people's columns and attributes that the policy does not declare."""
    more: dict[str, object] = {"constructor": 1, "__class__": "x", **raw, "Ünbekannt": [1, {"value": 2}], "zz": None}
    for part in ("people", "events"):
        members = raw.get(part)
        if isinstance(members, list):
            more[part] = [{**member, "zz_more": {"at": "2026-01-01"}, "__proto__": 2} for member in members]
    return more


def check_irrelevant(made: Material) -> None:
    """Decide records with and without what the policy does not declare."""
    for raw in made.raws(RECORDS):
        assert made.decide(with_more(raw, made)) == made.decide(raw), f"{made.subject.text}\n{raw}"


def only_differences(made: Material) -> bool:
    """Tell whether a policy names no day, neither in conditions nor for reading, and its zone has no summer time."""
    reading = made.subject.policy.reading
    plans = [*reading.fields, *(reading.people.fields if reading.people else ())]
    plans += [attribute for event in reading.events for attribute in event.attributes]
    dates = [plan for plan in plans if isinstance(plan.type, DateType)]
    return (
        not made.subject.policy.days
        and reading.time_zone in ZONES_WITHOUT_SHIFTS
        and all(plan.empty_means is None and plan.format is None for plan in dates)
    )


def moved(decision: PlainDecision | str, days: int) -> object:
    """Return a decision with its days moved, and without values shown (dates are among them)."""
    if isinstance(decision, str):
        return decision

    def evidence(found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(e, value=None, at=None if e.at is None else e.at + days) for e in found)

    change = decision.changes_on
    return replace(
        decision,
        as_of=decision.as_of + days,
        criteria={
            name: replace(
                result,
                because_of=evidence(result.because_of),
                contradicted=replace(result.contradicted, on=result.contradicted.on + days)
                if result.contradicted
                else None,
            )
            for name, result in decision.criteria.items()
        },
        holds={
            name: replace(result, because_of=evidence(result.because_of)) for name, result in decision.holds.items()
        },
        disqualifiers={
            name: replace(result, because_of=evidence(result.because_of))
            for name, result in decision.disqualifiers.items()
        },
        changes_on=Change(change.day + days, change.stage, change.why) if change else None,
        problems=tuple(replace(problem, shown=None) for problem in decision.problems),
    )


def check_shift(made: Material) -> int:
    """Decide records and the same records some days later; return how many were compared."""
    if not only_differences(made):
        return 0
    for days in (1, 37, 400):
        later = list(made.raws(RECORDS, BASE + days))
        for raw, raw_later in zip(made.raws(RECORDS), later, strict=True):
            before, after = moved(made.decide(raw), days), moved(made.decide(raw_later, BASE + days), 0)
            assert before == after, f"{made.subject.text}\n{raw}\n{days}"
    return RECORDS * 3


def test_a_record_alone_decides() -> None:
    for made in materials(30):
        check_rows(made)


def test_what_is_not_declared_changes_nothing() -> None:
    for made in materials(30):
        check_irrelevant(made)


def test_only_differences_of_days_count() -> None:
    assert sum(check_shift(made) for made in materials(100)) >= RECORDS * 3


@pytest.mark.slow
def test_laws_of_rows_on_many_policies() -> None:
    shifted = 0
    for made in materials(230):
        check_rows(made)
        check_irrelevant(made)
        shifted += check_shift(made)
    assert shifted >= 1000
