"""A small policy without any finding, and ways to change it."""

from policy_engine.base.diagnostic import Diagnostic
from policy_engine.base.source import Source
from policy_engine.model.from_tree import resolve
from policy_engine.model.nodes.policy import Policy
from policy_engine.syntax.parse import parse
from policy_engine.values.days import parse_day

BASE = """policy demo "Demo"
goal "The group decides" within 90 days
owners marketing, sales
time zone "Europe/Berlin"

setting min_employees "Smallest size" is 20

account
  key company
  fact consent yes/no
  fact country one of DE, AT, CH
    values DE "Germany"
  fact employees integer
  need budget one of confirmed, planned, refused
    dated by "Budget at"
    denied by refused
    fresh for 90 days
    because "Nobody signs without it"
  everywhere unknown when "n/a"

people
  key contact
  fact role one of buyer, user

events
  reaction click, visit
  need demo_request with minutes number
    because "They asked"
  need evaluation "Clicks of a customer"
    from click, visit
    while consent is yes
    because "They compare"

dimension context "Can they?"
  met when all are met
  criterion allowed "Consent is given"
    owner marketing
    when consent is yes and country is one of DE, AT
  criterion large "Large enough"
    when employees is at least min_employees
  criterion buyer_known "A buyer is known"
    when some person (role is buyer)

dimension motivation "Why would they?"
  met when any is met
  criterion budgeted "Budget is there"
    owner sales
    when budget is one of confirmed, planned
  criterion asked "Asked for a demo"
    when at least 1 demo_request where minutes is at least 5 in the last 30 days
  criterion evaluating "Compares"
    when at least 2 evaluation in the last 14 days

hold no_consent "Consent is missing"
  unless consent is yes

stage ready "Ready"
  hand over to sales
  when context and motivation
stage developing "Developing"
  keep with marketing
  when context or motivation
stage watching "Watching"
  keep with marketing
  otherwise

guarantee "Consent comes first"
  never ready unless consent is yes

outcomes
  decided for us won
  rejected no_budget
    speaks against budgeted for 90 days or until new need
  rejected not_reached
    on hold for 60 days
"""


def changed(*edits: tuple[str, str], base: str = BASE) -> str:
    """Return the base text with each old piece, which stands in it once, replaced by the new one."""
    text = base
    for old, new in edits:
        assert text.count(old) == 1, f"{text.count(old)} times in the policy: {old!r}"
        text = text.replace(old, new)
    return text


def resolved(text: str, today: str | None = None) -> tuple[Policy | None, list[Diagnostic], Source]:
    """Parse and resolve a policy."""
    source = Source("demo.policy", text)
    tree, found = parse(source)
    assert tree is not None, [d.message for d in found]
    policy, more = resolve([(source, tree)], None if today is None else parse_day(today))
    return policy, [*found, *more], source


def findings(text: str, today: str | None = None) -> list[tuple[str, str, str, str]]:
    """Return code, the first line of the place, message and help of each finding."""
    _, found, source = resolved(text, today)
    return [(d.code.id, source.slice(d.span).split("\n")[0] if d.span else "", d.message, d.help) for d in found]
