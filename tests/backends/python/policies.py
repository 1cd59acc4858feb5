"""The policies that generated evaluators are tried on."""

from functools import cache
from pathlib import Path

from policy_engine.base.source import Source
from policy_engine.ir.from_model import lower
from policy_engine.ir.nodes.policy import Policy
from policy_engine.model.from_tree import resolve
from policy_engine.syntax.parse import parse

ROOT = Path(__file__).parents[3]


@cache
def policy(name: str) -> Policy:
    """Return a policy of ``policies/``, or the one full of corners."""
    text = CORNERS if name == "corners" else (ROOT / "policies" / f"{name}.policy").read_text("utf-8")
    return lowered(text)


def lowered(text: str) -> Policy:
    """Return a policy's ir."""
    source = Source("test.policy", text)
    tree, syntax = parse(source)
    assert tree is not None, syntax
    model, findings = resolve([(source, tree)])
    assert model is not None, findings
    return lower(model)


CORNERS = """
policy corners "Corners"
goal "Decisions" within 90 days
owners marketing, sales
time zone "Europe/Berlin"

setting smallest "Smallest" by country
  - DE 50
  - AT, CH 20
setting attention "Attention" by segment
  - small 10 days
  - big 45 days
  - otherwise 20 days
setting targets "Targets" by segment
  - small one of DE, AT
  - big one of PL
  - otherwise one of CH

account
  key company
  fact country one of DE, AT, CH, PL
  fact billing one of CH, DE, FR
  fact segment one of small, big, middle
    dated by "Segment on"
  fact employees integer
  fact seats_paid integer
  fact seats_used integer
    fresh for 60 days
    dated by "Seats on"
  fact revenue number in EUR
  fact consent yes/no
  fact competitor yes/no
    empty means no
  fact interests several of crm, erp, bi
  fact founded date
  fact title text
  need project yes/no
    dated by "Project on"
    empty means no
    because "A project"
  need budget one of confirmed, planned, refused
    dated by "Budget on"
    denied by refused
    fresh for 90 days
    because "Money"
  need pain text
    dated by "Pain on"
    fresh for 180 days
    because "Words"
  need decision_date date
    filled by sales
    because "A date"
  everywhere unknown when "Select", "n/a", "-"

people "Group"
  key contact
  fact role one of economic_buyer, champion, user
  fact seniority integer
    dated by "Seniority on"
    fresh for 100 days
  fact job text
  need wants yes/no
    dated by "Wants on"
    because "Said so"

events
  reaction click, webinar
  reaction page_view with seconds integer and page text and kind one of price, docs
  need demo_request, quote_request
    because "Asked"
  need call with minutes number and on_day date
    because "Explained"
  need evaluation "Views in a project"
    from page_view
    while project is yes
    because "Alone they mean little"
  need strong "Either"
    from evaluation, call
    while consent is yes
    because "Together"

dimension context "Context"
  met when all are met

  criterion market "Market"
    owner marketing
    when all of
      - country is one of DE, AT, CH
      - employees is at least smallest
    offer "A brochure"

  criterion listed "Listed"
    when country is one of targets or billing is CH

  criterion decider "Decider"
    owner sales
    when some person (role is economic_buyer and at least 1 call in the last 60 days)
    ask "Who?"

dimension timing "Timing"
  met when any is met

  criterion near "Near"
    owner sales
    when decision_date is in the next 90 days
    ask "When?"
    offer "A plan"

  criterion asked "Asked"
    owner marketing
    when at least 2 of demo_request, quote_request in the last 30 days

  criterion attentive "Attentive"
    when at least 2 page_view where (seconds is at least 60 and kind is price) in the last attention

dimension motivation "Motivation"
  met when at least 2 are met

  criterion money "Money"
    owner sales
    when budget is one of confirmed, planned
    ask "Which?"
    offer "A case"

  criterion pained "Pain"
    when pain is known and not (pain mentions "late", "Leiter" but not "Assistenz")
    ask "What?"

  criterion evaluating "Evaluating"
    when strong on at least 2 different days in the last 60 days

  criterion seats "Seats"
    when seats_used is at least 80 % of seats_paid or at most 1 people (seniority is less than 5)

dimension extra "Extra"
  met when any is met

  criterion sized "Sized"
    when any of
      - revenue is between 10 EUR and 150 EUR
      - interests includes all of crm, erp
      - interests includes any of bi
      - founded is more than 30 days ago
      - no webinar in the last 90 days

  criterion both_named "Both"
    when near and (market or money)

  criterion mixed "Mixed"
    when market and title is unknown
    ask "Title?"

hold no_consent "Consent"
  owner marketing
  unless consent is yes
  ask "May we?"

hold quiet "Quiet"
  when click in the last 5 days and no call in the last 100 days
  until 2026-03-20

disqualifier rival "Rival"
  owner sales
  when competitor is yes

stage ready "Ready" as "sql"
  hand over to sales, answer within 3 days
  when context and timing and motivation
stage nearly "Nearly"
  keep with sales
  when context and (timing or motivation) and extra
stage developing "Developing"
  keep with marketing
  when market or (timing and extra)
stage watching "Watching"
  keep with marketing
  otherwise

outcomes
  decided for us won recorded as "Closed won"
  rejected no_budget "No budget"
    speaks against money for 90 days or until new need
  rejected no_pain "No pain"
    speaks against pained for 60 days
  rejected not_reached "Not reached"
    on hold for 60 days or until new need
  rejected fraud "Fraud"
    disqualifies
"""
