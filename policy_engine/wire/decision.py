"""A decision as JSON: the published, versioned form. The schema in ``docs/`` is made from these models."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SCHEMA_ID = "urn:readiness-policy-engine:decision:1"

State = Literal["met", "not met", "open"]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="a calendar day in the policy's time zone")]


class Strict(BaseModel):
    """No key that is not described, and no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class EvidenceModel(Strict):
    """One value behind a state."""

    what: str = Field(description="the field, events (joined by a comma), people, or outcome")
    value: str | None = Field(default=None, description="as shown to people; only with --explain")
    at: Day | None = Field(description="when it was observed; of events the newest counted")
    class_: Literal["fact", "reaction", "need", "outcome", "mixed"] = Field(alias="class")
    reason: str | None = Field(default=None, description="why it is unknown")


class ContradictedModel(Strict):
    """A rejection that makes a criterion not met."""

    outcome: str
    on: Day


class CriterionModel(Strict):
    """A criterion's state."""

    state: State
    owners: list[str] = Field(description="as written; none means all owners of the policy")
    sentence: str | None = Field(default=None, description="only with --explain")
    because_of: list[EvidenceModel]
    contradicted: ContradictedModel | None = None


class BlockerModel(Strict):
    """A hold's or disqualifier's state: the truth of what blocks."""

    state: State
    in_effect: bool = Field(description="met, or after `unless` open")
    owners: list[str]
    sentence: str | None = Field(default=None, description="only with --explain")
    because_of: list[EvidenceModel]


class RouteModel(Strict):
    """Where the record goes."""

    kind: Literal["hand over", "keep"]
    to: str
    answer_within_days: int | None


class StepModel(Strict):
    """One criterion or hold to settle."""

    name: str
    kind: Literal["criterion", "hold"]
    ask: str | None = None
    offer: str | None = None


class StepsModel(Strict):
    """A smallest set whose settling gives a stage."""

    gives: str
    for_: str | None = Field(alias="for", description="who holds the record now")
    set_: list[StepModel] = Field(alias="set")


class CauseModel(Strict):
    """Why the stage changes by itself."""

    kind: Literal["freshness", "window entered", "window left", "date", "people", "rejection", "until"]
    what: str
    rules: list[str] = Field(description="the criteria, holds and disqualifiers whose state it changes")


class ChangeModel(Strict):
    """The first day on which the stage changes if nothing new is learnt."""

    day: Day
    stage: str
    why: list[CauseModel]
    sentence: str | None = Field(default=None, description="only with --explain")


class ProblemModel(Strict):
    """Something about the record's data."""

    field: str
    kind: str
    shown: str | None = Field(default=None, description="the offending value; only with --explain")
    near: str | None = Field(default=None, description="the nearest declared value; only with --explain")


class DecisionModel(Strict):
    """What was decided of one record on one day."""

    key: str
    as_of: Day
    policy: str
    hash: str = Field(description="of what the policy means")
    language_version: str
    stage: str = Field(description="a stage of the policy, on_hold, or disqualified")
    as_: str | None = Field(alias="as", description="the stage's name in the system that keeps the records")
    would_be: str | None = Field(description="of a record on hold: the stage without its holds")
    route: RouteModel | None
    dimensions: dict[str, State]
    criteria: dict[str, CriterionModel]
    holds: dict[str, BlockerModel]
    disqualifiers: dict[str, BlockerModel]
    within_reach: list[str]
    next_steps: list[StepsModel]
    next_steps_complete: bool = Field(description="false when a limit was reached")
    changes_on: ChangeModel | None
    problems: list[ProblemModel]


def decision_schema() -> dict[str, object]:
    """Return the JSON Schema of a decision."""
    schema = TypeAdapter(DecisionModel).json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
