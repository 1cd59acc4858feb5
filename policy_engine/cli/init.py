"""``readiness init``: a new repository of policies, with a starter or with a policy proposed from leads."""

import shlex
from pathlib import Path

import click

from policy_engine import __version__
from policy_engine.base.codes import data, usage
from policy_engine.base.diagnostic import finding
from policy_engine.base.render import visible
from policy_engine.cli.options import ANY_PATH
from policy_engine.cli.output import CANNOT_WRITE, USAGE, fail, say, show
from policy_engine.cli.progress import progress
from policy_engine.proposal import repository
from policy_engine.proposal.placing import CannotPlaceError, place, refuse_folder
from policy_engine.proposal.policy import Proposal, propose
from policy_engine.proposal.survey import MAX_ROWS, CannotProposeError, Survey, survey

_EPILOG = """\b
Examples:
  readiness init
  readiness init our_policies --name new_business
  readiness init our_policies --from leads.csv
  readiness init our_policies --from export.csv.gz --encoding windows-1252
"""


@click.command(name="init", epilog=_EPILOG, short_help="Begin a repository of policies.")
@click.argument("folder", metavar="[DIR]", default=".", type=ANY_PATH)
@click.option("--from", "leads", metavar="LEADS", type=ANY_PATH, help="Propose the policy from this file of leads.")
@click.option("--name", metavar="NAME", help="The policy's name (default: from the folder's).")
@click.option("--encoding", metavar="NAME", default="utf-8", help="How LEADS is encoded (default: utf-8).")
def command(folder: Path, leads: Path | None, name: str | None, encoding: str) -> None:
    """Begin a repository of policies in DIR (default: here), which may be missing, empty or a git repository.

    It gets a policy with examples, leads to try it on, checks for git and GitHub, and a README. With --from, the
    policy is proposed from the columns of a CSV, TSV, JSONL or JSON file (also .gz): names, types, picklists with
    their spellings. What each field is (fact, reaction or need) is left for you to choose.

    Nothing that is there is overwritten, and nothing is written unless all of it can be.
    """
    name = _name(folder, name)
    try:
        refuse_folder(folder)
        if leads is None:
            contents = repository.starter(name, __version__)
            place(folder, contents)
            _tell(folder, contents, name, ())
        else:
            with progress() as tell:
                found = survey(leads, encoding, tell)
            proposal = propose(found, name, repository.title_of(name), leads.name)
            numbered = proposal.fields.key is None
            contents = repository.proposed(name, proposal.text, numbered, __version__)
            place(folder, contents)
            show(found.notes, {}, to_stderr=True)
            _tell(folder, contents, name, _about(found, proposal))
    except CannotProposeError as error:
        fail(error.diagnostics, {}, USAGE)
    except CannotPlaceError as error:
        refused = error.diagnostic.code is data.CANNOT_WRITE
        fail([error.diagnostic], {}, CANNOT_WRITE if refused else USAGE)


def _name(folder: Path, name: str | None) -> str:
    """Return the policy's name, the folder's if none is given; ends where no policy can be called so."""
    if name is None:
        return repository.name_for(folder.absolute().name)
    problem = repository.name_problem(name)
    if problem:
        fail([finding(usage.NOT_A_POLICY_NAME, None, name=visible(name), why=problem)], {}, USAGE)
    return name


def _about(found: Survey, proposal: Proposal) -> tuple[str, ...]:
    """Say what was read and what was made of it."""
    rows = f"{found.rows:,} row{'' if found.rows == 1 else 's'}"
    first = "" if found.whole else f" (more are not looked at; the limit is {MAX_ROWS:,}, less where they are wide)"
    left = f", {found.rejected:,} could not be read" if found.rejected else ""
    fields = len(proposal.fields.fields)
    key = f"the key is `{proposal.fields.key}`" if proposal.fields.key else "no column can be the key"
    return (
        f"read      {rows}{first}{left}, {len(found.columns):,} columns",
        f"proposed  {fields:,} field{'' if fields == 1 else 's'}; {key}",
    )


def _tell(folder: Path, contents: repository.Contents, name: str, about: tuple[str, ...]) -> None:
    for line in about:
        say(visible(line))
    for path in contents:
        say(f"made      {visible((folder / path).as_posix())}")
    if _below_git(folder):
        say("note      GitHub reads workflows at the top of a repository only: move .github there")
    say()
    say("Next:")
    if folder != Path():
        say(f"  cd {visible(shlex.quote(folder.as_posix()))}")
    if about:
        say(f"  (open {repository.policy_path(name)} and choose each field's class)")
    say("  readiness check policies")
    say("  readiness test policies")
    if not about:
        say(f"  readiness evaluate {repository.policy_path(name)} {repository.SAMPLE} --as-of 2026-03-02 \\")
        say("    -o exports/decisions.csv")


def _below_git(folder: Path) -> bool:
    """Tell whether a folder lies in a git repository without being its top."""
    real = folder.resolve()
    return not (real / ".git").exists() and any((parent / ".git").exists() for parent in real.parents)
