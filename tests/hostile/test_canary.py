"""Values of leads stand where they were asked for, and nowhere else: not in messages, not in what a failure leaves.

Every value of these leads is a canary, a text (or a number, or a day) that occurs nowhere else. Whatever the commands
print and write is searched for them. Names of columns and of keys in JSON are no values: messages may tell them.
"""

import json
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.shell import DAY, Ran, call, finish, leftovers, workspace, writing

KEY, OTHER_KEY, NUMBER, DATE, MOMENT = "Canary-key", "Canary-other", "739184620", "2031-07-19", "2026-02-13"
CANARY = re.compile(rf"canary[a-z-]*|{NUMBER}|{DATE}|{MOMENT}", re.IGNORECASE)
COLUMNS = (
    "Company ID", "Country/Region", "No. of Employees", "consent", "competitor", "open_project", "Budget status",
    "Budget status changed on", "pain", "Pain noted on", "decision_date",
)  # fmt: skip
VALID = {
    "Company ID": KEY,
    "Country/Region": "Germany",
    "No. of Employees": int(NUMBER),
    "consent": "yes",
    "pain": "Canary-pain",
    "Pain noted on": MOMENT,
    "decision_date": DATE,
    "undeclared": "Canary-undeclared",
    "people": [{"contact": "Canary-anna", "role": "champion"}, {"contact": "Canary-bert", "role": "Canary-role"}],
    "events": [
        {"type": "demo_request", "at": MOMENT, "person": "Canary-stranger"},
        {"type": "Canary-event", "at": MOMENT, "person": "Canary-anna"},
        {"type": "requirements_call", "at": "Canary-moment", "person": "Canary-anna", "minutes": "Canary-minutes"},
    ],
    "outcomes": [{"type": "Canary-outcome", "at": MOMENT}, {"type": "won", "at": "Canary-when"}],
}
INVALID = {name: f"Canary-{name[:2].strip().lower()}" for name in COLUMNS} | {"Company ID": OTHER_KEY}
NOT_UTF8 = b'{"Company ID": "Canary-bytes-\xff\xfe"}'
BROKEN_LINES = (
    b'{"Company ID": "Canary-cut',
    b'{"twice": "Canary-one", "twice": "Canary-two"}',
    b'{"Company ID": "Canary-number", "No. of Employees": Canary-bare}',
    b'["Canary-list"]',
    b'"Canary-text"',
    b'{"consent": "Canary-no-key"}',
    b'{"Company ID": ["Canary-key-list"]}',
    b'{"Company ID": "Canary-nul\x00"}',
    b'{"Company ID": "Canary-deep", "pain": ' + b"[" * 200 + b"]" * 200 + b"}",
)
DECLARED = {KEY, OTHER_KEY, MOMENT}
"""What every decision holds by its schema: the record's key, and the days since when something is so."""
SIDES = {
    "people": f"Company ID,contact,role\n{KEY},Canary-anna,Canary-role\nCanary-nobody,Canary-x,user\nCanary-ragged\n",
    "events": f"Company ID,type,at,person\n{KEY},Canary-event,{MOMENT},Canary-y\n{KEY},demo_request,Canary-at,\n"
    f'{OTHER_KEY},"Canary-open\n',
    "outcomes": f"Company ID,type,at\n{KEY},Canary-outcome,{MOMENT}\nCanary-nobody,won,{MOMENT},Canary-extra\n",
    "observations": f"Company ID,field,value,at\n{KEY},pain,Canary-pain,{MOMENT}\n{KEY},Canary-field,Canary-value,\n",
}
WITH_SIDES = tuple(part for name in SIDES for part in (f"--{name}", f"{name}.csv"))


