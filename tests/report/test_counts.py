"""What a report counts: every row, every value of every field, every event."""

from pathlib import Path
from timeit import repeat

import pytest

from policy_engine.driver.compiling import Compiled
from policy_engine.files.joining import SideFiles
from policy_engine.report.collect import KEPT_NAMES, Collector
from policy_engine.report.findings import DataReport, FieldReport, Seen, TypeReport
from policy_engine.report.spellings import KEPT, LENGTH, Tally
from policy_engine.runtime.read import read_record
from policy_engine.values.days import parse_day
from tests.report.driver import DAY, compiled, report_on
from tests.report.samples import POLICY, jsonl, lead, leads


@pytest.fixture(scope="module")
def policy() -> Compiled:
    return compiled(POLICY)


def told(policy: Compiled, folder: Path, *records: object) -> DataReport:
    return report_on(policy, jsonl(folder, records))[0]


def field(report: DataReport, name: str) -> FieldReport:
    return next(each for each in report.fields if each.name == name)


def kind(report: DataReport, name: str) -> TypeReport:
    assert report.events is not None
    return next(each for each in report.events.types if each.name == name)


def test_a_file_without_faults_is_clean(policy, tmp_path):
    report = told(policy, tmp_path, *leads(3))
    assert report.clean
    assert report.advice == ()
    assert (report.rows, report.decided, report.rejected.total) == (3, 3, 0)


def test_missing_values_alone_are_nothing_odd(policy, tmp_path):
    report = told(policy, tmp_path, *leads(2), lead("m", segment="", **{"Budget status": None}))
    assert report.clean
    assert field(report, "segment").missing == 1


def test_every_row_is_decided_or_rejected(policy, tmp_path):
    rows = [*leads(2), lead("c1"), lead(""), ["no", "object"], lead("x", people=[{"contact": "a"}, {"contact": "a"}])]
    report, collector = report_on(policy, jsonl(tmp_path, rows))
    assert report.rows == 6 == report.decided + report.rejected.total
    assert sum(number for _, number in report.rejected.by_code) == 4 == len(report.rejected.kept)
    assert collector.grave


def test_the_values_of_a_field_are_known_or_unknown_for_one_reason(policy, tmp_path):
    budget = "Budget status"
    report = told(
        policy,
        tmp_path,
        lead("known"),
        lead("other", **{budget: "hoped"}),
        lead("missing", **{budget: "Select"}),
        lead("invalid", **{budget: {"no": "value"}}),
        lead("stale", **{"Budget date": "2025-01-01"}),
        lead("undated", **{"Budget date": None}),
        lead("later", **{"Budget date": "2026-03-02"}),
        lead("history", **{budget: [{"value": "hoped", "at": "2026-01-01"}, {"value": "planned", "at": "2027-01-01"}]}),
        lead("bad date", **{"Budget date": "20.02.2026"}),
    )
    budget = field(report, "budget")
    assert budget.asked == 9
    assert (budget.known, budget.missing, budget.invalid, budget.stale) == (3, 1, 1, 1)
    assert (budget.undated, budget.unseen, budget.later, budget.invalid_dates) == (2, 1, 2, 1)
    assert budget.known + budget.unknown == budget.asked
    assert budget.others.kept == (Seen("hoped", 2),)


def test_what_empty_means_is_known_but_assumed(policy, tmp_path):
    report = told(policy, tmp_path, lead("a"), lead("b", competitor=""), lead("c", competitor=...))
    assert (field(report, "competitor").known, field(report, "competitor").assumed) == (3, 2)
    assert report.clean


def test_a_field_that_is_empty_everywhere_is_named(policy, tmp_path):
    report = told(policy, tmp_path, *leads(3, segment="", competitor=None))
    assert [each.name for each in report.empty_fields] == ["segment", "competitor"]
    assert not report.clean


