"""Long work shows a bar on a terminal, and nothing anywhere else."""

import re
import subprocess
import sys

import pytest

from policy_engine.base.progress import silent
from policy_engine.cli.progress import progress
from tests.cli.runner import DATA

pytest.importorskip("pty", reason="no terminals to open here")

from tests.cli.terminal import on_terminal

WORK = """
import sys, time
from policy_engine.cli.progress import progress
with progress() as tell:
    for done in range(40):
        tell("reading events", done, 40)
        time.sleep(0.01)
    tell("sorting events", 1, 0)
    {end}
print("the result")
print("rich" in sys.modules)
"""
PICTURE = re.compile(r"reading events [^\r\n]*?(\d+)%")
CURSOR_HIDDEN, CURSOR_SHOWN = "\x1b[?25l", "\x1b[?25h"


def work(end: str = "pass", **more):
    return on_terminal(["-c", WORK.replace("{end}", end)], DATA, **more)


def test_a_terminal_shows_what_is_being_done_and_how_far_it_is():
    ran = work()
    shares = [int(share) for share in PICTURE.findall(ran.terminal)]
    assert shares == sorted(shares)
    assert 2 <= len(shares) <= 12, "a picture every tenth of a second at most"
    assert "sorting events" in ran.terminal


def test_the_result_is_not_touched_and_no_bar_is_left():
    ran = work()
    assert (ran.code, ran.out) == (0, "the result\nTrue\n")
    assert ran.terminal.endswith("\x1b[2K"), "the last line is wiped"
    assert ran.terminal.count(CURSOR_SHOWN) == ran.terminal.count(CURSOR_HIDDEN) == 1


def test_the_terminal_is_as_before_after_an_error_and_after_ctrl_c():
    failed = work("raise ValueError")
    stopped = work("time.sleep(30)", keys=b"\x03", after="sorting events")
    for ran in (failed, stopped):
        assert ran.code != 0
        assert ran.terminal.rfind(CURSOR_SHOWN) > ran.terminal.rfind(CURSOR_HIDDEN) >= 0


def test_no_colours_where_none_are_wanted():
    colour = re.compile(r"\x1b\[[0-9;]*3\d[;m]")
    assert colour.search(work().terminal)
    assert not colour.search(work(NO_COLOR="1").terminal)


@pytest.mark.parametrize("where", ["pipe", "dumb"])
def test_without_a_real_terminal_nothing_is_shown_and_nothing_loaded(where):
    if where == "dumb":
        ran = work(TERM="dumb")
        shown, out = ran.terminal, ran.out
    else:
        piped = subprocess.run(
            [sys.executable, "-c", WORK.replace("{end}", "pass")],
            cwd=DATA, capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        shown, out = piped.stderr, piped.stdout
    assert shown == ""
    assert out == "the result\nFalse\n"


def test_a_command_that_asks_for_quiet_gets_it():
    with progress(quiet=True) as tell:
        assert tell is silent


def test_evaluate_shows_how_far_it_is_and_then_only_the_summary(tmp_path):
    lead = (DATA / "leads.jsonl").read_text("utf-8").splitlines()[0]
    many = "".join(lead.replace('"c1"', f'"c{number}"') + "\n" for number in range(4_000))
    (tmp_path / "many.jsonl").write_text(many, encoding="utf-8")
    output = str(tmp_path / "out.csv")
    arguments = ["evaluate", "dach.policy", str(tmp_path / "many.jsonl"), "--as-of", "2026-03-01", "-o", output]
    ran = on_terminal(["-m", "policy_engine.cli", *arguments], DATA)
    assert ran.code == 0
    assert re.search(r"\d+%", ran.terminal)
    assert ran.terminal.endswith("\x1b[2K")
    assert ran.out.startswith("4000 records decided as of 2026-03-01")
