"""``readiness test``: the examples that stand in policies."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from policy_engine.base.codes.examples import EXPECTATION_FAILED
from policy_engine.base.render import Style, place, visible
from policy_engine.base.source import Source
from policy_engine.cli.opening import check_file, named_files
from policy_engine.cli.options import ANY_PATH, format_option, language_option
from policy_engine.cli.output import ERRORS, fail, say, say_json, stop, style
from policy_engine.driver.checking import Checked
from policy_engine.driver.compiling import compile_checked
from policy_engine.driver.diagnostics_json import place_json
from policy_engine.driver.examples import ExampleResult, Outcome, run_examples
from policy_engine.values.days import day_text

_EPILOG = """\b
Examples:
  readiness test policies
  readiness test policies/dach_new_business.policy --format json
"""


@click.command(name="test", epilog=_EPILOG, short_help="Run the examples that stand in policies.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=ANY_PATH)
@format_option
@language_option
def command(paths: tuple[Path, ...], form: str, lang: str) -> None:
    """Run the examples that stand in policies: what was expected, what came, and why.

    PATH is a file, or a folder whose policies are all tested. Exit code 1 tells that something came otherwise.
    """
    runs: list[tuple[Checked, tuple[ExampleResult, ...]]] = []
    for path, named in named_files(paths):
        checked = check_file(path, None)
        if checked.is_library and checked.ok and not named:
            continue
        compiled, diagnostics = compile_checked(checked)
        if compiled is None:
            fail([d for d in diagnostics if d.is_error], checked.sources, ERRORS)
        runs.append((checked, run_examples(compiled, lang)))
    failed = sum(not o.passed for _, results in runs for result in results for o in result.outcomes)
    if form == "json":
        examples = [_json(result, checked.sources) for checked, results in runs for result in results]
        say_json({"examples": examples, "failed": failed})
    else:
        for checked, results in runs:
            _tell(checked, results, style(sys.stdout))
    if failed:
        stop(ERRORS)


def _tell(checked: Checked, results: tuple[ExampleResult, ...], look: Style) -> None:
    """One line an example that passed, and each thing that came otherwise with its place."""
    for result in results:
        good = sum(outcome.passed for outcome in result.outcomes)
        mark = look.paint("passed", "32") if result.passed else look.paint("failed", "1;31")
        say(f"{mark}  {visible(result.title)}  ({good} of {_number(len(result.outcomes), 'expectation')} met)")
        for outcome in result.outcomes:
            if not outcome.passed:
                _tell_failure(outcome, checked, look)
    if not results:
        say(f"{visible(checked.name)}: no examples")
        return
    outcomes = [outcome for result in results for outcome in result.outcomes]
    good = sum(outcome.passed for outcome in outcomes)
    examples = f"in {_number(len(results), 'example')}"
    say(f"{visible(checked.name)}: {good} of {_number(len(outcomes), 'expectation')} met, {examples}")


def _tell_failure(outcome: Outcome, checked: Checked, look: Style) -> None:
    say(f"        {place(outcome.span, checked.sources)}: {EXPECTATION_FAILED.id}: on {day_text(outcome.day)}")
    say(f"          expected  {outcome.expected}")
    say(f"          came      {look.paint(outcome.got, '31')}")
    for number, why in enumerate(outcome.why):
        say(f"          {'because   ' if number == 0 else '          '}{visible(why)}")


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _json(result: ExampleResult, sources: Mapping[str, Source]) -> dict[str, object]:
    return {
        "title": result.title,
        "place": place_json(result.span, sources),
        "passed": result.passed,
        "expectations": [
            {
                "day": day_text(outcome.day),
                "expected": outcome.expected,
                "got": outcome.got,
                "passed": outcome.passed,
                "code": None if outcome.passed else EXPECTATION_FAILED.id,
                "why": list(outcome.why),
                "place": place_json(outcome.span, sources),
            }
            for outcome in result.outcomes
        ],
    }
