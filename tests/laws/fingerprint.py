"""Print one hash of everything made from some random policies: ``python -m tests.laws.fingerprint FIRST NUMBER``."""

import sys
from hashlib import sha256

from policy_engine.format import print_file
from policy_engine.model.meaning import policy_hash
from tests.agreement.policytext.whole import policy_text
from tests.laws.material import BASE, FIRST_SEED, material
from tests.support.policies import checked

RECORDS = 5


def fingerprint(first: int, number: int) -> str:
    """Return a hash over printed text, findings, meaning hash and decisions."""
    total = sha256()
    for index in range(first, first + number):
        policy = checked(policy_text(FIRST_SEED + index))
        made = material(index)
        said = [print_file(policy.tree, policy.source), policy_hash(policy.model)]
        said += [f"{d.code.id} {d.message} {d.help}" for d in policy.diagnostics]
        said += [repr(made.decide(raw, BASE)) for raw in made.raws(RECORDS)]
        for text in said:
            total.update(text.encode())
    return total.hexdigest()


if __name__ == "__main__":
    print(fingerprint(int(sys.argv[1]), int(sys.argv[2])))
