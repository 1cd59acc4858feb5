"""``readiness evaluate``: decide every record of a file."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click

from policy_engine.base.diagnostic import has_errors
from policy_engine.cli.deciding import open_compiled
from policy_engine.cli.inputs import LeadFiles, lead_file_options
from policy_engine.cli.options import ANY_PATH, as_of_option, format_option, language_option, today
from policy_engine.cli.output import CANNOT_WRITE, ERRORS, USAGE, fail, say, show, stdout_writer, stop, style
from policy_engine.cli.progress import progress
from policy_engine.cli.reading import Reader
from policy_engine.cli.rows import columns, csv_line, csv_row, json_row
from policy_engine.cli.summary import Summary
from policy_engine.driver.compiling import Compiled
from policy_engine.driver.decision_json import Teller
from policy_engine.files.atomic import CannotWriteError, atomic_writer
from policy_engine.report import as_json, markdown, text
from policy_engine.report.findings import DataReport

_EPILOG = """\b
Examples:
  readiness evaluate policies/dach.policy leads.csv -o decisions.csv
  readiness evaluate policies/dach.policy leads.csv --people people.csv --events events.csv.gz \\
      --report report.md -o decisions.csv
  readiness evaluate policies/dach.policy leads.jsonl --as-of 2026-03-01 --explain -o out.jsonl
  readiness evaluate policies/dach.policy leads.csv -o - | head
