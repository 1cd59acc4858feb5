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
FORMATTING_FAULT = Code(
    "U009",
    "a file cannot be formatted safely",
    Severity.ERROR,
    "`{file}` is left as it is: {why}",
    "this is a fault of the formatter, not of your file; please report it with the file's text",
)
FORMATTED_TOO_LONG = Code(
    "U010",
    "a file would be too long when formatted",
    Severity.ERROR,
    "`{file}` is left as it is: formatted it would be longer than {limit} bytes",
    "move what several policies can share into a library, and take it in with `use`",
)
CHANGED_MEANWHILE = Code(
    "U011",
    "a file changed while it was being put right",
    Severity.ERROR,
    "`{path}` was changed by somebody else meanwhile, and was left as it is",
    "run the same command again",
)
ALREADY_THERE = Code(
    "U013",
    "a new repository would overwrite files",
    Severity.ERROR,
    "{files} already {stand} in `{folder}`",
    "nothing was written: name a new folder, such as `readiness init policies_of_ours`, or move {them} away first",
)
NO_FOLDER = Code(
    "U014",
    "a new repository has no folder to stand in",
    Severity.ERROR,
    "`{path}` is {found}",
    "name an ordinary folder, or one that is not there yet; nothing was written",
)
CANNOT_PROPOSE = Code(
    "U015",
    "no policy can be proposed from a file",
    Severity.ERROR,
    "no policy can be proposed from `{file}`: {why}",
    "name a table whose first row has the columns' names, or begin without `--from`",
)
NOT_A_POLICY_NAME = Code(
    "U016",
    "a name that no policy can have",
    Severity.ERROR,
    "`{name}` cannot be the name of a policy: {why}",
    "a name begins with a letter and goes on with letters, digits and `_`: `--name new_business`",
)
EXTRA_MISSING = Code(
    "U018",
    "an optional part is not installed",
    Severity.ERROR,
    "{what} needs the extra `{extra}`, which is not installed",
    'install it: `pip install "readiness-policy-engine[{extra}]"`',
)
