"""Classic faults of evaluators, planted into what the generated evaluator is made from."""

from collections.abc import Callable
from dataclasses import replace

from policy_engine.ir.nodes.conditions import (
    And,
    AtLeast,
    Bound,
    Compare,
    Count,
    Includes,
    Known,
    Mentions,
    Not,
    OneOf,
    Or,
    People,
    Relation,
    Source,
    Window,
    Within,
)
from policy_engine.ir.nodes.operands import Choice, Field, Literal, Percent
from policy_engine.ir.nodes.policy import Blocker, Criterion, Policy
from policy_engine.runtime.plan import FieldPlan
from policy_engine.values.types import IntegerType, Scope
from tests.agreement.rewrite import rewritten

Change = Callable[[object], object]


def known(condition: object) -> list[Known]:
    """Return ``is known`` for each field that a leaf reads."""
    match condition:
        case Compare(left=left, right=right):
            return [Known(side) for side in (left, right) if isinstance(side, Field)]
        case OneOf(field=field) | Includes(field=field) | Mentions(field=field) | Within(field=field):
            return [Known(field)]
        case _:
            return []


def unknown_is_false(node: object) -> object:
    """A comparison with an unknown is false, as in two-valued languages."""
    leaves = known(node)
    return And((*leaves, node)) if leaves else node


def unknown_is_not_equal(node: object) -> object:
    """``is not`` is true of an unknown."""
    if isinstance(node, Not) and (leaves := known(node.operand)):
        return Or((node, *(Not(leaf) for leaf in leaves)))
    return node


def unknown_in_list_is_false(node: object) -> object:
    """An unknown is in no list."""
    return unknown_is_false(node) if isinstance(node, OneOf) else node


def end_left_out(node: object) -> object:
    """``at least`` leaves its bound out."""
    if isinstance(node, Compare) and node.relation is Relation.GREATER_OR_EQUAL:
        return replace(node, relation=Relation.GREATER)
    return node


def bound_off_by_one(node: object) -> object:
    """The literal 20 is compiled as 21."""
    if isinstance(node, Literal) and isinstance(node.type, IntegerType) and node.value == 20:
        return replace(node, value=21)
    return node


def window_too_short(node: object) -> object:
    """``in the last n days`` ends a day early."""
    if isinstance(node, Window) and isinstance(node.high, int):
        return replace(node, high=node.high - 1)
    return node


def today_left_out(node: object) -> object:
    """Events of today do not count."""
    return replace(node, low=1) if isinstance(node, Window) and node.low == 0 else node


def where_forgotten(node: object) -> object:
    """``where`` is not looked at."""
    return replace(node, where=None) if isinstance(node, Count) else node


def guard_forgotten(node: object) -> object:
    """Derived events count whether or not their ``while`` holds."""
    return replace(node, guard=None) if isinstance(node, Source) else node


def days_not_different(node: object) -> object:
    """Events are counted where days should be."""
    return replace(node, different_days=False) if isinstance(node, Count) else node


def anybody(node: object) -> object:
    """Inside people's parentheses everybody's events count."""
    return replace(node, by_person=False) if isinstance(node, Count) else node


def one_person_more(node: object) -> object:
    """``at most n people`` allows one more."""
    if isinstance(node, People) and node.bound is Bound.AT_MOST:
        return replace(node, number=node.number + 1)
    return node


def all_is_any(node: object) -> object:
    """``includes all of`` is taken for ``includes any of``."""
    return replace(node, all_of=False) if isinstance(node, Includes) else node


def but_not_forgotten(node: object) -> object:
    """``but not`` is not looked at."""
    return replace(node, but_not=()) if isinstance(node, Mentions) else node


def number_of_bullets(node: object) -> object:
    """``at least k of`` asks for one less."""
    return replace(node, number=node.number - 1) if isinstance(node, AtLeast) and node.number > 1 else node


def arm_lost(node: object) -> object:
    """The last arm of a setting is lost, so that ``otherwise`` (or nothing) stands in."""
    if isinstance(node, Choice) and len(node.arms) > 1:
        return replace(node, arms=node.arms[:-1])
    return node


def percent_of_whole(node: object) -> object:
    """The percentage is forgotten."""
    return replace(node, percent=100) if isinstance(node, Percent) else node


def unless_is_when_not(node: object) -> object:
    """``unless C`` is taken for ``when not C``, so that what is open does not block."""
    if isinstance(node, Blocker) and node.unless:
        return replace(node, unless=False, condition=Not(node.condition))
    return node


def rejection_forgotten(node: object) -> object:
    """What sales said does not count."""
    return replace(node, contradicted_by=()) if isinstance(node, Criterion) else node


def until_forgotten(node: object) -> object:
    """A hold goes on after its ``until``."""
    return replace(node, until=None) if isinstance(node, Blocker) else node


def stale_counts(node: object) -> object:
    """``fresh for`` is a day too generous."""
    if isinstance(node, FieldPlan) and node.fresh_days is not None:
        return replace(node, fresh_days=node.fresh_days + 1)
    return node


def empty_stays_unknown(node: object) -> object:
    """``empty means`` is not looked at."""
    return replace(node, empty_means=None) if isinstance(node, FieldPlan) else node


def denial_forgotten(node: object) -> object:
    """A denied need ends a rejection."""
    return replace(node, denied_by=()) if isinstance(node, FieldPlan) else node


def listed_unknown_is_known(node: object) -> object:
    """``unknown when`` is not looked at."""
    return replace(node, unknown_when=frozenset()) if isinstance(node, FieldPlan) else node


def date_distance_too_far(node: object) -> object:
    """``in the next n days`` reaches a day too far."""
    return replace(node, high_add=node.high_add + 1) if isinstance(node, Within) and node.high is not None else node


def known_left_open(node: object) -> object:
    """``is unknown`` of a record's field is left open: negated it is still the same."""
    if isinstance(node, Not) and isinstance(node.operand, Known) and node.operand.field.scope is Scope.RECORD:
        return node.operand
    return node


FAULTS: tuple[Change, ...] = (
    unknown_is_false, unknown_is_not_equal, unknown_in_list_is_false, end_left_out, bound_off_by_one,
    window_too_short, today_left_out, where_forgotten, guard_forgotten, days_not_different, anybody, one_person_more,
    all_is_any, but_not_forgotten, number_of_bullets, arm_lost, percent_of_whole, unless_is_when_not,
    rejection_forgotten, until_forgotten, stale_counts, empty_stays_unknown, denial_forgotten,
    listed_unknown_is_known, date_distance_too_far, known_left_open,
)  # fmt: skip


def planted(policy: Policy, fault: Change) -> Policy:
    """Return a policy with a fault in every place where it can be."""
    changed = rewritten(policy, fault)
    assert isinstance(changed, Policy)
    return changed
