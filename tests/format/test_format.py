"""The canonical layout: what is printed reads the same, printing twice changes nothing, comments stay."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from policy_engine.base.source import Source
from policy_engine.format import print_file
from policy_engine.syntax.lexer import PIECES
from policy_engine.syntax.parse import parse
from policy_engine.syntax.tree.atoms import Number
from policy_engine.syntax.tree.file import File
from tests.syntax.forms import CONDITIONS, DECLARATIONS
from tests.syntax.golden import POLICY

HEAD = 'policy p "P"\n\n'
WHOLE = POLICY.read_text(encoding="utf-8")
POLICIES = sorted((Path(__file__).parents[2] / "policies").rglob("*.policy"))


def parsed(text: str) -> File:
    file, found = parse(Source("p", text))
    assert file is not None, [(d.code.id, d.message) for d in found]
    assert not found, [(d.code.id, d.message) for d in found]
    return file


def law(text: str) -> str:
    """Check the laws of printing on a text, and return what is printed."""
    file = parsed(text)
    printed = print_file(file, Source("p", text))
    again = parsed(printed)
    assert again == file, printed
    assert print_file(again, Source("p", printed)) == printed
    assert Counter(c.text.strip() for c in again.comments) == Counter(c.text.strip() for c in file.comments)
    assert printed.endswith("\n")
    assert not printed.endswith("\n\n")
    assert all(line == line.rstrip() for line in printed.split("\n"))
    return printed


def test_the_policy_of_the_page() -> None:
    assert law(WHOLE) == WHOLE


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_policies(path: Path) -> None:
    law(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [text for text, _ in CONDITIONS])
def test_conditions(text: str) -> None:
    law(f'{HEAD}hold h "H"\n  when {text}\n')
    printed = law(f'{HEAD}hold h "H"\n  unless {text}\n')
    if " - " not in text and "((" not in text:
        assert f"  unless {text.replace('80%', '80 %')}\n" in printed


@pytest.mark.parametrize("text", [text for text, _ in DECLARATIONS])
def test_declarations(text: str) -> None:
    law(HEAD + text)


def commented(text: str, chance: random.Random, number: int) -> str:
    """Put comments between pieces, beside them or on lines of their own."""
    ends = [piece.end() for piece in PIECES.finditer(text)]
    for index, end in enumerate(sorted(chance.sample(ends, min(number, len(ends))), reverse=True)):
        comment = f"# note {index}" if chance.random() < 0.5 else f"#{index}, odd  "
        before = chance.choice([" ", "\n", "\n   "])
        text = f"{text[:end]}{before}{comment}\n{text[end:]}"
    return text


def test_comments_survive() -> None:
    chance = random.Random(3)
    for number in (1, 2, 5, 20, 60):
        for _ in range(12):
            law(commented(WHOLE.replace("# New", "#  New"), chance, number))
    for text, _ in DECLARATIONS:
        law(commented(HEAD + text, chance, 4))


def test_comments_stay_where_they_are_in_a_formatted_file() -> None:
    lines = WHOLE.split("\n")
    text = "\n".join(
        f"{line}  # {number}" if line and not line.startswith("#") else line for number, line in enumerate(lines)
    )
    assert law(text) == text
    above: list[str] = []
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            above.append(f"{line[: len(line) - len(line.lstrip())]}# {number}")
        above.append(line)
    assert law("\n".join(above)) == "\n".join(above)


def test_comments_move_with_their_clause() -> None:
    text = HEAD + 'hold h "H"\n  # why\n  because "B" # so\n  # if\n  when a # then\n# last\n'
    assert law(text) == HEAD + 'hold h "H"\n  # if\n  when a  # then\n  # why\n  because "B"  # so\n\n# last\n'


def test_comments_of_lines_that_are_joined() -> None:
    text = HEAD + 'hold h "H"\n  when a # one\n    and b # two\n    # three\n    and c\n'
    assert law(text) == HEAD + 'hold h "H"\n  # one\n  # three\n  when a and b and c  # two\n'


def test_comments_at_the_words_before_a_clause_s_values() -> None:
    text = HEAD + 'hold h "H"\n  when a\n  owner # who\n    # else\n    b\n  # why\n  because # say\n    "B"\n'
    assert law(text) == (HEAD + 'hold h "H"\n  # else\n  owner b  # who\n  when a\n  # why\n  because "B"  # say\n')


def test_comments_at_bullets() -> None:
    text = HEAD + (
        'hold h "H"\n  when # 1\n    # 2\n    all # 3\n    # 4\n    of # 5\n'
        "    # 6\n    - # 7\n      a # 8\n    # 9\n    -\n    # 10\n    b # 11\n  # 12\n  until 2026-01-01\n"
    )
    assert law(text) == HEAD + (
        'hold h "H"\n  # 1\n  # 2\n  # 3\n  # 4\n  when all of  # 5\n'
        "    # 6\n    # 7\n    - a  # 8\n    # 9\n    # 10\n    - b  # 11\n  # 12\n  until 2026-01-01\n"
    )


def test_comments_at_a_stage_whose_clauses_change_places() -> None:
    text = HEAD + 'stage s "S"\n  # 1\n  otherwise # 2\n  # 3\n  keep # 4\n    with a # 5\n'
    assert law(text) == (HEAD + 'stage s "S"\n  # 3\n  # 4\n  keep with a  # 5\n  # 1\n  otherwise  # 2\n')


def test_comments_before_and_behind_everything() -> None:
    text = '\n  # licence\n\n#\tnote  \npolicy p "P"#p\n\n\n # one\n\n # two'
    assert law(text) == '# licence\n#\tnote\npolicy p "P"  #p\n\n# one\n# two\n'


def test_comments_in_a_long_list() -> None:
    values = "\n".join(f"      value_{number}{',' * (number < 2)} # {number}" for number in range(3))
    assert law(f"{HEAD}account\n  fact f one of\n{values}\n") == (
        f"{HEAD}account\n  # 0\n  # 1\n  fact f one of value_0, value_1, value_2  # 2\n"
    )


def test_layout() -> None:
    text = (
        'policy p "P" owner a,b use "x"  setting s "S" is 5 setting t "T" is one of A,B '
        'account fact f several of a,b "L"'
    )
    assert law(text) == (
        'policy p "P"\nowners a, b\nuse "x"\n\nsetting s "S" is 5\nsetting t "T" is one of A, B\n\n'
        'account\n  fact f several of a, b\n    "L"\n'
    )


def test_long_lines_are_broken() -> None:
    values = ", ".join(f"value_{number}" for number in range(30))
    printed = law(f"{HEAD}account\n  fact f one of {values}\n")
    assert max(map(len, printed.split("\n"))) <= 120
    condition = " and ".join(f'field_{number} is "a, and b or {number}"' for number in range(12))
    printed = law(f'{HEAD}hold h "H"\n  when {condition}\n')
    assert max(map(len, printed.split("\n"))) <= 120
    assert all(line.startswith(("      and", "  when")) for line in printed.split("\n")[3:-1])


@pytest.mark.parametrize("text", ['a \\" b', "a \\\\ b", "a\\nb", "\\u202e", "\\u0007", "{} {0} %s", "é"])
def test_texts(text: str) -> None:
    assert f'"{text}"' in law(f'policy p "{text}"\n')


def test_numbers_are_printed_so_that_they_can_be_read() -> None:
    text = HEAD + 'setting s "S" is 2.5\n'
    file = parsed(text)
    setting = file.declarations[0]
    changed = replace(setting, value=Number("2.125", "EUR", file.span))  # type: ignore[type-var]
    printed = print_file(replace(file, declarations=(changed,)), Source("p", text))  # type: ignore[arg-type]
    assert printed == HEAD + 'setting s "S" is 2.1250 EUR\n'
    assert parsed(printed).name == file.name


def test_empty_lines_do_not_matter() -> None:
    assert law(WHOLE.replace("\n", "\n\n\n")) == WHOLE
