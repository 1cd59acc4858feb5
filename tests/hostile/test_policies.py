"""Hostile policies P1 to P40: each ends in a finding with code, message and place, or has its documented meaning.

The numbers are those of the list of hostile inputs that the project was built against. Where the language has nothing
of the kind (JavaScript, SQL and HTML output, regular expressions, lists in brackets), the test says what is checked
instead. P17 to P21 stand in ``test_used_files.py``, P22 to P26 in ``test_texts_like_code.py``.
"""

import os
from pathlib import Path

import pytest

from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.base.render import visible
from policy_engine.format import print_file
from tests.cli.runner import run
from tests.fuzz.invariants import NAME, SECONDS, judged
from tests.hostile.disk import peak_memory
from tests.hostile.policies import (
    READY,
    WHOLE,
    accepted,
    codes_of,
    errors,
    label_places,
    messages,
    stage_of,
    titled,
    with_condition,
    with_events,
    with_field_asked,
    with_fields,
)

MOST_MEMORY = 256
"""MiB that checking one hostile policy may take."""


# ---- bytes and characters


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"# only a comment\n"])
def test_p01_empty_file(data: bytes) -> None:
    assert errors(data) == ["S003"]
    assert "no policy" in messages(judged(data))


def test_p02_only_a_byte_order_mark() -> None:
    assert errors(b"\xef\xbb\xbf") == ["S003"]


@pytest.mark.parametrize(("encoding", "offset"), [("utf-16", 0), ("utf-16-le", 1), ("utf-16-be", 0)])
def test_p03_utf_16(encoding: str, offset: int) -> None:
    checked = judged(WHOLE.encode(encoding))
    assert codes_of(checked) == ["S024"]
    assert f"at byte {offset}" in messages(checked)


def test_p04_a_latin_1_byte_in_a_text() -> None:
    checked = judged(titled("Café").encode("latin-1"))
    assert codes_of(checked) == ["S024"]
    assert "the byte 0xE9 (line 1) at byte 18" in messages(checked)


@pytest.mark.parametrize(
    "text",
    [WHOLE.replace("criterion wants", "criterion wa\0nts"), titled("a\0b").replace("\\u0000", "\0"), WHOLE + "# \0"],
)
def test_p05_nul_in_a_name_a_text_a_comment(text: str) -> None:
    assert "S025" in errors(text)


def test_p06_lone_carriage_returns_are_line_ends() -> None:
    for end in ("\r", "\r\n"):
        checked = judged(WHOLE.replace("is DE", "is XX").replace("\n", end).encode())
        (found,) = [each for each in checked.diagnostics if each.is_error]
        assert found.span is not None
        assert checked.sources[NAME].place(found.span.start) == (28, 21)


def test_p07_a_line_separator_in_a_comment_is_kept_as_text() -> None:
    """No JavaScript is written; the printed text keeps the comment as it is, on its line."""
    checked = judged(WHOLE + "# one\u2028two\n")
    assert codes_of(checked) == []
    assert checked.tree is not None
    assert print_file(checked.tree, checked.sources[NAME]).endswith("# one\u2028two\n")


def test_p08_hidden_changes_of_direction() -> None:
    assert "S026" in errors(titled("a\u202eb"))
    assert "S026" in errors(WHOLE + "# \u202e\n")
    assert errors(WHOLE.replace('"Sample"', '"a\\u202eb"')) == []  # escaped, it is seen


@pytest.mark.parametrize(
    "text",
    [
        with_fields("fact r\u0430ting_date date"),  # Cyrillic а
        with_fields("fact b\u03bfx text"),  # Greek ο
        with_fields("fact kind one of A\u0412, CD"),  # Cyrillic В in a picklist's value
        with_events("reaction visit with s\u0456ze number"),  # Cyrillic і in an attribute
        WHOLE.replace("criterion big", "criterion b\u0456g"),
        with_fields("fact ace text", "fact \u0430\u0441\u0435 text"),  # all of it Cyrillic
        with_fields("fact ab text", "fact \uff41\uff42 text"),  # wide letters
    ],
)
def test_p09_mixed_alphabets_and_likenesses(text: str) -> None:
    assert errors(text) == ["N030"]


@pytest.mark.parametrize(
    "name",
    ["größe", "straße", "œuvre", "éligible", "naïf", "ıssız", "ğüş", "łódź", "żółć", "ñandú", "čeština", "клиент",
     "πελάτης", "crm_клиент", "crmデータ", "客户", "µ_price"],
)  # fmt: skip
def test_p09_letters_of_one_alphabet_are_sound(name: str) -> None:
    assert errors(with_fields(f"fact {name} text")) == []


def test_p10_a_ligature_beside_its_letters() -> None:
    assert errors(with_fields("fact fi_x text", "fact \ufb01_x text")) == ["N030"]


# ---- size and depth


def test_p11_ten_thousand_open_parentheses() -> None:
    assert errors(with_condition("(" * 10_000)) == ["S022"]


