"""Texts: trimming, NFC, ignoring case, words."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_engine.values.texts import SPACES, clean, fold, is_whole, match_form, presentable, trim
from policy_engine.values.words import mentions, words


def test_every_listed_space_is_trimmed_and_nothing_else() -> None:
    for space in SPACES:
        assert trim(f"{space}a{space}") == "a"
    assert trim("\x1ca\u2060") == "\x1ca\u2060"


def test_spaces_inside_stay() -> None:
    assert clean("  New\u00a0York ") == "New\u00a0York"


def test_nfd_and_nfc_are_one_text() -> None:
    assert clean("erfu\u0308llt") == "erfüllt"


@pytest.mark.parametrize(("text", "folded"), [("İ", "İ"), ("ẞ", "ß"), ("ΟΔΟΣ", "οδοσ"), ("ÄB", "äb"), ("AbC", "abc")])
def test_folding_goes_character_by_character(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length_and_settles(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert match_form(match_form(text)) == match_form(text)


@given(st.text(alphabet="a\u00e9\u0301\u0316\u0344\u0323\u1e69 ", max_size=700))
def test_long_texts_get_the_same_nfc(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text).strip(SPACES)


def test_a_mebibyte_of_combining_marks_is_read_fast() -> None:
    start = time.perf_counter()
    clean("a" + "\u0301\u0316" * 500_000)
    assert time.perf_counter() - start < 5


def test_lone_surrogates_are_noticed_and_never_shown() -> None:
    assert not is_whole("a\ud800")
    assert is_whole("a\U0001f600")
    presentable("a\ud800\x1b[31m\u202e").encode("utf-8")
    assert "\x1b" not in presentable("\x1b[31m")


def test_what_is_shown_is_short() -> None:
    assert len(presentable("x" * 10**6)) == 80


def test_words_are_letters_marks_and_digits() -> None:
    assert words("VP of Straße—CTO, E\u0301mile_2!") == ("vp", "of", "straße", "cto", "émile", "2")
    assert words("  —!? ") == ()


def test_a_part_of_a_word_is_not_mentioned() -> None:
    assert not mentions(words("Vertriebsleiter"), words("Leiter"))
    assert mentions(words("Leiter Vertrieb"), words("LEITER"))


def test_the_words_of_a_phrase_stand_in_a_row() -> None:
    assert mentions(words("the Head of IT, Berlin"), words("head of it"))
    assert not mentions(words("head office of it"), words("head of it"))
    assert not mentions(words("head of"), words("head of it"))
    assert not mentions(words("anything"), ())


@given(st.text())
def test_words_do_not_depend_on_case_and_form(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(text)