def test_others_stand_with_the_nearest_spelling_the_most_frequent_first(policy, tmp_path):
    report = told(
        policy, tmp_path, *leads(2, **{"Country/Region": "Narnia"}), lead("g", **{"Country/Region": "Gremany"}),
        lead("z", **{"Country/Region": "new  zealand"}),
    )  # fmt: skip
    seen = field(report, "country").others
    assert seen.total == 4
    assert [(each.text, each.times) for each in seen.kept] == [("Narnia", 2), ("Gremany", 1), ("new  zealand", 1)]
    nearest = [each.near and (each.near.spelling, each.near.value, each.near.likeness == 1) for each in seen.kept]
    assert nearest == [None, ("Germany", "DE", False), ("New Zealand", "New Zealand", True)]


def test_each_foreign_member_of_a_list_counts(policy, tmp_path):
    report = told(policy, tmp_path, lead("a", interests=["crm", "crn", "golf"]), lead("b", interests="golf; erp"))
    assert [(each.text, each.times) for each in field(report, "interests").others.kept] == [("golf", 2), ("crn", 1)]


def test_texts_that_a_rule_nearly_names(policy, tmp_path):
    report = told(policy, tmp_path, lead("a", segment="key  account"), lead("b", segment="Key Account"),
                  lead("c", segment="smb"), lead("d", segment="Else"))  # fmt: skip
    near = field(report, "segment").near_texts
    assert [(each.text, each.near and each.near.spelling) for each in near.kept] == [
        ("key  account", "Key Account"),
        ("smb", "SMB"),
    ]
    called = [{"type": "call", "at": "2026-02-01", "person": "anna", "topic": topic} for topic in ("price", "Price")]
    assert field(told(policy, tmp_path, lead(events=called)), "call.topic").near_texts.total == 1


def test_texts_that_say_nothing_are_no_answers(policy, tmp_path):
    report = told(policy, tmp_path, lead("a", segment=" tbd "), lead("b", segment="#N/A"), lead("c", segment="none"))
    assert [each.text for each in field(report, "segment").placeholders.kept] == ["#N/A", "tbd"]


def test_attributes_are_counted_over_their_events(policy, tmp_path):
    minutes = ("20", "", "half an hour", None)
    called = [{"type": "call", "at": "2026-02-01", "person": "anna", "minutes": each} for each in minutes]
    found = field(told(policy, tmp_path, lead(events=called)), "call.minutes")
    assert (found.asked, found.known, found.missing, found.invalid) == (4, 1, 2, 1)
    assert [each.text for each in found.invalid_values.kept] == ["half an hour"]


def test_events_are_counted_by_type(policy, tmp_path):
    events = [
        {"type": "demo_request", "at": "soon"},
        {"type": "demo_request", "at": "2026-03-02"},
        {"type": "demo_request", "at": "2026-03-01T23:59:00"},
        {"type": "Demo Request", "at": "2026-02-01"},
        {"type": "page_view", "at": "2026-02-01", "person": "ANNA"},
        {"type": "page_view", "at": "2026-02-01", "person": "somebody"},
        {"type": "call", "at": "2026-02-01"},
        {"at": "2026-02-01"},
    ]
    report = told(policy, tmp_path, lead(events=events), lead("without", events=...))
    assert report.events is not None
    assert (report.events.asked, report.events.records, report.events.without_type) == (2, 1, 1)
    demo, view, call = (kind(report, name) for name in ("demo_request", "page_view", "call"))
    assert (demo.events, demo.no_moment, demo.later) == (2, 1, 1)
    assert (view.events, view.by_strangers, view.near_people) == (2, 2, 1)
    assert (call.by_nobody, demo.by_nobody) == (1, 0), "only of calls a rule asks who made them"
    assert [(each.text, each.near and each.near.value) for each in report.events.undeclared.kept] == [
        ("Demo Request", "demo_request")
    ]
    assert report.events.never == ("newsletter_click", "webinar_attended", "quote_request", "won", "no_budget")


def test_people_who_are_not_known_of_have_no_strangers(policy, tmp_path):
    report = told(policy, tmp_path, lead(people=None))
    assert kind(report, "call").by_strangers == 0
    assert report.people is not None
    assert report.people.records == 0


def test_people_without_a_key_and_lists_that_are_none(policy, tmp_path):
    report = told(
        policy, tmp_path, lead("a", people=[{"role": "champion"}]), lead("b", people="anna"), lead("c", events=3)
    )
    assert report.people is not None
    assert (report.people.without_key, report.unreadable_lists) == (1, 2)


