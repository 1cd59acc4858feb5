"""Large tables: two million events joined to two hundred thousand accounts, in bounded memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ACCOUNTS = 200_000
EVENTS = 2_000_000
MEMORY_MIB = 160
SECONDS = 60

GENERATE = """
import random, sys
folder, accounts, events = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
number = random.Random(7).randrange
with open(folder + "/leads.csv", "w") as file:
    file.write("company,name,budget,Budget changed on\\n")
    file.writelines(f"acc-{n:07d},Company {n},confirmed,2026-02-{1 + n % 28:02d}\\n" for n in range(accounts))
with open(folder + "/events.csv", "w") as file:
    file.write("company,type,at,person,id,minutes,page\\n")
    for n in range(events):
        key = f"acc-{number(accounts + 100):07d}" if n % 1000 else ""
        at = f"2026-0{1 + n % 3}-{1 + n % 28:02d}T{n % 24:02d}:00:00Z"
        file.write(f"{key},demo_request,{at},p{n % 5},e{n},,page {n}\\n")
"""
JOIN = """
import json, sys, time
from pathlib import Path
from policy_engine.files.joining import SideFiles, open_joined
from policy_engine.files.keys import KeyTracker
from tests.files.reading import PLAIN
from tests.support.memory import peak_mib
begun, folder, keys, events = time.perf_counter(), Path(sys.argv[1]), KeyTracker(), 0
source = open_joined(folder / "leads.csv", SideFiles(events=folder / "events.csv"), PLAIN)
for place, row in source:
    events += len(row["events"])
    assert keys.first(row["company"], place) is None
table, memory = source.tables[0], peak_mib()
print(json.dumps({
    "records": source.given, "events": events, "rows": table.rows, "joined": table.joined, "rejected": table.rejected,
    "strangers": table.strangers, "mib": memory,
    "seconds": time.perf_counter() - begun,
}))
"""


def python(script: str, *arguments: str) -> str:
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.bulk
def test_two_million_events_in_bounded_memory(tmp_path: Path) -> None:
    python(GENERATE, str(tmp_path), str(ACCOUNTS), str(EVENTS))
    found = json.loads(python(JOIN, str(tmp_path)))
    assert found["records"] == ACCOUNTS
    assert (found["rows"], found["rejected"]) == (EVENTS, EVENTS // 1000)
    assert found["events"] == found["joined"]
    assert found["strangers"] > 0
    assert found["rows"] == found["joined"] + found["rejected"] + found["strangers"]
    assert found["mib"] < MEMORY_MIB
    assert found["seconds"] < SECONDS
