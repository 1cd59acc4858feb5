"""``readiness check``: what is wrong with policies, without proofs."""

from pathlib import Path

import click

from policy_engine.base.codes import policy as codes
from policy_engine.base.diagnostic import Diagnostic, has_errors, in_order
from policy_engine.base.render import summary
from policy_engine.base.source import Source
from policy_engine.cli import options
from policy_engine.cli.fixing import fix_file
from policy_engine.cli.opening import check_file, named_files
from policy_engine.cli.options import ANY_PATH, day_option, format_option
from policy_engine.cli.output import CANNOT_WRITE, ERRORS, say, say_json, show, stop
from policy_engine.driver.diagnostics_json import report_json

_EPILOG = """\b
Examples:
  readiness check policies
  readiness check policies/dach_new_business.policy --format json
  readiness check policies --today 2026-12-31
  readiness check --fix policies/draft.policy
"""

_UNPROVEN = f"{codes.NOT_PROVEN.severity} {codes.NOT_PROVEN.id}"
NOT_PROVEN = f"""\
{_UNPROVEN}: G1 (every handover rests on need) is not proven: this check makes no proofs.
{_UNPROVEN}: G2 (nobody hands over alone) is not proven: this check makes no proofs."""


@click.command(name="check", epilog=_EPILOG, short_help="Find what is wrong with policies.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=ANY_PATH)
@format_option
@click.option("--fix", is_flag=True, help="Write the certain fixes into the files first, and say which.")
@click.option("--no-proofs", is_flag=True, help="Prove nothing, and say so.")
@day_option("--today", "Judge what runs out as on this day (default: today).")
def command(paths: tuple[Path, ...], form: str, fix: bool, no_proofs: bool, today: int | None) -> None:
    """Find what is wrong with policies and libraries: syntax, names, types, rules, examples.

    PATH is a file, or a folder whose policy files are all checked. Exit code 1 tells that there are errors.
    With --fix only the files at PATH are written, not the libraries that they use from elsewhere.
    """
    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    files = named_files(paths)
    day = options.today() if today is None else today
    repairs = [fix_file(path, day) for path, _ in files] if fix else []
    for path, _ in files:
        checked = check_file(path, day)
        found += checked.diagnostics
        sources.update(checked.sources)
    found = in_order(found)
    if form == "json":
        report = report_json(found, sources)
        say_json({**report, "fixed": [told for each in repairs for told in each.as_json()]} if fix else report)
    else:
        for line in (line for each in repairs for line in each.lines()):
            say(line)
        show(found, sources)
        number = f"{len(sources)} file{'' if len(sources) == 1 else 's'} checked"
        say(f"{number}: {summary(found) or 'no errors and no warnings found, as far as this check goes'}")
        say(NOT_PROVEN)
    refused = [each.refused for each in repairs if each.refused is not None]
    show(refused, {}, to_stderr=True)
    if refused:
        stop(CANNOT_WRITE)
    if has_errors(found):
        stop(ERRORS)
