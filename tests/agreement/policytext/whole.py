"""A whole random policy from a seed."""

from random import Random

from tests.agreement.policytext import rules_part, snapshot_part
from tests.agreement.policytext.shapes import OWNERS, Draft, draw_features

ZONES = ("Europe/Berlin", "America/New_York", "UTC", "Asia/Kolkata", "Pacific/Auckland")


def pieces_of(seed: int) -> list[str]:
    """Return the text of policy ``seed`` in pieces; joined by line ends they are the policy."""
    rng = Random(seed)
    return pieces_with(rng, seed, draw_features(rng))


def pieces_with(rng: Random, seed: int, features: frozenset[str]) -> list[str]:
    """Return the pieces of a policy that uses only these features."""
    draft = Draft(rng, features, OWNERS[: rng.randint(2, 3)])
    draft.add(f'policy random_{seed} "Random {seed}" de "Zufällig {seed}"')
    draft.add('goal "The group decides" within 90 days' if rng.random() < 0.8 else 'goal "Done" within 12 weeks')
    draft.add("owners " + ", ".join(draft.owners))
    if draft.on("zone", 0.9):
        draft.add(f'time zone "{rng.choice(ZONES)}"')
    snapshot_part.add_record(draft)
    snapshot_part.add_settings(draft)
    snapshot_part.add_people(draft)
    snapshot_part.add_events(draft)
    for number in range(rng.randint(1, 3)):
        rules_part.add_dimension(draft, number)
    rules_part.add_blockers(draft)
    rules_part.add_stages(draft)
    rules_part.add_outcomes(draft)
    if "comments" in draft.features:
        draft.pieces.insert(rng.randint(1, len(draft.pieces)), "# agreed in January")
    if "examples" in draft.features:
        draft.add('example "Nothing is known"\n  on 2026-01-10\n    - events are unknown')
    return draft.pieces


def policy_text(seed: int) -> str:
    """Return the text of policy ``seed``."""
    return "\n".join(pieces_of(seed)) + "\n"
