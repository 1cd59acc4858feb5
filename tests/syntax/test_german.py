"""A table of German phrases gives the same tree: words may differ in number and order, and nouns in their capital."""

import pytest

from policy_engine.base.source import Source
from policy_engine.syntax.build import build
from policy_engine.syntax.grammar import join, keyword_table
from policy_engine.syntax.machine import Machine
from policy_engine.syntax.parse import parse, parse_with
from policy_engine.syntax.tree.file import File
from tests.syntax.golden import DATA
from tests.syntax.shown import codes, parsed

ENGLISH = """policy neu "Neu"
goal "Entscheiden" within 90 days
owner marketing, sales
time zone "Europe/Berlin"
account
  fact mitarbeiter integer
  need etat one of bewilligt, geplant
    dated by "Etat seit"
    fresh for 90 days
    because "Ohne Etat keine Unterschrift"
hold klein "Zu klein"
  when mitarbeiter is at least 20 and not (etat is unknown or etat is geplant)
hold alt "Zu alt"
  unless termin is 10 to 60 days from today and anfrage 10 to 60 days ago
hold still "Still"
  when seit is at least 14 days ago and seit is in the last 30 days
hold viel "Viel"
  when at least 2 of klick, besuch where dauer is at least 3 in the last 30 days
    and klick on at least 3 different days in the last 14 days
    and some person (zusage is yes)
"""

GERMAN = """Regelwerk neu "Neu"
Ziel "Entscheiden" innerhalb von 90 Tagen
verantwortlich marketing, sales
zeitzone "Europe/Berlin"
Firma
  Tatsache mitarbeiter ganze Zahl
  bedarf etat eins von bewilligt, geplant
    Stand laut "Etat seit"
    gültig für 90 Tage
    weil "Ohne Etat keine Unterschrift"
Zurückstellung klein "Zu klein"
  wenn mitarbeiter ist mindestens 20 und nicht (etat ist unbekannt oder etat ist geplant)
zurückstellung alt "Zu alt"
  außer wenn termin ist in 10 bis 60 Tagen und anfrage vor 10 bis 60 Tagen
Zurückstellung still "Still"
  wenn seit ist mindestens 14 Tage her und seit ist in den letzten 30 Tagen
Zurückstellung viel "Viel"
  wenn mindestens 2 von klick, besuch mit dauer ist mindestens 3 in den letzten 30 Tagen
    und klick an mindestens 3 verschiedenen Tagen in den letzten 14 Tagen
    und eine Person (zusage ist ja)
"""


@pytest.fixture(scope="module")
def machine() -> Machine:
    table = keyword_table("en")
    assert table is not None
    trial = (DATA / "keywords.de.trial.lark").read_text(encoding="utf-8")
    return Machine(build(join(table, trial)))


def german(machine: Machine, text: str) -> File:
    file, found = parse_with(machine, Source("neu.policy", text), "de")
    assert not found, [(d.code.id, d.message, d.help) for d in found]
    assert file is not None
    return file


def test_same_tree(machine: Machine) -> None:
    assert german(machine, GERMAN) == parsed(ENGLISH)
    assert german(machine, GERMAN).language == "de"


def test_sharp_s_and_decomposed_letters(machine: Machine) -> None:
    assert german(machine, GERMAN.replace("außer", "ausser")) == parsed(ENGLISH)
    assert german(machine, GERMAN.replace("ü", "u\u0308")) == parsed(ENGLISH)


def test_faults_are_told_in_the_files_words(machine: Machine) -> None:
    text = 'Regelwerk neu "Neu"\nZurückstellung klein "Zu klein"\n  wenn a ist mindestens 3 oder b und c\n'
    _, (fault,) = parse_with(machine, Source("neu.policy", text), "de")
    assert fault.message == "`und` stands beside `oder` without parentheses"
    _, (fault,) = parse_with(
        machine, Source("neu.policy", text.replace("ist mindestens", ">=").replace(" und c", "")), "de"
    )
    assert fault.fix[0].replacement == "ist mindestens"


@pytest.mark.parametrize("word", ["Regelwerk", "regelwerk", "Bibliothek"])
def test_a_language_without_table(word: str) -> None:
    if keyword_table("de") is None:
        assert codes(f'{word} neu "Neu"\n') == ["S028"]
    else:
        assert codes(f'{word} neu "Neu"\n') == []


def test_a_file_stays_in_its_language() -> None:
    found = parse(Source("x", 'policy neu "Neu"\nZurückstellung klein "Zu klein"\n  wenn a\n'))[1]
    assert [each.code.id for each in found] == ["S001", "S001"]
    assert "is a German keyword" in found[0].help
