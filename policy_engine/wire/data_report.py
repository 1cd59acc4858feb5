"""A data report as JSON: what ``readiness evaluate --report FILE.json`` writes, and its published schema."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from policy_engine.wire.decision import Day, Strict

SCHEMA_ID = "urn:readiness-policy-engine:data-report:1"

Number = Annotated[int, Field(ge=0)]


class FoundModel(Strict):
    """Something about a file or row."""

    code: str = Field(pattern=r"^[A-Z]\d{3}$")
    message: str
    help: str | None


class NearModel(Strict):
    """The nearest declared spelling."""

    spelling: str
    means: str = Field(description="the declared value, event, field or text that it stands for")


class SeenModel(Strict):
    """One spelling in the data."""

    text: str = Field(description="cut after 100 characters; then it ends in `…`")
    times: Number
    near: NearModel | None


class SpellingsModel(Strict):
    """Distinct spellings, the most frequent first."""

    values: Number = Field(description="all occurrences")
    spellings: Number = Field(description="how many distinct ones were told apart; at most 1,000")
    left_out: Number = Field(description="occurrences of further spellings")
    seen: list[SeenModel] | None = Field(default=None, description="only where values of leads were asked for")


class UnknownModel(Strict):
    """Why there is no value that counts."""

    missing: Number
    invalid: Number
    stale: Number
    undated: Number
    later: Number = Field(description="all that was said is later than as_of")


class FieldModel(Strict):
    """What is known of a field. `asked` = `known` + the five numbers of `unknown`."""

    field: str
    of: Literal["record", "person", "event"]
    asked: Number = Field(description="records, people or events that could have a value")
    known: Number
    assumed: Number = Field(description="known only by `empty means`")
    unknown: UnknownModel
    invalid: SpellingsModel = Field(description="values that are not of the field's type, superseded ones included")
    other: SpellingsModel = Field(description="picklist values that nothing maps to")
    says_nothing: SpellingsModel = Field(description="known texts such as TBD")
    near_texts: SpellingsModel = Field(description="texts that differ only in case or blanks from one a rule names")
    later_values: Number = Field(description="values observed later than as_of")
    invalid_dates: Number
    contradictory: Number


class EventTypeModel(Strict):
    """Events or outcomes of one declared type."""

    type: str
    outcome: bool
    events: Number
    no_moment: SpellingsModel = Field(description="further events, without a valid moment")
    later: Number = Field(description="later than as_of")
    by_strangers: Number = Field(description="by somebody who is not among the record's people")
    near_people: Number = Field(
        description="of those, the names that differ only in case or blanks from a person's key"
    )
    by_nobody: Number = Field(description="without a person, where a rule asks who did it")


class EventsModel(Strict):
    """Events and outcomes of all records."""

    known_of: Number = Field(description="records whose events are known")
    types: list[EventTypeModel]
    never_seen: list[str]
    undeclared: SpellingsModel
    without_type: Number


class PeopleModel(Strict):
    """People of all records."""

    known_of: Number = Field(description="records whose people are known")
    people: Number
    without_key: Number


class RejectedModel(Strict):
    """Rows that are not decided."""

    rows: Number
    by_code: dict[str, Number]
    first: list[FoundModel] = Field(description="at most 1,000")


class SideModel(Strict):
    """A table beside the leads."""

    role: Literal["people", "events", "outcomes", "observations"]
    file: str
    rows: Number
    joined: Number
    rejected: Number
    strangers: Number = Field(description="rows whose record is not among the leads")
    near_keys: Number = Field(description="of those, the keys that differ from a record's only in case or blanks")
    undeclared_fields: SpellingsModel
    first_rejected: list[FoundModel]


class ColumnModel(Strict):
    """A declared column that no record has."""

    field: str
    column: str
    near: str | None = Field(description="the nearest name that records have and nothing reads")
    date: bool = Field(description="the column of `dated by`")


class NearKeysModel(Strict):
    """Records whose keys differ from another record's only in case or blanks."""

    records: Number
    looked_at: Number
    all_looked_at: bool


class AdviceModel(Strict):
    """One thing to do; the most rewarding stand first."""

    sentence: str
    gain: Number = Field(description="about how many values it sets right")
    under: str | None = Field(description="the field, event or block that the line belongs to")
    paste: str | None = Field(description="a line for the policy")
    hidden: bool = Field(description="there is a line, but it holds values of leads")


class DataReportModel(Strict):
    """What is odd about the data of one evaluation. `rows` = `decided` + `rejected.rows`."""

    format: Literal[1]
    policy: str
    as_of: Day
    file: str
    rows: Number
    decided: Number
    stopped: bool = Field(description="not all of the file could be read")
    clean: bool = Field(description="nothing odd; values may be missing all the same")
    about_file: list[FoundModel]
    rejected: RejectedModel
    tables: list[SideModel]
    fields: list[FieldModel]
    empty_fields: list[str] = Field(description="fields in which nobody has a value, though the column is there")
    missing_columns: list[ColumnModel]
    people: PeopleModel | None
    events: EventsModel | None
    unreadable_lists: Number = Field(description="how often `people` or `events` is no list of objects")
    near_keys: NearKeysModel
    advice: list[AdviceModel]


def data_report_schema() -> dict[str, object]:
    """Return the JSON Schema of a data report."""
    schema = TypeAdapter(DataReportModel).json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
