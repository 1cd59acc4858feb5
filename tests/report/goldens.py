"""``python -m tests.report.goldens`` writes the golden reports anew, from the repository's folder."""

from pathlib import Path

from policy_engine.base.render import Style
from policy_engine.report.markdown import markdown
from policy_engine.report.text import lines
from tests.report.driver import compiled, report_on

GOLDEN = Path(__file__).parent / "golden"

if __name__ == "__main__":
    policy = compiled(Path("policies/dach_new_business.policy").read_text(encoding="utf-8"))
    report, _ = report_on(policy, Path("policies/accounts.jsonl"))
    GOLDEN.mkdir(exist_ok=True)
    for name, samples in (("accounts.txt", False), ("accounts_with_values.txt", True)):
        (GOLDEN / name).write_text("\n".join(lines(report, Style(), samples)) + "\n", encoding="utf-8")
    (GOLDEN / "accounts.md.txt").write_text(markdown(report), encoding="utf-8")
