"""Syntax: codes of the family S."""

from policy_engine.base.diagnostic import Code, Severity

_E = Severity.ERROR

UNEXPECTED = Code("S001", "unexpected word", _E, "{found} cannot stand here{context}", "{expected}")
UNEXPECTED_END = Code("S002", "file ends too early", _E, "the file ends in the middle of {what}", "{expected}")
NO_POLICY = Code(
    "S003",
    "no policy",
    _E,
    "no policy: the file is empty",
    'begin with `policy name "Title"` or `library name "Title"`',
)
MISSING_QUOTE = Code(
    "S004", "missing quote", _E, "the text that begins here has no closing quote", 'put `"` at the end of the text'
)
STRANGE_CHARACTER = Code("S005", "strange character", _E, "{shown} is no part of the language", "{advice}")
SYMBOL_COMPARISON = Code(
    "S006", "comparison written as a symbol", _E, "`{symbol}` is no word of the language", "write `{words}`"
)
MIXED_AND_OR = Code(
    "S007",
    "and and or mixed",
    _E,
    "`{second}` stands beside `{first}` without parentheses",
    "put parentheses around what belongs together: `(a {first} b) {second} c` or `a {first} (b {second} c)`",
)
THOUSANDS = Code(
    "S008",
    "thousands or decimals",
    _E,
    "`{written}` can be read in two ways",
    "write `{thousand}` if thousands are meant, `{decimal}` if decimals are",
)
BAD_NUMBER = Code("S009", "not a number", _E, "`{written}` is not a number", "{advice}")
MONTHS = Code(
    "S010", "months and years", _E, "`{written}`: durations are days or weeks", "write `{days} days`, or what is meant"
)
KEYWORD_AS_NAME = Code(
    "S011",
    "keyword as a name",
    _E,
    "`{name}` is a keyword and cannot be the name of {what}",
    "call it `{better}`{more}",
)
KEYWORD_AS_VALUE = Code(
    "S012", "keyword as a value", _E, "`{name}` is a keyword; as a value it needs quotes", 'write `"{name}"`'
)
CRITERION_OUTSIDE = Code(
    "S013",
    "criterion outside its dimension",
    _E,
    "a criterion stands inside its dimension",
    "move it below the `criterion`s of its `dimension`, before any other block",
)
BARE_EVENT = Code(
    "S014",
    "event without number or period",
    _E,
    "`{event} where …` says neither how often nor when",
    "write `at least 1 {event} where …`, or add a period such as `in the last 30 days`",
)
NOT_KNOWN = Code("S015", "not known", _E, "`is not {state}` is not written", "write `is {opposite}`")
DOUBLED = Code("S016", "said twice", _E, "`{clause}` is said twice in this {what}", "keep one of the two")
MISSING = Code("S017", "something is missing", _E, "this {what} has no {clause}", "{advice}")
NO_SUCH_DAY = Code(
    "S018", "no such day", _E, "`{written}` is no day of the calendar", "write the day as year-month-day: `2026-04-15`"
)
MISPLACED = Code("S019", "clause in the wrong place", _E, "`{clause}` does not belong to a {what}", "{advice}")
FILE_TOO_LONG = Code(
    "S020", "file too long", _E, "the file has more than {limit} bytes", "split it into libraries and `use` them"
)
TOO_MANY_STATEMENTS = Code(
    "S021",
    "too many statements",
    _E,
    "the file has more than {limit} statements",
    "split it into libraries and `use` them",
)
TOO_DEEP = Code(
    "S022",
    "parentheses too deep",
    _E,
    "more than {limit} levels of parentheses",
    "give an inner part a name of its own: make it a criterion",
)
TOO_MANY_USES = Code(
    "S023", "too many used files", _E, "more than {limit} files are used", "join small libraries into larger ones"
)
ENCODING = Code(
    "S024",
    "not UTF-8",
    _E,
    "the file is not UTF-8 text: {what} at byte {offset}",
    "save the file as UTF-8 in your editor",
)
CONTROL_CHARACTER = Code("S025", "control character", _E, "{shown} stands in the file", "delete it")
BIDI_CONTROL = Code(
    "S026",
    "hidden change of direction",
    _E,
    "{shown} makes the text look other than it is read",
    "delete it; in a text write {escape} if it is meant",
)
BAD_ESCAPE = Code(
    "S027",
    "unknown escape",
    _E,
    "`{written}` is no escape",
    'a backslash is written `\\\\`, a quote `\\"`, a new line `\\n`, any other character like `\\u00e9`',
)
NO_LANGUAGE = Code(
    "S028",
    "language not available",
    _E,
    "`{word}` begins a file in a language whose keywords are not installed",
    "begin with `policy` or `library` and write English keywords",
)
ONE_CONDITION = Code(
    "S029",
    "bullets without a quantity",
    _E,
    "bullets need to say how many of them must hold",
    "write `all of`, `any of` or `at least 2 of` before the bullets",
)
STATE_AS_VALUE = Code(
    "S030",
    "state as a value",
    _E,
    "`is {state}` is not written in a condition",
    'a criterion or dimension is named alone: `{name}`, `not {name}`; a value of that name needs quotes: `"{state}"`',
)
WITHOUT_CLASS = Code(
    "S031",
    "field or event without its class",
    _E,
    "nobody has said yet whether `{name}` is a fact, a reaction or a need",
    "write `{fact}`, `{reaction}` or `{need}` before it: a fact is what the account or person is, a reaction an answer "
    "to something we sent or published, a need a demand of their own",
)
WITHOUT_UNIT = Code(
    "S032",
    "a length of time without its unit",
    _E,
    "`{number}` does not say of what",
    "write `{number} {days}` or `{number} {weeks}`",
)
MORE_FAULTS = Code(
    "S033",
    "more faults than are shown",
    _E,
    "more than {limit} faults: what follows was not read",
    "correct these first, then check again",
)
