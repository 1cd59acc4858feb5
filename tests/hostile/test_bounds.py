"""Every limit that concerns policies: one below it, at it, and one above it, each with a finding of its own."""

from pathlib import Path

import pytest

from policy_engine.base.limits import (
    MAX_EVENT_LEVELS,
    MAX_FILE_BYTES,
    MAX_PARENTHESES,
    MAX_STATEMENTS,
    MAX_USED_FILES,
    MAX_WRITTEN_OUT,
)
from policy_engine.model.from_tree.growth import READINGS
from policy_engine.syntax.characters import MAX_REPORTED
from policy_engine.values.numbers import MAX_INTEGER, MAX_SCALED
from tests.fuzz.invariants import judged
from tests.hostile.disk import checked_on_disk
from tests.hostile.policies import WHOLE, codes_of, errors, with_condition, with_events, with_field_asked, with_use

AROUND = (-1, 0, 1)
"""One below a limit, the limit, one above."""
LARGE = 10.0
"""Seconds for what is far larger than the inputs for which a second is promised."""


def refused(found: list[str], code: str, beyond: int) -> None:
    """Above the limit there is exactly this finding, up to the limit there is none."""
    assert found == ([code] if beyond > 0 else [])


@pytest.mark.parametrize("beyond", AROUND)
@pytest.mark.parametrize("filling", ["x", "ä", "\U0001f600"])
def test_bytes_of_a_file(filling: str, beyond: int) -> None:
    """The limit counts bytes, not characters, whether bytes or a text are handed in."""
    room = MAX_FILE_BYTES + beyond - len(WHOLE.encode()) - 2
    wide = len(filling.encode())
    text = WHOLE + "# " + filling * (room // wide) + "x" * (room % wide)
    assert len(text.encode()) == MAX_FILE_BYTES + beyond
    refused(codes_of(judged(text.encode(), seconds=LARGE)), "S020", beyond)
    refused(codes_of(judged(text, seconds=LARGE)), "S020", beyond)


@pytest.mark.parametrize("beyond", AROUND)
def test_statements(beyond: int) -> None:
    """The head is one statement, the block another, and each field one."""
    fields = "".join(f"  fact f{n} text\n" for n in range(MAX_STATEMENTS + beyond - 2))
    refused(codes_of(judged(f'library fields "Fields"\naccount\n{fields}', seconds=LARGE)), "S021", beyond)


@pytest.mark.parametrize("beyond", AROUND)
@pytest.mark.parametrize("before", ["", "not "])
def test_levels_of_parentheses(before: str, beyond: int) -> None:
    levels = MAX_PARENTHESES + beyond
    refused(errors(with_condition((before + "(") * levels + "wants" + ")" * levels)), "S022", beyond)


@pytest.mark.parametrize("beyond", AROUND)
def test_used_files(beyond: int, tmp_path: Path) -> None:
    """Files count whether the policy uses them or a library does, and each once."""
    number = MAX_USED_FILES + beyond
    for n in range(number):
        following = f'use "l{n + 1}.policy"\n' if n + 1 < number and n % 2 else ""
        (tmp_path / f"l{n}.policy").write_text(f'library l{n} "L"\n{following}')
    direct = [f"l{n}.policy" for n in range(number) if n % 2 or n == 0]
    refused(codes_of(checked_on_disk(tmp_path, with_use(*direct))), "S023", beyond)


@pytest.mark.parametrize("beyond", AROUND)
def test_a_chain_of_used_files(beyond: int, tmp_path: Path) -> None:
    number = MAX_USED_FILES + beyond
    for n in range(number):
        following = f'use "l{n + 1}.policy"\n' if n + 1 < number else ""
        (tmp_path / f"l{n}.policy").write_text(f'library l{n} "L"\n{following}')
    refused(codes_of(checked_on_disk(tmp_path, with_use("l0.policy"))), "S023", beyond)


@pytest.mark.parametrize("beyond", AROUND)
@pytest.mark.parametrize("way", ["from", "while"])
def test_levels_of_derived_events(way: str, beyond: int) -> None:
    """Levels are counted through ``from`` and through ``while``."""
    rows = []
    # A condition triples what it counts, so levels by `while` are tried with few of them.
    by_while = {5, 10} if way == "while" else set()
    for n in range(MAX_EVENT_LEVELS + beyond):
        source = "call" if n == 0 else f"e{n - 1}"
        counted = f" while at least 1 {source}" if n in by_while else ""
        rows += [f"need e{n} from {'call' if counted else source}{counted}", '  because "x"']
    refused(errors(with_events(*rows)), "N031", beyond)


@pytest.mark.parametrize("beyond", AROUND)
def test_what_derived_events_are_written_out(beyond: int) -> None:
    """An event that counts n recorded ones in its ``while`` is n times the readings, and two: its source and itself."""
    whole, rest = divmod(MAX_WRITTEN_OUT + beyond, 2 + READINGS)
    rows = [f'need e{n} from call while at least 1 call\n    because "x"' for n in range(whole)]
    rows += [f"reaction g{n} from click" for n in range(rest)]  # one test each
    refused(codes_of(judged(with_events(*rows), seconds=LARGE)), "N032", beyond)


@pytest.mark.parametrize("beyond", AROUND)
def test_strange_characters_that_are_shown(beyond: int) -> None:
    number = MAX_REPORTED + beyond
    found = errors(WHOLE + "# " + "\x01" * number)
    assert found == ["S025"] * min(number, MAX_REPORTED)


@pytest.mark.parametrize("beyond", AROUND)
def test_integers(beyond: int) -> None:
    refused(errors(with_condition(f"employees is at least {MAX_INTEGER + beyond}")), "T006", beyond)


@pytest.mark.parametrize("beyond", AROUND)
def test_numbers(beyond: int) -> None:
    whole, thousandths = divmod(MAX_SCALED + beyond, 1000)
    condition = f"worth is at least {whole}.{thousandths:03d}0"
    refused(errors(with_field_asked("fact worth number", condition)), "T006", beyond)


@pytest.mark.parametrize("percent", [0, 1, 2, 999, 1000, 1001])
def test_percents(percent: int) -> None:
    found = errors(
        with_field_asked("fact seats integer\n  fact paid integer", f"seats is at least {percent} % of paid")
    )
    refused(found, "T010", percent in (0, 1001))


@pytest.mark.parametrize("length", [127, 128, 129, 4_095, 4_096, 4_097, 60_000])
def test_names_and_texts_need_no_limit_of_their_own(length: int) -> None:
    """The file's limit is enough: long names and texts cost time and memory by their length only."""
    name, title = "n" * length, "t" * length
    text = with_field_asked(f'fact {name} text "{title}"', f'{name} is "{title}"')
    assert codes_of(judged(text, seconds=LARGE)) == []
    unknown = text.replace(f"when {name} is", f"when {name}x is")
    assert codes_of(judged(unknown, seconds=LARGE)) == ["N001"]
