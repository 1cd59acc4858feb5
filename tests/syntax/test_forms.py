"""Each form of the language is read as what it says, and every node's place lies where it was written."""

from dataclasses import fields, is_dataclass

import pytest

from policy_engine.base.source import Source, Span
from policy_engine.syntax.parse import parse
from tests.syntax.forms import CONDITIONS, DECLARATIONS
from tests.syntax.golden import POLICY
from tests.syntax.shown import codes, parsed, short

HEAD = 'policy p "P"\n'


@pytest.mark.parametrize(("text", "expected"), CONDITIONS, ids=[text for text, _ in CONDITIONS])
def test_conditions(text: str, expected: str) -> None:
    hold = parsed(f'{HEAD}hold h "H" when {text}').declarations[0]
    assert short(hold.when.body) == expected  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "expected"), DECLARATIONS, ids=[text[:40] for text, _ in DECLARATIONS])
def test_declarations(text: str, expected: str) -> None:
    assert short(parsed(HEAD + text).declarations[0]) == expected


def test_header() -> None:
    file = parsed(
        'policy p "P" de "Q" use "a.policy" time zone "UTC" owners a, b goal "G" within 2 weeks use "b.policy"'
    )
    assert short(file.title) == "Words(P, [[de, Q]])"
    assert file.time_zone is not None
    assert file.goal is not None
    assert (file.time_zone.text, file.goal.within.days) == ("UTC", 14)
    assert [use.path.text for use in file.uses] == ["a.policy", "b.policy"]
    assert [owner.text for owner in file.owners] == ["a", "b"]
    assert not file.is_library
    assert parsed('library l "L"').is_library


def inside(node: object, within: Span) -> None:
    """Check that a node's place, and those of its parts, lie where they should."""
    if isinstance(node, tuple):
        for part in node:
            inside(part, within)
    elif is_dataclass(node) and not isinstance(node, type | Span):
        span: Span = getattr(node, "span")  # noqa: B009
        assert within.contains(span), (node, within)
        assert span.start < span.end
        for field in fields(node):
            if field.name not in {"span", "comments", "quorum_span"}:
                inside(getattr(node, field.name), span)


def test_places() -> None:
    whole = [POLICY.read_text(encoding="utf-8")]
    texts = whole + [f'{HEAD}hold h "H" when {text}' for text, _ in CONDITIONS] + [HEAD + t for t, _ in DECLARATIONS]
    for text in texts:
        inside(parsed(text), Span("test.policy", 0, len(text)))


def test_places_of_names_and_texts() -> None:
    text = HEAD + 'hold klein "Zu klein" when größe is one of "ä b", c'
    hold = parsed(text).declarations[0]
    test = hold.when.body.test  # type: ignore[union-attr]
    assert [text[v.span.start : v.span.end] for v in test.values] == ['"ä b"', "c"]
    assert text[hold.name.span.start : hold.name.span.end] == "klein"  # type: ignore[union-attr]


def test_layout_is_free() -> None:
    text = POLICY.read_text(encoding="utf-8")
    assert parsed(
        " ".join(line.split("#")[0] if line.startswith("#") else line for line in text.split("\n"))
    ) == parsed(text)
    assert parsed(text.replace("\n", "\n\t\n  # here\n")) == parsed(text)


# ---- names and texts


def test_unicode_names_are_composed() -> None:
    composed, decomposed = "gr\u00f6\u00dfe_2", "gro\u0308\u00dfe_2"
    one = parsed(f"{HEAD}account fact {composed} text")
    assert parsed(f"{HEAD}account fact {decomposed} text") == one
    assert short(one.declarations[0]).startswith(f"Record(account, None, [Field(fact, {composed},")


def test_a_lone_accent_is_no_name() -> None:
    assert codes(f"{HEAD}account fact x\u0338y text") == ["S005"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"a \\" b"', 'a " b'),
        ('"a \\\\ b"', "a \\ b"),
        ('"a\\nb\\tc"', "a\nb\tc"),
        ('"\\u00e9"', "é"),
        ('"e\u0301"', "é"),
        ('"\\u202e"', "\u202e"),
        ('""', ""),
        ('"# no comment"', "# no comment"),
    ],
)
def test_texts(written: str, read: str) -> None:
    assert parsed(f"policy p {written}").title.default == read


