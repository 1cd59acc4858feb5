"""Sentences for readers, made from the ir and never from the text of a policy.

What a rule says, why a value is unknown, what changes by itself, what to do next; one table of words a language.
Sentences are what owners sign, so each says all that its node means and nothing else.
"""

from collections.abc import Mapping

from policy_engine.ir.nodes.conditions import Condition, Source, Window
from policy_engine.ir.nodes.operands import Operand
from policy_engine.ir.nodes.policy import Policy
from policy_engine.sentences import rules
from policy_engine.sentences.conditions import source, tell, window
from policy_engine.sentences.rules import capital
from policy_engine.sentences.wording import LANGUAGES, Wording

__all__ = ["LANGUAGES", "Wording", "clause", "rule_sentences", "sentence"]


def sentence(condition: Condition, policy: Policy, language: str = "en") -> str:
    """A condition as one sentence, with a capital and no full stop.

    An unknown ``language`` gives English; ``LANGUAGES`` has the known ones.
    """
    return capital(tell(condition, Wording(policy, language)).text)


def clause(node: Condition | Operand | Source | Window, wording: Wording) -> str:
    """Any node of the ir that means something by itself, as it stands inside a sentence."""
    if isinstance(node, Source):
        return source(node, wording).text
    if isinstance(node, Window):
        return window(node, wording).text
    if isinstance(node, Operand):
        return wording.operand(node)
    return tell(node, wording).text


def rule_sentences(policy: Policy, language: str = "en") -> Mapping[str, str]:
    """The sentence of every criterion, dimension, hold, disqualifier, stage and derived event, by its name."""
    wording = Wording(policy, language)
    sentences = {event.name: rules.derived(event, wording) for event in policy.derived}
    sentences.update((rule.name, rules.criterion(rule, wording)) for rule in policy.criteria)
    sentences.update((rule.name, rules.dimension(rule, wording)) for rule in policy.dimensions)
    sentences.update((rule.name, rules.blocker(rule, wording)) for rule in policy.blockers)
    sentences.update((rule.name, rules.stage(rule, wording)) for rule in policy.stages)
    return sentences
