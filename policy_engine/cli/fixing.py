"""Writing the certain fixes into policy files, for ``readiness check --fix``."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_engine.base.codes.usage import CHANGED_MEANWHILE, UNREADABLE
from policy_engine.base.diagnostic import Diagnostic, Edit, finding
from policy_engine.base.render import place, visible
from policy_engine.base.source import Source
from policy_engine.cli.output import USAGE, fail
from policy_engine.driver.diagnostics_json import diagnostic_json
from policy_engine.driver.fixing import Fix, fixed
from policy_engine.files.atomic import CannotWriteError, write_atomic
from policy_engine.files.policies import RootLoader, open_policy


@dataclass(frozen=True, slots=True)
class Repairs:
    """What was put right in one file; ``refused`` says why nothing was written."""

    fixes: tuple[Fix, ...] = ()
    refused: Diagnostic | None = None

    def lines(self) -> Iterator[str]:
        """Give one line for each fix: its place, and what stands there now."""
        for fix in self.fixes:
            sources = {fix.source.name: fix.source}
            for edit in fix.diagnostic.fix:
                yield f"{place(edit.span, sources)}: fixed {fix.diagnostic.code.id}: {_change(fix.source, edit)}"

    def as_json(self) -> Iterator[dict[str, object]]:
        """Give each finding that was put right, its places as they were."""
        for fix in self.fixes:
            yield diagnostic_json(fix.diagnostic, {fix.source.name: fix.source})


def _change(source: Source, edit: Edit) -> str:
    """Say what an edit did, in one line."""
    before, after = (visible(" ".join(text.split())) for text in (source.slice(edit.span), edit.replacement))
    if not before:
        return f"`{after}` was written"
    return f"`{before}` is now `{after}`" if after else f"`{before}` was deleted"


def fix_file(path: Path, today: int | None) -> Repairs:
    """Write the certain fixes into one file; ends with exit code 2 where it cannot be read."""
    name = path.as_posix()
    opened = open_policy(path)
    if isinstance(opened, str):
        fail([finding(UNREADABLE, None, path=name, why=opened)], {}, USAGE)
    result = fixed(name, opened.data, opened.path, RootLoader(opened.root, opened.path, name), today)
    if not result.fixes:
        return Repairs()
    again = open_policy(path)
    if isinstance(again, str) or again.data != opened.data:
        return Repairs((), finding(CHANGED_MEANWHILE, None, path=name))
    try:
        write_atomic(path, result.data)
    except CannotWriteError as error:
        return Repairs((), error.diagnostic)
    return Repairs(result.fixes)
