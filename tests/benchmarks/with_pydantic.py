"""The sample policy's records as pydantic models: one that cleans nothing, and one that cleans as the reader does."""

from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_ZONE = ZoneInfo("Europe/Berlin")
_UNKNOWN = {"select", "n/a", "-"}


class PlainPerson(BaseModel):
    contact: str
    role: str | None = None


class PlainEvent(BaseModel):
    type: str
    at: datetime
    id: str | None = None
    person: str | None = None


class PlainAccount(BaseModel):
    """Cleans nothing: days and moments are typed as such, all else stays as it came."""

    company: str = Field(alias="Company ID")
    country: str | None = Field(None, alias="Country/Region")
    employees: int | None = Field(None, alias="No. of Employees")
    consent: str | None = None
    competitor: str | None = None
    open_project: str | None = None
    budget: str | None = Field(None, alias="Budget status")
    budget_at: date | None = Field(None, alias="Budget status changed on")
    pain: str | None = None
    pain_at: date | None = Field(None, alias="Pain noted on")
    decision_date: date | None = None
    people: list[PlainPerson] | None = None
    events: list[PlainEvent] | None = None


def _known(raw: Any) -> Any:
    if isinstance(raw, str):
        raw = raw.strip()
        return None if not raw or raw.lower() in _UNKNOWN else raw
    return raw


def _picked(spellings: dict[str, str]) -> Any:
    def pick(raw: Any) -> Any:
        raw = _known(raw)
        return spellings.get(raw.lower(), "other: " + raw) if isinstance(raw, str) else raw

    return pick


def _moment(raw: Any) -> date | None:
    raw = _known(raw)
    if raw is None:
        return None
    moment = datetime.fromisoformat(raw)
    return (moment if moment.tzinfo is None else moment.astimezone(_ZONE)).date()


_YES_NO = {"yes": "yes", "true": "yes", "y": "yes", "1": "yes", "ja": "yes"}
_YES_NO |= {"no": "no", "false": "no", "n": "no", "0": "no", "nein": "no"}
_COUNTRIES = {"de": "DE", "germany": "DE", "deutschland": "DE", "at": "AT", "austria": "AT", "österreich": "AT"}
_COUNTRIES |= {"ch": "CH", "pl": "PL"}
_TYPES = {name: name for name in ("newsletter_click", "webinar_attended", "pricing_page_view", "demo_request")}
_TYPES |= {"page view: /pricing": "pricing_page_view", "page view: /preise": "pricing_page_view"}
_TYPES |= {name: name for name in ("quote_request", "requirements_call", "no_budget", "not_reached")}
YesNo = Annotated[str | None, BeforeValidator(_picked(_YES_NO))]
Day = Annotated[date | None, BeforeValidator(_moment)]
Text = Annotated[str | None, BeforeValidator(_known)]


class CleanPerson(BaseModel):
    contact: Annotated[str, BeforeValidator(_known)]
    role: Annotated[str | None, BeforeValidator(_picked({r: r for r in ("economic_buyer", "champion", "user")}))] = None


class CleanEvent(BaseModel):
    type: Annotated[str | None, BeforeValidator(_picked(_TYPES))]
    at: Day
    id: Text = None
    person: Text = None


class CleanAccount(BaseModel):
    """Cleans alike: trims, knows the unknown, picks spellings, brings moments to the zone, counts events once."""

    model_config = ConfigDict(populate_by_name=True)
    company: Annotated[str, BeforeValidator(_known)] = Field(alias="Company ID")
    country: Annotated[str | None, BeforeValidator(_picked(_COUNTRIES))] = Field(None, alias="Country/Region")
    employees: Annotated[int | None, BeforeValidator(_known)] = Field(None, alias="No. of Employees")
    consent: YesNo = None
    competitor: YesNo = "no"
    open_project: YesNo = None
    budget: Annotated[str | None, BeforeValidator(_picked({b: b for b in ("confirmed", "planned", "refused")}))] = (
        Field(None, alias="Budget status")
    )
    budget_at: Day = Field(None, alias="Budget status changed on")
    pain: Text = None
    pain_at: Day = Field(None, alias="Pain noted on")
    decision_date: Day = None
    people: list[CleanPerson] | None = None
    events: list[CleanEvent] | None = None

    @model_validator(mode="after")
    def once(self) -> "CleanAccount":
        """Keep, of events with one type and id, the newest."""
        if self.events is not None:
            kept: dict[object, CleanEvent] = {}
            for index, event in enumerate(self.events):
                key = (event.type, event.id) if event.id is not None else index
                earlier = kept.get(key)
                if earlier is None or (event.at or date.min) >= (earlier.at or date.min):
                    kept[key] = event
            self.events = list(kept.values())
        return self