def test_columns_that_no_record_has_in_json(policy, tmp_path):
    other = {"Budget date": ..., "Employees": ..., "No. of employees": 3, "Budget_date": "2026-02-01"}
    report = told(policy, tmp_path, *leads(2, segment=..., **other))
    assert [(each.field, each.column, each.near, each.is_date) for each in report.columns] == [
        ("segment", "segment", None, False),
        ("employees", "Employees", "No. of employees", False),
        ("budget", "Budget date", "Budget_date", True),
    ]
    assert report.empty_fields == ()


def test_keys_that_differ_only_in_capitals_or_blanks(policy, tmp_path):
    report = told(policy, tmp_path, lead("Acme Ltd"), lead("ACME  ltd"), lead("Other"))
    assert (report.near_keys.found, report.near_keys.all_looked_at) == (1, True)


def test_the_tables_beside_the_leads(policy, tmp_path):
    path = jsonl(tmp_path, [lead("a", events=...), lead("b", events=...)])
    (tmp_path / "events.csv").write_text(
        "Company ID,type,at,person,id,minutes,topic\n"
        "a,call,2026-02-01,anna,,20,\n"
        "A,call,2026-02-01,,,,\n"
        "zz,call,x,,,,\n"
    )
    (tmp_path / "said.csv").write_text("Company ID,field,value,at\na,budgett,planned,2026-01-01\n")
    sides = SideFiles(events=tmp_path / "events.csv", observations=tmp_path / "said.csv")
    report, _ = report_on(policy, path, sides=sides)
    events, said = report.sides
    assert (events.role, events.rows, events.joined, events.strangers) == ("events", 3, 1, 2)
    assert [(each.text, each.near and each.near.value) for each in said.undeclared.kept] == [("budgett", "budget")]


def test_a_later_day_sees_more(policy, tmp_path):
    path = jsonl(tmp_path, [lead(**{"Budget date": "2026-03-20"})])
    assert field(report_on(policy, path)[0], "budget").unseen == 1
    day = parse_day("2026-03-20")
    assert field(report_on(policy, path, day)[0], "budget").known == 1
    assert report_on(policy, jsonl(tmp_path, [lead(**{"Budget date": ""})]), day, observed_on=day)[0].clean


def test_spellings_are_kept_in_bounded_memory():
    tally = Tally()
    for number in range(KEPT + 5):
        tally.add(f"spelling {number}")
    tally.add("spelling 7")
    tally.add("x" * 1_000_000)
    spellings = tally.told()
    assert (spellings.total, len(spellings.kept), spellings.left_out) == (KEPT + 7, KEPT, 6)
    assert spellings.kept[0] == Seen("spelling 7", 2)
    long = Tally()
    long.add("x" * 1_000_000)
    assert [(len(seen.text), seen.text[-1]) for seen in long.told().kept] == [(LENGTH, "…")]


def test_names_of_members_are_kept_in_bounded_memory(policy):
    collector = Collector(policy.ir, DAY)
    record = read_record(policy.ir.reading, lead(), 1)
    for number in range(2 * KEPT_NAMES):
        collector.add(record, {f"member {number}": 1, "x" * 1000 + str(number): 2})
    collector.add(record, {"segment": 1})
    assert len(collector._names) == KEPT_NAMES + 1
    assert "segment" in collector._names


def test_counting_costs_a_fraction_of_reading(policy):
    reading, raw = policy.ir.reading, lead()
    collector, record = Collector(policy.ir, DAY), read_record(reading, raw, 1)
    counting = min(repeat(lambda: collector.add(record, raw), number=200, repeat=5))
    exact = min(repeat(lambda: read_record(reading, raw, 1), number=200, repeat=5))
    assert counting < exact / 4


def test_strict_lets_other_values_pass_and_nothing_else(policy, tmp_path):
    assert not report_on(policy, jsonl(tmp_path, [lead(**{"Country/Region": "Narnia"})]))[1].grave
    assert report_on(policy, jsonl(tmp_path, [lead(consent="perhaps")]))[1].grave
