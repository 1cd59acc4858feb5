"""Opening policies for the commands."""

from collections.abc import Iterable
from pathlib import Path

from policy_engine.base.codes.usage import NOTHING_TO_CHECK, UNREADABLE
from policy_engine.base.diagnostic import finding
from policy_engine.cli.output import USAGE, fail
from policy_engine.driver.checking import Checked, check
from policy_engine.files.policies import RootLoader, open_policy, policy_files, reason


def named_files(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """Return the policy files at paths, each once; the bool tells that a file was named, not found in a folder.

    Ends with exit code 2 where a folder cannot be read or holds none.
    """
    files: dict[Path, bool] = {}
    for path in paths:
        try:
            found = policy_files(path)
        except OSError as error:
            fail([finding(UNREADABLE, None, path=path.as_posix(), why=reason(error))], {}, USAGE)
        if not found:
            fail([finding(NOTHING_TO_CHECK, None, path=path.as_posix())], {}, USAGE)
        for file in found:
            files[file] = files.get(file, False) or file == path
    return list(files.items())


def check_file(path: Path, today: int | None) -> Checked:
    """Check one policy file with its libraries; ends with exit code 2 where it cannot be read."""
    name = path.as_posix()
    opened = open_policy(path)
    if isinstance(opened, str):
        fail([finding(UNREADABLE, None, path=name, why=opened)], {}, USAGE)
    return check(name, opened.data, opened.path, RootLoader(opened.root, opened.path, name), today)