"""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """How the decisions are told."""

    output: str
    explain: bool
    strict: bool
    form: str
    lang: str
    report: Path | None

    @property
    def to_stdout(self) -> bool:
        """Whether decisions are printed."""
        return self.output == "-"

    @property
    def on_terminal(self) -> bool:
        """Whether decisions go to the terminal, where a bar would stand between them."""
        return self.to_stdout and sys.stdout.isatty()

    @property
    def as_table(self) -> bool:
        """Whether decisions are written as CSV."""
        return Path(self.output).suffix.lower() == ".csv"


class _StrictError(Exception):
    """With --strict something is wrong with the data: nothing is written."""


@click.command(name="evaluate", epilog=_EPILOG, short_help="Decide every record of a file.")
@click.argument("policy", type=ANY_PATH)
@lead_file_options
@as_of_option
@click.option("--explain", is_flag=True, help="Show the records' values, sentences, and every rule's state.")
@click.option("--strict", is_flag=True, help="Write nothing if a value is invalid or a row cannot be decided.")
@click.option("--report", type=ANY_PATH, metavar="FILE", help="Write the data report, values shown: .md or .json.")
@format_option
@language_option
@click.option("-o", "--output", required=True, metavar="OUT|-", help="A .jsonl or .csv file; - prints JSONL.")
def command(
    *,
    policy: Path,
    files: LeadFiles,
    as_of: int | None,
    explain: bool,
    strict: bool,
    report: Path | None,
    form: str,
    lang: str,
    output: str,
) -> None:
    """Decide every record of LEADS (JSON, JSONL or CSV, also .gz) by POLICY.

    Prints a summary by stage, and what is odd about the data. Values of records are shown only with --explain, and
    in the report's FILE.
    """
    wishes = _Wishes(output, explain, strict, form, lang, report)
    _check_outputs(wishes)
    compiled = open_compiled(policy)
    day = today(compiled.ir.reading.time_zone) if as_of is None else as_of
    inputs = [*files.paths, *(Path(name) for name in compiled.checked.sources)]
    summary = Summary(compiled.ir, day)
    try:
        with (
            _report_writer(report, inputs) as report_stream,
            progress(quiet=wishes.to_stdout and sys.stdout.isatty()) as tell,
        ):
            reader = Reader.of(compiled, files, day, tell)
            written = _decide(compiled, reader, summary, wishes, inputs)
            found = reader.finish()
            if report_stream is not None:
                report_stream.write(_report_bytes(found, wishes))
    except CannotWriteError as error:
        fail([error.diagnostic], {}, CANNOT_WRITE)
    _tell(summary, reader, found, wishes, to_stderr=wishes.to_stdout or not written)
    if not written:
        _refuse(reader, wishes)


def _check_outputs(wishes: _Wishes) -> None:
    """Refuse outputs of a kind that is not written, before anything is read."""
    suffix = Path(wishes.output).suffix.lower()
    if not wishes.to_stdout and suffix not in (".jsonl", ".ndjson", ".csv"):
        raise click.UsageError(f"{wishes.output}: the output ends in .jsonl or .csv, or is - for JSONL on the terminal")
    if wishes.report is None:
        return
    if wishes.report.suffix.lower() not in (".json", ".md"):
        raise click.UsageError(f"{wishes.report}: the report ends in .json or .md")
    if wishes.report.absolute() == Path(wishes.output).absolute():
        raise click.UsageError(f"{wishes.report}: the decisions and the report are two files")


def _report_writer(report: Path | None, inputs: Iterable[Path]) -> AbstractContextManager[BinaryIO | None]:
    return nullcontext() if report is None else atomic_writer(report, inputs)


def _report_bytes(report: DataReport, wishes: _Wishes) -> bytes:
    assert wishes.report is not None, "it was asked for"
    if wishes.report.suffix.lower() == ".md":
        content = markdown.markdown(report)
    else:
        content = json.dumps(as_json.to_dict(report, samples=True), ensure_ascii=False, indent=2) + "\n"
    return content.encode("utf-8", "backslashreplace")


def _decide(compiled: Compiled, reader: Reader, summary: Summary, wishes: _Wishes, inputs: Iterable[Path]) -> bool:
    """Write a decision for each record; tell whether they were written, which ``--strict`` may forbid."""
    lines = _lines(compiled, reader, summary, wishes)
    try:
        with stdout_writer() if wishes.to_stdout else atomic_writer(Path(wishes.output), inputs) as stream:
            stream.writelines(lines)
            if reader.source.stopped or (wishes.strict and reader.grave):
                raise _StrictError
    except _StrictError:
        return False
    return True


def _lines(compiled: Compiled, reader: Reader, summary: Summary, wishes: _Wishes) -> Iterator[bytes]:
    evaluator = compiled.evaluator
    teller = Teller.of(compiled.ir, wishes.explain, wishes.lang)
    if wishes.as_table:
        yield csv_line(columns(compiled.ir, wishes.explain))
    for snapshot in reader.snapshots():
        decision = evaluator.decide(snapshot, summary.as_of)
        summary.add(decision)
        yield csv_row(decision, wishes.explain) if wishes.as_table else json_row(decision, teller)


def _tell(summary: Summary, reader: Reader, report: DataReport, wishes: _Wishes, *, to_stderr: bool) -> None:
    show(reader.source.diagnostics, {}, to_stderr or has_errors(reader.source.diagnostics))
    if wishes.form == "json":
        told = {**summary.to_dict(), "data": as_json.to_dict(report, samples=wishes.explain)}
        say(json.dumps(told, ensure_ascii=False, indent=2), to_stderr)
        return
    if reader.source.stopped and summary.records == 0:
        return
    look = style(sys.stderr if to_stderr else sys.stdout)
    for line in (*summary.lines(wishes.lang, look), *text.lines(report, look, wishes.explain)):
        say(line, to_stderr)
    if wishes.report is not None:
        say(f"\nthe whole report, with the values: {wishes.report}", to_stderr)


def _refuse(reader: Reader, wishes: _Wishes) -> None:
    """Say that nothing is written, and end."""
    what = "nothing more is written" if wishes.to_stdout else f"{wishes.output} is not written"
    say(f"{what}: {'the records cannot all be read' if reader.source.stopped else '--strict'}", True)
    stop(USAGE if reader.source.stopped else ERRORS)
