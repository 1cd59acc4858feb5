"""Reading values on any Unicode text: never raises, numbers by an oracle of the test's own, NFC and NFD alike."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from unicodedata import normalize

from hypothesis import example, given, settings
from hypothesis import strategies as st

from policy_engine.runtime.read.values import moment_reader, value_reader
from policy_engine.values.days import FIRST_DAY, LAST_DAY
from policy_engine.values.picklists import pick, pick_several, spelling_table
from policy_engine.values.raws import day_of, integer_in, key_text, number_in, spelled, text_of, yes_no_of
from policy_engine.values.texts import is_whole
from policy_engine.values.types import Other
from tests.reading.plans import ACCOUNT

BLANKS = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What is trimmed: Unicode's White_Space, zero width space, byte order mark."""

MOST_WHOLE = 999_999_999_999
MOST_INTEGER = 2**53 - 1

TABLE = spelling_table([("DE", ["Germany", "Größe"]), ("AT", ["Österreich", "İstanbul", "ΣΑΣ"])])

DIGITS = st.text("0123456789", min_size=1, max_size=20)
SIGNS = st.sampled_from(["", "+", "-", "−", "--", " "])
POINTS = st.sampled_from([".", ",", "", "..", "．", "٫", "e", "_"])
NUMBERLIKE = st.builds("".join, st.tuples(st.text(BLANKS, max_size=2), SIGNS, DIGITS, POINTS, DIGITS | st.just("")))
ODD_DIGITS = st.text("0123456789٠١٢４５６७८½²Ⅷ.-+eExX_ ", max_size=12)
DAYLIKE = st.from_regex(
    r"\A[0-9]{3,5}-[0-9]{1,2}-[0-9]{1,2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?\Z"
)
WORDS = st.sampled_from(
    ["yes", "No", "JA", "nein", "TRUE", "f", "0", "1", "germany", "GRÖSSE", "GRÖßE", "de", "ſ", "İSTANBUL"]
)
TEXTS = st.text(max_size=30) | st.text(st.characters(), max_size=12) | NUMBERLIKE | ODD_DIGITS | DAYLIKE | WORDS
READERS = (
    number_in,
    integer_in,
    yes_no_of,
    day_of,
    text_of,
    key_text,
    spelled,
    lambda text: pick(TABLE, text),
    lambda text: pick_several(TABLE, text),
    moment_reader("Europe/Berlin"),
)
"""Every way to read a text."""

FIELD_READERS = tuple((plan, value_reader(plan), value_reader(plan)) for plan in ACCOUNT.fields)
"""By field, two readers made apart."""

MANY = settings(max_examples=700, deadline=None, derandomize=True, database=None)


def plain_number(text: str) -> Decimal | None:
    """Return what rule 5 says a number's text is worth: sign, ASCII digits, perhaps a point and digits; else None."""
    inner = normalize("NFC", text).strip(BLANKS)
    digits = inner[1:] if inner[:1] in ("+", "-") else inner
    whole, point, rest = digits.partition(".")
    parts = [whole, rest] if point else [whole]
    if not all(part and all(char in "0123456789" for char in part) for part in parts):
        return None
    with localcontext() as context:
        context.prec = len(digits) + 5
        return Decimal(digits).copy_negate() if inner.startswith("-") else +Decimal(digits)


def thousandths(text: str) -> int | None:
    """Return a number's text in thousandths, rounded half away from zero; None beyond twelve digits."""
    number = plain_number(text)
    if number is None:
        return None
    with localcontext() as context:
        context.prec = len(text) + 10
        rounded = int((number * 1000).to_integral_value(ROUND_HALF_UP))
    return rounded if abs(rounded) <= MOST_WHOLE * 1000 + 999 else None


@MANY
@example("999999999999.9994")
@example("999999999999.9995")
@example("-0.0005")
@example("\u200b1\ufeff")
@example("٤٢")
@given(TEXTS)
def test_numbers_are_what_the_rule_says(text: str) -> None:
    assert number_in(text) == thousandths(text)


@MANY
@example("9007199254740991.000")
@example("9007199254740992")
@example("-0")
@given(TEXTS)
def test_integers_are_numbers_without_a_fraction(text: str) -> None:
    number = plain_number(text)
    whole = number is not None and number == number.to_integral_value() and abs(number) <= MOST_INTEGER
    assert integer_in(text) == (int(number) if whole and number is not None else None)


@MANY
@given(TEXTS)
def test_nothing_raises_and_every_answer_is_of_its_type(text: str) -> None:
    day = day_of(text)
    assert day is None or FIRST_DAY <= day <= LAST_DAY
    assert yes_no_of(text) in (True, False, None)
    assert (text_of(text) is None) == (not is_whole(text))
    assert key_text(text) != ""
    assert isinstance(spelled(text), str)
    picked = pick(TABLE, text)
    assert picked in ("DE", "AT", None) or isinstance(picked, Other)
    several = pick_several(TABLE, text)
    assert several is None or len(several) == len(set(several))
    for zone in ("UTC", "Europe/Berlin", "Pacific/Auckland"):
        moment = moment_reader(zone)(text)
        assert moment is None or (FIRST_DAY <= moment.day <= LAST_DAY and 0 <= moment.micros < 86_400_000_000)


@MANY
@given(TEXTS)
def test_composed_and_decomposed_texts_read_alike(text: str) -> None:
    decomposed, composed = normalize("NFD", text), normalize("NFC", text)
    for read in READERS:
        assert read(decomposed) == read(composed) == read(text)


@MANY
@given(TEXTS, st.text(BLANKS, max_size=3))
def test_outer_blanks_do_not_count(text: str, blanks: str) -> None:
    """Only where what is put round is not composed with the text."""
    for read in (number_in, integer_in, yes_no_of, day_of, text_of, key_text, spelled):
        assert read(f"{blanks}{text}{blanks}") == read(text)


@MANY
@given(TEXTS | st.none() | st.booleans() | st.integers() | st.floats() | st.lists(st.text(max_size=3), max_size=3))
def test_every_field_reads_everything_the_same_way_twice(raw: object) -> None:
    for plan, read, other in FIELD_READERS:
        value, reason, _, problem = read(raw)
        assert (value is None) == (reason is not None)
        assert problem is None or (problem.field == plan.name and problem.kind in ("invalid", "other"))
        assert repr(read(raw)) == repr(other(raw))
