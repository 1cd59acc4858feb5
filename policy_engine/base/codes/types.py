"""Types: codes of the family T."""

from policy_engine.base.diagnostic import Code, Severity

TEST_DOES_NOT_FIT = Code(
    "T001", "A test that does not fit the type", Severity.ERROR, "`{name}` is {type}; {test} does not fit it"
)
WRONG_VALUE = Code("T002", "A value of another type", Severity.ERROR, "{value} is not a value of `{name}`, {type}")
WRONG_UNIT = Code("T003", "Another unit", Severity.ERROR, "`{name}` is {type}; {value} is {actual}")
NOT_THE_SAME_TYPE = Code(
    "T004",
    "Two sides of different types",
    Severity.ERROR,
    "`{name}` is {type}, `{other}` is {actual}; they cannot be compared",
    "compare fields and settings of one type and one unit",
)
NOT_WHOLE = Code(
    "T005",
    "Not a whole number",
    Severity.ERROR,
    "`{name}` is an integer; `{value}` is not a whole number",
    "write a whole number, or declare `{name}` as `number`",
)
TOO_LARGE = Code(
    "T006",
    "A number out of range",
    Severity.ERROR,
    "`{value}` is out of the range of {type}",
    "a number has up to 12 digits before and 3 after the point, an integer lies within ±9007199254740991",
)
REVERSED = Code("T007", "A reversed range", Severity.ERROR, "the range from {low} to {high} is reversed")
COUNT_OF_NONE = Code("T008", "A count that says nothing", Severity.ERROR, "`{written}` {says}")
TOO_FEW = Code(
    "T009",
    "More wanted than there are",
    Severity.ERROR,
    "`at least {number}` of {of} can never be reached",
    "lower the number or add to the list",
)
PERCENT_RANGE = Code(
    "T010",
    "A percentage out of range",
    Severity.ERROR,
    "`{percent} %` is not a whole number from 1 to 1000",
)
NO_WORD = Code(
    "T011",
    "A phrase without a word",
    Severity.ERROR,
    "the phrase `{phrase}` has no word that could be mentioned",
    "a word consists of letters and digits",
)
NOT_YES_NO = Code(
    "T012", "A bare field that is not yes/no", Severity.ERROR, "`{name}` is {type}; only a yes/no field stands alone"
)
NOT_OF_A_FIELD = Code(
    "T013",
    "`not` before a field",
    Severity.ERROR,
    "`not` cannot stand before the field `{name}`",
    "write `{name} is no` or `{name} is not yes`: while `{name}` is unknown both are open, neither met nor not met; "
    "add `or {name} is unknown` where unknown shall count like no",
)
DATE_IS_ON = Code(
    "T014",
    "A date compared by `is`",
    Severity.ERROR,
    "`{name}` is a date; days are compared by `is on`",
    "write `{name} {advice}`",
)
VALUE_REFUSED = Code(
    "T015",
    "A picklist value that reads like a test",
    Severity.ERROR,
    "a picklist value cannot be called `{value}`",
    '`is {value}` would read like a test; give it another name and map the source\'s by `values … "{value}"`',
)
ONE_SPELLING = Code(
    "T016",
    "One spelling for two values",
    Severity.ERROR,
    "`{spelling}` stands for the values `{first}` and `{second}`",
    "capital letters and blanks at the ends do not count; each spelling belongs to one value",
)
SPELLING_UNKNOWN = Code(
    "T017",
    "A spelling that means unknown",
    Severity.ERROR,
    "`{spelling}` is a spelling of `{value}`, and `unknown when` lists it",
    "take it out of one of the two lists",
)
CLAUSE_DOES_NOT_FIT = Code(
    "T018", "A clause that does not fit", Severity.ERROR, "`{clause}` does not fit `{name}`, {type}"
)
UNKNOWN_FORMAT = Code("T019", "An unknown format", Severity.ERROR, "`{format}` is not a format of {type}")
ONLY_NEEDS = Code(
    "T020",
    "Only a need can be denied",
    Severity.ERROR,
    "`{name}` is declared as {evidence}; only a `need` is denied",
    "take `denied by` out, or declare `need {name}`",
)
NOT_A_SETTING = Code(
    "T021",
    "Not a setting's value",
    Severity.ERROR,
    "a setting cannot be {value}",
    "a setting is a number, a date, a duration such as `30 days`, or a list: `is one of a, b`",
)
ARMS_DIFFER = Code(
    "T022",
    "Arms of different types",
    Severity.ERROR,
    "this value is {actual}, the first one {first}",
    "all values of a setting have one type and one unit",
)
ARM_TWICE = Code(
    "T023",
    "A value in two arms",
    Severity.ERROR,
    "`{value}` has a value of its own already",
    "keep one of the two",
)
WRONG_SETTING = Code(
    "T024", "A setting of another kind", Severity.ERROR, "the setting `{name}` is {actual}; here stands {wanted}"
)
NOT_A_PICKLIST = Code(
    "T025",
    "A setting by something else than a picklist",
    Severity.ERROR,
    "a setting goes by a picklist of the record; `{name}` is {actual}",
)
NO_SUCH_DAY = Code(
    "T026",
    "Not a day of the calendar",
    Severity.ERROR,
    "`{day}` is not a day of the calendar",
    "write the day as year-month-day: `2026-04-15`",
)
TOO_LONG = Code(
    "T031",
    "Longer than the calendar",
    Severity.ERROR,
    "`{written}` is longer than the calendar, which has {days} days",
    "write a shorter length of time",
)
TWO_TYPES_OF_USE = Code(
    "T027",
    "A setting used as integer and as number",
    Severity.ERROR,
    "the setting `{name}` is compared with an integer and with a number",
    "declare two settings, or give both fields one type",
)
NOT_FOR_DERIVED = Code(
    "T028", "A clause for recorded events only", Severity.ERROR, "`{name}` is derived and cannot have {what}"
)
EMPTY_VALUE = Code(
    "T029",
    "An empty spelling",
    Severity.ERROR,
    "this text is empty and never matches",
    "blank values are unknown anyway; see `empty means`",
)
NOT_A_LENGTH = Code(
    "T030",
    "Not a length of time",
    Severity.ERROR,
    "`{name}` is {actual}; here stands a length of time",
    "write a duration such as `30 days`, or a setting that is one",
)
