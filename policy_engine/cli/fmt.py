"""``readiness fmt``: policies in their canonical layout."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from policy_engine.base.codes.usage import UNREADABLE
from policy_engine.base.diagnostic import Diagnostic, finding
from policy_engine.base.limits import MAX_FILE_BYTES
from policy_engine.base.render import Style, visible
from policy_engine.base.source import Source
from policy_engine.cli.opening import named_files
from policy_engine.cli.options import ANY_PATH, format_option
from policy_engine.cli.output import CANNOT_WRITE, ERRORS, USAGE, binary_stdout, fail, say, say_json, show, stop, style
from policy_engine.driver.diagnostics_json import diagnostic_json
from policy_engine.driver.formatting import Formatted, difference, formatted
from policy_engine.files.atomic import CannotWriteError, write_atomic
from policy_engine.files.policies import RootLoader, open_policy

_EPILOG = """\b
Examples:
  readiness fmt policies
  readiness fmt policies/dach_new_business.policy policies/libraries/fields.policy
  readiness fmt --check policies
  readiness fmt --diff policies/dach_new_business.policy
  readiness fmt - < draft.policy
"""

_STDIN = Path("-")
_STDIN_NAME = "standard input"

_FORMATTED, _WOULD_BE, _UNCHANGED, _LEFT = _RESULTS = "formatted", "would be formatted", "unchanged", "left as it is"
"""What can become of a file."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one file: one of the results, and the exit code that it asks for."""

    name: str
    result: str
    code: int = 0
    diff: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    source: Source | None = None


@click.command(name="fmt", epilog=_EPILOG, short_help="Write policies in their canonical layout.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=ANY_PATH)
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 if a file would be formatted.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change; exit code 1 if anything would.")
@format_option
def command(paths: tuple[Path, ...], check: bool, diff: bool, form: str) -> None:
    """Write policies and libraries in their canonical layout; comments stay at their statements.

    PATH is a file, a folder whose policy files are all formatted, or - to format the standard input to the standard
    output. A file is written only if it is not in its canonical layout yet, and only if its meaning stays the same. A
    file with errors of syntax is left as it is.
    """
    if _STDIN in paths:
        _format_stdin(paths, check, diff, form)
        return
    outcomes = [_format_file(path, check or diff, diff) for path, _ in named_files(paths)]
    _tell(outcomes, diff, form)
    _end(outcomes)


def _format_stdin(paths: tuple[Path, ...], check: bool, diff: bool, form: str) -> None:
    """Print the formatted text, or nothing but findings."""
    if len(paths) > 1:
        raise click.UsageError("- is the standard input, and stands alone")
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    result = formatted(_STDIN_NAME, data)
    outcome = _outcome(_STDIN_NAME, data, result, diff)
    if check or diff or form == "json":
        _tell([outcome], diff, form)
        _end([outcome])
        return
    if result.text is None:
        fail(result.diagnostics, {_STDIN_NAME: result.source}, ERRORS)
    stream = binary_stdout()
    stream.write(result.text.encode("utf-8"))
    stream.flush()


def _format_file(path: Path, dry: bool, diff: bool) -> _Outcome:
    name = path.as_posix()
    opened = open_policy(path)
    if isinstance(opened, str):
        return _Outcome(name, _LEFT, USAGE, diagnostics=(finding(UNREADABLE, None, path=name, why=opened),))
    result = formatted(name, opened.data, opened.path, RootLoader(opened.root, opened.path, name))
    outcome = _outcome(name, opened.data, result, diff)
    if dry or result.text is None or outcome.result == _UNCHANGED:
        return outcome
    try:
        write_atomic(path, result.text.encode("utf-8"))
    except CannotWriteError as error:
        return _Outcome(name, _LEFT, CANNOT_WRITE, diagnostics=(error.diagnostic,))
    return _Outcome(name, _FORMATTED)


def _outcome(name: str, data: bytes, result: Formatted, diff: bool) -> _Outcome:
    """Say what writing would change, before anything is written."""
    if result.text is None:
        return _Outcome(name, _LEFT, ERRORS, diagnostics=result.diagnostics, source=result.source)
    if result.text.encode("utf-8") == data:
        return _Outcome(name, _UNCHANGED)
    lines = tuple(difference(name, data, result.text)) if diff else ()
    return _Outcome(name, _WOULD_BE, ERRORS, lines)


def _end(outcomes: Iterable[_Outcome]) -> None:
    """End with the gravest exit code; a file that cannot be written is the gravest."""
    code = max(outcome.code for outcome in outcomes)
    if code:
        stop(code)


# ---- telling

_COLOURS = {"-": "31", "+": "32", "@": "36"}


def _tell(outcomes: list[_Outcome], diff: bool, form: str) -> None:
    sources = {each.name: each.source for each in outcomes if each.source is not None}
    found = [diagnostic for each in outcomes for diagnostic in each.diagnostics]
    if form == "json":
        say_json(_json(outcomes, found, sources, diff))
        return
    show(found, sources, to_stderr=True)
    look = style(sys.stdout)
    for outcome in outcomes:
        if diff:
            for line in outcome.diff:
                say(_painted(line, look))
        elif outcome.result != _UNCHANGED:
            say(f"{visible(outcome.name)}: {outcome.result}")
    say(_counted(outcomes), to_stderr=diff)


def _json(
    outcomes: list[_Outcome], found: list[Diagnostic], sources: Mapping[str, Source], diff: bool
) -> dict[str, object]:
    files: list[dict[str, object]] = []
    for outcome in outcomes:
        told: dict[str, object] = {"file": outcome.name, "result": outcome.result}
        if diff:
            told["diff"] = list(outcome.diff)
        files.append(told)
    return {"files": files, "diagnostics": [diagnostic_json(each, sources) for each in found]}


def _painted(line: str, look: Style) -> str:
    """A line of a diff; tabs stay, other control characters are spelled out."""
    shown = "\t".join(visible(part) for part in line.split("\t"))
    return look.paint(shown, _COLOURS[line[0]]) if line[:1] in _COLOURS else shown


def _counted(outcomes: list[_Outcome]) -> str:
    """``2 files: 1 formatted, 1 unchanged``."""
    counts = [(sum(each.result == result for each in outcomes), result) for result in _RESULTS]
    told = ", ".join(f"{number} {result}" for number, result in counts if number)
    return f"{len(outcomes)} file{'' if len(outcomes) == 1 else 's'}: {told}"
