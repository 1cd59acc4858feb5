"""Usage: codes of the family U, about files and how they are put together."""

from policy_engine.base.diagnostic import Code, Severity

UNREADABLE = Code(
    "U001",
    "a file cannot be read",
    Severity.ERROR,
    "cannot read `{path}`: {why}",
    "check the path, and that it is a file which you may read",
)
USE_NOT_RELATIVE = Code(
    "U002",
    "the path of a used file is not relative",
    Severity.ERROR,
    "`{path}` is not a path relative to this file",
    'write the way from this file\'s folder, with `/` between folders, such as `use "shared/fields.policy"`',
)
USE_OUTSIDE_ROOT = Code(
    "U003",
    "a used file lies outside the policy root",
    Severity.ERROR,
    "`{path}` lies outside the policy root",
    "move the library inside; the root is the nearest folder upwards with `readiness.toml`, `.git`, or "
    "`[tool.readiness]` in its `pyproject.toml`",
)
USE_UNREADABLE = Code(
    "U004",
    "a used file cannot be read",
    Severity.ERROR,
    "cannot read `{path}`: {why}",
    "the path counts from the folder of the file that says `use`",
)
USE_CYCLE = Code(
    "U005",
    "files use one another in a circle",
    Severity.ERROR,
    "files use one another in a circle: {chain}",
    "put what both need into a third library",
)
USE_WITHOUT_FOLDER = Code(
    "U006",
    "a text without a folder uses a file",
    Severity.ERROR,
    "`{path}` cannot be found: this text has no folder",
    "load the policy from its file, or hand the libraries in with it",
)
LIBRARY_ALONE = Code(
    "U007",
    "a library cannot decide",
    Severity.ERROR,
    "`{path}` is a library, and only a policy decides",
    "name the policy that uses it",
)
NOTHING_TO_CHECK = Code(
    "U008",
    "no policy files",
    Severity.ERROR,
    "there is no `.policy` file in `{path}`",
    "name a file, or a folder that holds policy files",
)
