"""``readiness evaluate``: decide every record of a file."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from policy_engine.base.diagnostic import Diagnostic, has_errors
from policy_engine.cli.deciding import open_compiled
from policy_engine.cli.options import ANY_PATH, as_of_option, format_option, language_option, observed_on_option, today
from policy_engine.cli.output import CANNOT_WRITE, ERRORS, USAGE, binary_stdout, fail, say, show, stop, style
from policy_engine.cli.reading import Reader
from policy_engine.cli.rows import columns, csv_line, csv_row, json_row
from policy_engine.cli.summary import Summary
from policy_engine.driver.compiling import Compiled
from policy_engine.driver.decision_json import Teller
from policy_engine.files.atomic import CannotWriteError, atomic_writer

_EPILOG = """\b
Examples:
  readiness evaluate policies/dach.policy leads.csv -o decisions.csv
  readiness evaluate policies/dach.policy leads.jsonl --as-of 2026-03-01 --explain -o decisions.jsonl
  readiness evaluate policies/dach.policy leads.csv -o - | head
"""


class _StrictError(Exception):
    """With --strict something is wrong with the data: nothing is written."""


@click.command(name="evaluate", epilog=_EPILOG, short_help="Decide every record of a file.")
@click.argument("policy", type=ANY_PATH)
@click.argument("leads", type=ANY_PATH)
@as_of_option
@observed_on_option
@click.option("--explain", is_flag=True, help="Show the records' values, sentences, and every rule's state.")
@click.option("--strict", is_flag=True, help="Write nothing if a value is invalid or a row cannot be decided.")
@format_option
@language_option
@click.option("-o", "--output", required=True, metavar="OUT|-", help="A .jsonl or .csv file; - prints JSONL.")
def command(
    *,
    policy: Path,
    leads: Path,
    as_of: int | None,
    observed_on: int | None,
    explain: bool,
    strict: bool,
    form: str,
    lang: str,
    output: str,
) -> None:
    """Decide every record of LEADS (JSON, JSONL or CSV) by POLICY.

    Prints a summary by stage, and what is wrong with the data. Values of records stand in the output only with
    --explain.
    """
    as_table = _is_table(output)
    compiled = open_compiled(policy)
    day = today(compiled.ir.reading.time_zone) if as_of is None else as_of
    reader = Reader.of(compiled, leads, observed_on)
    summary = Summary(compiled.ir, day)
    to_stdout = output == "-"
    lines = _lines(compiled, reader, summary, explain=explain, as_table=as_table, language=lang)
    inputs = [leads, *(Path(name) for name in compiled.checked.sources)]
    try:
        with _stdout() if to_stdout else atomic_writer(Path(output), inputs) as stream:
            _write(stream, lines)
            if reader.source.stopped or (strict and reader.report.grave):
                raise _StrictError
    except _StrictError:
        _tell(summary, reader, form, lang, True)
        what = "nothing more is written" if to_stdout else f"{output} is not written"
        say(f"{what}: {'--strict' if not reader.source.stopped else 'the records cannot all be read'}", True)
        stop(USAGE if reader.source.stopped else ERRORS)
    except CannotWriteError as error:
        fail([error.diagnostic], {}, CANNOT_WRITE)
    _tell(summary, reader, form, lang, to_stdout)


def _is_table(output: str) -> bool:
    suffix = Path(output).suffix.lower()
    if output != "-" and suffix not in (".jsonl", ".ndjson", ".csv"):
        raise click.UsageError(f"{output}: the output ends in .jsonl or .csv, or is - for JSONL on the terminal")
    return suffix == ".csv"


@contextmanager
def _stdout() -> Iterator[BinaryIO]:
    stream = binary_stdout()
    yield stream
    stream.flush()


def _lines(
    compiled: Compiled, reader: Reader, summary: Summary, *, explain: bool, as_table: bool, language: str
) -> Iterator[bytes]:
    evaluator = compiled.evaluator
    teller = Teller.of(compiled.ir, explain, language)
    if as_table:
        yield csv_line(columns(compiled.ir, explain))
    for snapshot in reader.snapshots():
        decision = evaluator.decide(snapshot, summary.as_of)
        summary.add(decision)
        yield csv_row(decision, explain) if as_table else json_row(decision, teller)


def _write(stream: BinaryIO, lines: Iterator[bytes]) -> None:
    """Write all lines; on a terminal a bar shows that something happens."""
    if not sys.stderr.isatty():
        stream.writelines(lines)
        return
    with click.progressbar(lines, label="deciding", file=sys.stderr, show_pos=True) as shown:
        stream.writelines(shown)


def _tell(summary: Summary, reader: Reader, form: str, language: str, to_stderr: bool) -> None:
    _tell_file(reader.source.diagnostics, to_stderr)
    if form == "json":
        say(json.dumps(summary.to_dict(reader.report), ensure_ascii=False, indent=2), to_stderr)
        return
    if reader.source.stopped and summary.records == 0:
        return
    for line in summary.lines(reader.report, language, style(sys.stderr if to_stderr else sys.stdout)):
        say(line, to_stderr)


def _tell_file(diagnostics: list[Diagnostic], to_stderr: bool) -> None:
    show(diagnostics, {}, to_stderr or has_errors(diagnostics))
