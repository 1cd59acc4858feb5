"""The parser and the whole check on damaged policies: every answer keeps the invariants."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from policy_engine.driver.checking import Checked
from policy_engine.driver.compiling import compile_checked
from tests.fuzz.invariants import MOST_BYTES, judged, judged_twice
from tests.fuzz.mutations import damaged_bytes, damaged_lines, damaged_words, seeds

FOLDER = Path(__file__).parent / "kept"
KEPT = {
    "circle_through_three": "N013",
    "criteria_double": None,
    "derived_events_double": "N032",
    "derived_events_in_a_chain": "N031",
    "derived_sources_double": "N032",
    "empty": "S003",
    "half_a_character": "S024",
    "half_of_many_criteria": None,
    "hidden_direction": "S026",
    "keyword_as_name_and_used": "S011",
    "lone_carriage_returns": None,
    "lookalike_names": "N030",
    "only_a_mark": "S003",
    "text_without_its_end": "S004",
    "utf_16": "S024",
}
"""What once was a fault, or is a sort of fault of its own, with the error that is told; None: accepted, and decides."""
DAY = 739_676
"""2026-03-01."""
DECIDING = 5.0
"""The processor's time for compiling any policy and deciding one record by it, far more than either takes."""

WATCHED = """
import sys
from random import Random
from tests.fuzz.mutations import damaged_bytes, damaged_words, seeds
from tests.fuzz.invariants import judged
seeds()
judged(seeds()[0])  # what is loaded when first asked for is loaded now
seen = []
FORBIDDEN = ("open", "os.", "socket.", "subprocess.", "shutil.", "urllib.", "exec", "import", "ctypes.")
sys.addaudithook(lambda event, arguments: seen.append((event, arguments)) if event.startswith(FORBIDDEN) else None)
for seed in range(150):
    judged(damaged_bytes(Random(seed)))
    judged(damaged_words(Random(seed)))
print(sorted({event for event, _ in seen}))
"""


def test_the_seeds_themselves_are_sound() -> None:
    for text in seeds():
        assert len(text) <= MOST_BYTES
        judged_twice(text)


@pytest.mark.parametrize("name", KEPT)
def test_kept_cases(name: str) -> None:
    checked = judged_twice((FOLDER / f"{name}.policy").read_bytes())
    told = [found.code.id for found in checked.diagnostics if found.is_error]
    if KEPT[name] is not None:
        assert KEPT[name] in told
        return
    assert told == []
    decide(checked)


def test_all_kept_cases_are_known() -> None:
    assert sorted(file.stem for file in FOLDER.iterdir()) == sorted(KEPT)


def decide(checked: Checked) -> bool:
    """Decide about a record of which nothing is known, in bounded time, if the policy was accepted."""
    start = time.process_time()
    compiled, _ = compile_checked(checked)
    if compiled is None:
        return False
    decision = compiled.evaluator.decide(compiled.evaluator.read({"company": "c1"}), DAY).plain()
    assert decision.stage
    assert time.process_time() - start < DECIDING
    return True


@pytest.mark.parametrize("part", range(3))
def test_bytes(part: int) -> None:
    for seed in range(part * 500, (part + 1) * 500):
        judged(damaged_bytes(Random(seed)))


@pytest.mark.parametrize("part", range(3))
def test_words(part: int) -> None:
    for seed in range(part * 500, (part + 1) * 500):
        judged(damaged_words(Random(seed)))


def test_lines() -> None:
    for seed in range(600):
        judged(damaged_lines(Random(seed)))


def test_the_same_text_gives_the_same_answer() -> None:
    for seed in range(5_000, 5_100):
        judged_twice(damaged_bytes(Random(seed)))
        judged_twice(damaged_words(Random(seed)))


def test_what_is_accepted_after_damage_decides() -> None:
    rngs = (Random(seed) for seed in range(3_000, 3_300))
    assert sum(decide(judged(damaged_words(rng, most=1))) for rng in rngs) > 5


def test_noise() -> None:
    rng = Random(3)
    for _ in range(200):
        judged(rng.randbytes(rng.randint(0, 200)))
        judged("".join(chr(rng.choice((rng.randrange(0x80), rng.randrange(0x3000)))) for _ in range(60)))


def test_a_check_opens_nothing_and_starts_nothing() -> None:
    """No file, network, child process or code from elsewhere, whatever the policy says."""
    ran = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "[]\n"


@pytest.mark.slow
@pytest.mark.parametrize("damage", [damaged_bytes, damaged_words, damaged_lines], ids=["bytes", "words", "lines"])
def test_many_more(damage: Callable[[Random], bytes | str]) -> None:
    for seed in range(10_000, 15_000):
        judged(damage(Random(seed)))