def test_p12_ten_thousand_nots() -> None:
    assert "S001" in errors(with_condition("not " * 10_000 + "wants"))
    assert errors(with_condition("not (" * 10_000 + "wants")) == ["S022"]


def test_p13_an_or_of_ten_thousand_operands() -> None:
    text = with_condition(" or ".join(["employees is at least 10"] * 10_000))
    checked = judged(text, seconds=5)  # four times the size for which a second is promised
    assert codes_of(checked) == []


def test_p13_an_or_of_two_thousand_operands_decides() -> None:
    compiled = accepted(with_condition(" or ".join(f"employees is {n}" for n in range(2_000))))
    assert stage_of(compiled, READY) == "ready"
    assert stage_of(compiled, {**READY, "employees": 5_000}) == "rest"


def test_p14_operands_have_no_limit_but_the_files() -> None:
    """A chain of ``or`` is one flat node, so only the file's size limits it."""
    operand = "wants or "
    text = with_condition(operand * (MAX_FILE_BYTES // len(operand)) + "big")
    assert errors(text) == ["S020"]


def doubled(levels: int) -> str:
    """Criteria each of which names the one before it twice."""
    rows = ['dimension doubled "Doubled"', "  met when all are met", '  criterion r1 "R"', "    when project is yes"]
    for n in range(2, levels + 1):
        rows += [f'  criterion r{n} "R"', f"    when r{n - 1} and (r{n - 1} or r{n - 1})"]
    return WHOLE.replace("stage ready", "\n".join(rows) + "\nstage ready", 1).replace(
        "when sound", "when sound and doubled"
    )


def test_p15_doubling_criteria_are_shared() -> None:
    compiled = accepted(doubled(40))
    assert stage_of(compiled, READY) == "ready"
    decision = compiled.evaluator.decide(compiled.evaluator.read({**READY, "project": "no"}), 739_676).plain()
    assert decision.criteria["r40"].state == "not met"
    assert [evidence.what for evidence in decision.criteria["r40"].because_of] == ["project"]


def doubled_events(levels: int) -> str:
    """Derived events whose conditions count the one before them twice."""
    rows = ["need e0 from call while project is yes", '  because "x"']
    for n in range(1, levels):
        rows += [f"need e{n} from call while at least 1 e{n - 1} and at least 2 e{n - 1}", '  because "x"']
    return with_events(*rows)


def test_p15_doubling_derived_events_are_refused_where_they_grow() -> None:
    assert errors(doubled_events(4)) == []
    assert errors(doubled_events(7)) == ["N032"]
    assert errors(doubled_events(30)) == ["N032"]


def test_p15_doubling_sources_are_refused_where_they_grow() -> None:
    rows = ["need a0, b0", '  because "x"']
    for n in range(1, 31):
        rows += [f'need {name}{n} from a{n - 1}, b{n - 1}\n  because "x"' for name in "ab"]
    assert errors(with_events(*rows)) == ["N032"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [doubled(40), doubled_events(30), with_condition("(" * 10_000), with_condition("not (" * 10_000), "\n" * 1_000_000],
    ids=["criteria", "events", "parentheses", "nots", "lines"],
)
def test_p11_to_p15_and_p33_in_little_memory(text: str, tmp_path: Path) -> None:
    assert peak_memory(text, tmp_path) < MOST_MEMORY


# ---- circles, numbers, days, names


def test_p16_a_circle_of_criteria_shows_every_step() -> None:
    text = WHOLE.replace("when project is yes and call in the last 30 days", "when big", 1)
    text = text.replace("when employees is at least 50 and click in the last 30 days", "when wants", 1)
    checked = judged(text)
    assert codes_of(checked) == ["N013"]
    (found,) = [each for each in checked.diagnostics if each.code.id == "N013"]
    assert "`wants` → `big` → `wants`" in found.message
    places = [checked.sources[NAME].slice(span) for span in (found.span, *(each.span for each in found.labels)) if span]
    assert places == ["wants", "big"]


@pytest.mark.parametrize(
    "number",
    ["1" + "0" * 5000, "1e999999", "0x10", "1_000", "\u0661\u0662", "1\u0662", ".5", "5.", "1.000", "1,000", "--1"],
)
def test_p27_what_is_no_number(number: str) -> None:
    found = errors(with_condition(f"employees is at least {number}"))
    assert set(found) & {"S001", "S005", "S008", "S009"}


@pytest.mark.parametrize("day", ["2023-02-29", "2024-02-30", "0000-01-01", "10000-01-01", "24-01-01"])
def test_p28_days_that_do_not_exist(day: str) -> None:
    assert errors(with_condition(f"seen_on is before {day}")) == ["S018"]
    assert errors(with_condition("seen_on is before 2024-02-29")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (WHOLE.replace("criterion big", "criterion wants"), "N002"),
        (with_fields("fact noted date"), "N002"),
        (with_events("reaction click"), "N002"),
        (with_fields('fact k one of A, B\n    values A "x"; B "x"'), "T016"),
    ],
)
def test_p29_one_name_for_two_things_shows_both_places(text: str, code: str) -> None:
    checked = judged(text)
    assert codes_of(checked) == [code]
    assert label_places(checked) == [1]


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(.*)*", "(a)\\\\1"])
def test_p30_regular_expressions_do_not_exist(pattern: str) -> None:
    """``matches`` is refused; in ``mentions`` the same signs are words like any others."""
    assert "S001" in errors(with_condition(f'noted matches "{pattern}"'))
    if any(char.isalpha() for char in pattern):
        compiled = accepted(with_condition(f'noted mentions "{pattern}"'))
        assert stage_of(compiled, {**READY, "noted": "a" * 50_000 + "!"}) == "rest"


@pytest.mark.parametrize(
    "name", ["class", "None", "select", "constructor", "__proto__", "__class__", "toString", "def", "s", "seen", "K0"]
)
def test_p31_keywords_of_other_languages_are_names(name: str) -> None:
    text = with_field_asked(f"fact {name} yes/no", name)
    compiled = accepted(text)
    assert stage_of(compiled, {**READY, name: "yes"}) == "ready"
    assert stage_of(compiled, READY) == "rest"


@pytest.mark.parametrize(
    "name",
    ["new\nline", 'quo"te', "semi;colon", "$(id)", "-x", "x" * 240, "%s", "{0}", b"\xff\xfe", "käse", " blank "],
    ids=ascii,
)
def test_p32_names_of_files(name: str | bytes, tmp_path: Path) -> None:
    file = (os.fsdecode(name) if isinstance(name, bytes) else name) + ".policy"
    (tmp_path / file).write_text(WHOLE.replace("is DE", "is XX"))
    ran = run("check", "--", file, folder=tmp_path)
    assert ran.code == 1
    assert "N008" in ran.out
    assert (
        visible(file.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))[:3] in ran.out or not file.isascii()
    )
    assert sorted(each.name for each in tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("text", "code"),
    [(" " * 256 * 1024, "S003"), ("\n" * 1_000_000, "S003"), ("a " * 128 * 1024, "S001"), ('"' * 256 * 1024, "S001")],
    ids=["blanks", "lines", "words", "quotes"],
)
def test_p33_long_lines_and_many_lines(text: str, code: str) -> None:
    assert code in codes_of(judged(text, seconds=5 * SECONDS))


