"""Names: codes of the family N."""

from policy_engine.base.diagnostic import Code, Severity

UNDECLARED = Code("N001", "Undeclared name", Severity.ERROR, "no {wanted} is called `{name}`")
DEFINED_TWICE = Code(
    "N002",
    "A name defined twice",
    Severity.ERROR,
    "`{name}` is defined twice{how}",
    "one name, one thing: rename one of them or delete it; nothing is overridden",
)
ONLY_CASE_DIFFERS = Code(
    "N003",
    "Names that differ only in case",
    Severity.ERROR,
    "`{name}` differs from `{other}` only in capital letters",
    "give one of them another name, so that nobody takes them for one thing",
)
RESERVED = Code(
    "N004",
    "A reserved name",
    Severity.ERROR,
    "`{name}` is the name of a built-in stage and cannot be declared",
    'call it something else, such as `is_{name}`; `column "…"` maps a field to its source',
)
WRONG_KIND = Code("N005", "A name of another kind", Severity.ERROR, "`{name}` is {actual}; here stands {wanted}")
UNKNOWN_OWNER = Code("N006", "Not an owner", Severity.ERROR, "`{name}` is not an owner of this policy")
OWNER_TWICE = Code(
    "N007",
    "An owner named twice",
    Severity.ERROR,
    "the owner `{name}` is named twice",
    "name each owner once",
)
NOT_A_VALUE = Code("N008", "Not a value of the picklist", Severity.ERROR, "`{value}` is not a value of `{field}`")
NO_SUCH_ATTRIBUTE = Code("N009", "Undeclared attribute", Severity.ERROR, "`{event}` has no attribute called `{name}`")
NOT_DECLARED_ALIKE = Code(
    "N010",
    "An attribute that the events do not share",
    Severity.ERROR,
    "`{name}` is not an attribute that {events} all declare alike",
    "after several events, `where` sees only what all of them declare with the same type; count them one by one",
)
ATTRIBUTE_CLASHES = Code(
    "N011",
    "An attribute named like something else",
    Severity.ERROR,
    "the attribute `{name}` has the name of {other}",
    "attributes share no name with a field or a setting: rename the attribute",
)
ATTRIBUTE_IS_COLUMN = Code(
    "N012",
    "An attribute named like a part of every event",
    Severity.ERROR,
    "the attribute `{name}` has the name of the column that holds the event's {role}",
    "rename the attribute",
)
CYCLE = Code(
    "N013",
    "A circle of definitions",
    Severity.ERROR,
    "`{name}` rests on itself: {walk}",
    "take one of these steps out",
)
NOT_IN_LIBRARY = Code(
    "N014",
    "Not allowed in a library",
    Severity.ERROR,
    "a library cannot have {what}",
    "move it to the policy that uses the library",
)
NOT_A_LIBRARY = Code(
    "N015",
    "Only libraries can be used",
    Severity.ERROR,
    "`{path}` is a policy; `use` takes libraries",
    "move what both share to a file that begins with `library`",
)
OTHER_KIND_OF_RECORD = Code(
    "N016",
    "Record blocks of two kinds",
    Severity.ERROR,
    "this block is called `{kind}`, another one `{other}`",
    "a policy and its libraries describe one kind of record: use one word for it",
)
SECOND_KEY = Code(
    "N017",
    "A second key",
    Severity.ERROR,
    "{whose} already has the key `{other}`",
    "keep one of the two `key` lines",
)
FIELD_OF_PEOPLE = Code(
    "N018",
    "A people's field outside people's parentheses",
    Severity.ERROR,
    "`{name}` is a field of people; it stands only inside people's parentheses",
    "write `some person ({name} …)`",
)
NOT_OF_THE_PERSON = Code(
    "N019",
    "A record's field inside people's parentheses",
    Severity.ERROR,
    "`{name}` is a field of the record; on the left inside people's parentheses stands a field of people",
    "take it out of the parentheses and join it by `and`",
)
EVENTS_WITHOUT_KEY = Code(
    "N020",
    "Events of people without a key",
    Severity.ERROR,
    "people have no `key`, so no event belongs to a person",
    "declare `key …` in the people block, or count the event outside the parentheses",
)
NO_RULES_HERE = Code(
    "N021",
    "A criterion or dimension where none may stand",
    Severity.ERROR,
    "`{name}` is {actual}; {place} cannot name it",
)
ONLY_RULES_HERE = Code(
    "N022",
    "A stage that looks past the criteria",
    Severity.ERROR,
    "a stage's condition names only dimensions and criteria, not {what}",
    "make it a criterion and name that, so that owners, next steps and gaps see it",
)
NO_NESTED_PEOPLE = Code(
    "N023",
    "People inside people",
    Severity.ERROR,
    "people's parentheses cannot stand inside people's parentheses",
    "write two counts of people and join them by `and` outside",
)
NO_PEOPLE = Code(
    "N024",
    "No people are declared",
    Severity.ERROR,
    "this counts people, but no `people` block declares them",
    "declare `people` with their fields",
)
ONLY_ATTRIBUTES = Code(
    "N025",
    "Something else than attributes after `where`",
    Severity.ERROR,
    "`where` tests attributes of the event, not {what}",
    "move it out of `where` and join it by `and`",
)
SPELLING_OF_TWO_EVENTS = Code(
    "N026",
    "One spelling for two events",
    Severity.ERROR,
    "`{spelling}` stands for `{first}` and for `{second}`",
    "each spelling in the source belongs to one event or outcome; group events by a derived one (`from`)",
)
BARE_EVENT = Code(
    "N027",
    "A bare event",
    Severity.ERROR,
    "the event `{name}` needs a number or a period",
    "write `at least 1 {name}`, or add a period such as `in the last 30 days`",
)
COLUMN_TWICE = Code(
    "N028",
    "An event column given twice",
    Severity.ERROR,
    "the column of `{role}` is given twice",
    "keep one of the two `column {role}` lines",
)
NOT_A_TIME_ZONE = Code(
    "N029",
    "Not a time zone",
    Severity.ERROR,
    "`{name}` is not the name of a time zone",
    "use a name of the IANA list such as `Europe/Berlin` or `UTC`",
)
LOOKALIKE = Code(
    "N030",
    "Names that look alike",
    Severity.ERROR,
    "`{name}` {how}",
    "type it anew, all letters in one alphabet, here and where it is used; if it is another thing, call it otherwise",
)
TOO_MANY_LEVELS = Code(
    "N031",
    "Too many levels of derived events",
    Severity.ERROR,
    "`{name}` rests on more than {limit} levels of derived events",
    "make it `from` the recorded events themselves",
)
TOO_MUCH_WRITTEN_OUT = Code(
    "N032",
    "Derived events that grow too large",
    Severity.ERROR,
    "written out wherever they count, the derived events are more than {limit} tests; `{name}` is the largest",
    "count recorded events in its `while`, or fewer derived ones: each of them brings its own conditions along",
)
