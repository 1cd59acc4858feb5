"""The commands whose whole output is kept in ``golden/``, to be read aloud.

``python -m tests.cli.goldens`` rewrites them.
"""

import re
from pathlib import Path

from tests.cli.runner import Ran, run

GOLDEN = Path(__file__).parent / "golden"
DAY = ("--as-of", "2026-03-01")

COMMANDS: dict[str, tuple[str, ...]] = {
    "check_broken": ("check", "broken.policy", "--today", "2026-03-01"),
    "check_broken_json": ("check", "broken.policy", "--format", "json", "--today", "2026-03-01"),
    "check_good": ("check", "failing.policy", "--today", "2026-03-01"),
    "test_good": ("test", "dach.policy"),
    "test_failing": ("test", "failing.policy"),
    "test_failing_json": ("test", "failing.policy", "--format", "json"),
    "evaluate_jsonl": ("evaluate", "dach.policy", "leads.jsonl", *DAY, "-o", "-"),
    "evaluate_explain": ("evaluate", "dach.policy", "leads.jsonl", *DAY, "--explain", "-o", "-"),
    "explain_ready": ("explain", "dach.policy", "leads.jsonl", *DAY, "--key", "c1"),
    "explain_why_not": ("explain", "dach.policy", "leads.jsonl", *DAY, "--key", "c2", "--why-not", "ready"),
    "explain_json": ("explain", "dach.policy", "leads.jsonl", *DAY, "--key", "c2", "--format", "json"),
    "fmt_check": ("fmt", "--check", "dach.policy", "untidy.policy"),
    "fmt_diff": ("fmt", "--diff", "untidy.policy"),
    "fmt_json": ("fmt", "--check", "untidy.policy", "unreadable.policy", "--format", "json"),
    "help": ("--help",),
    "help_check": ("check", "--help"),
    "help_evaluate": ("evaluate", "--help"),
    "help_explain": ("explain", "--help"),
    "help_sample": ("sample", "--help"),
    "help_init": ("init", "--help"),
    "help_fmt": ("fmt", "--help"),
    "help_test": ("test", "--help"),
}


def shown(ran: Ran) -> str:
    """A command's output as it is kept; the meaning hash is left out."""
    parts = [f"exit code {ran.code}\n", ran.out]
    if ran.err:
        parts += ["---- standard error\n", ran.err]
    return re.sub(r"\b[0-9a-f]{64}\b|(?<=hash )[0-9a-f]{12}\b", "<hash>", "".join(parts))


def rewrite() -> None:
    for name, arguments in COMMANDS.items():
        (GOLDEN / f"{name}.txt").write_text(shown(run(*arguments)), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
