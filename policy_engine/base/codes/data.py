"""Data: codes of the family D."""

from policy_engine.base.diagnostic import Code, Severity

UNREADABLE = Code(
    "D001",
    "A file of records cannot be read",
    Severity.ERROR,
    "`{file}` cannot be read: {reason}",
    "check the path and the rights",
)
NOT_UTF8 = Code(
    "D002",
    "A file of records is not UTF-8",
    Severity.ERROR,
    "`{file}`, line {line}: this is not UTF-8",
    "save the file as UTF-8, or give `--encoding {encoding}`: it looks like {guess}",
)
NOT_JSON = Code(
    "D003",
    "Not valid JSON",
    Severity.ERROR,
    "`{file}`, line {line}: not valid JSON: {reason}",
    "a JSON file is one object or a list of objects; one object a line makes a `.jsonl` file",
)
BAD_LINE = Code(
    "D004",
    "A line of a JSONL file is no JSON object",
    Severity.WARNING,
    "`{file}`, line {line}: no JSON object: {reason}; the line is left out",
    "each line of a `.jsonl` file is one object",
)
DUPLICATE_KEY = Code(
    "D005",
    "A JSON object has one key twice",
    Severity.ERROR,
    "`{file}`, {place}: the key `{key}` stands there twice; the record is left out",
    "keep one of the two: which of them counts is not for a program to guess",
)
TOO_DEEP = Code(
    "D006",
    "JSON is nested too deeply",
    Severity.ERROR,
    "`{file}`, {place}: more than {limit} levels of nesting; the record is left out",
    "a record is an object with fields, people and events; deeper levels are not read",
)
NOT_OBJECT = Code(
    "D007",
    "A record is no object",
    Severity.ERROR,
    "`{file}`, {place}: a record is an object with fields, and this is {found}; it is left out",
)
TOO_LONG = Code(
    "D008",
    "A record or line is too long",
    Severity.ERROR,
    "`{file}`, {place}: longer than {limit} characters",
    "a quote that never ends is a common reason",
)
DUPLICATE_COLUMN = Code(
    "D009",
    "Two columns have one name",
    Severity.ERROR,
    "`{file}`: the column `{column}` stands there twice",
    "rename or remove one of them; blanks around a column's name do not count",
)
MISSING_COLUMN = Code(
    "D010",
    "A declared column is missing",
    Severity.ERROR,
    "`{file}`: there is no column `{column}`, which {what} is read from",
    "{help}",
)
RAGGED_ROW = Code(
    "D011",
    "A row has too few or too many cells",
    Severity.WARNING,
    "`{file}`, line {line}: {found} cells where there are {expected} columns; the row is left out",
    "put cells that contain the separator in double quotes",
)
BROKEN_QUOTES = Code(
    "D012",
    "A quoted cell is broken",
    Severity.WARNING,
    "`{file}`, line {line}: a quoted cell is broken: {reason}; the row is left out",
    "a cell that begins with a double quote ends with one, and a double quote inside it is written twice",
)
OPEN_QUOTE = Code(
    "D013",
    "A quote never ends",
    Severity.WARNING,
    "`{file}`, line {line}: the quote that begins in this row never ends; the row is left out",
    "close the quote; a double quote inside a quoted cell is written twice",
)
NUL_CHARACTER = Code(
    "D014",
    "A row holds a NUL character",
    Severity.WARNING,
    "`{file}`, line {line}: the row holds a NUL character and is left out",
    "the file may be damaged, or be no text at all",
)
NO_RECORDS = Code(
    "D015",
    "A file has no records",
    Severity.WARNING,
    "`{file}` has no records",
)
COLUMN_CASE = Code(
    "D016",
    "Two columns differ only in case or blanks",
    Severity.WARNING,
    "`{file}`: the columns `{column}` and `{other}` differ only in capitals or blanks",
    "columns are read by their exact name; make sure that the policy names the one that is meant",
)
REPEATED_RECORD = Code(
    "D017",
    "A record's key stands there twice",
    Severity.ERROR,
    "{place}: the key of this record already stands in {first}; the later record is not decided",
    "keep one row per record; what changes over time belongs into a table of observations",
)
UNKNOWN_KIND = Code(
    "D018",
    "The kind of a file is not known",
    Severity.ERROR,
    "`{file}`: files of this kind are not read",
    "{help}",
)
CANNOT_WRITE = Code(
    "D019",
    "A file cannot be written",
    Severity.ERROR,
    "`{file}` cannot be written: {reason}",
    "check the path, the rights and the free space; nothing was changed",
)
OUTPUT_IS_INPUT = Code(
    "D020",
    "The output is one of the inputs",
    Severity.ERROR,
    "`{file}` is read and cannot be written at the same time",
    "name another file for the output",
)
OUTPUT_IS_LINK = Code(
    "D021",
    "The output is no plain file",
    Severity.ERROR,
    "`{file}` is {found}, and is not written through",
    "name a plain file for the output, or `-` to print it",
)
RECORD_WITHOUT_KEY = Code(
    "D022",
    "A record has no key",
    Severity.ERROR,
    "{place}: the record has no key in `{column}`; it is not decided",
    "every record needs its key, a text or a whole number",
)
TWO_PEOPLE = Code(
    "D023",
    "Two people of a record have one key",
    Severity.ERROR,
    "{place}: two people of this record have one key; it is not decided",
    "name each person once in a record",
)
UNKNOWN_ENCODING = Code(
    "D024",
    "An encoding is not known",
    Severity.ERROR,
    "there is no encoding `{encoding}`",
    "{help}",
)
NOT_DECODABLE = Code(
    "D025",
    "A file is not in the encoding that was given",
    Severity.ERROR,
    "`{file}`, line {line}: this is not {encoding}",
    "leave `--encoding` away for UTF-8, or give another one",
)
OTHER_FORMAT = Code(
    "D026",
    "A file is not what its name says",
    Severity.ERROR,
    "`{file}` is {found}, not what its name says",
    "{help}",
)
BAD_GZIP = Code(
    "D027",
    "A packed file cannot be unpacked",
    Severity.ERROR,
    "`{file}` cannot be unpacked: {reason}",
    "pack the file again with `gzip`, or unpack it first",
)
UNPACKS_TO_TOO_MUCH = Code(
    "D028",
    "A packed file unpacks to too much",
    Severity.ERROR,
    "`{file}` unpacks to more than {limit}",
    "files that explode are not read; unpack it first if it is what it should be",
)
FILE_CHANGED = Code(
    "D029",
    "A file changed while it was read",
    Severity.ERROR,
    "`{file}` changed while it was being read",
    "wait until the export is complete, and read it then",
)
TOO_MANY_COLUMNS = Code(
    "D030",
    "A table has too many columns",
    Severity.ERROR,
    "`{file}` has {found} columns; {limit} are read at most",
    "export only the columns that the policy names",
)
NO_KEY_TO_JOIN = Code(
    "D031",
    "Records without a key cannot be joined",
    Severity.ERROR,
    "`{file}` cannot be joined: the policy gives its records no key",
    "name the column that both files share in the policy, such as `key company`",
)
ROW_WITHOUT_KEY = Code(
    "D032",
    "A row of a joined table has no key",
    Severity.WARNING,
    "`{file}`, {place}: the row has no key in `{column}`, so it belongs to no record; it is left out",
    "every row needs the key of its record, a text or a whole number",
)
COLUMN_IS_BOTH = Code(
    "D033",
    "One column would be two things",
    Severity.ERROR,
    "`{file}`: the column `{column}` would be both {one} and {other}",
    "{help}",
)
NOT_ASKED_FOR = Code(
    "D034",
    "The policy does not read such a table",
    Severity.WARNING,
    "`{file}` is not read: the policy says nothing of {role}",
    "declare them in the policy, or leave the file away",
)
TOO_MANY_ROWS_OF_ONE = Code(
    "D035",
    "Too many rows belong to one record",
    Severity.ERROR,
    "{place}: more than {limit} of `{file}` belong to this record; it is not decided",
    "a placeholder such as `unknown` in the key's column is a common reason",
)
NO_TEMPORARY_SPACE = Code(
    "D036",
    "The temporary folder is full",
    Severity.ERROR,
    "there is no room for temporary files: {reason}",
    "free some space, or name another folder in `TMPDIR`; nothing was written",
)
NO_FIELD = Code(
    "D037",
    "An observation does not name its field",
    Severity.WARNING,
    "`{file}`, {place}: the observation has no name in `field`; it is left out",
    "name the policy's field that was observed",
)
FIELD_IN_THE_WAY = Code(
    "D038",
    "A field stands where a joined table goes",
    Severity.ERROR,
    "`{file}` cannot be joined: the field `{field}` is read from a column `{column}`",
    "read the field from a column of another name",
)
NOBODY_NAMED = Code(
    "D039",
    "A table of events names no persons",
    Severity.WARNING,
    "`{file}`: there is no column `{column}`, so nothing in it was done by any of the people",
    'add the column, or name another one in the policy with `column person "…"`',
)
