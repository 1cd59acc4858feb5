"""The grammar has no conflicts, no word of a language stands in its structure, and the saved tables belong to it."""

import re

import pytest
from lark import Lark
from lark.exceptions import GrammarError

from policy_engine.syntax import save, tables
from policy_engine.syntax.build import build, fingerprint, plain
from policy_engine.syntax.grammar import folder, grammar_text, join, keyword_table, rules_of
from policy_engine.syntax.tables import from_plain, saved_tables, tables_for
from tests.syntax.golden import POLICY


def english() -> str:
    grammar = grammar_text("en")
    assert grammar is not None
    return grammar


def structure() -> str:
    return (folder() / "policy.lark").read_text(encoding="utf-8")


def test_no_conflict() -> None:
    assert build(english()).rules


def test_a_conflict_is_refused() -> None:
    with pytest.raises(GrammarError):
        build(english() + "\nnamed_again: NAME\n%extend operand: named_again\n")


def test_terminals_do_not_collide() -> None:
    assert Lark(english(), parser="lalr", strict=True)


def test_no_word_in_the_structure() -> None:
    lines = [re.sub(r"/.*/$", "", line) for line in structure().splitlines() if not line.startswith("//")]
    words = {match for line in lines for match in re.findall(r'"([^"\s]*)"', line)}
    assert words <= {"(", ")", ",", ";", "-", "de", "en", "fr"}


def test_every_phrase_has_a_place() -> None:
    table = keyword_table("en")
    assert table is not None
    for name in rules_of(table):
        uses = re.findall(rf"\b{re.escape(name)}\b", structure() + table)
        assert len(uses) >= 2, name


def test_saved_tables_are_up_to_date() -> None:
    """If this fails: ``python -m policy_engine.syntax.save``."""
    text = (save.FOLDER / "en.json").read_text(encoding="utf-8")
    assert text == save.saved_text("en")


def test_saved_tables_are_the_built_ones() -> None:
    saved = saved_tables("en")
    assert saved is not None
    assert from_plain(saved) == build(english())
    assert saved["grammar"] == fingerprint(english())
    assert re.fullmatch(r"\d+\.\d+\.\d+", saved["lark"])


def test_tables_are_built_when_the_grammar_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = tables_for("en")
    assert saved is not None
    changed = english().replace('_hold: "hold"', '_hold: "halt"')
    monkeypatch.setattr(tables, "grammar_text", lambda language: changed)
    built = tables_for.__wrapped__("en")
    assert built is not None
    assert "halt" in built.words
    assert "halt" not in saved.words


@pytest.mark.parametrize("content", ["", "{", "\x00"])
def test_tables_are_built_when_the_saved_ones_cannot_be_read(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables.json, "loads", lambda data: (_ for _ in ()).throw(ValueError(content)))
    assert saved_tables("en") is None
    assert tables_for.__wrapped__("en") == tables_for("en")


def test_no_tables_without_keywords() -> None:
    assert tables_for("xx") is None
    assert save.saved_text("xx") is None


def test_larks_own_parser_reads_the_same_language() -> None:
    lark = Lark(english(), parser="lalr")
    assert lark.parse(POLICY.read_text(encoding="utf-8")).data == "start"


def test_a_later_table_replaces_phrases() -> None:
    table = keyword_table("en")
    assert table is not None
    joined = join(table, '_hold: "halt"\n')
    assert '_hold: "halt"' in joined
    assert '_hold: "hold"' not in joined
    assert len(plain(joined)["rules"]) == len(plain(english())["rules"])