@pytest.fixture
def place(tmp_path):
    """A folder with canaries in every kind of file, and room for temporary files."""
    workspace(tmp_path)
    lines = [json.dumps(VALID).encode(), json.dumps(INVALID).encode(), json.dumps(VALID).encode(), *BROKEN_LINES]
    (tmp_path / "leads.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    (tmp_path / "bytes.jsonl").write_bytes(lines[0] + b"\n" + NOT_UTF8 + b"\n")
    (tmp_path / "bytes.csv").write_bytes(",".join(COLUMNS).encode() + b"\nCanary-x\xff,Canary-y\n")
    (tmp_path / "leads.json").write_bytes(b"[" + b", ".join([lines[0], lines[1], b'"Canary-x"', BROKEN_LINES[0]]))
    table = [COLUMNS, [str(VALID.get(name, "Canary-free")) for name in COLUMNS], [INVALID[name] for name in COLUMNS]]
    ragged = "Canary-ragged,Canary-a\nCanary-long" + ",Canary-b" * 9 + '\n"Canary-open,x\n'
    (tmp_path / "leads.csv").write_text("".join(",".join(row) + "\n" for row in table) + ragged)
    for name, text in SIDES.items():
        (tmp_path / f"{name}.csv").write_text(text)
    (tmp_path / "temporary").mkdir()
    return tmp_path


def evaluate(place: Path, *arguments: str, leads: str = "leads.jsonl", **more) -> Ran:
    ran = call("evaluate", "dach.policy", leads, *DAY, *arguments, folder=place, env=rooms(place), **more)
    assert list((place / "temporary").iterdir()) == [], "what was put aside for a while is gone"
    assert leftovers(place) == []
    return ran


def rooms(place: Path) -> dict[str, str]:
    return {"TMPDIR": str(place / "temporary"), "PYTHONDONTWRITEBYTECODE": "1"}


def canaries(text: str) -> set[str]:
    return set(CANARY.findall(text))


def test_the_canaries_would_be_found(place):
    """The check of the check: with --explain most of them are in the result."""
    ran = evaluate(place, "--explain", "-o", "-")
    assert ran.code == 0
    assert {KEY, OTHER_KEY, NUMBER, DATE, MOMENT, "Canary-pain", "Canary-co"} <= canaries(ran.out)


@pytest.mark.parametrize("sides", [(), WITH_SIDES], ids=["alone", "joined"])
@pytest.mark.parametrize("leads", ["leads.jsonl", "leads.json", "leads.csv", "bytes.jsonl", "bytes.csv"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_decisions_hold_keys_and_messages_hold_nothing(place, leads, form, sides):
    ran = evaluate(place, "--format", form, *sides, "-o", "out.jsonl", leads=leads)
    assert canaries(ran.out + ran.err) == set()
    if (place / "out.jsonl").exists():
        assert canaries((place / "out.jsonl").read_text()) <= DECLARED


@pytest.mark.parametrize("output", ["-", "out.jsonl", "out.csv"])
def test_only_keys_are_in_a_result_that_was_not_to_explain(place, output):
    ran = evaluate(place, "-o", output)
    result = ran.out if output == "-" else (place / output).read_text()
    assert {KEY, OTHER_KEY} <= canaries(result) <= DECLARED
    assert canaries(ran.err + (ran.out if output != "-" else "")) == set()


@pytest.mark.parametrize("name", ["report.json", "report.md"])
def test_samples_are_in_the_report_that_was_asked_for(place, name):
    ran = evaluate(place, "--report", name, "-o", "out.csv")
    assert ran.code == 0
    assert "Canary-event" in (place / name).read_text()
    assert canaries(ran.out + ran.err) == set()


def test_strict_tells_no_values(place):
    ran = evaluate(place, "--strict", "-o", "out.csv")
    assert ran.code == 1
    assert canaries(ran.out + ran.err) == set()


@pytest.mark.parametrize(
    ("name", "kind"),
    [("people", "missing"), ("events", "a folder"), ("outcomes", "another kind"), ("observations", "another kind")],
)
def test_a_side_file_that_cannot_be_read_lets_nothing_out(place, name, kind):
    (place / f"{name}.csv").unlink()
    if kind == "a folder":
        (place / f"{name}.csv").mkdir()
    elif kind == "another kind":
        (place / f"{name}.csv").write_bytes(b"PK\x03\x04Canary-zip\x00\xff")
    ran = evaluate(place, *WITH_SIDES, "-o", "out.csv", leads="leads.csv")
    assert ran.code == 2
    assert canaries(ran.out + ran.err) == set()
    assert not (place / "out.csv").exists()


def test_a_full_disk_leaves_nothing(place):
    lines = [json.dumps(VALID | {"Company ID": f"{KEY}-{number}"}) for number in range(200)]
    (place / "leads.jsonl").write_text("\n".join(lines))
    ran = evaluate(
        place, "--explain", "--report", "report.json", "-o", "out.jsonl",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )  # fmt: skip
    assert ran.code == 3
    assert canaries(ran.out + ran.err) == set()
    assert not (place / "out.jsonl").exists()
    assert not (place / "report.json").exists()


def test_being_stopped_leaves_nothing(place):
    lines = [json.dumps(VALID | {"Company ID": f"{KEY}-{number}"}) for number in range(20_000)]
    (place / "leads.jsonl").write_text("\n".join(lines))
    arguments = ("evaluate", "dach.policy", "leads.jsonl", *DAY, "--explain", "-o", "out.jsonl")
    process = writing(*arguments, folder=place, env=rooms(place))
    process.send_signal(signal.SIGTERM)
    ran = finish(process)
    assert (ran.code, ran.out, ran.err) == (143, "", "interrupted: no file is half-written\n")
    assert leftovers(place) == [*(place / "temporary").iterdir()] == []
    assert not (place / "out.jsonl").exists()


# ---- Our own defects

DEFECT = """
import sys
from policy_engine.cli import {module}
def fail(*values, **more):
    raise {kind}("Canary-message", *map(repr, values))
{module}.{victim} = fail
from policy_engine.cli import main
sys.argv = ["readiness", *sys.argv[1:]]
main()
"""
VICTIMS = {
    "evaluate": ("summary", "Summary.add", ("dach.policy", "leads.jsonl", *DAY, "-o", "out.jsonl")),
    "explain": ("tree", "Tree.lines", ("dach.policy", "leads.jsonl", *DAY, "--key", KEY)),
}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("evaluate", "ValueError"), ("evaluate", "RecursionError"), ("evaluate", "EOFError"), ("explain", "KeyError")],
)
def test_a_defect_of_ours_tells_its_place_and_no_value(place, name, kind):
    module, victim, arguments = VICTIMS[name]
    code = DEFECT.format(module=module, victim=victim, kind=kind)
    ran = subprocess.run(
        [sys.executable, "-c", code, name, *arguments],
        cwd=place, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 70
    assert re.fullmatch(
        rf"internal error: {kind} at policy_engine/cli/[a-z_]+\.py:\d+ \(readiness [0-9.]+\): this is a defect of "
        r"readiness, not of your files; please report this line to its issue tracker\n",
        ran.stderr,
    )
    assert ran.stdout == ""
    assert leftovers(place) == []
    assert not (place / "out.jsonl").exists()


# ---- The other commands that read leads


@pytest.mark.parametrize("leads", ["leads.jsonl", "leads.json", "leads.csv"])
def test_explain_tells_of_its_record_only(place, leads):
    found = call("explain", "dach.policy", leads, *DAY, "--key", KEY, folder=place)
    assert found.code == 0, found.err
    assert OTHER_KEY not in found.out
    assert canaries(found.err) == set()
    missed = call("explain", "dach.policy", leads, *DAY, "--key", "nobody", folder=place)
    assert missed.code in (1, 2)
    assert canaries(missed.out + missed.err) == set()


def test_a_proposal_says_nothing_of_the_leads_it_was_made_from(place):
    """The new policy holds the spellings of its picklists, which were asked for; the terminal shows none."""
    ran = call("init", "new", "--from", "leads.csv", folder=place)
    assert ran.code in (0, 2)
    assert canaries(ran.out + ran.err) == set()
    written = "".join(path.read_text() for path in (place / "new").rglob("*") if path.is_file())
    assert {KEY, OTHER_KEY} & canaries(written) == set()
