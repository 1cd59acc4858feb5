"""Names and types are checked beside errors of syntax, and nothing is reported that may only follow from these."""

import random
from pathlib import Path

import pytest

from policy_engine.driver.checking import Checked, check
from policy_engine.driver.compiling import compile_checked
from policy_engine.driver.uses import Loaded
from policy_engine.syntax import lexer

POLICIES = Path(__file__).parents[2] / "policies"
WHOLE = (POLICIES / "dach_new_business.policy").read_text(encoding="utf-8")
SHIPPED = ("dach_new_business.policy", "bank_marketing.policy", "libraries/fields.policy")
TODAY = 739_676
"""1 March 2026."""
LIBRARY = 'library f "F"\naccount\n  fact size integer\n  fact country one of DE, AT\n'
POLICY = """policy p "P"
owners a, b
use "f.policy"
hold h "H"
  owner a
  when size is at least 5
hold i "I"
  when country is DE
"""


def judged(policy: str, library: str = LIBRARY) -> Checked:
    return check("p.policy", policy, "p.policy", lambda _: Loaded("f.policy", library), TODAY)


def errors(checked: Checked) -> list[str]:
    return [each.code.id for each in checked.diagnostics if each.is_error]


def places(checked: Checked) -> list[tuple[str, int, str]]:
    found = []
    for each in checked.diagnostics:
        if each.is_error and each.span is not None:
            line = checked.sources[each.span.file].place(each.span.start)[0]
            found.append((each.span.file, line, each.code.id))
    return found


def test_three_faults_of_three_kinds() -> None:
    text = WHOLE.replace("fresh for 180 days", "fresh for 3 months")
    text = text.replace("employees is at least min", "employees >= min").replace("pain is known", "paim is known")
    assert errors(check("p", text, today=TODAY)) == ["S010", "S006", "N001"]


def test_a_policy_with_errors_of_syntax_decides_nothing() -> None:
    checked = check("p", WHOLE.replace("employees is at least min", "employees >= min"), today=TODAY)
    assert checked.model is None and not checked.ok
    assert compile_checked(checked)[0] is None


def test_faults_in_a_library_and_in_its_policy() -> None:
    policy = POLICY.replace("is at least 5", "< 5").replace("country is DE", "contry is DE")
    checked = judged(policy, LIBRARY + "  fact %\n  fact other number in EURO\n  size2 integer\n")
    assert places(checked) == [
        ("f.policy", 5, "S001"), ("f.policy", 6, "S001"), ("f.policy", 7, "S031"), ("p.policy", 6, "S006"),
        ("p.policy", 8, "N001"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("library", "expected"),
    [
        (LIBRARY.replace("size integer", "size intxxx"), ["S001"]),
        (LIBRARY.replace("size integer", "size %"), ["S001"]),
        (LIBRARY.replace("one of DE", "one % DE"), ["S001"]),
        ("hold\n" + LIBRARY, ["S001"]),
        (LIBRARY.replace("one of DE, AT", "one of DE; AT"), ["S001"]),
    ],
)
def test_what_a_library_would_have_declared_is_no_fault_of_its_policy(library: str, expected: list[str]) -> None:
    assert errors(judged(POLICY, library)) == expected


def test_owners_in_a_line_that_was_not_understood() -> None:
    assert errors(judged(POLICY.replace("owners a, b", "owners , b"))) == ["S001"]


def test_a_number_that_could_not_be_read_is_compared_with_nothing() -> None:
    assert errors(judged(POLICY.replace("is at least 5", "is between 10 and 1.000"))) == ["S008"]


def test_one_piece_too_many_or_too_few_gives_few_errors() -> None:
    chance = random.Random(11)
    texts = [(POLICIES / name).read_text(encoding="utf-8") for name in SHIPPED]
    assert [errors(check("p", text, today=TODAY)) for text in texts] == [[], [], []]
    pieces = [[p for p in lexer.PIECES.finditer(text) if p.lastindex != lexer.COMMENT] for text in texts]
    counts = []
    for _ in range(400):
        which = chance.randrange(len(texts))
        text, piece = texts[which], chance.choice(pieces[which])
        inserted = f" {chance.choice(chance.choice(pieces)).group()} " if chance.random() < 0.5 else ""
        behind = piece.start() if inserted else piece.end()
        counts.append(len(errors(check("p", text[: piece.start()] + inserted + text[behind:], today=TODAY))))
    assert max(counts) <= 6
    assert sum(count <= 1 for count in counts) >= 0.9 * len(counts)
    assert sum(count <= 3 for count in counts) >= 0.99 * len(counts)
