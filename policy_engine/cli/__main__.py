"""``python -m policy_engine.cli``."""

from policy_engine.cli import main

main()
