"""The three truths obey the laws of strong Kleene logic, and counts are intervals."""

from hypothesis import given
from hypothesis import strategies as st

from policy_engine.values.truth import MET, NEGATED, NOT_MET, OPEN, at_least, at_most, either, every, truth_of

truths = st.sampled_from((NOT_MET, OPEN, MET))
lists = st.lists(truths, max_size=6)
counts = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def readings(values: list[int]) -> list[list[bool]]:
    """Return every way in which what is open may turn out."""
    ways: list[list[bool]] = [[]]
    for value in values:
        answers = [False, True] if value == OPEN else [value == MET]
        ways = [[*way, answer] for way in ways for answer in answers]
    return ways


def summed(answers: set[bool]) -> int:
    """Return the truth that stands for all these answers."""
    return OPEN if len(answers) == 2 else truth_of(answers.pop())


@given(lists)
def test_and_is_what_all_readings_say(values: list[int]) -> None:
    assert every(values) == summed({all(way) for way in readings(values)})


@given(lists)
def test_or_is_what_all_readings_say(values: list[int]) -> None:
    assert either(values) == summed({any(way) for way in readings(values)})


@given(lists, st.integers(1, 6))
def test_at_least_is_what_all_readings_say(values: list[int], number: int) -> None:
    sure, possible = values.count(MET), len(values) - values.count(NOT_MET)
    assert at_least(number, sure, possible) == summed({sum(way) >= number for way in readings(values)})


@given(lists, lists)
def test_de_morgan(left: list[int], right: list[int]) -> None:
    assert NEGATED[every(left) & every(right)] == NEGATED[every(left)] | NEGATED[every(right)]
    assert NEGATED[either(left)] == every(NEGATED[value] for value in left)


@given(truths, truths, truths)
def test_order_grouping_and_distribution(a: int, b: int, c: int) -> None:
    assert (a & b, a | b) == (b & a, b | a)
    assert ((a & b) & c, (a | b) | c) == (a & (b & c), a | (b | c))
    assert a & (b | c) == (a & b) | (a & c)
    assert NEGATED[NEGATED[a]] == a


@given(truths)
def test_what_is_open_is_not_settled_by_its_negation(a: int) -> None:
    assert (a | NEGATED[a]) == (OPEN if a == OPEN else MET)
    assert (a & NEGATED[a]) == (OPEN if a == OPEN else NOT_MET)


@given(st.integers(0, 12), counts)
def test_at_most_is_not_at_least_one_more(number: int, count: tuple[int, int]) -> None:
    sure, possible = count
    answers = {total <= number for total in range(sure, possible + 1)}
    assert at_most(number, sure, possible) == summed(answers)


@given(st.integers(1, 12), counts, st.integers(0, 3), st.integers(0, 3))
def test_learning_more_of_a_count_never_takes_back(number: int, count: tuple[int, int], up: int, down: int) -> None:
    sure, possible = count
    narrow = (min(sure + up, possible), max(possible - down, min(sure + up, possible)))
    wide = at_least(number, sure, possible)
    assert wide == OPEN or at_least(number, *narrow) == wide
