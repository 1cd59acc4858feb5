"""``check --fix``: what is certain is written, told, and nothing else is touched."""

import json
from pathlib import Path

import pytest

from policy_engine.cli import fixing
from policy_engine.files.policies import Opened, open_policy
from tests.cli.runner import run

LIBRARY = 'library f "F"\naccount\n  fact size integer\nhold k "K"\n  when size >= 5\n'
POLICY = 'policy p "P"\nowners a, b\nuse "shared/f.policy"\nhold h "H"\n  when size > 5\nhold i "I"\n  when siz > 6\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    (tmp_path / "readiness.toml").write_text("")
    (tmp_path / "shared" / "f.policy").write_text(LIBRARY)
    (tmp_path / "p.policy").write_bytes(b"\xef\xbb\xbf" + POLICY.replace("\n", "\r\n").encode())
    return tmp_path


def test_certain_fixes_are_written_and_told(folder: Path) -> None:
    ran = run("check", "--fix", "p.policy", folder=folder)
    assert ran.code == 1
    told = ran.out.splitlines()
    assert told[:2] == [
        "p.policy:5:13: fixed S006: `>` is now `is more than`",
        "p.policy:7:12: fixed S006: `>` is now `is more than`",
    ]
    assert "error N001: no field is called `siz`" in ran.out
    right = POLICY.replace(">", "is more than").replace("\n", "\r\n")
    assert (folder / "p.policy").read_bytes() == b"\xef\xbb\xbf" + right.encode()


def test_a_library_outside_the_named_paths_is_left(folder: Path) -> None:
    ran = run("check", "--fix", "p.policy", folder=folder)
    assert (folder / "shared" / "f.policy").read_text() == LIBRARY
    assert "shared/f.policy:5:13: error S006" in ran.out


def test_a_folder_fixes_all_of_its_files(folder: Path) -> None:
    run("check", "--fix", ".", folder=folder)
    assert (folder / "shared" / "f.policy").read_text() == LIBRARY.replace(">=", "is at least")


def test_json_tells_what_was_fixed(folder: Path) -> None:
    ran = run("check", "--fix", "p.policy", "--format", "json", folder=folder)
    report = json.loads(ran.out)
    assert [(each["code"], each["place"]["line"]) for each in report["fixed"]] == [("S006", 5), ("S006", 7)]
    assert "N001" in [each["code"] for each in report["diagnostics"]]


def test_without_it_nothing_is_written(folder: Path) -> None:
    before = (folder / "p.policy").read_bytes()
    run("check", "p.policy", folder=folder)
    assert (folder / "p.policy").read_bytes() == before


def test_a_file_that_was_changed_meanwhile_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "p.policy"
    before = path.read_bytes()

    def opened_by_two(name: Path) -> Opened | str:
        found = open_policy(name)
        path.write_bytes(before + b"# mine")
        return found

    monkeypatch.setattr(fixing, "open_policy", opened_by_two)
    ran = run("check", "--fix", "p.policy", folder=folder)
    assert ran.code == 3
    assert "U011" in ran.err
    assert path.read_bytes() == before + b"# mine"


def test_a_file_that_is_not_utf8_is_left(folder: Path) -> None:
    data = 'policy p "Pü"\nhold h "H"\n  when size > 5\n'.encode("latin-1")
    (folder / "p.policy").write_bytes(data)
    ran = run("check", "--fix", "p.policy", folder=folder)
    assert ran.code == 1
    assert "S024" in ran.out
    assert (folder / "p.policy").read_bytes() == data


def test_a_link_is_not_written_through(folder: Path) -> None:
    (folder / "link.policy").symlink_to(folder / "p.policy")
    before = (folder / "p.policy").read_bytes()
    ran = run("check", "--fix", "link.policy", folder=folder)
    assert ran.code == 3
    assert (folder / "link.policy").is_symlink()
    assert (folder / "p.policy").read_bytes() == before
