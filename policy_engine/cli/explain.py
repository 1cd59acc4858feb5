"""``readiness explain``: one decision, told in full."""

import sys
from pathlib import Path

import click

from policy_engine.base.diagnostic import has_errors
from policy_engine.base.nearest import did_you_mean
from policy_engine.cli.deciding import open_compiled
from policy_engine.cli.inputs import LeadFiles, lead_file_options
from policy_engine.cli.options import ANY_PATH, as_of_option, format_option, language_option, today
from policy_engine.cli.output import CANNOT_WRITE, ERRORS, USAGE, fail, say, say_json, show, stop, style
from policy_engine.cli.progress import progress
from policy_engine.cli.reading import Reader
from policy_engine.cli.tree import Tree
from policy_engine.driver.compiling import Compiled
from policy_engine.driver.decision_json import Teller, decision_json
from policy_engine.files.atomic import CannotWriteError
from policy_engine.ir.nodes.policy import Stage
from policy_engine.runtime.snapshot import Snapshot

_EPILOG = """\b
Examples:
  readiness explain policies/dach.policy leads.csv --key c1
  readiness explain policies/dach.policy leads.csv --key c1 --as-of 2026-03-01 --why-not ready
"""


@click.command(name="explain", epilog=_EPILOG, short_help="Show one decision as a tree.")
@click.argument("policy", type=ANY_PATH)
@lead_file_options
@click.option("--key", required=True, metavar="ID", help="The record's key (its number where the policy has no key).")
@as_of_option
@click.option("--why-not", metavar="STAGE", help="Show also what stands between the record and this stage.")
@format_option
@language_option
def command(
    *,
    policy: Path,
    files: LeadFiles,
    key: str,
    as_of: int | None,
    why_not: str | None,
    form: str,
    lang: str,
) -> None:
    """Show how the record ID of LEADS is decided by POLICY: every rule with its state, values, dates and owners.

    Then what would be the next steps, and when the stage changes by itself.
    """
    compiled = open_compiled(policy)
    stage = _stage(compiled, why_not)
    day = today(compiled.ir.reading.time_zone) if as_of is None else as_of
    try:
        snapshot = _find(compiled, files, day, key)
    except CannotWriteError as error:  # the folder for what is joined
        fail([error.diagnostic], {}, CANNOT_WRITE)
    decision = compiled.evaluator.decide(snapshot, day)
    if form == "json":
        say_json(decision_json(decision, Teller.of(compiled.ir, True, lang)))
        return
    tree = Tree(compiled, decision, lang, style(sys.stdout))
    for line in (*tree.lines(), *(tree.why_not(stage) if stage is not None else ())):
        say(line)


def _stage(compiled: Compiled, name: str | None) -> Stage | None:
    stages = {stage.name: stage for stage in compiled.ir.stages}
    if name is None or name in stages:
        return stages.get(name or "")
    near = did_you_mean(name, stages) or f"the stages are {', '.join(stages)}"
    raise click.UsageError(f"{compiled.ir.name} has no stage {name!r}: {near}")


def _find(compiled: Compiled, files: LeadFiles, day: int, key: str) -> Snapshot:
    """The record of that key; ends with exit code 2 where the files cannot be read, 1 where there is none."""
    with progress() as tell:
        reader = Reader.of(compiled, files, day, tell, only=key)
        with reader.source:
            for snapshot in reader.snapshots():
                if snapshot.key == key:
                    return snapshot
    found = reader.source.diagnostics
    show([*found, *reader.finish().rejected.kept], {}, True)
    if reader.source.stopped and has_errors(found):
        stop(USAGE)
    rows = "1 row" if reader.source.rows == 1 else f"{reader.source.rows} rows"
    say(f"there is no record with the key {key!r} among {rows}", True)
    return stop(ERRORS)
