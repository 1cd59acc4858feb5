"""The rules of a random policy: dimensions with criteria, holds, disqualifiers, stages, outcomes, guarantees."""

import re

from tests.agreement.policytext.conditions import Conditions, Scope, record_scope
from tests.agreement.policytext.literals import duration
from tests.agreement.policytext.shapes import DURATIONS, Draft

SIZES = (1, 1, 2, 2, 2, 3, 3, 4)
"""Criteria in a dimension; the slow search for next steps tries every set of them."""
NAMES = re.compile(r"\w+")


def body(draft: Draft, scope: Scope, depth: int = 2) -> str:
    """Return what stands after ``when`` or ``unless``: a condition, or bullets."""
    conditions = Conditions(draft)
    if not draft.on("bullets"):
        return conditions.condition(scope, depth)
    parts = [conditions.condition(scope, depth - 1) for _ in range(draft.rng.randint(2, 4))]
    head = draft.rng.choice(("all of", "any of", f"at least {draft.rng.randint(1, len(parts))} of"))
    return head + "".join(f"\n      - {part}" for part in parts)


def add_dimension(draft: Draft, number: int) -> None:
    """Declare a dimension and its criteria."""
    rng = draft.rng
    name = f"dimension_{number}"
    size = rng.choice(SIZES)
    quorum = rng.choice(("all are met", "any is met", f"at least {rng.randint(1, size)} are met"))
    head = f'dimension {name} "How is it?" {draft.owner(0.3)}'.rstrip()
    draft.add(f"{head}\n  met when {quorum}")
    inside = [f"criterion_{number}_{index}" for index in range(size)]
    before = list(draft.dimensions)
    for criterion in inside:
        add_criterion(draft, criterion)
    draft.dimensions = [*before, name]
    if any(criterion in draft.tainted for criterion in inside):
        draft.tainted.add(name)


def add_criterion(draft: Draft, name: str) -> None:
    """Declare a criterion; it may name earlier ones. Some will be contradicted by an outcome."""
    rng = draft.rng
    text = body(draft, record_scope(draft))
    lines = [f'  criterion {name} "It is so" {draft.owner(0.6)}'.rstrip(), f"    when {text}"]
    if rng.random() < 0.2:
        lines.append('    because "It was so before"')
    if rng.random() < 0.5:
        lines.append('    ask "Is it so?" de "Ist es so?"')
    if rng.random() < 0.3:
        lines.append('    offer "A calculator"')
    draft.add("\n".join(lines))
    if draft.on("speaks against", 0.4) and "outcomes" in draft.features:
        draft.contradicted.append(name)
        draft.tainted.add(name)
    named = set(NAMES.findall(text))
    if named & draft.tainted:
        draft.tainted.add(name)
    needs = {shape.name for shape in (*draft.fields, *draft.people, *draft.events) if shape.evidence == "need"}
    draft.rests_on_need = draft.rests_on_need or bool(named & needs)
    draft.criteria.append(name)


def add_blockers(draft: Draft) -> None:
    """Declare holds and disqualifiers."""
    rng = draft.rng
    for feature, word in (("disqualifiers", "disqualifier"), ("holds", "hold")):
        for number in range(rng.randint(1, 2) if feature in draft.features else 0):
            unless = draft.on("unless")
            scope = record_scope(draft, promote_only=not unless)
            test = f"{'unless' if unless else 'when'} {body(draft, scope)}"
            lines = [f'{word} {word}_{number} "It stops" {draft.owner()}'.rstrip(), f"  {test}"]
            if rng.random() < 0.4:
                lines.append('  ask "May we?"')
            if draft.on("blocker until", 0.4):
                lines.append(f"  until {rng.choice(('2026-03-01', '2026-04-15', '2027-01-01'))}")
            draft.add("\n".join(lines))


def stage_condition(draft: Draft, depth: int) -> str:
    """Return a stage's condition: of dimensions and criteria only."""
    names = [*draft.dimensions, *draft.dimensions, *draft.criteria]
    scope = Scope((), (), (), references=names, tainted=frozenset(draft.tainted))
    return Conditions(draft).condition(scope, depth)


def add_stages(draft: Draft) -> None:
    """Declare the stages, best first; only the better ones hand over."""
    rng = draft.rng
    number = rng.randint(2, 5)
    for index in range(number):
        last = index == number - 1
        lines = [f'stage stage_{index} "Stage {index}"']
        if rng.random() < 0.3:
            lines[0] += f' as "external{index}"'
        hands_over = draft.rests_on_need and not last and rng.random() < (0.9 if index == 0 else 0.3)
        within = f", answer within {duration(rng, 7)}" if rng.random() < 0.3 else ""
        to = rng.choice(draft.owners)
        lines.append(f"  hand over to {to}{within}" if hands_over else f"  keep with {to}")
        lines.append("  otherwise" if last else f"  when {stage_condition(draft, rng.randint(0, 3))}")
        draft.add("\n".join(lines))
    if "guarantees" in draft.features:
        draft.add(f'guarantee "Nobody by accident"\n  never stage_0 unless {stage_condition(draft, 1)}')
        draft.add('guarantee "More need never lowers"\n  more need never lowers the stage')


def cool_off(draft: Draft) -> str:
    """Return how long an effect lasts."""
    text = f"for {duration(draft.rng, draft.rng.choice(DURATIONS))}"
    return text + (" or until new need" if draft.on("new need", 0.6) else "")


def add_outcomes(draft: Draft) -> None:
    """Declare outcomes; each criterion marked for it is contradicted by one or two."""
    rng = draft.rng
    if "outcomes" not in draft.features:
        return
    draft.add("outcomes")
    left = list(draft.contradicted)
    kinds = ("rejected", "rejected", "decided for us", "decided against us", "no decision")
    for number in range(max(rng.randint(1, 3), len(left))):
        kind = "rejected" if left else rng.choice(kinds)
        line = f"  {kind} outcome_{number}" + (' "As said"' if rng.random() < 0.5 else "")
        if rng.random() < 0.4:
            line += f' recorded as "Closed {number}"'
        if left:
            line += f"\n    speaks against {left.pop()} {cool_off(draft)}"
        if draft.contradicted and kind == "rejected" and rng.random() < 0.2:
            again = rng.choice(draft.contradicted)
            line += "" if f"against {again} " in line else f"\n    speaks against {again} {cool_off(draft)}"
        if kind == "rejected" and draft.on("on hold", 0.4):
            line += f"\n    on hold {cool_off(draft)}"
        elif kind == "rejected" and draft.on("disqualifies", 0.2):
            line += "\n    disqualifies"
        draft.add(line)