@pytest.mark.parametrize("end", ['"', '"abc', '"\u00fc', '"\U0001f600', '"\\'])
def test_p34_a_text_without_its_end(end: str) -> None:
    assert "S004" in errors(WHOLE + end)
    assert "S004" in errors((WHOLE + end).encode())
    assert errors((WHOLE + '"\u00fc').encode()[:-1]) == ["S024"]


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ('employees is "5"', "T002"),
        ("noted is 5", "T002"),
        ("project is 1", "T002"),
        ("seen_on is 2026-01-01", "T014"),
        ('seen_on is before "2026-01-01"', "S001"),
        ("employees is 2024-01-01", "T002"),
    ],
)
def test_p35_comparing_what_cannot_be_compared(condition: str, code: str) -> None:
    assert code in errors(with_condition(condition))


@pytest.mark.parametrize("condition", ["employees / 0 is at least 3", "employees is at least 3 / 0"])
def test_p36_there_is_no_division(condition: str) -> None:
    assert "S001" in errors(with_condition(condition))


@pytest.mark.parametrize(
    "condition", ["employees is between 10 and 5", "click 10 to 5 days ago", "seen_on is 60 to 10 days from today"]
)
def test_p37_reversed_ranges(condition: str) -> None:
    assert errors(with_condition(condition)) == ["T007"]


@pytest.mark.parametrize("condition", ["country is one of", "country is one of ()", "country is one of []"])
def test_p38_an_empty_list_cannot_be_written(condition: str) -> None:
    assert set(errors(with_condition(condition))) & {"S001", "S005"}


def test_p39_what_no_lead_can_satisfy_is_never_given(tmp_path: Path) -> None:
    """Without proofs the check cannot tell, and says that it proved nothing; the decision is right all the same."""
    text = with_condition("employees is at least 50 and employees is at most 10")
    compiled = accepted(text)
    for employees in (5, 10, 50, 60):
        assert stage_of(compiled, {**READY, "employees": employees}) == "rest"
    (tmp_path / "p.policy").write_text(text)
    assert "is not proven" in run("check", "p.policy", folder=tmp_path).out


def test_p40_line_ends_are_no_meaning() -> None:
    hashes = {
        accepted(data).ir.meaning_hash
        for data in (WHOLE.encode(), WHOLE.replace("\n", "\r\n").encode(), WHOLE.replace("\n", "\r").encode(),
                     b"\xef\xbb\xbf" + WHOLE.encode())
    }  # fmt: skip
    assert len(hashes) == 1
