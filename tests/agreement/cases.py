"""One case: a policy, a raw record and a day, decided by the interpreter and by the generated evaluator."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from random import Random

from policy_engine.backends.python.compile import compile_policy
from policy_engine.ir import interpret
from policy_engine.ir.nodes.policy import Policy
from policy_engine.runtime.decision import PlainDecision
from policy_engine.runtime.evaluator import Evaluator
from policy_engine.runtime.read import read_record
from tests.agreement.policytext.whole import policy_text
from tests.agreement.snapshots import BASE, Maker, as_row
from tests.support.policies import checked

RECORDS = 25
DAYS = 4
CASES = RECORDS * DAYS
"""Cases a policy: that many records, each decided for that many days."""
TABLES = 0.15
"""The part of the records that are read as rows of tables."""
WHOLE = 10
"""Every so manieth case compares whole decisions, not states alone."""


@dataclass(frozen=True)
class Subject:
    """A policy as both evaluators have it."""

    text: str
    policy: Policy
    evaluator: Evaluator


@dataclass(frozen=True)
class Case:
    """A raw record, the day, whether whole decisions are compared, and whether it is a row of a table."""

    raw: Mapping[str, object]
    day: int
    whole: bool = True
    table: bool = False


@dataclass(frozen=True)
class Difference:
    """Where the two do not agree: ``what`` is compared, by the interpreter and by the generated evaluator."""

    seed: int | None
    text: str
    case: Case
    what: str
    interpreted: str
    generated: str


def subject_of(text: str, change: Callable[[Policy], Policy] | None = None) -> Subject:
    """Compile a policy's text; ``change`` plants a fault into what the generated evaluator is made from."""
    policy = checked(text).ir
    return Subject(text, policy, compile_policy(change(policy) if change else policy))


def result(work: Callable[[], object]) -> object:
    """Return what ``work`` returns, or a text that names the exception: deciding never raises."""
    try:
        return work()
    except Exception as problem:
        return f"raised {type(problem).__name__}: {problem}"


def parts(decision: object) -> dict[str, object]:
    """Return a decision's parts by name, so that a difference names its part."""
    if isinstance(decision, PlainDecision):
        return {field.name: getattr(decision, field.name) for field in fields(decision)}
    return {"decision": decision}


def compare(subject: Subject, cases: Iterator[Case], seed: int | None = None) -> Iterator[Difference | None]:
    """Yield, for each case, the difference or None. Cases of one record stand together; it is read once."""
    policy, evaluator = subject.policy, subject.evaluator
    raw: Mapping[str, object] | None = None
    record, snapshot = None, None
    for case in cases:
        if case.raw is not raw:
            raw = case.raw
            record = read_record(policy.reading, raw, 1, case.table)
            snapshot = evaluator.read(raw, 1, case.table)
        assert record is not None and snapshot is not None
        yield difference_of(subject, case, record, snapshot, seed)


def difference_of(
    subject: Subject, case: Case, record: object, snapshot: object, seed: int | None
) -> Difference | None:
    """Compare one case whose record is read."""
    policy, evaluator, day = subject.policy, subject.evaluator, case.day
    if record.error is not None or snapshot.error is not None:
        if record.error == snapshot.error:
            return None
        return Difference(seed, subject.text, case, "error", repr(record.error), repr(snapshot.error))
    slow = result(lambda: interpret.states(policy, record, day))
    fast = result(lambda: evaluator.states(snapshot, day))
    if slow != fast:
        return Difference(seed, subject.text, case, "states", repr(slow), repr(fast))
    stage = result(lambda: evaluator.stage(snapshot, day))
    if stage != slow.stage:
        return Difference(seed, subject.text, case, "stage", repr(slow.stage), repr(stage))
    if not case.whole:
        return None
    slow_parts = parts(result(lambda: interpret.decide(policy, record, day)))
    fast_parts = parts(result(lambda: evaluator.decide(snapshot, day).plain()))
    if slow_parts == fast_parts:
        return None
    name = next((n for n in slow_parts if slow_parts[n] != fast_parts.get(n)), "decision")
    return Difference(seed, subject.text, case, name, repr(slow_parts.get(name)), repr(fast_parts.get(name)))


def cases_of(policy: Policy, seed: int, records: int = RECORDS) -> Iterator[Case]:
    """Yield the cases of policy ``seed``, always the same."""
    rng = Random(f"records of {seed}")
    maker = Maker.of(policy)
    number = 0
    for _ in range(records):
        raw = maker.record(rng, BASE)
        table = rng.random() < TABLES
        raw = as_row(raw) if table else raw
        for day in maker.days(rng, BASE, DAYS):
            yield Case(raw, day, number % WHOLE == 0, table)
            number += 1


def differences_of_seed(seed: int, records: int = RECORDS) -> Iterator[Difference | None]:
    """Yield the outcome of every case of one seed."""
    subject = subject_of(policy_text(seed))
    yield from compare(subject, cases_of(subject.policy, seed, records), seed)
