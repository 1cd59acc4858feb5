"""Random policies with messy records, for laws that hold for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from policy_engine.runtime.decision import PlainDecision
from tests.agreement.cases import Subject, subject_of
from tests.agreement.policytext.whole import policy_text
from tests.agreement.snapshots import BASE, Maker

FIRST_SEED = 50_000
"""Laws use other seeds than the agreement run."""


@dataclass(frozen=True)
class Material:
    """A compiled policy and what makes records for it."""

    seed: int
    subject: Subject
    maker: Maker

    def raws(self, number: int, as_of: int = BASE) -> Iterator[dict[str, object]]:
        """Yield raw records; the same ones each time, moved by as many days as ``as_of`` is."""
        rng = Random(f"law {self.seed}")
        for _ in range(number):
            yield self.maker.record(rng, as_of)

    def decide(self, raw: object, day: int = BASE) -> PlainDecision | str:
        """Decide a raw record with the generated evaluator; a record in error gives its error."""
        snapshot = self.subject.evaluator.read(raw)
        if snapshot.error is not None:
            return f"error: {snapshot.error}"
        return self.subject.evaluator.decide(snapshot, day).plain()


@lru_cache(maxsize=256)
def material(index: int) -> Material:
    """Return the material of one random policy."""
    seed = FIRST_SEED + index
    subject = subject_of(policy_text(seed))
    return Material(seed, subject, Maker.of(subject.policy))


def materials(number: int) -> Iterator[Material]:
    """Yield random policies with their records."""
    for index in range(number):
        yield material(index)
