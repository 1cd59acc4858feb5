"""Repeat one seed and show its first difference: ``python -m tests.agreement.replay SEED [--keep NAME]``."""

import argparse
from pathlib import Path

from tests.agreement.cases import differences_of_seed
from tests.agreement.policytext.whole import policy_text
from tests.agreement.report import as_kept, shown
from tests.agreement.shrink import shrink

KEPT = Path(__file__).parent / "kept"


def main() -> int:
    """Run the command; 1 when there is a difference."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seed", type=int)
    arguments.add_argument("--text", action="store_true", help="print the policy only")
    arguments.add_argument("--as-is", action="store_true", help="do not make it smaller")
    arguments.add_argument("--keep", metavar="NAME", help="write the case to kept/NAME.json")
    given = arguments.parse_args()
    if given.text:
        print(policy_text(given.seed))
        return 0
    found = next((d for d in differences_of_seed(given.seed) if d is not None), None)
    if found is None:
        print(f"seed {given.seed}: no difference")
        return 0
    small = found if given.as_is else shrink(found)
    print(shown(small))
    if given.keep:
        (KEPT / f"{given.keep}.json").write_text(as_kept(small, given.keep), encoding="utf-8")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
