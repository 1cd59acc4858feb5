"""Chances in thousandths."""

import pytest

from policy_engine.sample.chances import alike, groups, spellings, stretches
from policy_engine.sample.plain import PlainColumn, plain_span


def test_values_come_as_often_as_they_are_to() -> None:
    chances = groups([{7: 1000}, {3: 250, 4: 750}])
    assert chances.pick(plain_span(0, 1000), 0).numbers == [7] * 1000
    assert chances.pick(plain_span(0, 1000), PlainColumn([1] * 1000)).numbers == [3] * 250 + [4] * 750


def test_stretches_are_spread_evenly_to_both_ends() -> None:
    slots = stretches([((1, 10, 500), (-5, -1, 500))]).slots
    assert {value: slots.count(value) for value in slots} == {
        **dict.fromkeys(range(1, 11), 50),
        **dict.fromkeys(range(-5, 0), 100),
    }


def test_chances_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="999 thousandths"):
        alike({1: 999})


def test_all_clean_takes_the_first_spelling() -> None:
    ways = [{"yes": 600, "Ja": 400}, {"": 900, "n/a": 100}]
    assert spellings(ways, clean=True).words == ("yes", "")
    messy = spellings(ways, clean=False)
    assert [
        messy.words[place] for place in messy.spell(PlainColumn([0, 0, 1, 1]), PlainColumn([599, 600, 0, 999])).numbers
    ] == [
        "yes",
        "Ja",
        "",
        "n/a",
    ]
