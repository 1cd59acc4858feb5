"""Examples: codes of the family E."""

from policy_engine.base.diagnostic import Code, Severity

# ---- titles, days, like

DOUBLED_TITLE = Code(
    "E001",
    "two examples of one title",
    Severity.ERROR,
    'a second example is called "{title}"',
    "give it a title of its own: the title is the record's key",
)
UNKNOWN_LIKE = Code("E002", "`like` names no example", Severity.ERROR, 'there is no example "{title}"')
LIKE_CIRCLE = Code(
    "E003",
    "examples that are like each other in a circle",
    Severity.ERROR,
    "these examples are like each other in a circle: {way}",
    "let one of them state its days itself",
)
LIKE_TOO_LONG = Code(
    "E004",
    "too many examples in a row by `like`",
    Severity.ERROR,
    "more than {limit} examples stand in a row by `like`",
    "state the days of this one itself",
)
DAY_ORDER = Code(
    "E005",
    "days out of order",
    Severity.ERROR,
    "{day} comes after {before}, but is the earlier day",
    "write the days in order",
)
DAY_TWICE = Code(
    "E006",
    "a day stands twice",
    Severity.ERROR,
    "{day} stands twice in this example",
    "write the facts of one day together",
)
NOTHING_EXPECTED = Code(
    "E008",
    "an example that expects nothing",
    Severity.WARNING,
    'example "{title}" expects nothing',
    "add `expect …` with the stage you want",
)

# ---- what is given

UNKNOWN_FIELD = Code("E009", "no such field", Severity.ERROR, "`{name}` is no field of {where}")
WRONG_TYPE = Code("E010", "a value of another type", Severity.ERROR, "`{name}` is {expected}, and {value} is none")
ONE_VALUE_ONLY = Code(
    "E031",
    "`includes` for a field with one value",
    Severity.ERROR,
    "`{name}` has one value, so `includes` does not fit",
    "write `{name} is …`",
)
UNDECLARED_VALUE = Code(
    "E011", "a value that the picklist does not declare", Severity.ERROR, "`{value}` is no value of `{name}`"
)
WRONG_UNIT = Code("E012", "another unit", Severity.ERROR, "`{name}` is counted {expected}, not {unit}")
OUT_OF_RANGE = Code(
    "E013",
    "a number out of range",
    Severity.ERROR,
    "`{value}` is out of range for `{name}`",
    "integers go up to 9007199254740991; numbers have 12 digits before the point and 3 after it",
)
READ_AS_UNKNOWN = Code(
    "E014",
    "a text that is read as unknown",
    Severity.ERROR,
    '"{value}" is read as unknown for `{name}`',
    "write `{name} is unknown`",
)
TWO_VALUES = Code(
    "E015",
    "two values for one field on one day",
    Severity.ERROR,
    "`{name}` is given twice on {day}",
    "keep one of them",
)
NO_PEOPLE = Code(
    "E016",
    "people in a policy without people",
    Severity.ERROR,
    "this policy declares no people",
    "add a `people` block, or leave the person out",
)
PEOPLE_WITHOUT_KEY = Code(
    "E017",
    "an event by a person without a key",
    Severity.ERROR,
    "people have no key here, so no event can be by one of them",
    "add `key …` to the `people` block, or leave out `by`",
)
UNKNOWN_PERSON = Code(
    "E018",
    "an event by somebody who is not among the people",
    Severity.WARNING,
    '"{person}" is not among the people up to {day}, so this is by nobody',
)
UNKNOWN_EVENT = Code("E019", "no such event", Severity.ERROR, "`{name}` is no event and no outcome")
DERIVED_GIVEN = Code(
    "E020",
    "an event that is made from others",
    Severity.ERROR,
    "`{name}` is made from other events and cannot be given itself",
    "give one of {sources}",
)
UNKNOWN_ATTRIBUTE = Code("E021", "no such attribute", Severity.ERROR, "`{event}` declares no attribute `{name}`")
ATTRIBUTE_TWICE = Code(
    "E022", "an attribute is given twice", Severity.ERROR, "attribute `{name}` is given twice", "keep one of them"
)
EVENT_NUMBER = Code(
    "E023",
    "a number of events out of range",
    Severity.ERROR,
    "{number} is no number of events on one day",
    "write a number from 1 to {limit}",
)
OUTCOME_BY_PERSON = Code(
    "E024",
    "an outcome by a person",
    Severity.ERROR,
    "outcome `{name}` belongs to the whole record, not to a person",
    "leave out `by`",
)
GIVEN_WHILE_UNKNOWN = Code(
    "E025",
    "given while all of them are unknown",
    Severity.ERROR,
    "{what} are unknown from {day} on, so this would not be seen",
    "remove it, or `{what} are unknown`",
)

# ---- what is expected

UNKNOWN_STAGE = Code("E026", "no such stage", Severity.ERROR, "`{name}` is no stage")
UNKNOWN_RULE = Code("E027", "no such rule", Severity.ERROR, "`{name}` is no criterion, dimension, hold or disqualifier")
UNKNOWN_BLOCKER = Code("E028", "no such hold or disqualifier", Severity.ERROR, "`{name}` is no {kind}")
CHANGE_NOT_LATER = Code(
    "E029",
    "a change that is not later",
    Severity.ERROR,
    "the stage cannot change by itself on {day}, which is not after {today}",
    "name a day after {today}",
)
EXPECTED_TWICE = Code(
    "E030",
    "expected twice",
    Severity.ERROR,
    "{what} is expected twice on {day}",
    "keep one of them",
)

# ---- when an example is run

EXPECTATION_FAILED = Code(
    "E007",
    "an example does not come out as expected",
    Severity.ERROR,
    "on {day} {expected} is expected, but it is {got}",
)
