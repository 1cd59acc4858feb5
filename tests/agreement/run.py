"""Run many seeds on all cores; the same seeds give the same cases, however many cores there are."""

import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from tests.agreement.cases import Difference, differences_of_seed

CHUNK = 10
KEEP = 3
"""Differences kept a chunk; all are counted."""


@dataclass(frozen=True)
class Tally:
    """How many policies and cases were run, how many differed, and the first differences."""

    policies: int
    cases: int
    differing: int
    first: tuple[Difference, ...]
    seconds: float = 0.0

    def line(self) -> str:
        """Return the tally as one line for people."""
        return (
            f"agreement: {self.cases:,} cases, {self.policies:,} policies, "
            f"{self.differing:,} differences, {self.seconds:.0f} s"
        )


def run_chunk(seeds: tuple[int, ...]) -> Tally:
    """Run some seeds one after another."""
    cases, differing = 0, 0
    first: list[Difference] = []
    for seed in seeds:
        for difference in differences_of_seed(seed):
            cases += 1
            if difference is not None:
                differing += 1
                if len(first) < KEEP:
                    first.append(difference)
    return Tally(len(seeds), cases, differing, tuple(first))


def run(seeds: Iterable[int], processes: int | None = None) -> Tally:
    """Run all seeds on that many processes (None: one a core) and sum up, in the order of the seeds."""
    start = time.perf_counter()
    every = list(seeds)
    chunks = [tuple(every[index : index + CHUNK]) for index in range(0, len(every), CHUNK)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        tallies = list(pool.map(run_chunk, chunks))
    return Tally(
        sum(tally.policies for tally in tallies),
        sum(tally.cases for tally in tallies),
        sum(tally.differing for tally in tallies),
        tuple(difference for tally in tallies for difference in tally.first),
        time.perf_counter() - start,
    )
