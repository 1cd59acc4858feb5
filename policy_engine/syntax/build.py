"""From the grammar's text to the parser's tables, with lark; used when saving them, or when the saved ones are old."""

import hashlib
import re
from typing import Any

from lark import Lark
from lark import __version__ as lark_version
from lark.grammar import NonTerminal, Rule, Terminal
from lark.lexer import Lexer, PatternStr
from lark.parsers.lalr_analysis import Shift

from policy_engine.syntax.tables import CALL, INLINE, PASS, Tables, from_plain

_ALTERNATIVES = re.compile(r"\(\?:([\w|]+)\)")


class _NoLexer(Lexer):
    """Stands in for lark's lexer, which is not needed to build the tables."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Any:
        """Give no tokens."""
        return iter(())


def build(grammar: str) -> Tables:
    """Build the tables of a grammar; raises lark's GrammarError when it is not LALR(1) without conflicts."""
    return from_plain(plain(grammar))


def plain(grammar: str) -> dict[str, Any]:
    """Build the tables as JSON values; the same grammar always gives the same values."""
    parser = Lark(grammar, parser="lalr", strict=True, lexer=_NoLexer)
    return _Numbering(parser, grammar).plain()


class _Numbering:
    """Numbers lark's states, rules and symbols in an order of our own, since lark's may depend on hashing."""

    def __init__(self, parser: Lark, grammar: str) -> None:
        self.grammar = grammar
        self.definitions = sorted(parser.terminals, key=lambda t: str(t.name))
        ignored = set(parser.ignore_tokens)
        names = [str(t.name) for t in self.definitions if t.name not in ignored]
        self.terminals = ["$END", *names]
        self.terminal_ids = {name: number for number, name in enumerate(self.terminals)}
        self.rules: list[Rule] = sorted(parser.rules, key=_rule_key)
        self.rule_ids = {rule: number for number, rule in enumerate(self.rules)}
        self.nonterminals = sorted({str(rule.origin.name) for rule in self.rules})
        self.nonterminal_ids = {name: number for number, name in enumerate(self.nonterminals)}
        table = parser.parser.parser._parse_table
        self.states = table.states
        self.order = self._reachable(table.start_states["start"])
        self.state_ids = {state: number for number, state in enumerate(self.order)}
        self.end = self.state_ids[table.end_states["start"]]
        self.silent = self._silent()

    def _reachable(self, start: int) -> list[int]:
        order, known = [start], {start}
        for state in order:
            for symbol in sorted(self.states[state]):
                action, target = self.states[state][symbol]
                if action is Shift and target not in known:
                    known.add(target)
                    order.append(target)
        return order

    def _silent(self) -> set[str]:
        """Return the inline rules that consist of keywords only, and so carry no value."""
        loud: set[str] = set()
        size = -1
        while len(loud) != size:
            size = len(loud)
            loud.update(str(r.origin.name) for r in self.rules if any(self._carries(s, loud) for s in r.expansion))
        return {name for name in self.nonterminals if name.startswith("_") and name not in loud}

    @staticmethod
    def _carries(symbol: Any, loud: set[str]) -> bool:
        if isinstance(symbol, Terminal):
            return not symbol.filter_out
        return not symbol.name.startswith("_") or str(symbol.name) in loud

    def _rule(self, rule: Rule) -> list[Any]:
        included = []
        for index, symbol in enumerate(rule.expansion):
            inline = isinstance(symbol, NonTerminal) and symbol.name.startswith("_")
            if (isinstance(symbol, Terminal) and symbol.filter_out) or str(symbol.name) in self.silent:
                continue
            included.append(-index - 1 if inline else index)
        name = str(rule.origin.name)
        passing = rule.options.expand1 and not rule.alias and len(included) == 1 and included[0] >= 0
        mode = INLINE if name.startswith("_") else PASS if passing else CALL
        action = str(rule.alias or name) if mode == CALL else ""
        return [self.nonterminal_ids[name], len(rule.expansion), mode, action, included]

    def _passed_on(self, state: int) -> str | None:
        """Return the rule's name when all that this state does is to pass one value on under that name."""
        rules = {arg if action is not Shift else None for action, arg in self.states[state].values()}
        if len(rules) != 1:
            return None
        rule = rules.pop()
        if rule is None or len(rule.expansion) != 1 or not rule.options.expand1 or rule.alias:
            return None
        return str(rule.origin.name) if isinstance(rule.expansion[0], NonTerminal) else None

    def _goto(self, row: dict[str, Any], symbol: str) -> int:
        """Follow a value to its state, past states that would only pass it on under another name."""
        target = row[symbol][1]
        while (name := self._passed_on(target)) is not None:
            target = row[name][1]
        return self.state_ids[target]

    def _rows(self) -> tuple[list[list[int]], list[list[int]]]:
        actions, gotos = [], []
        for state in self.order:
            row = {str(symbol): entry for symbol, entry in self.states[state].items()}
            act, go = [], []
            for symbol in sorted(row):
                action, arg = row[symbol]
                if symbol in self.nonterminal_ids:
                    go += [self.nonterminal_ids[symbol], self._goto(row, symbol)]
                else:
                    target = self.state_ids[arg] + 1 if action is Shift else -self.rule_ids[arg] - 1
                    act += [self.terminal_ids[symbol], target]
            actions.append(act)
            gotos.append(go)
        return actions, gotos

    def _spellings(self) -> tuple[dict[str, list[int]], dict[str, str]]:
        words: dict[str, list[int]] = {}
        patterns: dict[str, str] = {}
        for definition in self.definitions:
            if definition.name not in self.terminal_ids:
                continue
            alternatives = _ALTERNATIVES.fullmatch(definition.pattern.value)
            if isinstance(definition.pattern, PatternStr):
                found = [definition.pattern.value]
            elif alternatives:
                found = alternatives[1].split("|")
            else:
                patterns[str(definition.name)] = definition.pattern.to_regexp()
                continue
            for word in found:
                words.setdefault(word, []).append(self.terminal_ids[str(definition.name)])
        return words, patterns

    def _phrases(self) -> dict[str, list[list[str]]]:
        """Return each rule's wordings as written in the table: its words, and an empty text for each other part."""
        spelled = {str(d.name): d.pattern.value for d in self.definitions if isinstance(d.pattern, PatternStr)}
        phrases: dict[str, list[tuple[int, list[str]]]] = {}
        for rule in self.rules:
            wording = [spelled.get(str(s.name), "") if isinstance(s, Terminal) else "" for s in rule.expansion]
            name = str(rule.alias or rule.origin.name)
            if any(wording) and not name.startswith("__"):
                phrases.setdefault(name, []).append((rule.order, wording))
        return {name: [wording for _, wording in sorted(found)] for name, found in sorted(phrases.items())}

    def plain(self) -> dict[str, Any]:
        """Return everything as JSON values."""
        actions, gotos = self._rows()
        words, patterns = self._spellings()
        return {
            "grammar": fingerprint(self.grammar),
            "lark": lark_version,
            "terminals": self.terminals,
            "nonterminals": self.nonterminals,
            "words": words,
            "patterns": patterns,
            "rules": [self._rule(rule) for rule in self.rules],
            "phrases": self._phrases(),
            "actions": actions,
            "gotos": gotos,
            "end": self.end,
        }


def fingerprint(grammar: str) -> str:
    """Return the hash by which saved tables are known to belong to a grammar."""
    return hashlib.sha256(grammar.encode()).hexdigest()


def _rule_key(rule: Rule) -> tuple[str, list[tuple[bool, str]], str]:
    symbols = [(symbol.is_term, str(symbol.name)) for symbol in rule.expansion]
    return str(rule.origin.name), symbols, str(rule.alias or "")