@pytest.mark.parametrize("name", ["de", "en", "fr", "AT", "IN", "On", "Is", "buyer", "_x", "x1"])
def test_words_that_are_free(name: str) -> None:
    assert codes(f"{HEAD}account fact f one of {name}, other") == []
    assert codes(f"{HEAD}account fact {name} text") == []


@pytest.mark.parametrize(
    "name", ["stage", "when", "is", "people", "stufe", "Stufe", "wenn", "Regelwerk", "Schlüssel", "heisst", "Zahl"]
)
def test_keywords_of_either_language_are_no_names(name: str) -> None:
    for declared in (
        f"account fact {name} text",
        f"account key {name}",
        f"account fact {name} text",
        f"events reaction {name}",
        f'events need e with {name} text because "x"',
        f'setting {name} "S" is 5',
        f'dimension {name} "D" met when all are met criterion c "C" when x',
        f'dimension d "D" met when all are met criterion {name} "C" when x',
        f'hold {name} "H" when x',
        f'disqualifier {name} "H" when x',
        f'stage {name} "S" keep with sales otherwise',
        f"outcomes rejected {name}",
    ):
        assert codes(HEAD + declared) == ["S011"], declared
    assert codes(f'policy {name} "P"') == ["S011"]


@pytest.mark.parametrize("value", ["known", "unknown", "open", "met", "stage", "customer"])
def test_keywords_as_values_need_quotes(value: str) -> None:
    assert codes(f"{HEAD}account fact f one of {value}, other") == ["S012"]
    assert codes(f'{HEAD}account fact f one of "{value}", other') == []
    assert codes(f'{HEAD}hold h "H" when f is one of a, {value}') == ["S012"]
    assert codes(f'{HEAD}hold h "H" when f includes any of {value}') == ["S012"]
    assert codes(f'{HEAD}hold h "H" when f is "{value}"') == []
    assert codes(f'{HEAD}setting s "S" by f - {value} 5 - other 6') == ["S012"]


def test_a_unit_after_a_number_only() -> None:
    assert codes(f'{HEAD}hold h "H" when at least 2 ABC') == []
    assert short(parsed(f'{HEAD}example "E" on 2026-01-01 - 2 ABC').declarations[0]).count("GivenEvent(2, ABC") == 1


# ---- numbers and days


@pytest.mark.parametrize(
    "number", ["0", "1000", "-5", "0.5", "0.125", "2.1250", "1.0", "10.50", "1234.567", "9007199254740991"]
)
def test_numbers(number: str) -> None:
    hold = parsed(f'{HEAD}hold h "H" when x is {number}').declarations[0]
    assert hold.when.body.test.value.digits == number  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "code", "help_"),
    [
        ("1.000", "S008", "write `1000` if thousands are meant, `1.0` if decimals are"),
        ("2.125", "S008", "write `2125` if thousands are meant, `2.1250` if decimals are"),
        ("1,000", "S008", "write `1000` if thousands are meant, `1.0` if decimals are"),
        ("12.345.678", "S008", "write `12345678`"),
        ("1,5", "S009", "write `1.5`"),
        ("2.12345", "S009", "write at most 3 digits after the point"),
        ("2.1251", "S009", "write at most 3 digits after the point"),
        ("90days", "S009", "write `90 days`"),
        ("3months", "S010", "write `90 days`, or what is meant"),
        ("2026-1-5", "S018", "write the day as year-month-day: `2026-04-15`"),
        ("5.1.2026", "S018", "write `2026-01-05`: year, month, day"),
    ],
)
def test_numbers_that_are_none(written: str, code: str, help_: str) -> None:
    found = parse(Source("p", f'{HEAD}hold h "H" when x is {written}'))[1]
    assert [(each.code.id, each.help) for each in found] == [(code, help_)]


def test_several_faults_in_one_run() -> None:
    text = (
        f'{HEAD}account fact stage one of open, won fact f text column "A" column "B"\n'
        'hold h "H" when x is 1.000 until 2026-02-30'
    )
    assert codes(text) == ["S011", "S012", "S016", "S008", "S018"]


def test_a_fault_without_recovery_keeps_those_before_it() -> None:
    assert codes(f"{HEAD}account fact stage text fact g nonsense") == ["S011", "S001"]
