"""A policy that has a bit of everything, and files of records."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

POLICY = """policy sample "Sample"
goal "They decide" within 90 days
owners marketing, sales
time zone "Europe/Berlin"

account
  key company
    column "Company ID"
  fact country one of DE, AT, CH, "New Zealand"
    column "Country/Region"
    values DE "Germany", "Deutschland"; AT "Austria"
  fact segment text
  fact employees integer
    column "Employees"
  fact revenue number in EUR
  fact consent yes/no
  fact competitor yes/no
    empty means no
  need interests several of crm, erp
    because "They told us"
  need budget one of confirmed, planned, refused
    column "Budget status"
    dated by "Budget date"
    fresh for 90 days
    denied by refused
    because "Nobody signs without"
  need decision_date date
    column "Decision"
    because "They named it"
  everywhere unknown when "Select", "-"

people "Buying group"
  key contact
  fact role one of economic_buyer, champion

events
  reaction newsletter_click, webinar_attended
  reaction page_view
    recorded as "Page view"
  need demo_request, quote_request
    because "They asked"
  need call with minutes number and topic text
    because "They explained"

dimension context "Can they?"
  met when all are met
  criterion market "In our market"
    owner marketing
    when all of
      - country is one of DE, AT
      - segment is one of "Key Account", "SMB"
  criterion buyer "A buyer calls"
    owner sales
    when some person (role is economic_buyer and at least 1 call where topic is "Price")
dimension motivation "Why?"
  met when all are met
  criterion money "Budget"
    owner sales
    when budget is confirmed
stage ready "Ready"
  hand over to sales, answer within 3 days
  when context and motivation
stage watching "Watching"
  keep with marketing
  otherwise

outcomes
  decided for us won
  rejected no_budget
    speaks against money for 90 days
"""

Raw = Mapping[str, object]


def lead(key: str = "c1", **changes: object) -> dict[str, object]:
    """Return a record with nothing wrong in it; a change to ... leaves a member out."""
    raw: dict[str, object] = {
        "Company ID": key,
        "Country/Region": "Germany",
        "segment": "SMB",
        "Employees": 120,
        "revenue": 1.5,
        "consent": "yes",
        "competitor": "no",
        "interests": ["crm"],
        "Budget status": "confirmed",
        "Budget date": "2026-02-20",
        "Decision": "2026-05-01",
        "people": [{"contact": "anna", "role": "economic_buyer"}],
        "events": [
            {"type": "call", "at": "2026-02-10", "person": "anna", "minutes": 30, "topic": "Price"},
            *({"type": name, "at": "2026-02-11"} for name in ("newsletter_click", "webinar_attended", "Page view")),
            *({"type": name, "at": "2026-02-12"} for name in ("demo_request", "quote_request", "won", "no_budget")),
        ],
    }
    raw.update(changes)
    return {name: value for name, value in raw.items() if value is not ...}


def leads(number: int, **changes: object) -> list[dict[str, object]]:
    return [lead(f"c{place}", **changes) for place in range(number)]


def jsonl(folder: Path, records: Iterable[object]) -> Path:
    path = folder / "leads.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path
